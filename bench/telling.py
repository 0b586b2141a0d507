"""How a source tells of an event: what it says, gets wrong, bends, copies and leaves out, before any words are found for it."""

from datetime import datetime, time, timedelta, timezone
from typing import NamedTuple

from bench.dice import Dice
from bench.world import ACTORS, DAMAGE, PlantedEvent, PlantedSource, World
from verify.model import Actor, DateSpan, EventType
from verify.model.values import Damage

ZONE = timezone(timedelta(hours=3))
_VAGUER: dict[EventType, EventType] = {
    "airstrike": "explosion", "drone_attack": "airstrike", "missile_attack": "explosion", "rocket_attack": "shelling", "shelling": "rocket_attack",
    "explosion": "other", "ground_attack": "other",
}  # fmt: skip


class Telling(NamedTuple):
    """One source's account of one event. None: it does not say. `killed` 0 is "nobody was killed", which is something else.

    `told_day` is the day as told: `day` for a date, `today`, `yesterday` or None. `copied` is the number of the telling it repeats.
    """

    number: int
    event: PlantedEvent
    source: PlantedSource
    published: datetime
    town: str | None
    date: DateSpan | None
    told_day: str | None
    event_type: EventType
    killed: int | None
    wounded: int | None
    damage: Damage | None
    blamed: Actor | None
    arabic: bool
    copied: int | None


def tellings(world: World) -> list[Telling]:
    """As many as the world was planted for, event by event; each event has one to some thirty.

    A source that copies another does so in seven of ten cases where it can; anyone may repost what was told before.
    """
    dice = Dice(f"{world.seed}/tellings")
    sizes = [1 + dice.tail(world.claims / len(world.events) - 1, 30) for _ in world.events]
    while sum(sizes) < world.claims:
        sizes[dice.number(0, len(sizes) - 1)] += 1
    found: list[Telling] = []
    for event, size in zip(world.events, sizes, strict=True):
        by_source: dict[str, Telling] = {}
        for _ in range(min(size, world.claims - len(found))):
            source = dice.pick(world.sources)
            original = by_source.get(source.copies or "") if dice.chance(0.7) else None
            if original is None and by_source and dice.chance(0.12):
                original = dice.pick(list(by_source.values()))
            if original is not None and original.source.id != source.id:
                told = _copy(original, len(found), source, dice)
            else:
                told = _tell(len(found), event, source, dice)
            by_source.setdefault(source.id, told)
            found.append(told)
    return found


def _copy(original: Telling, number: int, source: PlantedSource, dice: Dice) -> Telling:
    later = original.published + timedelta(minutes=dice.number(5, 300))
    first = original.number if original.copied is None else original.copied
    return original._replace(number=number, source=source, published=later, copied=first)


def _tell(number: int, event: PlantedEvent, source: PlantedSource, dice: Dice) -> Telling:
    arabic = source.arabic
    spellings = event.town.arabic if arabic else event.town.english
    happened = datetime.combine(event.day, time(event.hour), ZONE)
    published = happened + timedelta(minutes=dice.number(20, 30 * 60))
    told_day, date = _day(event, published, source, dice)
    killed, wounded = _toll(event, source, dice)
    blamed = event.perpetrator if dice.chance(source.accuracy) else dice.pick(_others(event))
    return Telling(
        number, event, source, published, dice.pick(spellings) if dice.chance(0.85) else None, date, told_day,
        event.event_type if dice.chance(0.8) else _VAGUER[event.event_type], killed, wounded,
        (event.damage if dice.chance(source.accuracy) else dice.pick(DAMAGE)) if dice.chance(0.3) else None,
        blamed if dice.chance(0.45) and blamed != source.side else None, arabic, None,
    )  # fmt: skip


def _others(event: PlantedEvent) -> list[Actor]:
    return [a for a in ACTORS if a != event.perpetrator]


def _day(event: PlantedEvent, published: datetime, source: PlantedSource, dice: Dice) -> tuple[str | None, DateSpan | None]:
    if dice.chance(0.2):
        return None, None
    gap = (published.date() - event.day).days
    if gap in (0, 1) and dice.chance(0.4):
        day = event.day
        told = ("today", "yesterday")[gap]
    else:
        day = event.day if dice.chance(0.5 + source.accuracy / 2) else event.day + timedelta(days=dice.pick((-1, 1)))
        told = "day"
    return told, DateSpan(day.isoformat(), day.isoformat(), "day")


def _toll(event: PlantedEvent, source: PlantedSource, dice: Dice) -> tuple[int | None, int | None]:
    """Killed and wounded as told: silent in one of five; the sides bend them, the rest miss by a little."""
    if dice.chance(0.2):
        return None, None
    killed, wounded = event.killed, event.wounded
    if source.bias == "minimises" and source.side == event.perpetrator and dice.chance(0.7):
        killed, wounded = (0, 0) if dice.chance(0.5) else (killed // 2, wounded // 2)
    elif source.bias == "inflates" and dice.chance(0.4):
        killed, wounded = killed + 1 + killed // 2, wounded + 2 + wounded // 2
    elif not dice.chance(source.accuracy):
        killed, wounded = max(0, killed + dice.pick((-2, -1, 1, 2))), max(0, wounded + dice.pick((-3, -1, 1, 3)))
    return killed, wounded if dice.chance(0.6) else None
