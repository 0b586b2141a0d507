"""Which place contains which: by what the rules say lies within what, and by how far each reaches."""

import re
from collections.abc import Mapping, Sequence

from verify.extract.geo import km_between
from verify.model import Place
from verify.rulepack import PlaceSpec, containers

_OWNER = re.compile("[~/]")
_LARGE_KM = 15.0


def containing(place: PlaceSpec, known: Mapping[str, PlaceSpec]) -> set[str]:
    """The ids of all places that contain this one."""
    return set(place.within).union(*(containers(key, known) for key in place.within))


def innermost(places: Sequence[Place], known: Mapping[str, PlaceSpec]) -> set[str]:
    """The ids of the places that contain none of the others: of "al-Omar field, Deir ez-Zor province" the field.

    A place that moved or that nobody knows has its owner's id before "~" or "/"; a village that nobody knows contains no other.
    """
    outer: set[str] = set()
    for place in places:
        owner = _OWNER.split(place.id)[0]
        if owner != place.id:
            outer.add(owner)
        if owner in known:
            outer |= containing(known[owner], known)
    ids = {p.id for p in places}
    fine = {p.id: p for p in places if p.id not in outer}.values()
    large = {p.id for p in fine if "/" not in p.id and any(_surrounds(p, q) for q in fine if q.id != p.id)}
    return {p.id for p in fine} - large or ids


def lies_about(inner: Place, outer: Place) -> bool:
    """Whether a larger place can be what is said of where a smaller one lies: it is not far beyond its reach."""
    if outer.lat is None or outer.lon is None or inner.lat is None or inner.lon is None:
        return False
    reach, size = outer.precision_km or 5.0, inner.precision_km or 5.0
    return reach >= 2 * size and km_between(outer.lat, outer.lon, inner.lat, inner.lon) <= 2 * reach + 15.0


def _surrounds(outer: Place, inner: Place) -> bool:
    """Whether a place lies within the reach of a much larger one."""
    if outer.lat is None or outer.lon is None or inner.lat is None or inner.lon is None:
        return False
    reach, size = outer.precision_km or 5.0, inner.precision_km or 5.0
    return reach >= 3 * size and reach >= _LARGE_KM and km_between(outer.lat, outer.lon, inner.lat, inner.lon) <= reach
