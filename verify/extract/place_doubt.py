"""When the place of a name is not the one meant: it lies elsewhere than the text says, or in a country the text is not about.

A name that fits nothing known is placed by what is named around it: one near by that sounds like it, or somewhere in what contains it.
"""

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace
from rapidfuzz import fuzz

from verify.extract.geo import km_between
from verify.extract.place_kinds import fits
from verify.extract.place_relations import containing
from verify.extract.places import PlaceMention
from verify.rulepack import PlaceSpec
from verify.text.normalise import fold
from verify.text.skeleton import SHORTEST, skeleton

# What is called after a place elsewhere: "Baghdad station", "Palestine street".
_NAMED_AFTER = frozenset(("neighbourhood", "street", "hospital", "field", "crossing", "camp"))
AREAS = frozenset(("governorate", "country", "region", "province", "desert", "district", "sea"))
_SMALL = frozenset(("village", "town", "neighbourhood", "site", "camp"))
# What is too wide for a village in it to be placed by it.
_VAGUE = frozenset(("country", "region"))
# How many characters behind a name the next may stand that says where it lies, and one that is listed with it.
_BESIDE, _JOINED = 30, 8
# "'s " between a place and what is its own.
_POSSESSIVE = 3
_FEW, _LISTED = 2, 4
_QUARTER, _ANOTHER_TOWN = frozenset(("neighbourhood",)), 40.0
# How far from where it is said to lie a place may be whose name only sounds like the one written.
_ALIKE_KM, _AROUND_KM = 45.0, 80.0
# How far beside a place something may lie that is said to lie in it or on a side of it.
_BESIDE_KM = 40.0
# How alike the letters of a name must be to be known by them in a whole province: one missing of ten.
_SURE = 95.0


def lies_elsewhere(
    place: PlaceSpec,
    n: int,
    mentions: Sequence[PlaceMention],
    placed: Sequence[PlaceSpec | None],
    known: Mapping[str, PlaceSpec],
) -> bool:
    """Whether what is named is said to lie where this place of its name does not.

    "The village of X in the countryside of Idlib" is no X by Damascus, "Baghdad station in Aleppo" not in Baghdad, and the quarter in
    "Kharkiv's Kyivskyi district" not in Kyiv.
    """
    cue = mentions[n].cue
    owned = cue.owned and n > 0 and mentions[n].start - mentions[n - 1].end <= _POSSESSIVE
    named_after = bool(cue.kinds) and cue.kinds <= _NAMED_AFTER and not fits(place.kind, cue.kinds)
    if place.lat is None or place.lon is None or not (place.kind in _SMALL or named_after or owned or not place.file):
        return False
    at = n - 1 if owned else _owner(n, mentions)
    if at is None:
        return named_after and cue.kinds == _QUARTER and _far_from_all(place, n, placed)
    owner = placed[at]
    if owner is None or owner.lat is None or owner.lon is None:
        return False
    if owner.country == place.country and any(p.kind in _VAGUE for p in mentions[at].candidates):
        return False
    if not _narrow(_owners(owner), known).isdisjoint(containing(place, known)):
        return False
    least = _BESIDE_KM if named_after or owned or _beside(mentions[at]) else _AROUND_KM
    return km_between(place.lat, place.lon, owner.lat, owner.lon) > max(least, 1.5 * owner.precision_km)


def _owner(n: int, mentions: Sequence[PlaceMention]) -> int | None:
    """Which name says where the n-th, or the last of the list it stands in, lies: of "X, Y and Z in the city of W" W."""
    for k in range(n + 1, min(n + 1 + _LISTED, len(mentions))):
        if mentions[k].start - mentions[k - 1].end > _BESIDE:
            return None
        if mentions[k].cue.locates:
            return k
        if mentions[k].start - mentions[k - 1].end > _JOINED:
            return None
    return None


def _beside(owner: PlaceMention) -> bool:
    """Whether something is said to lie right beside a place: "8 km from X", "west of" a village; what is south of a city may be far."""
    return owner.cue.km is not None or (owner.cue.of and all(p.kind in _SMALL for p in owner.candidates))


def _narrow(ids: Iterable[str], known: Mapping[str, PlaceSpec]) -> set[str]:
    """Those of some places that are smaller than a country: all of a text lie in one country mostly."""
    return {i for i in ids if not i.startswith("country.") and (i not in known or known[i].kind not in _VAGUE)}


def _far_from_all(place: PlaceSpec, n: int, placed: Sequence[PlaceSpec | None]) -> bool:
    """Whether all other places that a text names lie far from this one: a quarter that bears its name is in one of them."""
    others = [p for k, p in enumerate(placed) if k != n and p is not None and p.id != place.id and p.kind not in _VAGUE]
    apart = [km - p.precision_km for p in others if (km := _apart(p, place)) is not None]
    return bool(apart) and min(apart) > _ANOTHER_TOWN


def is_stray(place: PlaceSpec, mention: PlaceMention, placed: Sequence[PlaceSpec | None], home: Sequence[str]) -> bool:
    """Whether a small place lies in one country and all else in the text in another: another place of its name is meant."""
    if place.kind not in _SMALL or place.country is None or place.country in home or mention.cue.near or mention.cue.bearing is not None:
        return False
    others = {p.id: p for p in placed if p is not None and p.country is not None and p.id != place.id}
    told = {p.country for p in others.values()}
    return len(told) == 1 and place.country not in told and sum(p.kind not in AREAS for p in others.values()) >= _FEW


def place_unknown(mention: PlaceMention, container: PlaceSpec | None, home: Sequence[str]) -> PlaceSpec | None:
    """The place of a name that fits nothing known: one that sounds like it where it is said to lie, else somewhere in what is named around it."""
    if not mention.cue.kinds:
        return _spelt_otherwise(mention.alike, container, home)
    called = mention.cue.kinds | {"town"} if "neighbourhood" in mention.cue.kinds else mention.cue.kinds  # "district" is said of both
    alike = [p for p in mention.alike if fits(p.kind, called)]
    if container is None:
        same = [p for p in alike if p.country in home]
        return same[0] if len(same) == 1 else None
    if container.kind in _VAGUE and len(alike) == 1 and alike[0].country == container.country:
        return alike[0]
    reach, around = max(_ALIKE_KM, container.precision_km or 0.0), _owners(container)
    plain = len(skeleton(mention.written)) > SHORTEST  # enough consonants to know it by in a whole province
    near = sorted(
        (-_likeness(p, mention.written), km, p.id, p)
        for p in alike
        if (km := _apart(p, container)) is not None
        and (km <= reach or (plain and _unmistakable(p, mention.written) and not around.isdisjoint(p.within[:1])))
    )
    return near[0][3] if near else _inside(container, mention)


def _spelt_otherwise(alike: Sequence[PlaceSpec], container: PlaceSpec | None, home: Sequence[str]) -> PlaceSpec | None:
    """The one place that a name behind "in" spells in another way: in a country spoken of, and of several the one near what is named."""
    countries = {*home, *([container.country] if container is not None else [])}
    same = [p for p in alike if p.country in countries] or list(alike)
    if container is not None and (len(same) > 1 or container.kind not in _VAGUE):
        reach = max(_AROUND_KM, 2 * (container.precision_km or 0.0))
        same = [p for p in same if (km := _apart(p, container)) is not None and km <= reach]
    return same[0] if len(same) == 1 else None


def _owners(area: PlaceSpec) -> set[str]:
    """The ids of a place and of what it lies in, whichever part of it is meant."""
    return {area.id.partition("~")[0], *area.within}


def _unmistakable(place: PlaceSpec, written: str) -> bool:
    """Whether a name of the place has the consonants of the one written, or all but a letter of a long one."""
    sound = skeleton(written)
    return _likeness(place, written) >= _SURE or any(skeleton(name) == sound for names in place.names.values() for name in names)


def _likeness(place: PlaceSpec, written: str) -> float:
    """How alike the letters of a name and of the place's most similar one are, in steps of five of a hundred."""
    best = max((fuzz.ratio(fold(n), fold(written)) for names in place.names.values() for n in names), default=0.0)
    return 5.0 * (best // 5)


def _apart(a: PlaceSpec, b: PlaceSpec) -> float | None:
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    return km_between(a.lat, a.lon, b.lat, b.lon)


def _inside(container: PlaceSpec, mention: PlaceMention) -> PlaceSpec:
    """An unknown name in the place that contains it: its coordinates, its precision."""
    name = " ".join(mention.written.split())
    key = fold(name).replace(" ", "-")
    arabic = {"ar": (name,)} if any("؀" <= c <= "ۿ" for c in name) else {}
    kind = min(mention.cue.kinds) if mention.cue.kinds else "place"
    return replace(container, id=f"{container.id}/{key}", name=name, kind=kind, names=arabic, population=0,
                   precision_km=max(container.precision_km, 15.0), within=(container.id, *container.within))  # fmt: skip
