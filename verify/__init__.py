"""Reads what different sources say about the same violent incident and says who agrees with whom, on what, and how far to believe it."""

__version__ = "0.1.0"
