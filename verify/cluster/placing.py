"""Where claims say that something happened: points for names that the rules know, and the finest of several places."""

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from verify.cluster.names import skeleton
from verify.model import Place
from verify.text.normalise import fold

if TYPE_CHECKING:
    from verify.rulepack import Rules

DEFAULT_KM = 5.0
"""How precise a point is taken to be that comes without its precision."""
_PROVINCES = frozenset({"province", "governorate", "region"})
WIDE_KINDS = _PROVINCES | {"country"}


def located(place: Place, rules: "Rules") -> Place:
    """The place with the coordinates of the rules where the claim gives none."""
    if place.lat is not None and place.lon is not None and place.country is not None:
        return place
    known = rules.places.get(place.id)
    if known is None:
        return place
    if place.lat is not None and place.lon is not None:
        return Place(place.id, place.name, place.lat, place.lon, place.precision_km, country=known.country)
    return Place(place.id, place.name, known.lat, known.lon, known.precision_km, country=known.country)


def finest(places: Sequence[Place], rules: "Rules") -> list[Place]:
    """The places without those that only say where another one lies ("al-Omar field, Deir ez-Zor province": the field), finest first."""
    told = list({p.id: located(p, rules) for p in places}.values())
    around: set[str] = set()
    for place in told:
        around |= _containing(place.id, rules)
    kept = [p for p in told if p.id not in around and not any(_surrounds(p, q) for q in told if q is not p)]
    order = {p.id: i for i, p in enumerate(told)}
    return sorted(kept or told, key=lambda p: (stated_km(p), order[p.id]))


def _containing(place_id: str, rules: "Rules") -> set[str]:
    found: set[str] = set()
    queue = [place_id]
    while queue:
        known = rules.places.get(queue.pop())
        for outer in () if known is None else known.within:
            if outer not in found:
                found.add(outer)
                queue.append(outer)
    return found


def namesake(place_id: str, rules: "Rules") -> float:
    """The reach of the province that bears a town's name, NaN where none does: who says the name may mean either."""
    inner = rules.places.get(place_id)
    if inner is None:
        return math.nan
    names = {fold(n) for n in inner.names.get("ar", ())}
    for outer in sorted(_containing(place_id, rules)):
        known = rules.places.get(outer)
        if known is None or known.kind not in _PROVINCES or known.precision_km is None:
            continue
        if names & {fold(n) for n in known.names.get("ar", ())} or skeleton(inner.name) == skeleton(known.name):
            return known.precision_km
    return math.nan


def stated_km(place: Place) -> float:
    """The precision of a place in kilometres; infinity where no point is known."""
    if place.lat is None or place.lon is None:
        return math.inf
    return DEFAULT_KM if place.precision_km is None else place.precision_km


def _surrounds(outer: Place, inner: Place) -> bool:
    if outer.lat is None or outer.lon is None or inner.lat is None or inner.lon is None or stated_km(outer) < 2.0 * stated_km(inner):
        return False
    east = (outer.lon - inner.lon) * math.cos(math.radians((outer.lat + inner.lat) / 2))
    return 111.2 * math.hypot(outer.lat - inner.lat, east) <= stated_km(outer)
