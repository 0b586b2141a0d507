"""Tells the toll of a war, a year or a month from that of one attack: "900 have been killed since the war began"."""

from collections.abc import Sequence
from datetime import date

from verify.extract.items import Item, Sentence, date_of
from verify.extract.patterns import Match
from verify.text.numbers import NumberMention

_YEAR_WITHIN, _MONTH_WITHIN, _RANKED_WITHIN = 6, 3, 8
_MONTH = 27
_PERIODS = frozenset({"whole_war", "lasting"})


def period_at(sentence: Sentence) -> int | None:
    """Where a sentence names a long time that its counts are of; None if it does not, or only ranks an attack by it."""
    if _PERIODS.isdisjoint(sentence.lexicons):
        return None
    items = sentence.items
    for k, item in enumerate(items):
        if item.has("whole_war") or (item.has("lasting") and _long(items, k + 1)):
            before = items[max(0, k - _RANKED_WITHIN) : k]
            return None if any(i.has("nth") or _is(i, "ordinal") for i in before) else k
    return None


def _long(items: Sequence[Item], k: int) -> bool:
    """Whether a year or a whole month follows: "during June", "throughout 2020"."""
    if any(_is(i, "year") for i in items[k : k + _YEAR_WITHIN]):
        return True
    found = next((d for i in items[k : k + _MONTH_WITHIN] if (d := date_of(i)) is not None), None)
    if found is None or found.span is None:
        return False
    return (date.fromisoformat(found.span.end[:10]) - date.fromisoformat(found.span.start[:10])).days >= _MONTH


def of_period(match: Match, period: int) -> bool:
    """Whether what a rule counts is of the long time named at an item: it comes after it in the same clause, or right before it."""
    if match.first > period:
        return not any(i.kind == "punct" and i.text == ";" for i in match.sentence.items[period : match.first])
    return not any(i.kind == "punct" and i.text in ",;:" for i in match.sentence.items[match.last + 1 : period])


def _is(item: Item, kind: str) -> bool:
    return item.kind == "figure" and isinstance(item.payloads[0], NumberMention) and item.payloads[0].kind == kind
