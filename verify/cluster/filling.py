"""Fills the columns of the cluster step unit by unit: one record of numbers a unit, and what is no number beside it."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any, get_args

import numpy as np

from verify.cluster.arrays import Floats
from verify.cluster.moments import moment, span
from verify.cluster.names import SHORTEST, near_names, skeleton
from verify.cluster.placing import DEFAULT_KM, WIDE_KINDS, finest, located, namesake
from verify.cluster.relations import actor_relations
from verify.model import Claim, EventType, Interval, Place
from verify.text.normalise import fold

if TYPE_CHECKING:
    from verify.rulepack import Rules

PLACES = 3
ACTORS = 3
TEXT_LIMIT = 600
EVENT_TYPES: tuple[str, ...] = ("other", *(t for t in get_args(EventType) if t != "other"))
_TYPE_CODE = {name: i for i, name in enumerate(EVENT_TYPES)}
_NUMBERS = ("document", "told", "read", "author", "monitor", "name_key", "country", "t_lo", "t_hi", "t_precision", "published", "zone",
            "event_type", "weapon", "claimed")  # fmt: skip
"""What a record begins with; then the points of its places, its actors, and the killed and wounded."""
_FLAGS = frozenset({"told", "read", "monitor", "claimed"})
_MEASURES = frozenset({"t_lo", "t_hi", "published", "zone"})
_NAN, _OPEN = math.nan, math.inf
_NO_POINT = (_NAN, _NAN, _NAN, _NAN)
_NO_COUNT = (_NAN, _NAN)
_NOBODY = (-1,) * ACTORS
Point = tuple[float, float, float, float]


class _Codes:
    """Small whole numbers for names, in order of appearance."""

    def __init__(self, first: Iterable[str] = ()) -> None:
        self.code = {name: i for i, name in enumerate(first)}

    def of(self, name: str) -> int:
        return self.code.setdefault(name, len(self.code))


class Filling:
    """Takes units one after the other, in the order of the rows."""

    def __init__(self, rules: "Rules") -> None:
        self._rules = rules
        self._documents, self._countries, self._weapons, self._names = _Codes(), _Codes([""]), _Codes([""]), _Codes([""])
        self._authors, self._actors, self._actor_names = _Codes(), _Codes(), dict[str, str]()
        self._namesakes: dict[str, float] = {}
        self._keys: dict[tuple[str, str | None], int] = {}
        self._records: list[tuple[float, ...]] = []
        self._more_points: dict[int, list[Point]] = {}
        self._lead: list[int] = []
        self._place_names: list[tuple[str, ...]] = []

    def add(self, claims: Sequence[Claim]) -> None:
        """The next row: a unit's claims."""
        first = claims[0]
        author, monitor = self._author(first)
        places = first.places if len(claims) == 1 else tuple(p for c in claims for p in c.places)
        names, key, country, points = self._placed(places) if places else ((), 0, 0, [_NO_POINT])
        low, high, precision = _when(claims)
        published, zone = _published(claims)
        actors, claimed = self._blamed(claims)
        weapon = next((c.weapon.type for c in claims if c.weapon is not None), None)
        if len(points) > 1:
            self._more_points[len(self._records)] = points[1:]
        self._records.append((
            self._documents.of(first.document_id), first.incident is not None, _is_read(claims), author, monitor, key, country, low, high,
            precision, published, zone, _type_of(claims), 0 if weapon is None else self._weapons.of(weapon), claimed,
            *points[0], *actors, *_count(claims, "killed"), *_count(claims, "wounded"),
        ))  # fmt: skip
        self._lead.append(0 if len(claims) == 1 else max(range(len(claims)), key=lambda i: (_stated(claims[i]), -i)))
        self._place_names.append(names)

    def _author(self, claim: Claim) -> tuple[int, bool]:
        """Who put the text out: the one who passes words on, else the speaker; and whether that is a monitor."""
        by = claim.source if claim.relayed_by is None else claim.relayed_by
        kind = claim.source.kind if claim.relayed_by is None else None
        spec = self._rules.sources.get(by.id)
        return self._authors.of(by.id), kind == "monitor" or (spec is not None and spec.kind == "monitor")

    def _placed(self, places: tuple[Place, ...]) -> tuple[tuple[str, ...], int, int, list[Point]]:
        """The names of the places, the key of the finest one's name, the country, and the point in each slot."""
        kept = finest(places, self._rules) if len(places) > 1 else [located(places[0], self._rules)]
        country = next((p.country for p in kept if p.country), None)
        return (
            tuple([p.name for p in kept[:PLACES]]),
            self._key(kept[0].name, kept[0].kind),
            0 if country is None else self._countries.of(country),
            [self._point(p) for p in kept[:PLACES]],
        )

    def _point(self, place: Place) -> Point:
        if place.lat is None or place.lon is None:
            return _NO_POINT
        wide = self._namesakes.get(place.id)
        if wide is None:
            wide = self._namesakes[place.id] = namesake(place.id, self._rules)
        km = DEFAULT_KM if place.precision_km is None else max(place.precision_km, 0.1)
        return (place.lat, place.lon, km, wide)

    def _key(self, name: str, kind: str | None) -> int:
        """The number of a name's consonants, of the name itself where they are too few; 0 for provinces, countries and no name."""
        found = self._keys.get((name, kind))
        if found is None:
            bones = skeleton(name)
            words = bones if len(bones) >= SHORTEST else "=" + fold(name)
            found = self._keys[name, kind] = self._names.of(words) if name and kind not in WIDE_KINDS else 0
        return found

    def _blamed(self, claims: Sequence[Claim]) -> tuple[tuple[int, ...], bool]:
        """The first parties blamed, and whether one of the claims is by the party itself."""
        found: list[int] = []
        claimed = False
        for claim in claims:
            said = claim.attribution
            if said is None or said.status not in ("blames", "claims_responsibility"):
                continue
            claimed |= said.status == "claims_responsibility"
            for actor in said.actors:
                code = self._actors.of(actor.id)
                self._actor_names.setdefault(actor.id, actor.name)
                if len(found) < ACTORS and code not in found:
                    found.append(code)
        return (*found, *_NOBODY[len(found) :]) if found else _NOBODY, claimed

    def columns(self, members: Sequence[Sequence[int]]) -> dict[str, Any]:
        """The columns by name; `members` are the claims of each row."""
        n = len(self._records)
        width = len(_NUMBERS) + len(_NO_POINT) + ACTORS + 4
        table: Floats = np.fromiter(chain.from_iterable(self._records), np.float64, n * width).reshape(n, width)
        found: dict[str, Any] = {}
        for at, name in enumerate(_NUMBERS):
            column = table[:, at]
            found[name] = column.copy() if name in _MEASURES else column.astype(np.bool_ if name in _FLAGS else np.int64)
        for at, name in enumerate(("lat", "lon", "km", "wide")):
            slots = np.full((n, PLACES), _NAN)
            slots[:, 0] = table[:, len(_NUMBERS) + at]
            for row, points in self._more_points.items():
                slots[row, 1 : 1 + len(points)] = [p[at] for p in points]
            found[name] = slots
        rest = table[:, len(_NUMBERS) + len(_NO_POINT) :]
        actor_ids = list(self._actors.code)
        return {
            **found, "actors": rest[:, :ACTORS].astype(np.int64), "killed": rest[:, ACTORS : ACTORS + 2].copy(),
            "wounded": rest[:, ACTORS + 2 :].copy(), "lead": [unit[k] for unit, k in zip(members, self._lead, strict=True)],
            "place_names": self._place_names, "near_names": near_names(list(self._names.code)), "countries": list(self._countries.code),
            "weapons": list(self._weapons.code), "actor_ids": actor_ids, "actor_names": self._actor_names,
            "actor_relation": actor_relations(actor_ids, self._rules),
        }  # fmt: skip


def _is_read(claims: Sequence[Claim]) -> bool:
    """Whether words of a text stand behind any of the claims."""
    for claim in claims:
        for evidence in claim.evidence:
            if evidence.kind == "text":
                return True
    return False


def _when(claims: Sequence[Claim]) -> tuple[float, float, int]:
    """The narrowest time that is stated."""
    best: tuple[float, float, int] | None = None
    for claim in claims:
        if claim.date is not None and _states_day(claim):
            found = span(claim.date.start, claim.date.end, claim.date.precision)
            if found is not None and (best is None or found[1] - found[0] < best[1] - best[0]):
                best = found
    return best if best is not None else (_NAN, _NAN, 0)


def _states_day(claim: Claim) -> bool:
    """Whether the claim says when, and does not just take the day of its publication for it: then no words stand behind its date."""
    return not claim.evidence or "date" in [e.dimension for e in claim.evidence]


def _published(claims: Sequence[Claim]) -> tuple[float, float]:
    """The earliest publication, and its zone."""
    if len(claims) == 1:
        at = claims[0].published_at
        return (moment(at) if at is not None else None) or _NO_COUNT
    known = [when for c in claims if c.published_at is not None and (when := moment(c.published_at)) is not None]
    return min(known, default=_NO_COUNT)


def _type_of(claims: Sequence[Claim]) -> int:
    if len(claims) == 1:
        return _TYPE_CODE[claims[0].event_type]
    counted: Counter[str] = Counter(c.event_type for c in claims if c.event_type != "other")
    return _TYPE_CODE[max(sorted(counted), key=counted.__getitem__)] if counted else 0


def _count(claims: Sequence[Claim], field: str) -> tuple[float, float]:
    """The first count of all people or of civilians."""
    for claim in claims:
        count: Interval | None = getattr(claim, field)
        if count is not None and claim.casualties_scope in ("all", "civilians"):
            return count.min, _OPEN if count.max is None else count.max
    return _NO_COUNT


def _stated(claim: Claim) -> int:
    """How many facts a claim states."""
    facts = (claim.date, claim.killed, claim.wounded, claim.damage, claim.attribution, claim.weapon)
    return sum(f is not None for f in facts) + bool(claim.places) + (0 if claim.background else 1)


def text_of(claims: Sequence[Claim]) -> str:
    """The words of a unit that are looked at: the beginning of its quotes."""
    if len(claims) == 1:
        return claims[0].quote[:TEXT_LIMIT]
    return " ".join(dict.fromkeys(c.quote for c in claims if c.quote))[:TEXT_LIMIT]
