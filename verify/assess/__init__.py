"""Comparison -> Assessment: who is independent of whom, how reliable, what to believe, and how much."""

from verify.assess.accu import fuse_table
from verify.assess.calibration import fit_map
from verify.assess.cases import run_assess_cases
from verify.assess.describe import denials, describe_event, revisions
from verify.assess.event import assess_event
from verify.assess.independence import provenance_groups
from verify.assess.learning import learn, observe
from verify.assess.reliability import rate_source
from verify.assess.tree import Tree

__all__ = [
    "Tree", "assess_event", "denials", "describe_event", "fit_map", "fuse_table", "learn", "observe", "provenance_groups", "rate_source", "revisions",
    "run_assess_cases",
]  # fmt: skip
