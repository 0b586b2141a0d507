"""Holds a report, or a step by itself, against labelled data."""

from verify.evaluate.calibration import calibration
from verify.evaluate.layouts import documents, evaluate

__all__ = ["calibration", "documents", "evaluate"]
