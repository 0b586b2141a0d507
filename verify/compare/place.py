"""Place: points with the radius their words allow, and places that contain one another."""

from collections.abc import Sequence
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt

from verify.compare.context import Context
from verify.compare.evidence import stated
from verify.compare.wording import Wording, clean
from verify.model import Claim, Place
from verify.rulepack.spec_compare import Reach
from verify.text.normalise import fold

_MOST = 4
"""Places of one claim told in a sentence."""
_ORDER = ("same", "within", "near", "unlocated", "apart")


def read(claim: Claim, context: Context) -> tuple[Place, ...] | None:
    """The places a claim names itself, without those that only say in which larger place they lie."""
    places = claim.places
    if not places or not stated(claim, "place"):
        return None
    if len(places) == 1:
        return places
    finest = tuple(p for p in places if not any(_holds(p, q, context) for q in places if q is not p))
    return tuple(sorted(finest or places, key=_id))


def _id(place: Place) -> str:
    return place.id


def _holds(p: Place, q: Place, context: Context) -> bool:
    """Whether p only says in which larger place q lies."""
    if p.id in context.places_above(q.id):
        return True
    if p.id == q.id or p.lat is None or p.lon is None or q.lat is None or q.lon is None:
        return False
    reach = context.spec.reach
    one, other = _point(p, reach), _point(q, reach)
    return one[2] > reach.equally * other[2] and _km(one[0], one[1], other[0], other[1]) <= one[2]


def relate(a: tuple[Place, ...], b: tuple[Place, ...], context: Context) -> str:
    """How the closest of the places named on either side stand to each other; `in_part` where one side names another place besides."""
    if len(a) == 1 and len(b) == 1:
        return _pair(a[0], b[0], context)
    rows = [[_pair(p, q, context) for q in b] for p in a]
    found = next(r for r in _ORDER if any(r in row for row in rows))
    if found == "same" and (any(_away(row) for row in rows) or any(_away(column) for column in zip(*rows, strict=True))):
        return "in_part"
    return found


def _away(relations: Sequence[str]) -> bool:
    """Whether a place lies apart from all that the other side names."""
    return all(r == "apart" for r in relations)


def _pair(p: Place, q: Place, context: Context) -> str:
    if p.id == q.id:
        return "same"
    if p.id in context.places_above(q.id) or q.id in context.places_above(p.id):
        return "within"
    if p.lat is None or p.lon is None or q.lat is None or q.lon is None:
        return "same" if _same_name(p, q) else "unlocated"
    first, second = sorted((_point(p, context.spec.reach), _point(q, context.spec.reach)))
    return _relation(first, second, context.spec.reach.slack_km, context.spec.reach.equally)


Point = tuple[float, float, float]


def _point(p: Place, reach: Reach) -> Point:
    return (p.lat or 0.0, p.lon or 0.0, p.precision_km if p.precision_km is not None and p.precision_km > 0 else reach.default_km)


@lru_cache(maxsize=65_536)
def _relation(p: Point, q: Point, slack: float, equally: float) -> str:
    apart = _km(p[0], p[1], q[0], q[1])
    fine, coarse = min(p[2], q[2]), max(p[2], q[2])
    if apart > fine + coarse + slack:
        return "apart"
    if coarse > equally * fine:
        return "within" if apart <= coarse + slack else "near"
    return "same" if apart <= fine else "near"


def _km(lat_a: float, lon_a: float, lat_b: float, lon_b: float) -> float:
    a, b = radians(lat_a), radians(lat_b)
    h = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(lon_b - lon_a) / 2) ** 2
    return 12742.0 * asin(min(1.0, sqrt(h)))


def _same_name(p: Place, q: Place) -> bool:
    return bool({_folded(n) for n in (p.name, p.name_ar) if n} & {_folded(n) for n in (q.name, q.name_ar) if n})


@lru_cache(maxsize=65_536)
def _folded(name: str) -> str:
    return fold(name)


def tell(places: tuple[Place, ...], words: Wording, context: Context) -> str:
    """ "the place was Conoco gas field"."""
    arabic = words.lang == "ar"
    return words.phrase("place", places=words.listed([clean(p.name_ar if arabic and p.name_ar else p.name) for p in places[:_MOST]]))
