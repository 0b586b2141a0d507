"""The small values that claims and events are made of."""

from typing import Literal

from msgspec import Struct

SourceKind = Literal["official", "state_media", "local", "militia", "monitor", "international_media", "unknown"]
EventType = Literal[
    "airstrike", "rocket_attack", "drone_attack", "missile_attack", "shelling", "explosion", "ground_attack", "chemical_attack", "other"
]
CasualtiesStatus = Literal["reported", "none", "unknown_stated", "silent"]
CasualtiesScope = Literal["all", "own_people", "civilians", "group"]
Damage = Literal["none", "minor", "major", "destroyed", "reported_unspecified"]
AttributionStatus = Literal["blames", "claims_responsibility", "denies_responsibility", "unknown_stated"]
Assertion = Literal["asserted", "unconfirmed", "denied"]
DatePrecision = Literal["hour", "part_of_day", "day", "week", "month"]
Dimension = Literal["casualties", "damage", "attribution", "place", "time", "weapon"]
DIMENSIONS: tuple[Dimension, ...] = ("casualties", "damage", "attribution", "place", "time", "weapon")


class Interval(Struct, frozen=True, gc=False):
    """The whole numbers a wording supports: "at least five" is min 5, max None (open)."""

    min: int
    max: int | None = None

    def in_words(self) -> str:
        """ "5", "5 or more", "5 to 8"."""
        if self.max is None:
            return f"{self.min} or more"
        return str(self.min) if self.min == self.max else f"{self.min} to {self.max}"


class DateSpan(Struct, frozen=True, gc=False):
    """When, in the time of the place: from `start` to `end`, both included.

    ISO 8601 local time without zone: `2021-07-10` for a day or coarser, `2021-07-10T18:00` for an hour or a part of a day.
    """

    start: str
    end: str
    precision: DatePrecision = "day"


class Place(Struct, frozen=True, gc=False):
    """Where, as a point with the radius in kilometres within which the words place it. No point is known: lat and lon are null."""

    id: str
    name: str
    lat: float | None = None
    lon: float | None = None
    precision_km: float | None = None
    name_ar: str | None = None
    kind: str | None = None
    country: str | None = None


class Actor(Struct, frozen=True, gc=False):
    """A party that can do or suffer violence, by its canonical English name."""

    id: str
    name: str


class Attribution(Struct, frozen=True, gc=False):
    """Whom a source holds responsible; no actors with `unknown_stated`: it says that it does not know."""

    actors: tuple[Actor, ...]
    status: AttributionStatus


class Weapon(Struct, frozen=True, gc=False):
    """What was used, as a term of `rules/compare.yml` (rockets, indirect_fire, ...), and how many were counted."""

    type: str
    count: Interval | None = None


class Group(Struct, frozen=True, gc=False):
    """A part of the toll: "two women killed" is who=women, killed=2."""

    who: str
    killed: Interval | None = None
    wounded: Interval | None = None
