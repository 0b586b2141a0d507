"""`verify fuse CLAIMS.csv`: any sources, any values."""

import argparse
import csv
import sys
from collections.abc import Iterator
from pathlib import Path

from verify.assess import Tree, fuse_table
from verify.errors import InputError

_COLUMNS = ("obj", "src", "value")


def fuse_command(args: argparse.Namespace) -> int:
    """Writes obj,value,probability to stdout, one row a candidate value."""
    rows = _rows(args.file)
    tree = _tree(args.hierarchy) if args.hierarchy is not None else None
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("obj", "value", "probability"))
    for obj, value, probability in fuse_table(rows, hierarchy=tree):
        writer.writerow((obj, value, f"{probability:.6f}"))
    return 0


def _rows(name: str) -> list[tuple[str, str, str]]:
    rows: list[tuple[str, str, str]] = []
    for line, row in _read(name, _COLUMNS):
        if any(not row.get(c) for c in _COLUMNS):
            print(f"warning: {name}:{line}: a row without obj, src or value was left out", file=sys.stderr)
            continue
        rows.append((row["obj"], row["src"], row["value"]))
    return rows


def _tree(name: str) -> Tree:
    """Values and what is broader: the columns id, name and parentID."""
    names: dict[str, str] = {}
    parents: dict[str, str | None] = {}
    for line, row in _read(name, ("id", "name", "parentid")):
        if not row.get("id") or not row.get("name"):
            print(f"warning: {name}:{line}: a row without id or name was left out", file=sys.stderr)
            continue
        names[row["id"]] = row["name"]
        parents[row["id"]] = row.get("parentid") or None
    tops = [n for n in names if parents[n] not in names]
    if len(tops) == 1 and len(names) > 1:  # a root that holds everything says nothing
        del names[tops[0]]
    return Tree(parents, names)


def _read(name: str, columns: tuple[str, ...]) -> Iterator[tuple[int, dict[str, str]]]:
    csv.field_size_limit(2**31 - 1)
    try:
        text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{name}: cannot be read as UTF-8 text: {error}") from error
    reader = csv.DictReader(text.splitlines(keepends=True))
    named = {n: n.strip().lower() for n in reader.fieldnames or ()}
    missing = [c for c in columns if c not in named.values()]
    if missing:
        raise InputError(f"{name}: the header lacks {', '.join(missing)}; it needs the columns {', '.join(columns)}")
    for row in reader:
        yield reader.line_num, {named[k]: v for k, v in row.items() if k in named and isinstance(v, str)}
