"""Fills the columns of the cluster step: what each unit says, column by column."""

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
_NAN, _OPEN = math.nan, math.inf
_NO_POINT = (_NAN, _NAN, _NAN, _NAN)
_NO_COUNT = (_NAN, _NAN)
_NO_TIME = (_NAN, _NAN, 0)
_NOBODY = (-1,) * ACTORS
Point = tuple[float, float, float, float]
Placed = tuple[tuple[str, ...], int, int, list[Point]]
_NOWHERE: Placed = ((), 0, 0, [_NO_POINT])
Unit = Sequence[Claim]


class _Codes:
    """Small whole numbers for names, in order of appearance."""

    def __init__(self, first: Iterable[str] = ()) -> None:
        self.code = {name: i for i, name in enumerate(first)}

    def of(self, name: str) -> int:
        return self.code.setdefault(name, len(self.code))


def filled(units: Sequence[Unit], rules: "Rules") -> dict[str, Any]:
    """The columns by name, one row a unit: the claims of each, in the order of the rows."""
    firsts = [unit[0] for unit in units]
    documents, weapons = _Codes(), _Codes([""])
    parties, places, authors = _Parties(), _Places(rules), _Authors(rules)
    sites = [places.of(unit) for unit in units]
    blamed = [parties.of(unit) for unit in units]
    put_out = [authors.of(claim) for claim in firsts]
    time, published = _table([_when(unit) for unit in units], 3), _table([_published(unit) for unit in units], 2)
    actor_ids = list(parties.codes.code)
    return {
        "document": np.array([documents.of(claim.document_id) for claim in firsts], np.int64),
        "told": np.array([claim.incident is not None for claim in firsts], np.bool_),
        "read": np.array([_is_read(unit) for unit in units], np.bool_),
        "author": np.array([author for author, _ in put_out], np.int64),
        "monitor": np.array([monitor for _, monitor in put_out], np.bool_),
        "place_names": [names for names, _, _, _ in sites],
        "name_key": np.array([key for _, key, _, _ in sites], np.int64),
        "country": np.array([country for _, _, country, _ in sites], np.int64),
        **_points([points for _, _, _, points in sites]),
        "t_lo": time[:, 0].copy(), "t_hi": time[:, 1].copy(), "t_precision": time[:, 2].astype(np.int64),
        "published": published[:, 0].copy(), "zone": published[:, 1].copy(),
        "event_type": np.array([_type_of(unit) for unit in units], np.int64),
        "weapon": np.array([weapons.of(_weapon(unit)) for unit in units], np.int64),
        "actors": _table([actors for actors, _ in blamed], ACTORS).astype(np.int64),
        "claimed": np.array([claimed for _, claimed in blamed], np.bool_),
        "killed": _table([_count(unit, "killed") for unit in units], 2), "wounded": _table([_count(unit, "wounded") for unit in units], 2),
        "lead": [0 if len(unit) == 1 else max(range(len(unit)), key=lambda i: (_stated(unit[i]), -i)) for unit in units],
        "near_names": near_names(list(places.names.code)), "countries": list(places.countries.code), "weapons": list(weapons.code),
        "actor_ids": actor_ids, "actor_names": parties.names, "actor_relation": actor_relations(actor_ids, rules),
    }  # fmt: skip


def _table(rows: Sequence[tuple[float, ...]], width: int) -> Floats:
    """These rows of so many numbers."""
    return np.fromiter(chain.from_iterable(rows), np.float64, len(rows) * width).reshape(len(rows), width)


def _points(points: Sequence[list[Point]]) -> dict[str, Floats]:
    """The degrees and reaches in each slot."""
    first = _table([some[0] for some in points], len(_NO_POINT))
    several = [(row, some) for row, some in enumerate(points) if len(some) > 1]
    found = {}
    for at, name in enumerate(("lat", "lon", "km", "wide")):
        slots = np.full((len(points), PLACES), _NAN)
        slots[:, 0] = first[:, at]
        for row, some in several:
            slots[row, : len(some)] = [p[at] for p in some]
        found[name] = slots
    return found


class _Authors:
    """Who puts texts out."""

    def __init__(self, rules: "Rules") -> None:
        self._monitors = {key for key, spec in rules.sources.items() if spec.kind == "monitor"}
        self._codes = _Codes()

    def of(self, claim: Claim) -> tuple[int, bool]:
        """The one who passes words on, else the speaker; and whether that is a monitor."""
        source, by = claim.source, claim.relayed_by
        if by is None:
            return self._codes.of(source.id), source.kind == "monitor" or source.id in self._monitors
        return self._codes.of(by.id), by.id in self._monitors


class _Places:
    """Where units say that it was."""

    def __init__(self, rules: "Rules") -> None:
        self._rules = rules
        self.names, self.countries = _Codes([""]), _Codes([""])
        self._keys: dict[tuple[str, str | None], int] = {}
        self._namesakes: dict[str, float] = {}

    def of(self, unit: Unit) -> Placed:
        """The names of the places, the number of the finest one's name, that of the country, and the points, finest first."""
        places = unit[0].places if len(unit) == 1 else tuple(p for c in unit for p in c.places)
        if not places:
            return _NOWHERE
        if len(places) == 1:
            place = located(places[0], self._rules)
            country = self.countries.of(place.country) if place.country else 0
            return (place.name,), self._key(place.name, place.kind), country, [self._point(place)]
        kept = finest(places, self._rules)
        named = next((p.country for p in kept if p.country), None)
        return (
            tuple([p.name for p in kept[:PLACES]]),
            self._key(kept[0].name, kept[0].kind),
            0 if named is None else self.countries.of(named),
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
            found = self._keys[name, kind] = self.names.of(words) if name and kind not in WIDE_KINDS else 0
        return found


class _Parties:
    """Who is blamed."""

    def __init__(self) -> None:
        self.codes, self.names = _Codes(), dict[str, str]()

    def of(self, unit: Unit) -> tuple[tuple[int, ...], bool]:
        """The first parties blamed, and whether one of the claims is by the party itself."""
        found: list[int] = []
        claimed = False
        for claim in unit:
            said = claim.attribution
            if said is None or said.status not in ("blames", "claims_responsibility"):
                continue
            claimed |= said.status == "claims_responsibility"
            for actor in said.actors:
                code = self.codes.of(actor.id)
                self.names.setdefault(actor.id, actor.name)
                if len(found) < ACTORS and code not in found:
                    found.append(code)
        return (*found, *_NOBODY[len(found) :]) if found else _NOBODY, claimed


def _is_read(claims: Unit) -> bool:
    """Whether words of a text stand behind any of the claims."""
    for claim in claims:
        for evidence in claim.evidence:
            if evidence.kind == "text":
                return True
    return False


def _when(claims: Unit) -> tuple[float, float, int]:
    """The narrowest time that is stated."""
    best: tuple[float, float, int] | None = None
    for claim in claims:
        if claim.date is not None and _states_day(claim):
            found = span(claim.date.start, claim.date.end, claim.date.precision)
            if found is not None and (best is None or found[1] - found[0] < best[1] - best[0]):
                best = found
    return best if best is not None else _NO_TIME


def _states_day(claim: Claim) -> bool:
    """Whether the claim says when, and does not just take the day of its publication for it: then no words stand behind its date."""
    return not claim.evidence or "date" in [e.dimension for e in claim.evidence]


def _published(claims: Unit) -> tuple[float, float]:
    """The earliest publication, and its zone."""
    if len(claims) == 1:
        at = claims[0].published_at
        return (moment(at) if at is not None else None) or _NO_COUNT
    known = [when for c in claims if c.published_at is not None and (when := moment(c.published_at)) is not None]
    return min(known, default=_NO_COUNT)


def _type_of(claims: Unit) -> int:
    if len(claims) == 1:
        return _TYPE_CODE[claims[0].event_type]
    counted: Counter[str] = Counter(c.event_type for c in claims if c.event_type != "other")
    return _TYPE_CODE[max(sorted(counted), key=counted.__getitem__)] if counted else 0


def _weapon(claims: Unit) -> str:
    """The first weapon named, "" for none."""
    return next((c.weapon.type for c in claims if c.weapon is not None), "")


def _count(claims: Unit, field: str) -> tuple[float, float]:
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


def text_of(claims: Unit) -> str:
    """The words of a unit that are looked at: the beginning of its quotes."""
    if len(claims) == 1:
        return claims[0].quote[:TEXT_LIMIT]
    return " ".join(dict.fromkeys(c.quote for c in claims if c.quote))[:TEXT_LIMIT]
