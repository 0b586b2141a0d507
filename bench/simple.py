"""What one would write instead in an afternoon: the measure beside which a step has to earn its keep."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from verify.model import Claim, Document, Interval

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩", "0123456789")
_KILLED = (
    re.compile(r"(\d+) (?:people|persons?|civilians?)? ?(?:were|was)? ?(?:killed|dead)"),
    re.compile(r"(?:مقتل|قتل) (?:ما لا يقل عن )?(\d+)"),
    re.compile(r"(?:killed|killing) (?:at least )?(\d+)"),
)
_MARKS = re.compile("[\u064b-\u0652]")


def read_lines(path: Path) -> list[dict[str, object]]:
    """`json.loads` of every line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def killed_by_pattern(document: Document) -> Interval | None:
    """The first figure beside a word for killed."""
    text = _MARKS.sub("", document.text).translate(_DIGITS)
    for pattern in _KILLED:
        if (found := pattern.search(text)) is not None:
            return Interval(int(found[1]), int(found[1]))
    return None


def patterns_of(terms: Iterable[str]) -> list[re.Pattern[str]]:
    """One expression a term, as one would write them by hand."""
    return [re.compile(rf"\b{re.escape(term)}\b", re.IGNORECASE) for term in sorted(set(terms))]


def hits(patterns: Sequence[re.Pattern[str]], text: str) -> int:
    """How many of the patterns are found in the text."""
    return sum(pattern.search(text) is not None for pattern in patterns)


def same_place_and_day(claims: Sequence[Claim]) -> list[list[str]]:
    """Claims that spell the place alike and were published on one day."""
    groups: dict[tuple[str, str], list[str]] = {}
    for claim in claims:
        place = claim.places[0].name.casefold() if claim.places else ""
        groups.setdefault((place, (claim.published_at or "")[:10]), []).append(claim.id)
    return list(groups.values())


def majority(claims: Iterable[Claim]) -> int | None:
    """The number of killed that most claims give; the smaller of two that tie."""
    counts = Counter(c.killed.min for c in claims if c.killed is not None)
    return min(counts, key=lambda n: (-counts[n], n)) if counts else None
