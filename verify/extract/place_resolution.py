"""Decides which place each name of a text means, and where that is: of several of one name, the one that fits the rest of the text.

A name speaks for a candidate by what it is called ("village", "governorate"), by the source's country, by the other places of the text that
contain it or lie near, and by its size. Then the words around it move or widen the place ("8 km north of", "countryside of").
"""

import math
from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from verify.extract.geo import km_between, shifted
from verify.extract.place_chain import settled
from verify.extract.place_cues import Cue
from verify.extract.place_doubt import AREAS, is_stray, lies_elsewhere, place_unknown
from verify.extract.place_kinds import COMPASS, fits
from verify.extract.place_relations import containing, innermost, lies_about
from verify.extract.places import PlaceMention
from verify.rulepack import PlaceSpec

# Nobody calls a metropolis so.
_HAMLETS = frozenset(("village", "town"))
_QUARTERS = frozenset(("neighbourhood", "street", "road"))
# What has its neighbour at once behind it: east of a camp is its eastern edge.
_QUARTERLY = frozenset(("camp", "neighbourhood", "street", "site", "hospital"))
_SETTLED = frozenset(("city", "town", "village", "neighbourhood", "camp"))
_NEAR_KM, _CONTEXT_PLACES, _LARGE, _METROPOLIS = 60.0, 40, 50_000, 500_000
# How far from its middle the side of a province and the side of a town's countryside lie.
_PART_KM, _PART_REACH, _SIDE_KM, _SIDE_REACH = 22.0, 40.0, 8.0, 15.0
# The countryside of a city is that of its district.
_CITY_KM, _CITY_SIDE = 5.0, (13.0, 20.0)
# How many characters nearer the place before a name must stand to be taken rather than the one after it.
_BEFORE_PENALTY = 30
# How far a capital's bare name reaches that may mean its province as well.
_BARE_KM = 25.0

# The country of a source that keeps the time of one.
HOME_ZONES: Mapping[str | None, str] = {
    "Asia/Damascus": "SY", "Asia/Baghdad": "IQ", "Asia/Aden": "YE", "Asia/Gaza": "PS", "Asia/Hebron": "PS", "Asia/Beirut": "LB",
    "Asia/Jerusalem": "IL", "Asia/Tehran": "IR", "Europe/Istanbul": "TR", "Asia/Kabul": "AF", "Europe/Kyiv": "UA", "Europe/Kiev": "UA",
    "Africa/Khartoum": "SD", "Africa/Tripoli": "LY", "Asia/Amman": "JO", "Africa/Cairo": "EG",
}  # fmt: skip


class Resolved(Struct, frozen=True, gc=False):
    """A mention and the place it means."""

    mention: PlaceMention
    place: PlaceSpec


class _Context(Struct, frozen=True, gc=False):
    """What is known before a name is decided: the source's countries, those spoken of, and the places that are sure."""

    home: frozenset[str]
    countries: frozenset[str]
    sure: tuple[PlaceSpec, ...]


def resolve(mentions: Sequence[PlaceMention], home: Sequence[str] = (), known: Mapping[str, PlaceSpec] | None = None) -> list[Resolved]:
    """The place each mention means, with the coordinates and the radius that the words around it give.

    `home` are the countries (ISO codes) the source speaks of when it names none; `known` are the places of the rules, for what
    contains what. A mention that fits nothing else in the text is left out.
    """
    places = known if known is not None else {}
    first = _context([_only(m, home) for m in mentions], home)
    context = _context(_choices(mentions, first, places), home)
    final = _choices(mentions, context, places)
    placed = [_placed(p, m, context, places) if p is not None else None for m, p in zip(mentions, final, strict=True)]
    meant = [
        p if p is not None and not lies_elsewhere(p, n, mentions, placed, places) and not is_stray(p, m, placed, home) else None
        for n, (m, p) in enumerate(zip(mentions, placed, strict=True))
    ]
    around = _neighbours(mentions, meant)
    told = [p if p is not None else place_unknown(m, c, home) for m, p, c in zip(mentions, meant, around, strict=True)]
    return [Resolved(m, p) for m, p in zip(mentions, settled(mentions, told), strict=True) if p is not None]


def _choices(mentions: Sequence[PlaceMention], context: _Context, known: Mapping[str, PlaceSpec]) -> list[PlaceSpec | None]:
    """The choice for each mention; one name in the same words is decided once."""
    decided: dict[tuple[object, ...], PlaceSpec | None] = {}
    out: list[PlaceSpec | None] = []
    for mention in mentions:
        key = (tuple(p.id for p in mention.candidates), replace(mention.cue, first=-1))
        if key not in decided:
            decided[key] = _choose(mention, context, known)
        out.append(decided[key])
    return out


def _only(mention: PlaceMention, home: Sequence[str]) -> PlaceSpec | None:
    """The place of a mention that needs no choice: one candidate, or a town and the province of its name.

    A small place of the gazetteer abroad is never sure: villages of one name are many.
    """
    fine = [p for p in mention.candidates if p.kind not in ("governorate", "country")] or list(mention.candidates)
    if len(fine) != 1:
        return None
    place = fine[0]
    if place.file or (mention.cue.proof and place.country in home):
        return place
    return place if mention.cue.proof and place.population >= _LARGE and not _misnamed(place, mention) else None


def _misnamed(place: PlaceSpec, mention: PlaceMention) -> bool:
    """Whether a place is called what it is not: a village "base", a metropolis "village"."""
    kinds = mention.cue.kinds
    return bool(kinds) and (not fits(place.kind, kinds) or (place.population >= _METROPOLIS and kinds <= _HAMLETS))


def _context(chosen: Sequence[PlaceSpec | None], home: Sequence[str]) -> _Context:
    sure = tuple({p.id: p for p in chosen if p is not None}.values())[:_CONTEXT_PLACES]
    return _Context(frozenset(home), frozenset(p.country for p in sure if p.country is not None), sure)


def _choose(mention: PlaceMention, context: _Context, known: Mapping[str, PlaceSpec]) -> PlaceSpec | None:
    scored = [(_fit(p, mention, context, known), p.id, p) for p in mention.candidates]
    if not scored:
        return None
    _, _, best = max(scored, key=lambda s: (s[0], _reverse(s[1])))
    return best if best.file or best.country is None or _expected(best, mention, context) else None


def _expected(place: PlaceSpec, mention: PlaceMention, context: _Context) -> bool:
    """Whether a place of the gazetteer may be meant here: a small one abroad only where the text speaks of that country."""
    if place.country in context.home:
        return True
    if (_misnamed(place, mention) or (mention.cue.kinds and mention.cue.kinds <= _QUARTERS)) and place.country not in context.countries:
        return False
    if place.population >= _METROPOLIS:
        return True
    if context.home:
        return place.country in context.countries and bool(mention.cue.kinds or place.population >= _LARGE)
    if place.country in context.countries:
        return True
    return not context.countries and (mention.cue.strong if place.population < _LARGE else mention.cue.proof)


def _reverse(text: str) -> tuple[int, ...]:
    """A key that puts the smaller id first where larger is better."""
    return tuple(-ord(c) for c in text)


def _fit(place: PlaceSpec, mention: PlaceMention, context: _Context, known: Mapping[str, PlaceSpec]) -> float:
    cue = mention.cue
    score = 2.5 if place.file else 0.0
    score += 0.3 * math.log10(1 + place.population)
    score += 2.5 * (place.country in context.home) + 2.0 * (place.country in context.countries)
    if cue.kinds:
        score += 2.0 if fits(place.kind, cue.kinds) else -0.5
    inside = containing(place, known)
    others = [p for p in context.sure if all(p.id != c.id for c in mention.candidates)]
    if any(p.id in inside for p in others):
        score += 2.5
    if place.kind not in AREAS and place.lat is not None and place.lon is not None:
        near = [
            km_between(place.lat, place.lon, p.lat, p.lon)
            for p in others
            if p.lat is not None and p.lon is not None and p.kind not in AREAS
        ]
        if near:
            score += 2.0 * max(0.0, 1.0 - min(near) / _NEAR_KM)
    if place.kind == "governorate" and not ("governorate" in cue.kinds or cue.wide):
        score -= 0.2 if cue.kinds else 0.05
    if place.kind == "governorate" and (cue.wide or (cue.bearing is not None and not cue.of)):
        score += 3.0
    if place.kind == "country" and not cue.kinds:
        score += 3.0
    if cue.kinds and place.kind in ("governorate", "country") and not cue.kinds & {"governorate", "district"}:
        score -= 2.0
    return score


def _placed(place: PlaceSpec, mention: PlaceMention, context: _Context, known: Mapping[str, PlaceSpec]) -> PlaceSpec:
    """The place as the words around the name mean it."""
    cue = mention.cue
    area = next((p for p in mention.candidates if p.kind in ("governorate", "region") and p.country == place.country), None)
    seat = next((p for p in mention.candidates if p.kind == "city" and p.country == place.country), None)
    if area is not None and not cue.kinds & {"city", "neighbourhood"}:
        return _in_area(area, seat, cue, context, known)
    if cue.bearing is not None:
        return _beside(place, cue)
    if cue.wide and place.kind in _SETTLED:
        return _loosened(place, "around", 15.0)
    if cue.near and place.kind not in AREAS:
        return _loosened(place, "near", 2.0 * place.precision_km)
    return place


def _in_area(area: PlaceSpec, seat: PlaceSpec | None, cue: Cue, context: _Context, known: Mapping[str, PlaceSpec]) -> PlaceSpec:
    """A province's capital shares its name with the province: the province, unless the words say the town or a point beside it."""
    if cue.bearing is not None and seat is not None:
        if cue.km is not None:
            return _beside(seat, cue)
        return _moved(seat, cue.bearing, min(_PART_KM, 0.45 * area.precision_km), min(_PART_REACH, area.precision_km), area)
    if cue.near and seat is not None:
        return _loosened(seat, "near", 2.0 * seat.precision_km)
    inside = seat is None or any(
        p.id not in (area.id, seat.id) and area.id in around and seat.id not in around
        for p in context.sure
        for around in (containing(p, known),)
    )  # a quarter of the town says nothing of the province
    if cue.wide or "governorate" in cue.kinds or inside or seat is None:
        return area
    # The bare name: mostly it is the town and what lies about it, but it may be the province, whose id it keeps.
    return replace(area, lat=seat.lat, lon=seat.lon, precision_km=min(area.precision_km, _BARE_KM))


def _beside(place: PlaceSpec, cue: Cue) -> PlaceSpec:
    assert cue.bearing is not None
    if cue.km is not None:
        return _moved(place, cue.bearing, cue.km, max(3.0, 0.3 * cue.km), place)
    if cue.wide and place.kind not in AREAS:
        return _moved(place, cue.bearing, *(_CITY_SIDE if place.precision_km >= _CITY_KM else (_SIDE_KM, _SIDE_REACH)), place)
    if place.kind in AREAS:
        return _moved(place, cue.bearing, 0.45 * place.precision_km, max(5.0, 0.6 * place.precision_km), place)
    if not cue.of:
        return _moved(place, cue.bearing, 0.5 * place.precision_km, place.precision_km, place)
    if place.kind in _QUARTERLY:
        return _moved(place, cue.bearing, place.precision_km + 1.0, max(5.0, place.precision_km), place)
    beyond = 2 * place.precision_km if place.precision_km >= _CITY_KM else place.precision_km + 4.0
    return _moved(place, cue.bearing, beyond, _SIDE_REACH, place)


def _moved(place: PlaceSpec, bearing: float, km: float, radius: float, owner: PlaceSpec) -> PlaceSpec:
    if place.lat is None or place.lon is None:
        return place
    lat, lon = shifted(place.lat, place.lon, bearing, km)
    side = COMPASS[round(bearing / 45) % 8]
    return replace(place, id=f"{owner.id}~{side}{f'-{km:g}km' if km else ''}", name=f"{owner.name} ({side})", lat=lat, lon=lon, precision_km=radius,
                   kind="area", within=(owner.id, *owner.within), names={})  # fmt: skip


def _loosened(place: PlaceSpec, how: str, km: float) -> PlaceSpec:
    return replace(place, precision_km=max(km, place.precision_km)) if how == "near" else replace(
        place, id=f"{place.id}~{how}", precision_km=max(km, place.precision_km), kind="area", within=(place.id, *place.within)
    )  # fmt: skip


def _neighbours(mentions: Sequence[PlaceMention], placed: Sequence[PlaceSpec | None]) -> list[PlaceSpec | None]:
    """For each mention the place named nearest to it: the next one, unless the last one before is nearer by far."""
    before: list[tuple[int, PlaceSpec] | None] = []
    last: tuple[int, PlaceSpec] | None = None
    for mention, place in zip(mentions, placed, strict=True):
        before.append(last)
        last = (mention.end, place) if place is not None else last
    out: list[PlaceSpec | None] = []
    following: tuple[int, PlaceSpec] | None = None
    for mention, place, earlier in zip(reversed(mentions), reversed(placed), reversed(before), strict=True):
        gaps = [(following[0] - mention.end, following[1])] if following is not None else []
        gaps += [(mention.start - earlier[0] + _BEFORE_PENALTY, earlier[1])] if earlier is not None else []
        out.append(min(gaps, key=lambda g: g[0])[1] if gaps else None)
        following = (mention.start, place) if place is not None else following
    return out[::-1]


__all__ = ["HOME_ZONES", "Resolved", "innermost", "lies_about", "resolve"]
