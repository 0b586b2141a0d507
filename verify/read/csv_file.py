"""CSV: the header holds the field names; comma, semicolon or tab; a row that does not fit is named by its line."""

import csv
import io
import sys
from collections.abc import Iterator
from typing import Any

from verify.read.claim_in import KNOWN
from verify.read.intake import KNOWN_FIELDS_HINT, Intake, Where, clip
from verify.read.jsontext import BadJsonError, parse_json
from verify.read.record import FIELDS, add_record
from verify.read.whole import whole_text

_DELIMITERS = ",;\t|"


def read_csv(intake: Intake, file: str, raw: bytes) -> None:
    """Takes in a CSV file."""
    text = whole_text(intake, file, raw, "CSV")
    if text is None:
        return
    lines = _split(text)
    first = next(i for i, line in enumerate(lines) if line.strip())
    delimiter = sniff(lines[first])
    rows = _rows(intake, file, lines[first:], first, delimiter)
    _, head = next(rows)
    header = [name.strip().lower() for name in head]
    if "text" not in header and "type" not in header:
        intake.error(Where(file, first + 1), "no_text_column", f"no column is called text; the first line is {clip(lines[first].strip())}",
                     f"the first line must name the columns; {KNOWN_FIELDS_HINT}")  # fmt: skip
        return
    twice = sorted({name for name in header if name and header.count(name) > 1})
    if twice:
        intake.warn(
            Where(file, first + 1),
            "duplicate_column",
            f"columns given twice: {', '.join(map(clip, twice))}; the first that is filled counts",
        )
    for line, row in rows:
        if any(cell.strip() for cell in row):
            _add_row(intake, Where(file, line), header, row)


def sniff(header: str) -> str:
    """The delimiter that cuts the header into the most field names we know; of equals the most frequent, then the comma."""

    def worth(delimiter: str) -> tuple[int, int, int]:
        names = [cell.strip().strip('"').lower() for cell in header.split(delimiter)]
        return sum(name in FIELDS for name in names), len(names), -_DELIMITERS.index(delimiter)

    return max(_DELIMITERS, key=worth)


def _split(text: str) -> list[str]:
    """The lines with their ends as they are; only \\n, \\r\\n and \\r end a line, not the other separators of Unicode."""
    return list(io.StringIO(text, newline=""))


def _rows(intake: Intake, file: str, lines: list[str], offset: int, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with its first line number. A quotation mark that never closes costs its own line only: the line is read without quoting."""
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    at = 0
    while at < len(lines):
        reader = csv.reader(lines[at:], delimiter=delimiter)
        start = 0
        for row in reader:
            end = reader.line_num
            if at + end == len(lines) and end - start > 1 and _odd(lines[at + start : at + end]):
                line = at + start
                intake.warn(Where(file, offset + line + 1), "unclosed_quote", "a quotation mark is never closed: the line was read without quoting",
                            "close the quotation, or write two quotation marks for one")  # fmt: skip
                yield offset + line + 1, next(csv.reader([lines[line].rstrip("\r\n")], delimiter=delimiter, quoting=csv.QUOTE_NONE))
                at = line + 1
                break
            yield offset + at + start + 1, row
            start = end
        else:
            return


def _odd(lines: list[str]) -> bool:
    return sum(line.count('"') for line in lines) % 2 == 1


def _add_row(intake: Intake, where: Where, header: list[str], row: list[str]) -> None:
    fields: dict[str, Any] = {}
    for name, cell in zip(header, row, strict=False):
        if name and cell and name not in fields:
            fields[name] = cell
    if len(row) != len(header):
        rest = f"; left over: {clip(' | '.join(row[len(header) :]))}" if len(row) > len(header) else ""
        intake.warn(
            where, "ragged_row", f"the row has {len(row)} cells, the header {len(header)}{rest}", "quote cells that hold the delimiter"
        )
    elif any(cell and not name for name, cell in zip(header, row, strict=True)):
        intake.warn(where, "ragged_row", "a cell stands under a column without a name: it was not used")
    if str(fields.get("type", "")).strip().lower() == "claim":
        fields = {name: _value(cell) if name in KNOWN and name not in ("quote", "title", "id") else cell for name, cell in fields.items()}
        fields["type"] = "claim"
    elif isinstance(fields.get("media"), str):
        fields["media"] = _media(fields["media"])
    add_record(intake, where, fields)


def _value(cell: str) -> Any:
    """A cell of a structured claim: JSON where it is JSON ({"min": 5}, true, 3), else a text."""
    if cell[:1] in "{[" or cell in ("true", "false", "null") or cell.isdecimal():
        try:
            return parse_json(cell).value
        except (BadJsonError, UnicodeError):
            return cell
    return cell


def _media(cell: str) -> Any:
    value = _value(cell) if cell[:1] in "{[" else cell
    return cell.split() if isinstance(value, str) else value
