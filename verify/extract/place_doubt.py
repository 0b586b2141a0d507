"""When the place of a name is not the one meant: it lies elsewhere than the text says, or in a country the text is not about.

A name that fits nothing known is placed by what is named around it: one near by that sounds like it, or somewhere in what contains it.
"""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace
from rapidfuzz import fuzz

from verify.extract.geo import km_between
from verify.extract.place_kinds import fits
from verify.extract.place_relations import containing
from verify.extract.places import PlaceMention
from verify.rulepack import PlaceSpec
from verify.text.normalise import fold
from verify.text.skeleton import SHORTEST, skeleton

_HAMLETS = frozenset(("village", "town"))
# What is called after a place elsewhere: "Baghdad station", "Palestine street".
_NAMED_AFTER = frozenset(("neighbourhood", "street", "hospital", "field", "crossing", "camp"))
AREAS = frozenset(("governorate", "country", "region", "province", "desert", "district", "sea"))
_SMALL = frozenset(("village", "town", "neighbourhood", "site", "camp"))
# What is too wide for a village in it to be placed by it.
_VAGUE = frozenset(("country", "region"))
# How many characters behind a name the next may stand that is listed with it or says where it lies.
_BESIDE = 30
_FEW, _LISTED = 2, 4
# How far from where it is said to lie a place may be whose name only sounds like the one written.
_ALIKE_KM, _AROUND_KM = 45.0, 80.0
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

    "The village of X in the countryside of Idlib" is no X by Damascus, and "Baghdad station in Aleppo" not in Baghdad.
    """
    mention = mentions[n]
    kinds = mention.cue.kinds
    named_after = bool(kinds) and kinds <= _NAMED_AFTER and not fits(place.kind, kinds)
    if not (kinds & _HAMLETS or named_after) or n + 1 >= len(mentions) or place.lat is None or place.lon is None:
        return False
    owner = _owner(n, mentions, placed)
    if owner is None or owner.lat is None or owner.lon is None or not _owners(owner).isdisjoint(containing(place, known)):
        return False
    return km_between(place.lat, place.lon, owner.lat, owner.lon) > max(40.0 if named_after else 80.0, 1.5 * owner.precision_km)


def _owner(n: int, mentions: Sequence[PlaceMention], placed: Sequence[PlaceSpec | None]) -> PlaceSpec | None:
    """The place that the n-th name, or the last of the list it stands in, is said to lie in: of "X, Y and Z in the city of W" W."""
    for k in range(n + 1, min(n + 1 + _LISTED, len(mentions))):
        if mentions[k].start - mentions[k - 1].end > _BESIDE:
            return None
        if mentions[k].cue.wide or mentions[k].cue.locates:
            return placed[k]
    return None


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
