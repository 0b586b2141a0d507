"""Event -> Comparison: what independent voices say on each dimension, held against each other."""

from verify.compare.cases import run_compare_cases
from verify.compare.event import compare_event

__all__ = ["compare_event", "run_compare_cases"]
