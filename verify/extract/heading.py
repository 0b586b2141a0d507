"""A line that says no more than when and where: "13 November 2018, near Hajin, Syria." What follows it tells what happened there."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from verify.extract.clauses import Clause
from verify.extract.incidents import Dated, Facts
from verify.extract.items import Item, date_of, index_at
from verify.model import Place

_LONGEST = 18
_EXACT_KM = 20.0
_JOINS = frozenset(("dangling", "preposition", "near_place", "article", "against"))


class Heading(Struct, frozen=True, gc=False):
    """The time and the places of such a line, and which sentence it is."""

    sentence: int
    dated: Dated
    places: tuple[tuple[Place, int, int], ...]


def heading_of(clause: Clause, places: Mapping[int, Place]) -> Heading | None:
    """What a clause without an attack heads, None if it is no such line."""
    sentence = clause.segment.sentence
    if len(sentence.items) > _LONGEST or len(clause.items) < len(sentence.items):
        return None
    dates = [i for i in sentence.items if i.kind == "date"]
    found = date_of(dates[0]) if len(dates) == 1 else None
    if found is None or found.span is None or found.kind != "day":
        return None
    if sentence.items[0].kind not in ("date", "place") or not _beside(sentence.items, dates[0]):
        return None
    sites = [(places[i.start], i.start, i.end) for i in sentence.items if i.kind == "place" and i.start in places]
    fine = tuple(s for s in sites if s[0].precision_km is not None and s[0].precision_km <= _EXACT_KM)
    return Heading(sentence.number, Dated(found.span, dates[0]), fine) if fine else None


def _beside(items: Sequence[Item], dated: Item) -> bool:
    """Whether no more than a word, marks and prepositions stand between the date and a place."""
    k = index_at(items, dated.start)
    near = [n for n, i in enumerate(items) if i.kind == "place"]
    for n in near:
        between = items[min(n, k) + 1 : max(n, k)]
        if sum(i.kind != "punct" and _JOINS.isdisjoint(i.lexicons) for i in between) <= 1:
            return True
    return False


def heads(heading: Heading, clause: Clause, facts: Facts) -> bool:
    """Whether a clause is of what such a line heads: of the sentence behind it, without a time or a place of its own."""
    return clause.segment.sentence.number == heading.sentence + 1 and facts.dated is None and not facts.places
