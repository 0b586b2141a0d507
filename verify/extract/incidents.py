"""What an incident is in one text, what a clause says that tells incidents apart, and how well the one fits the other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from msgspec import Struct

from verify.extract.geo import km_between
from verify.extract.items import Item, actors_of
from verify.model import DateSpan, Place

_VAGUE_KINDS = frozenset({"other", "strike"})
_EXACT_KM = 20.0
# Voices that disagree on where something was name places of one region.
REGION_KM = 150.0


class Dated(Struct, frozen=True, gc=False):
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
    sentences: list[int] = field(default_factory=list)
    named: list[tuple[int, tuple[Place, ...]]] = field(default_factory=list)

    def places_at(self, at: int) -> tuple[Place, ...]:
        """Where it was for words at `at` that name no place: all places, or of places far apart those named last before."""
        everywhere = tuple(self.places.values())
        if not any(far_off((p,), {q.id: q}) for n, p in enumerate(everywhere) for q in everywhere[:n]):
            return everywhere
        before = [places for start, places in self.named if start <= at]
        return before[-1] if before else self.named[0][1]


class Facts(Struct, frozen=True, gc=False):
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
    """Whether two spans can be the same time: they share a day. ISO days are in the order of their letters."""
    return a.start[:10] <= b.end[:10] and b.start[:10] <= a.end[:10]


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
        return 2 if any(exact(p) for p in shared) else 1
    return -1 if any(exact(p) for p in told) and any(exact(p) for p in known.values()) else 0


def exact(place: Place) -> bool:
    """Whether a place is a spot, and not a district or a country."""
    return place.precision_km is not None and place.precision_km <= _EXACT_KM


def far_off(told: Sequence[Place], known: Mapping[str, Place], km: float = _EXACT_KM) -> bool:
    """Whether exact places are all further than `km` from every exact place known."""
    here, there = ([p for p in places if exact(p)] for places in (told, known.values()))
    return bool(here and there) and all(_apart_km(p, q) > km for p in here for q in there)


def _apart_km(a: Place, b: Place) -> float:
    if a.id == b.id or a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return 0.0
    return km_between(a.lat, a.lon, b.lat, b.lon)


def differs(incident: Incident, facts: Facts) -> bool:
    """Whether a clause names another place or another kind of attack than the incident's."""
    return _places_fit(facts.places, incident.places) < 0 or of_another_kind(incident, facts)


def of_another_kind(incident: Incident, facts: Facts) -> bool:
    """Whether a clause names a kind of attack, and none of those that the incident is known to be of."""
    plain, known = facts.types - _VAGUE_KINDS, incident.types - _VAGUE_KINDS
    return bool(plain and known and not plain & known)


def akin(incident: Incident, facts: Facts) -> bool:
    """Whether the parties are the same, or one the umbrella of the other."""
    return bool(facts.agents & (incident.agents | incident.above) or facts.above & incident.agents)


def agents_named(items: Sequence[Item]) -> frozenset[str]:
    """The actors a clause names at all."""
    return frozenset(a.id for i in items for a in actors_of(i))
