"""Reads what different sources say about the same violent incident and says who agrees with whom, on what, and how far to believe it."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from verify.model import Report as Report
    from verify.pipeline import run as run

__version__ = "0.1.0"
__all__ = ["Report", "run"]


def __getattr__(name: str) -> Any:
    """`verify.run` and `verify.Report`, loaded when first asked for, so that the command line starts at once."""
    if name == "run":
        from verify.pipeline import run

        return run
    if name == "Report":
        from verify.model import Report

        return Report
    raise AttributeError(f"module 'verify' has no attribute {name!r}")
