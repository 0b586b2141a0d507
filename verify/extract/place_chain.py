"""What the names of places in a row mean together: a village and where it lies, a road between two towns, a place someone only comes from.

"The village of X in the countryside of Y, Z province" is one place. "On the road between A and B" is neither A nor B but between them.
"A man from the town of X was killed in Y" happened in Y.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from verify.extract.geo import km_between
from verify.extract.places import PlaceMention
from verify.rulepack import PlaceSpec

_WIDE = frozenset(("governorate", "country", "region", "province", "desert", "sea"))
_ROAD = "road"
_LONGEST_ROAD, _SHORTEST_ROAD, _ROAD_GAP = 90.0, 2.0, 3
_ROAD_REACH = 5.0
# How far beyond its reach a place may lie from what is said to contain it.
# Of a city's name, which stands for its province as well, more.
_BEYOND, _ABOUT_A_CITY = 25.0, 40.0

_Places = list[PlaceSpec | None]


def settled(mentions: Sequence[PlaceMention], placed: Sequence[PlaceSpec | None]) -> _Places:
    """The place of each mention once its neighbours are looked at; None for one that only says where another lies or where someone is from."""
    out = list(placed)
    _roads(mentions, out)
    _locators(mentions, out)
    _origins(mentions, out)
    return out


def _roads(mentions: Sequence[PlaceMention], out: _Places) -> None:
    """Puts a place half-way between two towns that something lies between or that a road leads along."""
    for n in range(len(out) - 1):
        a, b = _town(mentions[n], out[n]), _town(mentions[n + 1], out[n + 1])
        if a is None or b is None or not _linked(mentions[n], mentions[n + 1]):
            continue
        if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
            continue
        km = km_between(a.lat, a.lon, b.lat, b.lon)
        if _SHORTEST_ROAD <= km <= _LONGEST_ROAD:
            out[n] = replace(
                a, id=f"{a.id}~{b.id}", name=f"{a.name} - {b.name}", lat=round((a.lat + b.lat) / 2, 4), lon=round((a.lon + b.lon) / 2, 4),
                precision_km=max(_ROAD_REACH, round(km / 2, 1)), kind="area", within=(a.id, *a.within), names={}, population=0,
            )  # fmt: skip
            out[n + 1] = None


def _town(mention: PlaceMention, place: PlaceSpec | None) -> PlaceSpec | None:
    """The town a road leads to: of a province and its capital the capital; None where only something wide is meant."""
    if place is None or place.kind not in _WIDE:
        return place
    seat = next((p for p in mention.candidates if p.kind == "city" and p.country == place.country), None)
    return None if mention.cue.wide or "governorate" in mention.cue.kinds else seat


def _linked(first: PlaceMention, second: PlaceMention) -> bool:
    """Whether two names stand for what is between them: "between A and B", "the road A - B", "the A-B road"."""
    if first.cue.between and second.cue.second:
        return True
    if not 0 < second.start - first.end <= _ROAD_GAP or second.cue.wide:
        return False
    if _ROAD in first.cue.kinds:
        return second.cue.kinds <= first.cue.kinds and not second.cue.locates
    return _ROAD in second.cue.kinds


def _locators(mentions: Sequence[PlaceMention], out: _Places) -> None:
    """Leaves out names that only say where the one before them lies."""
    held: PlaceSpec | None = None
    for n, mention in enumerate(mentions):
        place = out[n]
        if held is not None and place is not None and mention.cue.locates and any(_contains(c, held) for c in (place, *mention.candidates)):
            out[n] = None
        elif place is not None or not mention.cue.locates:
            held = place


def _contains(outer: PlaceSpec, inner: PlaceSpec) -> bool:
    """Whether a place can be what another, finer one is said to lie in or beside."""
    if inner.kind in _WIDE or (inner.precision_km or 5.0) > (outer.precision_km or 5.0) + 15.0:
        return False
    if outer.lat is None or outer.lon is None or inner.lat is None or inner.lon is None:
        return False
    beyond = _ABOUT_A_CITY if outer.kind == "city" else _BEYOND
    return km_between(outer.lat, outer.lon, inner.lat, inner.lon) <= 2 * (outer.precision_km or 5.0) + beyond


def _origins(mentions: Sequence[PlaceMention], out: _Places) -> None:
    """Leaves out the places that people or shells came from, where the text names another one as finely, or one in another country."""
    sites = [p for m, p in zip(mentions, out, strict=True) if p is not None and not m.cue.away]
    fine = [p for p in sites if p.kind not in _WIDE]
    for n, mention in enumerate(mentions):
        place = out[n]
        if place is None or not mention.cue.away or any(p.id == place.id for p in sites):
            continue
        if fine or any(p.country is not None and p.country != place.country for p in sites):
            out[n] = None
