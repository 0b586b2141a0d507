"""Where an event was: the place that the voices support most, and as finely as they support it.

Each voice has one vote. It goes to the places that the voice names, more to those that its claims name first, and speaks in part for
what lies near them or in them: "in Homs province" supports a village there, though less than the village's own name does. A place
that says only the province or the country needs the more votes.
"""

from collections.abc import Mapping, Sequence
from math import asin, cos, radians, sin, sqrt

from verify.model import Claim, Place

# What a vote for one place is worth to another: close by (km), and within its reach.
_CLOSE, _CLOSE_KM, _FINE_KM, _HELD = 0.7, 10.0, 20.0, 0.35
# ... and to the town of one for its countryside or a side of it: what was there was mostly in a village.
_AROUND = 0.4
# How much of its votes a place keeps, by how far it reaches (km).
_KEPT = ((16.0, 1.0), (25.0, 0.8), (60.0, 0.5))
_VAGUE = 0.25
_UNKNOWN_REACH = 1e9


_Key = tuple[str, float | None, float | None]
"""A place by its id and its point."""


def place_of_event(claims: Sequence[Claim], voice: Mapping[str, int]) -> Place | None:
    """The place of an event by the claims on it; `voice` tells which claims are one voice. None if they name no place."""
    placed = [c for c in claims if c.places]
    if not placed:
        return None
    if len(placed) > 1:
        placed.sort(key=lambda c: c.id)
    places: dict[_Key, Place] = {}
    named: dict[int, dict[_Key, float]] = {}
    for claim in placed:
        number = voice.get(claim.id, -1)
        weights = named.get(number)
        if weights is None:
            weights = named[number] = {}
        for rank, place in enumerate(claim.places, 1):
            key = (place.id, place.lat, place.lon)
            places[key] = place
            weights[key] = weights.get(key, 0.0) + 1.0 / rank
    if len(places) == 1:
        return places.popitem()[1]
    votes: dict[_Key, float] = {}
    for by_place in named.values():
        whole = sum(by_place.values())
        for key, weight in by_place.items():
            votes[key] = votes.get(key, 0.0) + weight / whole
    told = [(places[key], share) for key, share in votes.items()]

    def standing(place: Place) -> tuple[bool, float, float, str, str]:
        support = 0.0
        for other, share in told:
            support += share if other.id == place.id else share * _speaks_for(other, place)
        return (place.lat is None, -round(support * _kept(place), 6), _reach(place), place.id, place.name)

    return min(places.values(), key=standing)


def _speaks_for(named: Place, place: Place) -> float:
    """How much of a vote for the one is a vote for another place."""
    if named.lat is None or named.lon is None or place.lat is None or place.lon is None:
        return 0.0
    if named.id.startswith(f"{place.id}~"):
        return _AROUND
    apart = kilometres(named.lat, named.lon, place.lat, place.lon)
    if apart <= _CLOSE_KM and _reach(named) <= _FINE_KM:
        return _CLOSE
    return _HELD if apart <= (named.precision_km or 0.0) + 1.0 else 0.0


def _kept(place: Place) -> float:
    return next((kept for km, kept in _KEPT if _reach(place) <= km), _VAGUE)


def _reach(place: Place) -> float:
    return place.precision_km if place.precision_km is not None else _UNKNOWN_REACH


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance."""
    a, b, c, d = radians(lat1), radians(lon1), radians(lat2), radians(lon2)
    h = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 12742 * asin(sqrt(min(1.0, h)))
