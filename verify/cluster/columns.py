"""Claims as columns: what the scores need, taken out of the models once, so that pairs are arithmetic on arrays.

A row is a *unit*: the claims that one document tells as one incident, or a single claim. Rows stand in the order of their smallest
claim id, so nothing depends on the order of the input.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, get_args

import numpy as np
import numpy.typing as npt

from verify.cluster.names import SHORTEST, skeleton
from verify.cluster.weights import ClusterSpec
from verify.model import Claim, EventType, Interval, Place
from verify.rulepack import umbrellas
from verify.text.normalise import fold

if TYPE_CHECKING:
    from verify.rulepack import Rules

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

PLACES = 3
ACTORS = 3
TEXT_LIMIT = 600
_EPOCH = date(1970, 1, 1)
_MINUTE = 1.0 / 1440.0
EVENT_TYPES: tuple[str, ...] = ("other", *(t for t in get_args(EventType) if t != "other"))
PRECISIONS: dict[str, int] = {"hour": 1, "part_of_day": 2, "day": 3, "week": 4, "month": 5}
_TYPE_CODE = {name: i for i, name in enumerate(EVENT_TYPES)}
_DEFAULT_KM = 5.0
_BY_ROW = frozenset({"members", "lead", "document", "told", "read", "author", "monitor", "lat", "lon", "km", "wide", "place_names",
                     "name_key", "country", "t_lo", "t_hi", "t_precision", "published", "zone", "event_type", "weapon", "actors", "claimed",
                     "killed", "wounded", "texts"})  # fmt: skip
_PROVINCES = frozenset({"province", "governorate", "region"})
_WIDE_KINDS = _PROVINCES | {"country"}


@dataclass(slots=True)
class Columns:
    """One row a unit, `n` rows.

    lat, lon, km: (n, 3) degrees and stated precision, finest first, NaN where absent. t_lo, t_hi: days since 1970 in local time, NaN
    unknown; t_precision 0 unknown, 1 hour to 5 month. published: days since 1970 in UTC, zone: hours east of UTC. killed, wounded:
    (n, 2) interval, infinity for open, NaN unknown. Codes are 0 (or -1 where said) for unknown.
    """

    claims: list[Claim]
    members: list[list[int]]
    lead: list[int]
    document: Ints
    told: npt.NDArray[np.bool_]
    read: npt.NDArray[np.bool_]
    author: Ints
    monitor: npt.NDArray[np.bool_]
    lat: Floats
    lon: Floats
    km: Floats
    wide: Floats
    place_names: list[tuple[str, ...]]
    name_key: Ints
    country: Ints
    t_lo: Floats
    t_hi: Floats
    t_precision: Ints
    published: Floats
    zone: Floats
    event_type: Ints
    weapon: Ints
    actors: Ints
    claimed: npt.NDArray[np.bool_]
    killed: Floats
    wounded: Floats
    texts: list[str]
    countries: list[str]
    weapons: list[str]
    actor_ids: list[str]
    actor_names: dict[str, str]
    actor_relation: "ActorRelations"

    @property
    def n(self) -> int:
        """How many units there are."""
        return len(self.members)

    def only(self, rows: Ints) -> "Columns":
        """The columns of these rows alone."""
        kept = {f.name: getattr(self, f.name) for f in fields(self)}
        for name, column in kept.items():
            if name in _BY_ROW:
                kept[name] = column[rows] if isinstance(column, np.ndarray) else [column[r] for r in rows.tolist()]
        return Columns(**kept)

    def has_fine_place(self, coarse_km: float) -> npt.NDArray[np.bool_]:
        """Which units state a place finer than a province, or a place by name alone."""
        by_name = np.isnan(self.km[:, 0]) & (self.name_key != 0)
        fine: npt.NDArray[np.bool_] = (np.nan_to_num(self.km[:, 0], nan=math.inf) <= coarse_km) | by_name
        return fine


def columns_of(claims: Sequence[Claim], rules: "Rules", spec: ClusterSpec) -> Columns:
    """The columns of these claims; a claim given twice counts once."""
    ordered = sorted({c.id: c for c in claims}.values(), key=lambda c: c.id)
    members = _units(ordered)
    builder = _Builder(rules, len(members))
    for row, unit in enumerate(members):
        builder.add(row, [ordered[i] for i in unit])
    return builder.finish(ordered, members)


def _units(ordered: Sequence[Claim]) -> list[list[int]]:
    units: dict[object, list[int]] = {}
    for i, claim in enumerate(ordered):
        key: object = i if claim.incident is None else (claim.document_id, claim.incident)
        units.setdefault(key, []).append(i)
    return list(units.values())


class _Codes:
    """Small whole numbers for names, in order of appearance."""

    def __init__(self, first: Iterable[str] = ()) -> None:
        self.code = {name: i for i, name in enumerate(first)}

    def of(self, name: str) -> int:
        return self.code.setdefault(name, len(self.code))


class _Builder:
    """Fills the columns row by row."""

    def __init__(self, rules: "Rules", n: int) -> None:
        self.rules = rules
        self.documents, self.countries, self.weapons, self.names = _Codes(), _Codes([""]), _Codes([""]), _Codes([""])
        self.authors = _Codes()
        self.read = np.zeros(n, np.bool_)
        self.author, self.monitor = np.zeros(n, np.int64), np.zeros(n, np.bool_)
        self.actors, self.actor_names = _Codes(), dict[str, str]()
        self.lead = [0] * n
        self.document, self.told = np.zeros(n, np.int64), np.zeros(n, np.bool_)
        self.lat, self.lon, self.km, self.wide = (np.full((n, PLACES), np.nan) for _ in range(4))
        self._namesakes: dict[str, float] = {}
        self.place_names: list[tuple[str, ...]] = [()] * n
        self.name_key, self.country = np.zeros(n, np.int64), np.zeros(n, np.int64)
        self.t_lo, self.t_hi, self.published, self.zone = (np.full(n, np.nan) for _ in range(4))
        self.t_precision, self.event_type, self.weapon = (np.zeros(n, np.int64) for _ in range(3))
        self.actor_rows = np.full((n, ACTORS), -1, np.int64)
        self.claimed = np.zeros(n, np.bool_)
        self.killed, self.wounded = np.full((n, 2), np.nan), np.full((n, 2), np.nan)
        self.texts = [""] * n

    def add(self, row: int, claims: list[Claim]) -> None:
        first = claims[0]
        self.document[row] = self.documents.of(first.document_id)
        self.told[row] = first.incident is not None
        self.read[row] = any(e.kind == "text" for c in claims for e in c.evidence)
        self._author(row, first)
        self.lead[row] = 0 if len(claims) == 1 else max(range(len(claims)), key=lambda i: (_stated(claims[i]), -i))
        self._places(row, first.places if len(claims) == 1 else tuple(p for c in claims for p in c.places))
        self._time(row, claims)
        self._what(row, claims)
        for column, field in ((self.killed, "killed"), (self.wounded, "wounded")):
            for claim in claims:
                count: Interval | None = getattr(claim, field)
                if count is not None and claim.casualties_scope in ("all", "civilians"):
                    column[row, 0], column[row, 1] = count.min, math.inf if count.max is None else count.max
                    break
        self.texts[row] = _text(claims)

    def _author(self, row: int, claim: Claim) -> None:
        """Who put the text out: the one who passes words on, else the speaker."""
        by = claim.source if claim.relayed_by is None else claim.relayed_by
        self.author[row] = self.authors.of(by.id)
        kind = claim.source.kind if claim.relayed_by is None else None
        spec = self.rules.sources.get(by.id)
        self.monitor[row] = kind == "monitor" or (spec is not None and spec.kind == "monitor")

    def _places(self, row: int, places: tuple[Place, ...]) -> None:
        if not places:
            return
        kept = _finest(places, self.rules) if len(places) > 1 else [_located(places[0], self.rules)]
        for slot, place in enumerate(kept[:PLACES]):
            if place.lat is not None and place.lon is not None:
                self.lat[row, slot], self.lon[row, slot] = place.lat, place.lon
                self.km[row, slot] = _DEFAULT_KM if place.precision_km is None else max(place.precision_km, 0.1)
                self.wide[row, slot] = self._namesake(place.id)
        self.place_names[row] = tuple(p.name for p in kept[:PLACES])
        if kept[0].name and kept[0].kind not in _WIDE_KINDS:
            bones = skeleton(kept[0].name)
            self.name_key[row] = self.names.of(bones) if len(bones) >= SHORTEST else self.names.of("=" + fold(kept[0].name))
        country = next((p.country for p in kept if p.country), None)
        if country is not None:
            self.country[row] = self.countries.of(country)

    def _namesake(self, place_id: str) -> float:
        """The reach of the province that bears a town's name, NaN where none does: who says the name may mean either."""
        found = self._namesakes.get(place_id)
        if found is None:
            found = self._namesakes[place_id] = _namesake(place_id, self.rules)
        return found

    def _time(self, row: int, claims: list[Claim]) -> None:
        best: tuple[float, float, int] | None = None
        for claim in claims:
            if claim.date is not None and _states_day(claim):
                span = _span(claim.date.start, claim.date.end, claim.date.precision)
                if span is not None and (best is None or span[1] - span[0] < best[1] - best[0]):
                    best = span
        if best is not None:
            self.t_lo[row], self.t_hi[row], self.t_precision[row] = best
        when = [_moment(c.published_at) for c in claims if c.published_at is not None]
        known = [w for w in when if w is not None]
        if known:
            self.published[row], self.zone[row] = min(known)

    def _what(self, row: int, claims: list[Claim]) -> None:
        if len(claims) == 1:
            types: list[str] = [claims[0].event_type]
        else:
            counted: Counter[str] = Counter(c.event_type for c in claims if c.event_type != "other")
            types = [max(sorted(counted), key=counted.__getitem__)] if counted else []
        if types:
            self.event_type[row] = _TYPE_CODE[types[0]]
        weapon = next((c.weapon.type for c in claims if c.weapon is not None), None)
        if weapon is not None:
            self.weapon[row] = self.weapons.of(weapon)
        slot = 0
        for claim in claims:
            said = claim.attribution
            if said is None or said.status not in ("blames", "claims_responsibility"):
                continue
            self.claimed[row] |= said.status == "claims_responsibility"
            for actor in said.actors:
                code = self.actors.of(actor.id)
                self.actor_names.setdefault(actor.id, actor.name)
                if slot < ACTORS and code not in self.actor_rows[row, :slot]:
                    self.actor_rows[row, slot] = code
                    slot += 1

    def finish(self, claims: list[Claim], members: list[list[int]]) -> Columns:
        actor_ids = list(self.actors.code)
        return Columns(
            claims=claims, members=members, lead=[unit[k] for unit, k in zip(members, self.lead, strict=True)],
            document=self.document, told=self.told, read=self.read, author=self.author, monitor=self.monitor,
            lat=self.lat, lon=self.lon, km=self.km, wide=self.wide, place_names=self.place_names,
            name_key=self.name_key, country=self.country, t_lo=self.t_lo, t_hi=self.t_hi, t_precision=self.t_precision,
            published=self.published, zone=self.zone, event_type=self.event_type, weapon=self.weapon, actors=self.actor_rows,
            claimed=self.claimed, killed=self.killed, wounded=self.wounded, texts=self.texts, countries=list(self.countries.code),
            weapons=list(self.weapons.code), actor_ids=actor_ids, actor_names=self.actor_names,
            actor_relation=actor_relations(actor_ids, self.rules),
        )  # fmt: skip


def _states_day(claim: Claim) -> bool:
    """Whether the claim says when, and does not just take the day of its publication for it: then no words stand behind its date."""
    return not claim.evidence or any(e.dimension == "date" for e in claim.evidence)


def _stated(claim: Claim) -> int:
    """How many facts a claim states."""
    facts = (claim.date, claim.killed, claim.wounded, claim.damage, claim.attribution, claim.weapon)
    return sum(f is not None for f in facts) + bool(claim.places) + (0 if claim.background else 1)


def _text(claims: list[Claim]) -> str:
    if len(claims) == 1:
        return claims[0].quote[:TEXT_LIMIT]
    return " ".join(dict.fromkeys(c.quote for c in claims if c.quote))[:TEXT_LIMIT]


def _located(place: Place, rules: "Rules") -> Place:
    """The place with the coordinates of the rules where the claim gives none."""
    if place.lat is not None and place.lon is not None and place.country is not None:
        return place
    known = rules.places.get(place.id)
    if known is None:
        return place
    if place.lat is not None and place.lon is not None:
        return Place(place.id, place.name, place.lat, place.lon, place.precision_km, country=known.country)
    return Place(place.id, place.name, known.lat, known.lon, known.precision_km, country=known.country)


def _finest(places: Sequence[Place], rules: "Rules") -> list[Place]:
    """The places without those that only say where another one lies ("al-Omar field, Deir ez-Zor province": the field), finest first."""
    located = list({p.id: _located(p, rules) for p in places}.values())
    around: set[str] = set()
    for place in located:
        around |= _containing(place.id, rules)
    kept = [p for p in located if p.id not in around and not any(_surrounds(p, q) for q in located if q is not p)]
    order = {p.id: i for i, p in enumerate(located)}
    return sorted(kept or located, key=lambda p: (_km(p), order[p.id]))


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


def _namesake(place_id: str, rules: "Rules") -> float:
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


def _km(place: Place) -> float:
    if place.lat is None or place.lon is None:
        return math.inf
    return _DEFAULT_KM if place.precision_km is None else place.precision_km


def _surrounds(outer: Place, inner: Place) -> bool:
    if outer.lat is None or outer.lon is None or inner.lat is None or inner.lon is None or _km(outer) < 2.0 * _km(inner):
        return False
    east = (outer.lon - inner.lon) * math.cos(math.radians((outer.lat + inner.lat) / 2))
    return 111.2 * math.hypot(outer.lat - inner.lat, east) <= _km(outer)


@lru_cache(maxsize=65536)
def _span(start: str, end: str, precision: str) -> tuple[float, float, int] | None:
    """First and last moment in days since 1970; None if no date can be read from it."""
    try:
        first, last = datetime.fromisoformat(start), datetime.fromisoformat(end)
    except ValueError:
        return None
    low, high = _days(first), _days(last)
    if len(end) <= 10:
        high += 1.0 - _MINUTE
    return (low, max(low, high), PRECISIONS[precision])


@lru_cache(maxsize=65536)
def _moment(published_at: str) -> tuple[float, float] | None:
    """Days since 1970 in UTC, and the zone in hours."""
    try:
        moment = datetime.fromisoformat(published_at)
    except ValueError:
        return None
    offset = moment.utcoffset() or timedelta(0)
    hours = offset.total_seconds() / 3600.0
    return (_days(moment) - hours / 24.0, hours)


def _days(moment: datetime) -> float:
    return (moment.date() - _EPOCH).days + (moment.hour * 60 + moment.minute) * _MINUTE


@dataclass(slots=True)
class ActorRelations:
    """How two actors stand to each other. `row` maps an actor's code to its row of `table`; the last row is for actors no rule knows."""

    row: Ints
    table: npt.NDArray[np.int8]

    def between(self, a: Ints, b: Ints) -> npt.NDArray[np.int8]:
        """3 one actor, 2 one is the other's umbrella, 1 both under one umbrella, 0 different, -1 where a side names nobody (code -1)."""
        found = self.table[self.row[a], self.row[b]]
        found = np.where(a == b, np.int8(3), found)
        answer: npt.NDArray[np.int8] = np.where((a < 0) | (b < 0), np.int8(-1), found)
        return answer


def actor_relations(actor_ids: Sequence[str], rules: "Rules") -> ActorRelations:
    """The relations between these actors that the rules know of; an actor's code is its position."""
    known = [i for i, a in enumerate(actor_ids) if a in rules.actors]
    above = [umbrellas(actor_ids[i], rules.actors) for i in known]
    size = len(known)
    row = np.full(len(actor_ids) + 1, size, np.int64)
    table = np.zeros((size + 1, size + 1), np.int8)
    for i, code in enumerate(known):
        row[code] = i
        for j, other in enumerate(known):
            if i != j and (actor_ids[code] in above[j] or actor_ids[other] in above[i]):
                table[i, j] = 2
            elif i != j and above[i] & above[j]:
                table[i, j] = 1
    return ActorRelations(row, table)
