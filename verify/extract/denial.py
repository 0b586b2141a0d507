"""What stands under a verb of denial: "denied that its aircraft had bombed a hospital and killed nine" claims no deed and no toll."""

from bisect import bisect_right
from collections.abc import Sequence
from operator import itemgetter

from verify.extract.clauses import Clause
from verify.extract.items import Item, index_at
from verify.extract.readings import Reading
from verify.extract.segments import Segment
from verify.model import Interval

_ASIDE = 2
_DENYING = frozenset({"say", "deny_verb"})
_begin = itemgetter(0)
_asked: dict[bool, tuple[Segment, list[tuple[int, int]]]] = {}
"""The segment asked of last: every match in it asks of it again."""


def denied_at(clause: Clause, start: int) -> bool:
    """Whether the words at `start` of the text are part of what the voice of this clause denies."""
    return _within(_complements(clause), start)


def left_open_at(clause: Clause, start: int) -> bool:
    """Whether the words at `start` are what the voice "neither confirms nor denies"."""
    return _within(_complements(clause, negated=True), start)


def owned(readings: Sequence[Reading], clause: Clause) -> list[Reading]:
    """What a clause says on casualties without the counts it denies; "denied that any died" stays none, "denied that three died" says nothing."""
    spans = _complements(clause)
    if not spans:
        return list(readings)
    items = clause.segment.sentence.items
    return [r for r in readings if not (_counts(r) and _within(spans, r.start)) and not (_none(r) and _numbered(items, r.end))]


def _within(spans: Sequence[tuple[int, int]], at: int) -> bool:
    """Whether one of these stretches, which are in order and apart, holds an offset."""
    n = bisect_right(spans, at, key=_begin) - 1
    return n >= 0 and at < spans[n][1]


def _numbered(items: Sequence[Item], end: int) -> bool:
    """Whether a number stands right behind the item that ends at an offset."""
    k = index_at(items, end)
    return 0 < k < len(items) and items[k - 1].end == end and items[k].kind == "number"


def _counts(reading: Reading) -> bool:
    return not _none(reading) and reading.value != "unknown_stated"


def _none(reading: Reading) -> bool:
    return reading.value in ("none", Interval(0, 0)) or reading.field == "scope"


def _complements(clause: Clause, negated: bool = False) -> list[tuple[int, int]]:
    """The stretches of text that a verb of denial governs in the segment of a clause; or one that is itself denied."""
    segment = clause.segment
    if _DENYING.isdisjoint(segment.sentence.lexicons):
        return []
    asked = _asked.get(negated)
    if asked is None or asked[0] is not segment:
        asked = _asked[negated] = (segment, _governed(segment, negated))
    return asked[1]


def _governed(segment: Segment, negated: bool) -> list[tuple[int, int]]:
    items = segment.sentence.items[: segment.last + 1]
    spans: list[tuple[int, int]] = []
    for k in range(segment.first, segment.last):
        if denies(items[k]) and _negated(items, k) is negated and (not spans or spans[-1][1] < items[k].start):
            last = _end(items, k)
            if last > k:
                spans.append((items[k + 1].start, items[last].end))
    return spans


def denies(item: Item) -> bool:
    """Whether a word is a verb of denial."""
    return not _DENYING.isdisjoint(item.lexicons) and (item.value("say") == "denied" or item.has("deny_verb"))


def _negated(items: Sequence[Item], k: int) -> bool:
    """Whether a verb of denial is itself denied: "did not deny", "neither confirmed nor denied"."""
    return not items[k].has("none_word") and any(i.has("none_word") or i.has("neither") for i in items[max(0, k - _ASIDE) : k])


def undenied(items: Sequence[Item], first: int, last: int) -> bool:
    """Whether the words [first, last] hold a verb of denial that is itself denied: who neither confirms nor denies says nothing."""
    return any(denies(items[k]) and _negated(items, k) for k in range(first, last + 1))


def _end(items: Sequence[Item], k: int) -> int:
    """The last item that the verb at `k` governs: up to another thing said, a contrast, or the end of "who denied it,"."""
    aside = any(i.has("relative") for i in items[max(0, k - _ASIDE) : k])
    short = any(i.has("deed_denied") for i in items[k + 1 : k + 1 + _ASIDE])
    for n in range(k + 1, len(items)):
        item = items[n]
        if item.kind == "punct":
            adds = short and any(i.has("relative") for i in items[n + 1 : n + 2])
            if item.text == ";" or (item.text == "," and n > k + 1 and (aside or adds or _goes_on(items, n + 1))):
                return n - 1
        elif item.has("contrast") or item.has("say_participle") or (_says(item) and _joined(items, n)):
            return n - 1
    return len(items) - 1


def _says(item: Item) -> bool:
    return item.has("say") and item.value("say") != "denied"


def _joined(items: Sequence[Item], n: int) -> bool:
    """Whether the word at `n` is joined by "and" to what stands before."""
    return "and" in items[n].front or items[n - 1].has("and")


def _goes_on(items: Sequence[Item], n: int) -> bool:
    """Whether a sentence of its own begins with the "and" at `n`: not "..., and that"."""
    if n >= len(items):
        return False
    that = items[n].has("that") or (n + 1 < len(items) and items[n + 1].has("that"))
    return (items[n].has("and") or "and" in items[n].front) and not that
