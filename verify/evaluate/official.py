"""Official answers to reported harm: is a denial read as one, a concession as its count, and "we cannot tell" as neither.

`official_statements.jsonl`: the words of each statement, the assessment, and the deaths it concedes.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from verify.evaluate.answer import Answer
from verify.evaluate.labels import Row, rows
from verify.evaluate.measures import share
from verify.model import Claim, Report
from verify.rulepack import Rules
from verify.text.normalise import normalise
from verify.text.numbers import find_numbers

FILE = "official_statements.jsonl"
_SHORTEST = 40
_DAY = re.compile(r"(\d{4})(\d\d)(\d\d)")
_UNDECIDED = "insufficient"


def fits(path: Path) -> bool:
    """True for a file of this layout, or a folder that holds nothing nearer."""
    return path.name == FILE


def documents(path: Path, rules: Rules) -> Iterator[dict[str, Any]]:
    """The statements as documents to run on."""
    for name, row, text in _statements(path, rules):
        day = _DAY.fullmatch(str(row["statement"].get("statement_date") or ""))
        yield {"id": name, "source": "US-led Coalition", "source_kind": "official", "lang": "en", "text": text,
               "published_at": "-".join(day.groups()) if day is not None else None}  # fmt: skip


def score(path: Path, report: Report, rules: Rules) -> dict[str, Any]:
    """Shares of conceded counts that are right, of denials read, of denials taken for facts, of the undecided left undecided."""
    answer = Answer(report)
    conceded = right = claimed = denied = read = counted = undecided = kept = 0
    for name, row, text in _statements(path, rules):
        claims = answer.claims(name)
        denies = any(_denies(c) for c in claims)
        if row.get("conceded_min"):
            conceded += 1
            right += any(_concedes(c, row) for c in claims)
            claimed += any(c.attribution is not None and c.attribution.status == "claims_responsibility" for c in claims)
        elif _UNDECIDED in text.lower():
            undecided += 1
            kept += not denies
        elif row.get("assessment") == "non_credible":
            denied += 1
            read += denies
            counted += any(c.killed is not None and c.killed.min > 0 and c.assertion == "asserted" for c in claims)
    return {
        "conceded": conceded, "conceded_count_right": share(right, conceded), "conceded_claimed": share(claimed, conceded), "denied": denied,
        "denial_read": share(read, denied), "denial_with_a_count_as_fact": share(counted, denied), "undecided": undecided,
        "undecided_kept": share(kept, undecided),
    }  # fmt: skip


def _statements(path: Path, rules: Rules) -> Iterator[tuple[str, Row, str]]:
    """Each different statement under a name of its own; one that does not hold the count it is said to concede is a slip of the table."""
    seen: set[str] = set()
    for row in rows(path):
        text = ((row.get("statement") or {}).get("statement") or "").strip()
        if len(text) < _SHORTEST or text in seen or not _holds(text, row, rules):
            continue
        seen.add(text)
        yield f"statement-{len(seen):04d}", row, text


def _holds(text: str, row: Row, rules: Rules) -> bool:
    wanted = row.get("conceded_min")
    lexicon = rules.lang["en"].numbers if "en" in rules.lang else None
    if not wanted or lexicon is None:
        return True
    return any(wanted in (m.min, m.max) for m in find_numbers(normalise(text).text, lexicon))


def _concedes(claim: Claim, row: Row) -> bool:
    low, high = row["conceded_min"], row.get("conceded_max")
    return claim.killed is not None and claim.killed.min == low and claim.killed.max in (low, high)


def _denies(claim: Claim) -> bool:
    return claim.assertion == "denied" or (claim.attribution is not None and claim.attribution.status == "denies_responsibility")
