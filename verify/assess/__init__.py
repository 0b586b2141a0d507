"""Comparison -> Assessment: who is independent of whom, how reliable, what to believe, and how much."""

from verify.assess.accu import fuse_table
from verify.assess.calibration import fit_map
from verify.assess.cases import run_assess_cases
from verify.assess.describe import denials, describe_event, revisions
from verify.assess.event import assess_event, assess_heard
from verify.assess.independence import Spoken, provenance_groups, speakers, spoken
from verify.assess.learning import learn, observe, observe_heard
from verify.assess.reliability import rate_source
from verify.assess.tree import Tree

__all__ = [
    "Spoken", "Tree", "assess_event", "assess_heard", "denials", "describe_event", "fit_map", "fuse_table", "learn", "observe", "observe_heard",
    "provenance_groups", "rate_source", "revisions", "run_assess_cases", "speakers", "spoken",
]  # fmt: skip
