"""Report -> a folder of plain HTML with its machine-readable files beside it."""

from verify.render.write import write_report

__all__ = ["write_report"]
