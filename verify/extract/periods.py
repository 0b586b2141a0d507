"""Tells the toll of a war, a year or a month from that of one attack: "900 have been killed since the war began"."""

from collections.abc import Iterable, Sequence
from datetime import date

from verify.extract.items import Item, Sentence, date_of
from verify.extract.patterns import Match
from verify.text.numbers import NumberMention

_YEAR_WITHIN, _MONTH_WITHIN, _RANKED_WITHIN = 6, 3, 8
_MONTH = 27
_PERIODS = frozenset({"whole_war", "lasting"})
_ENTRY_WITHIN = 2


def period_at(sentence: Sentence) -> int | None:
    """Where a sentence names a long time that its counts are of; None if it does not, or only ranks an attack by it."""
    if _PERIODS.isdisjoint(sentence.lexicons):
        return None
    items = sentence.items
    for k, item in enumerate(items):
        if (item.has("whole_war") or (item.has("lasting") and _long(items, k + 1))) and not _only_ranks(items, k):
            return k
    return None


def _only_ranks(items: Sequence[Item], k: int) -> bool:
    """Whether an attack is only ranked by the long time named at item k: "the deadliest since the war began"."""
    for item in reversed(items[max(0, k - _RANKED_WITHIN) : k]):
        if item.kind == "punct" and item.text in ",;:":
            return False
        if item.has("nth") or _is(item, "ordinal"):
            return True
    return False


def totals(sentences: Iterable[Sentence]) -> set[int]:
    """The places, in a row of sentences text after text, of those that go on counting what the one before counted of a long time.

    "Since early 2020 there have been 240 raids. These attacks left 60 dead:", and the entries of a list behind its colon.
    """
    found: set[int] = set()
    last: Sentence | None = None
    of_time = listing = False
    for n, sentence in enumerate(sentences):
        if sentence is last:
            found |= {n} if n - 1 in found else set()
            continue
        follows = last is not None and sentence.number == last.number + 1
        goes_on = follows and of_time and (_says_so(sentence) or (listing and _is_entry(sentence)))
        if goes_on:
            found.add(n)
        of_time = goes_on or period_at(sentence) is not None
        listing = of_time and (sentence.items[-1].text == ":" or (goes_on and listing))
        last = sentence
    return found


def _says_so(sentence: Sentence) -> bool:
    return "of_total" in sentence.lexicons


def _is_entry(sentence: Sentence) -> bool:
    """Whether a sentence opens with a number or one of a kind, as the entries of a list of dead do: "78 civilians", "an officer"."""
    return any(i.kind == "number" or i.has("one_person") or i.has("article") for i in sentence.items[:_ENTRY_WITHIN])


def _long(items: Sequence[Item], k: int) -> bool:
    """Whether a year, a whole month or a day that it has lasted from follows: "during June", "throughout 2020", "since Monday"."""
    if any(_is(i, "year") for i in items[k : k + _YEAR_WITHIN]):
        return True
    found = next((d for i in items[k : k + _MONTH_WITHIN] if (d := date_of(i)) is not None), None)
    if found is None or found.span is None:
        return found is not None and found.kind == "since"
    return (date.fromisoformat(found.span.end[:10]) - date.fromisoformat(found.span.start[:10])).days >= _MONTH


def of_period(match: Match, period: int) -> bool:
    """Whether what a rule counts is of the long time named at an item: it comes after it in the same clause, or right before it."""
    if match.first > period:
        return not any(i.kind == "punct" and i.text == ";" for i in match.sentence.items[period : match.first])
    return not any(i.kind == "punct" and i.text in ",;:" for i in match.sentence.items[match.last + 1 : period])


def _is(item: Item, kind: str) -> bool:
    return item.kind == "figure" and isinstance(item.payloads[0], NumberMention) and item.payloads[0].kind == kind
