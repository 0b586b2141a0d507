"""Finds the names of places in a text and decides which place each of them means."""

from collections.abc import Sequence
from typing import NamedTuple

from verify.rulepack import PlaceSpec, Rules
from verify.text.normalise import Normalised
from verify.text.terms import TermIndex


class PlaceMention(NamedTuple):
    """A place's name at [start, end) of the normalised text, with all places that are called so."""

    start: int
    end: int
    candidates: tuple[PlaceSpec, ...]


class Resolved(NamedTuple):
    """A mention and the place it means."""

    mention: PlaceMention
    place: PlaceSpec


class PlaceIndex:
    """The names of all places of the rules, ready to be found in texts of any language."""

    def __init__(self, rules: Rules) -> None:
        pairs: list[tuple[str, object]] = []
        for place in (rules.places[k] for k in sorted(rules.places)):
            pairs += [(name, place) for lang in sorted(place.names) for name in place.names[lang]]
            pairs.append((place.name, place))
        self._terms = TermIndex(pairs)

    def find(self, norm: Normalised, lang: str) -> list[PlaceMention]:
        """The places a text names, in order."""
        hits = self._terms.find(norm.text, clitics=lang in ("ar", "fa"))
        return [PlaceMention(h.start, h.end, tuple(p for p in h.payloads if isinstance(p, PlaceSpec))) for h in hits]


def resolve(mentions: Sequence[PlaceMention], home: Sequence[str] = ()) -> list[Resolved]:
    """The place each mention means: of several of one name, the one that fits the other places of the text and the source's country."""
    sure = {m.candidates[0].id for m in mentions if len(m.candidates) == 1}
    return [Resolved(m, min(m.candidates, key=lambda p: _order(p, sure, home))) for m in mentions]


def _order(place: PlaceSpec, sure: set[str], home: Sequence[str]) -> tuple[object, ...]:
    return (not (sure & set(place.within)), place.country not in home, place.kind == "governorate", -place.population, place.id)
