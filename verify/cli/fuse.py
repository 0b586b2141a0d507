"""`verify fuse CLAIMS.csv`: any sources, any values."""

import argparse
import csv
import sys
from pathlib import Path

from verify.assess import fuse_table
from verify.errors import InputError

_COLUMNS = ("obj", "src", "value")


def fuse_command(args: argparse.Namespace) -> int:
    """Writes obj,value,probability to stdout, one row a candidate value."""
    rows = _rows(args.file)
    writer = csv.writer(sys.stdout)
    writer.writerow(("obj", "value", "probability"))
    for obj, value, probability in fuse_table(rows, hierarchy=args.hierarchy):
        writer.writerow((obj, value, f"{probability:.6f}"))
    return 0


def _rows(name: str) -> list[tuple[str, str, str]]:
    csv.field_size_limit(2**31 - 1)
    try:
        text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{name}: cannot be read as UTF-8 text: {error}") from error
    reader = csv.DictReader(text.splitlines(keepends=True))
    missing = [c for c in _COLUMNS if c not in (reader.fieldnames or ())]
    if missing:
        raise InputError(f"{name}: the header lacks {', '.join(missing)}; it needs the columns obj, src and value")
    rows: list[tuple[str, str, str]] = []
    for row in reader:
        if any(row[c] in (None, "") for c in _COLUMNS):
            print(f"warning: {name}:{reader.line_num}: a row without obj, src or value was left out", file=sys.stderr)
            continue
        rows.append((row["obj"], row["src"], row["value"]))
    return rows
