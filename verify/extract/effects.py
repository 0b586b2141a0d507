"""Damage, weapon, and how far the statement itself is claimed: asserted, unconfirmed, denied."""

from collections.abc import Sequence

from verify.extract.clauses import Clause
from verify.extract.denial import denied_at
from verify.extract.items import Item, number_of
from verify.extract.patterns import Match
from verify.extract.readings import Reading
from verify.extract.taken import Taken, whole
from verify.model import Interval, Weapon

_FLYING = ("airstrike", "drone")
_NEAR = 4
# How many items before a clause its words of speech reach.
_FRAME = 6
_ANSWERING = frozenset({"answers", "relative"})
_DEEDS = ("weapon", "attack", "attack_verb")
_LEVELS = ("none", "minor", "reported_unspecified", "major", "destroyed")


def read_damage(clause: Clause, matches: Sequence[Match]) -> list[Reading]:
    """Levels of damage, "none", or that it is not known; smoke alone is not damage, nor is what is denied."""
    taken = Taken()
    found: list[Reading] = []
    for match in matches:
        if match.rule.dimension != "damage" or not taken.free(whole(match)):
            continue
        taken.take(whole(match))
        reads = match.rule.reads
        if denied_at(clause, match.start):
            continue
        if "none" in reads:
            found.append(Reading("damage", "none", match.start, match.end, match.rule))
        elif "unknown" in reads:
            found.append(Reading("damage_status", "unknown_stated", match.start, match.end, match.rule))
        elif "level" in reads:
            named = str(reads["level"])
            item = match.one(named)
            level = item.value("damage_level") if item is not None else named
            if level in _LEVELS:
                found.append(Reading("damage", level, match.start, match.end, match.rule))
    return sorted(found, key=lambda r: (r.start, r.end))


def worst(levels: Sequence[str]) -> str:
    """The heaviest of several levels of damage."""
    return max(levels, key=_LEVELS.index)


def read_weapons(clause: Clause, matches: Sequence[Match]) -> list[Reading]:
    """Weapons with their counts where they stand."""
    taken = Taken()
    found: list[Reading] = []
    for match in matches:
        if match.rule.dimension != "weapon" or not taken.free(whole(match)):
            continue
        item = match.one("v")
        kind = item.value("weapon") if item is not None else None
        if kind is None or _idle(clause, match, kind):
            continue
        count = match.rule.reads.get("count")
        value: Interval | None = None
        if isinstance(count, int):
            value = Interval(count, None if "least" in match.groups else count)
        elif count is not None:
            number = match.one(str(count))
            mention = number_of(number) if number is not None else None
            if mention is None or mention.kind in ("percent", "ordinal"):
                continue
            value = Interval(mention.min, None if "least" in match.groups else mention.max)
        taken.take(whole(match))
        found.append(Reading("weapon", Weapon(kind, value), match.start, match.end, match.rule))
    return sorted(found, key=lambda r: (r.start, r.end))


def _idle(clause: Clause, match: Match, kind: str) -> bool:
    """Whether a weapon did nothing: it lies in a depot, flies by, or is what another struck with before."""
    items = clause.segment.sentence.items
    first, last = match.groups["v"]
    if kind in _FLYING and flies(items, first, last):
        return True
    if _stored(items, first, last):
        return True
    start = answered(clause)
    return start is not None and start <= match.start


def _stored(items: Sequence[Item], first: int, last: int) -> bool:
    """Whether a weapon is a thing kept or made somewhere: "a depot of rockets", "a drone factory"."""
    n = first - 1
    while n >= 0 and items[n].has_any(("article", "part_of", "attack_adjective", "own")):
        n -= 1
    kept = n >= 0 and items[n].has("storage") and "by" not in items[first].front
    behind = items[last + 1] if last + 1 < len(items) else None
    if behind is None or not behind.has("storage"):
        return kept
    return kept or not (n >= 0 and items[n].has("hit_verb"))  # where the verb comes first, "struck drones depots": the drones struck


def flies(items: Sequence[Item], first: int, last: int) -> bool:
    """Whether the aircraft at [first, last] are only said to be in the air."""
    for step, start in ((-1, first - 1), (1, last + 1)):
        for n in range(start, start + step * (_NEAR + 1), step):
            if not 0 <= n < len(items) or items[n].kind == "punct" or items[n].has("attack_verb") or items[n].has("attack"):
                break
            if items[n].has("flyover"):
                return True
    return False


def answered(clause: Clause) -> int | None:
    """Where the part of a clause begins that tells of what was answered: "struck in reply to ...", "the places from which ..."."""
    if _ANSWERING.isdisjoint(clause.segment.sentence.lexicons):
        return None
    items = clause.items
    for k, item in enumerate(items):
        origin = item.has("relative") and k > 0 and items[k - 1].has("from")
        if (item.has("answers") or origin) and any(i.has(x) for i in items[:k] for x in _DEEDS):
            return item.start
    return None


def read_assertion(clause: Clause, matches: Sequence[Match]) -> list[Reading]:
    """Whether the statement is unconfirmed or denies the event."""
    taken = Taken()
    found: list[Reading] = []
    for match in matches:
        if match.rule.dimension == "assertion" and taken.free(whole(match)):
            taken.take(whole(match))
            if "ignore" not in match.rule.reads:
                value = "denied" if "denied" in match.rule.reads else "unconfirmed"
                found.append(Reading("assertion", value, match.start, match.end, match.rule))
    return found


def hedges(clause: Clause) -> list[tuple[str, int, int]]:
    """The hedges of a clause by name, with the words: ("initial reports", start, end).

    They stand in it, in the words that say who speaks, or anywhere in its sentence if they are of all of it ("God knows best").
    """
    if "hedge" not in clause.segment.sentence.lexicons:
        return []
    seen: dict[str, tuple[str, int, int]] = {}
    items, framed = clause.segment.sentence.items, clause.segment.framed
    first = clause.segment.first
    while first > max(0, clause.segment.first - _FRAME) and items[first - 1].kind != "punct":
        first -= 1
    for k, item in enumerate(items):
        name = item.value("hedge")
        own = first <= k <= clause.last or any(a <= item.start < b for a, b in framed)
        if name is not None and (own or item.has("hedge_all")):
            seen.setdefault(name, (name, item.start, item.end))
    return [seen[k] for k in sorted(seen)]
