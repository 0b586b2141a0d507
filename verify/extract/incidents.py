"""What an incident is in one text, what a clause says that tells incidents apart, and how well the one fits the other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from verify.extract.items import Item, actors_of
from verify.model import DateSpan, Place

_VAGUE_KINDS = frozenset({"other", "strike"})
_EXACT_KM = 20.0


class Dated(NamedTuple):
    """A date with the item it was read from."""

    span: DateSpan
    item: Item


@dataclass(slots=True)
class Incident:
    """One incident as this text tells it so far."""

    number: int
    dated: Dated | None = None
    stated: Dated | None = None
    derived: bool = False
    places: dict[str, Place] = field(default_factory=dict)
    types: set[str] = field(default_factory=set)
    agents: set[str] = field(default_factory=set)
    above: set[str] = field(default_factory=set)
    background: bool = False
    paragraph: int = -1


class Facts(NamedTuple):
    """What a clause says that tells incidents apart; `above` are the umbrellas of the agents, `stated` when it was said."""

    dated: Dated | None
    offset_days: int | None
    same_day: bool
    places: tuple[Place, ...]
    types: frozenset[str]
    agents: frozenset[str]
    happened: bool
    responded: bool
    points_back: bool = False
    stated: Dated | None = None
    above: frozenset[str] = frozenset()


def day(text: str) -> date:
    """The day of an ISO time."""
    return date.fromisoformat(text[:10])


def same_time(a: DateSpan, b: DateSpan) -> bool:
    """Whether two spans can be the same time: they share a day."""
    return day(a.start) <= day(b.end) and day(b.start) <= day(a.end)


def fit(incident: Incident, facts: Facts) -> int:
    """How well the facts of a clause fit an incident; unknown is not different."""
    score = 0
    if facts.places and incident.places:
        score += _places_fit(facts.places, incident.places)
    plain = facts.types - _VAGUE_KINDS
    known = incident.types - _VAGUE_KINDS
    if plain and known:
        score += 1 if plain & known else -1
    if facts.agents and incident.agents:
        score += 2 if akin(incident, facts) else -3
    return score


def _places_fit(told: Sequence[Place], known: Mapping[str, Place]) -> int:
    """2 for a place both name, 1 if it is a wide one, -1 if both name exact places and no common one."""
    shared = [p for p in told if p.id in known]
    if shared:
        return 2 if any(_exact(p) for p in shared) else 1
    return -1 if any(_exact(p) for p in told) and any(_exact(p) for p in known.values()) else 0


def _exact(place: Place) -> bool:
    return place.precision_km is not None and place.precision_km <= _EXACT_KM


def akin(incident: Incident, facts: Facts) -> bool:
    """Whether the parties are the same, or one the umbrella of the other."""
    return bool(facts.agents & (incident.agents | incident.above) or facts.above & incident.agents)


def agents_named(items: Sequence[Item]) -> frozenset[str]:
    """The actors a clause names at all."""
    return frozenset(a.id for i in items for a in actors_of(i))
