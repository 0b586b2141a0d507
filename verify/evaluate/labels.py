"""Reads files of labels; what is wrong with one is said with file and line."""

import csv
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from verify.errors import InputError

Row = dict[str, Any]


def rows(path: Path) -> list[Row]:
    """The objects of a file of JSON lines."""
    found: list[Row] = []
    for number, line in enumerate(_bytes(path).split(b"\n"), 1):
        if not line.strip():
            continue
        try:
            row = msgspec.json.decode(line)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise InputError(f"{path}:{number}: the label is not JSON: {error}") from error
        if not isinstance(row, dict):
            raise InputError(f"{path}:{number}: a label must be an object")
        found.append(row)
    return found


def table(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file with a header."""
    text = _bytes(path).decode("utf-8-sig", "replace")
    return list(csv.DictReader(text.splitlines(keepends=True)))


def document(path: Path) -> Any:
    """The content of a JSON file."""
    try:
        return msgspec.json.decode(_bytes(path).removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError(f"{path}: the labels are not JSON: {error}") from error


def need(row: Mapping[str, Any], key: str, path: Path) -> Any:
    """The value of a field that a label must have."""
    if key not in row:
        raise InputError(f"{path}: a label lacks the field {key!r}")
    return row[key]


def interval(value: Any) -> tuple[int, int | None] | None:
    """A labelled count, {min, max} or [min, max]; None where the source is silent."""
    if value is None:
        return None
    if isinstance(value, list) and len(value) == 2:
        return int(value[0]), None if value[1] is None else int(value[1])
    if isinstance(value, dict) and value.get("min") is not None:
        return int(value["min"]), None if value.get("max") is None else int(value["max"])
    raise InputError(f"{value!r} is no count: write {{min, max}}")


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: the labels cannot be read: {error.strerror or error}") from error
