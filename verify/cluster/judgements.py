"""What a person has decided about two claims: one incident, or two. It outranks every score and is shown as what it is.

A file of JSON lines, only ever added to: `{"must_link": ["claim-1a", "claim-2b"], "by": "R. H.", "reason": "same victims"}` or `cannot_link`.
A name is a claim's id, or a document's where the document tells of one incident. A later line outranks an earlier one on the same two.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct

from verify.errors import InputError
from verify.model import Claim, Issue

Decision = Literal["must_link", "cannot_link"]
_LONGEST = 500


class JudgementLine(Struct, frozen=True, forbid_unknown_fields=True):
    """One line of the file: two or more names under one of the two words, who decided it and why."""

    must_link: tuple[str, ...] = ()
    cannot_link: tuple[str, ...] = ()
    by: str = ""
    reason: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision on names, and the line of the file it stands in."""

    decision: Decision
    names: tuple[str, ...]
    by: str
    reason: str
    file: str
    line: int

    def sentence(self) -> str:
        """The reason shown on a link."""
        who = f" by {self.by}" if self.by else ""
        why = f": {self.reason}" if self.reason else ""
        what = "are one incident" if self.decision == "must_link" else "are two incidents"
        return f"A judgement{who} says that both {what}{why}."


@dataclass(frozen=True, slots=True)
class Ruling:
    """A judgement on two units of the columns (rows), `a` < `b`."""

    a: int
    b: int
    judgement: Judgement


def load_judgements(path: Path) -> list[Judgement]:
    """The judgements of a file. Raises InputError, naming file and line, for what is not one."""
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise InputError(f"the judgements {path} cannot be read: {error.strerror or error}") from error
    return [found for n, line in enumerate(lines, 1) if line.strip() and (found := _judgement(line, str(path), n)) is not None]


def _judgement(raw: bytes, file: str, line: int) -> Judgement:
    try:
        given = msgspec.json.decode(raw, type=JudgementLine)
    except msgspec.DecodeError as error:
        raise InputError(f'{file}:{line}: {error}; a judgement is {{"must_link": [ID, ID]}} or {{"cannot_link": [ID, ID]}}') from error
    names = tuple(dict.fromkeys(given.must_link or given.cannot_link))
    if bool(given.must_link) == bool(given.cannot_link) or len(names) < 2:
        raise InputError(f"{file}:{line}: a judgement names two or more claims under must_link or under cannot_link")
    decision: Decision = "must_link" if given.must_link else "cannot_link"
    return Judgement(decision, names, given.by[:_LONGEST], given.reason[:_LONGEST], file, line)


def resolve(judgements: Sequence[Judgement], claims: Sequence[Claim], members: Sequence[Sequence[int]]) -> tuple[list[Ruling], list[Issue]]:
    """The judgements on the units at hand, each pair once with its last line, sorted; and an issue for each name that fits nothing here.

    Raises InputError where the judgements contradict each other: A with B, B with C, and A not with C.
    """
    if not judgements:
        return [], []
    row_of = {claims[i].id: row for row, unit in enumerate(members) for i in unit}
    rows_in: dict[str, set[int]] = {}
    for row, unit in enumerate(members):
        for i in unit:
            rows_in.setdefault(claims[i].document_id, set()).add(row)
    last: dict[tuple[int, int], Judgement] = {}
    issues: list[Issue] = []
    for judgement in judgements:
        named = (_row(name, judgement, row_of, rows_in, issues) for name in judgement.names)
        for a, b in combinations(sorted({row for row in named if row is not None}), 2):
            last[a, b] = judgement
    rulings = [Ruling(a, b, last[a, b]) for a, b in sorted(last)]
    _hold_together(rulings)
    return rulings, issues


def _row(name: str, judgement: Judgement, row_of: Mapping[str, int], rows_in: Mapping[str, set[int]], issues: list[Issue]) -> int | None:
    if name in row_of:
        return row_of[name]
    rows = rows_in.get(name, set())
    if len(rows) == 1:
        return next(iter(rows))
    many = f"the document {name} tells of {len(rows)} incidents; name the claim instead"
    message = many if rows else f"there is no claim or document {name} in this run; the judgement on it waits"
    issues.append(Issue(judgement.file, judgement.line, name, "judgement_open", "warning", message, "claim ids stand in claims.jsonl"))
    return None


def _hold_together(rulings: Sequence[Ruling]) -> None:
    root: dict[int, int] = {}

    def find(row: int) -> int:
        while root.get(row, row) != row:
            row = root[row]
        return row

    for ruling in _of("must_link", rulings):
        one, other = sorted((find(ruling.a), find(ruling.b)))
        root[other] = one
    for ruling in _of("cannot_link", rulings):
        if find(ruling.a) == find(ruling.b):
            judgement = ruling.judgement
            raise InputError(
                f"{judgement.file}:{judgement.line}: keeps apart two claims that other judgements of the file join; correct one of them "
                "by a later line"
            )


def _of(decision: Decision, rulings: Sequence[Ruling]) -> Iterator[Ruling]:
    return (r for r in rulings if r.judgement.decision == decision)
