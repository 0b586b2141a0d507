"""Where an event was: the place that the voices support most, and as finely as they support it.

Each voice has one vote. It goes to the places that the voice names, more to those that its claims name first, and speaks in part for
what lies near them or in them: "in Homs province" supports a village there, though less than the village's own name does. A place
that says only the province or the country needs the more votes.
"""

from collections import defaultdict
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
    places: dict[_Key, Place] = {}
    placed = sorted((c for c in claims if c.places), key=lambda c: c.id)
    for claim in placed:
        for place in claim.places:
            places[place.id, place.lat, place.lon] = place
    if len(places) < 2:
        return next(iter(places.values()), None)
    named: dict[int, dict[_Key, float]] = {}
    for claim in placed:
        weights = named.setdefault(voice.get(claim.id, -1), {})
        for rank, place in enumerate(claim.places):
            key = (place.id, place.lat, place.lon)
            weights[key] = weights.get(key, 0.0) + 1.0 / (1 + rank)
    votes: dict[_Key, float] = defaultdict(float)
    for by_place in named.values():
        whole = sum(by_place.values())
        for key, weight in by_place.items():
            votes[key] += weight / whole

    def standing(key: _Key) -> tuple[bool, float, float, str, str]:
        place = places[key]
        support = sum(share * _speaks_for(places[other], place) for other, share in votes.items())
        return (place.lat is None, -round(support * _kept(place), 6), _reach(place), place.id, place.name)

    return places[min(places, key=standing)]


def _speaks_for(named: Place, place: Place) -> float:
    """How much of a vote for the one is a vote for the other."""
    if named.id == place.id:
        return 1.0
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
