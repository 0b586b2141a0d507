"""Planted worlds: events that happened, sources of known accuracy and bias that tell of them, and who copied whom.

Everything follows from a seed, so a figure measured on a world can be measured again.
"""

from datetime import date, timedelta
from typing import Literal, NamedTuple

from bench.dice import Dice
from bench.names import Town, towns
from verify.model import Actor, EventType, SourceKind
from verify.model.values import Damage

Bias = Literal["none", "minimises", "inflates"]
FIRST_DAY = date(2019, 1, 1)

TYPES: tuple[tuple[EventType, float], ...] = (
    ("airstrike", 4), ("shelling", 3), ("rocket_attack", 2), ("drone_attack", 1.5), ("explosion", 1.5), ("ground_attack", 1), ("missile_attack", 0.7),
)  # fmt: skip
DAMAGE: tuple[Damage, ...] = ("minor", "major", "destroyed", "reported_unspecified")
ACTORS = (
    Actor("actor.syrian-government", "Syrian government"), Actor("actor.russia", "Russia"), Actor("actor.us", "United States"),
    Actor("actor.turkey", "Turkey"), Actor("actor.israel", "Israel"), Actor("actor.isis", "Islamic State"),
)  # fmt: skip
ACTOR_NAMES = {
    "actor.syrian-government": ("Syrian government forces", "قوات النظام السوري"), "actor.russia": ("Russian forces", "القوات الروسية"),
    "actor.us": ("US forces", "القوات الأمريكية"), "actor.turkey": ("Turkish forces", "القوات التركية"),
    "actor.israel": ("Israeli forces", "القوات الإسرائيلية"), "actor.isis": ("Islamic State", "تنظيم داعش"),
}  # fmt: skip
_KINDS: tuple[tuple[SourceKind, float, float], ...] = (
    ("local", 6, 0.75), ("monitor", 2, 0.9), ("international_media", 2, 0.85), ("state_media", 2, 0.65), ("official", 1, 0.7), ("militia", 1, 0.55),
)  # fmt: skip
_SOURCES, _TOWNS, _LONGEST = 60, 240, 2500
_CLAIMS_AN_EVENT = 5
_EVENTS_A_TOWN_AND_DAY = 0.02


class PlantedEvent(NamedTuple):
    """What happened, as only the planter knows it."""

    id: str
    town: Town
    day: date
    hour: int
    event_type: EventType
    perpetrator: Actor
    killed: int
    wounded: int
    damage: Damage


class PlantedSource(NamedTuple):
    """A voice. `accuracy`: how often a detail it gives is right. `copies`: the source whose words it passes on half of the time."""

    id: str
    name: str
    name_ar: str
    kind: SourceKind
    accuracy: float
    bias: Bias
    side: Actor | None
    arabic: bool
    copies: str | None


class World(NamedTuple):
    """A planted world; `claims` is how many claims it is meant to yield."""

    seed: str
    claims: int
    towns: list[Town]
    sources: list[PlantedSource]
    events: list[PlantedEvent]


def plant(claims: int, seed: str = "1", towns_in_all: int | None = None) -> World:
    """A world for about this many claims. Strikes on one town follow each other by some seven weeks on average, some by a day.

    `towns_in_all` makes it denser or thinner than its size would: ten times the towns are struck ten times as often on one day.
    """
    if claims < 1:
        raise ValueError("a world needs at least one claim")
    events = max(1, claims // _CLAIMS_AN_EVENT)
    places = towns(seed, towns_in_all or max(_TOWNS, round(events / (_LONGEST * _EVENTS_A_TOWN_AND_DAY))))
    return World(seed, claims, places, _sources(seed), _events(seed, events, places))


def _sources(seed: str) -> list[PlantedSource]:
    dice = Dice(f"{seed}/sources")
    found: list[PlantedSource] = []
    for n in range(_SOURCES):
        kind = dice.weighted([((k, a), w) for k, w, a in _KINDS])
        party = kind[0] in ("official", "state_media", "militia")
        found.append(PlantedSource(
            id=f"source.bench.{n:03d}", name=f"{kind[0].replace('_', ' ').capitalize()} {n}", name_ar=f"شبكة {n}", kind=kind[0],
            accuracy=round(min(0.98, max(0.4, kind[1] + dice.real(-0.12, 0.12))), 3),
            bias=dice.pick(("minimises", "none")) if party else dice.weighted([("none", 4.0), ("inflates", 1.0)]),
            side=dice.pick(ACTORS) if party else None, arabic=dice.chance(0.65),
            copies=dice.pick(found).id if found and not party and dice.chance(0.3) else None,
        ))  # fmt: skip
    return found


def _events(seed: str, count: int, places: list[Town]) -> list[PlantedEvent]:
    dice = Dice(f"{seed}/events")
    days = max(7, round(count / (len(places) * _EVENTS_A_TOWN_AND_DAY)))
    found: list[PlantedEvent] = []
    while len(found) < count:
        if found and dice.chance(0.1):  # the hard case: the same town again, a day or two later
            town, day = found[-1].town, found[-1].day + timedelta(days=dice.number(1, 2))
        else:
            town, day = dice.pick(places), FIRST_DAY + timedelta(days=dice.number(0, days - 1))
        killed = dice.tail(4, 90)
        found.append(PlantedEvent(
            f"planted-{len(found):06d}", town, day, dice.number(0, 23), dice.weighted(TYPES), dice.pick(ACTORS), killed,
            dice.tail(1.6 * killed + 1, 200), dice.pick(DAMAGE),
        ))  # fmt: skip
    return found
