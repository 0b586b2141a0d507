"""Claims as columns: what the scores need, taken out of the models once, so that pairs are arithmetic on arrays.

A row is a *unit*: the claims that one document tells as one incident, or a single claim. Rows stand in the order of their smallest
claim id, so nothing depends on the order of the input.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from operator import lt
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import numpy.typing as npt

from verify.cluster.arrays import Floats, Ints
from verify.cluster.filling import ACTORS, EVENT_TYPES, PLACES, filled, text_of
from verify.cluster.names import NAME_BITS
from verify.cluster.naming import named_points
from verify.cluster.referring import NOBODY, referred_documents
from verify.cluster.relations import ActorRelations
from verify.cluster.standing import crowd_of, days_told, main_units
from verify.cluster.weights import ClusterSpec
from verify.model import Claim

if TYPE_CHECKING:
    from verify.rulepack import Rules

__all__ = ["ACTORS", "EVENT_TYPES", "PLACES", "Columns", "Floats", "Ints", "Units", "columns_of", "columns_of_units", "units_of"]

_HOUR = 1.0 / 24.0
_BY_ROW = frozenset({"members", "lead", "document", "told", "read", "author", "monitor", "lat", "lon", "km", "wide", "place_names",
                     "name_key", "country", "t_lo", "t_hi", "t_precision", "published", "zone", "event_type", "weapon", "actors", "claimed",
                     "killed", "wounded", "texts", "main", "crowd", "named", "refers"})  # fmt: skip


@dataclass(slots=True)
class Columns:
    """One row a unit, `n` rows.

    lat, lon, km: (n, 3) degrees and stated precision, finest first, NaN where absent. t_lo, t_hi: days since 1970 in local time, NaN
    unknown; t_precision 0 unknown, 1 hour to 5 month. published: days since 1970 in UTC, zone: hours east of UTC. killed, wounded:
    (n, 2) interval, infinity for open, NaN unknown. main, crowd: see `standing`; named: see `naming`; refers: see `referring`. Codes are 0
    (or -1 where said) for unknown.

    What follows from these: slots: which of the three places anybody states; unplaced: no point is known; dated: a time is; first_day,
    last_day: its days; local: the local day of publication; clocked: whether that has an hour; misspelt: whether the place's name is a letter
    apart from another; any_read, any_refers: whether any unit was read from a text, or refers to a document.
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
    near_names: Ints
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
    main: npt.NDArray[np.bool_]
    crowd: npt.NDArray[np.int8]
    named: Floats
    refers: Ints
    countries: list[str]
    weapons: list[str]
    actor_ids: list[str]
    actor_names: dict[str, str]
    actor_relation: ActorRelations
    slots: list[int] = field(init=False)
    unplaced: npt.NDArray[np.bool_] = field(init=False)
    dated: npt.NDArray[np.bool_] = field(init=False)
    first_day: Floats = field(init=False)
    last_day: Floats = field(init=False)
    local: Floats = field(init=False)
    clocked: npt.NDArray[np.bool_] = field(init=False)
    misspelt: npt.NDArray[np.bool_] = field(init=False)
    any_read: bool = field(init=False)
    any_refers: bool = field(init=False)

    def __post_init__(self) -> None:
        self.slots = [slot for slot in range(self.km.shape[1]) if not bool(np.isnan(self.km[:, slot]).all())]
        self.unplaced, self.dated = np.isnan(self.km[:, 0]), self.t_precision > 0
        self.first_day, self.last_day = np.floor(self.t_lo), np.floor(self.t_hi)
        self.local = np.floor(self.published + self.zone * _HOUR)
        self.clocked = with_hour(self.published, self.zone)
        self.misspelt = np.isin(self.name_key, self.near_names >> NAME_BITS)
        self.any_read, self.any_refers = bool(self.read.any()), bool((self.refers != NOBODY).any())

    @property
    def n(self) -> int:
        """How many units there are."""
        return len(self.members)

    def only(self, rows: Ints) -> "Columns":
        """The columns of these rows alone."""
        kept = {f.name: getattr(self, f.name) for f in fields(self) if f.init}
        for name, column in kept.items():
            if name in _BY_ROW:
                kept[name] = column[rows] if isinstance(column, np.ndarray) else [column[r] for r in rows.tolist()]
        return Columns(**kept)

    def has_fine_place(self, coarse_km: float) -> npt.NDArray[np.bool_]:
        """Which units state a place finer than a province, or a place by name alone."""
        by_name = np.isnan(self.km[:, 0]) & (self.name_key != 0)
        fine: npt.NDArray[np.bool_] = (np.nan_to_num(self.km[:, 0], nan=math.inf) <= coarse_km) | by_name
        return fine


def with_hour(published: Floats, zone: Floats) -> npt.NDArray[np.bool_]:
    """Which publications have an hour of the day: one at midnight sharp is a bare date."""
    local = published + zone * _HOUR
    clocked: npt.NDArray[np.bool_] = np.abs(local - np.round(local)) > _HOUR / 120.0  # NaN: no
    return clocked


class Units(NamedTuple):
    """What rows are made of: the claims, sorted by id, the claims of each row by their number, and the text of each row."""

    claims: list[Claim]
    members: list[list[int]]
    texts: list[str]


def units_of(claims: Sequence[Claim]) -> Units:
    """The units of these claims; a claim given twice counts once."""
    ids, ordered = [c.id for c in claims], list(claims)
    if not all(map(lt, ids, ids[1:])):
        ordered = sorted({c.id: c for c in claims}.values(), key=lambda c: c.id)
    units: dict[tuple[str, str], list[int]] = {}
    members: list[list[int]] = []
    for i, claim in enumerate(ordered):
        if claim.incident is None:
            members.append([i])
            continue
        unit = units.get((claim.document_id, claim.incident))
        if unit is None:
            members.append([i])
            units[claim.document_id, claim.incident] = members[-1]
        else:
            unit.append(i)
    return Units(ordered, members, [text_of([ordered[i] for i in unit]) for unit in members])


def columns_of(claims: Sequence[Claim], rules: "Rules", spec: ClusterSpec) -> Columns:
    """The columns of these claims."""
    return columns_of_units(units_of(claims), rules)


def columns_of_units(units: Units, rules: "Rules") -> Columns:
    """The columns of these units."""
    claims, members, texts = units
    told = [[claims[i] for i in unit] for unit in members]
    found = filled(told, rules)
    found["lead"] = [unit[k] for unit, k in zip(members, found["lead"], strict=True)]
    first, last = days_told(found["t_lo"], found["t_hi"], found["published"], found["zone"])
    return Columns(
        claims=claims, members=members, texts=texts, main=main_units(claims, members, found["told"]),
        crowd=crowd_of(first, last, found["country"]),
        named=named_points(found["document"], found["read"], found["lat"], found["lon"], found["km"]),
        refers=referred_documents(claims, members, found["document"]), **found,
    )  # fmt: skip
