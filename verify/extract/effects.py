"""Damage, weapon, and how far the statement itself is claimed: asserted, unconfirmed, denied."""

from collections.abc import Sequence

from verify.extract.clauses import Clause
from verify.extract.lexer import number_of
from verify.extract.patterns import Match
from verify.extract.readings import Reading
from verify.extract.taken import Taken, whole
from verify.model import Interval, Weapon

_LEVELS = ("none", "minor", "reported_unspecified", "major", "destroyed")


def read_damage(clause: Clause, matches: Sequence[Match]) -> list[Reading]:
    """Levels of damage, "none", or that it is not known; smoke alone is not damage."""
    taken = Taken()
    found: list[Reading] = []
    for match in matches:
        if match.rule.dimension != "damage" or not taken.free(whole(match)):
            continue
        taken.take(whole(match))
        reads = match.rule.reads
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
        if kind is None:
            continue
        count = match.rule.reads.get("count")
        value: Interval | None = None
        if isinstance(count, int):
            value = Interval(count, count)
        elif count is not None:
            number = match.one(str(count))
            mention = number_of(number) if number is not None else None
            if mention is None or mention.kind in ("percent", "ordinal"):
                continue
            value = Interval(mention.min, mention.max)
        taken.take(whole(match))
        found.append(Reading("weapon", Weapon(kind, value), match.start, match.end, match.rule))
    return sorted(found, key=lambda r: (r.start, r.end))


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
    """The hedges of a clause by name, with the words: ("initial reports", start, end)."""
    seen: dict[str, tuple[str, int, int]] = {}
    for item in clause.segment.sentence.items[clause.segment.first : clause.last + 1]:
        name = item.value("hedge")
        if name is not None:
            seen.setdefault(name, (name, item.start, item.end))
    return [seen[k] for k in sorted(seen)]
