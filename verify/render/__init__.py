"""Report -> a folder of plain HTML with its machine-readable files beside it."""

from verify.render.json_report import report_schema
from verify.render.names import names_of, public_names
from verify.render.redact import redacted
from verify.render.retell import retold
from verify.render.write import check_replaceable as check_out
from verify.render.write import write_report

__all__ = ["check_out", "names_of", "public_names", "redacted", "report_schema", "retold", "write_report"]
