"""The toll one voice gives of one incident, over all clauses it speaks of it in."""

from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from verify.extract.readings import Reading, summed
from verify.extract.told import Proof, Told
from verify.model import Group, Interval


class Toll(Struct, frozen=True, gc=False):
    """Killed, wounded and missing with what is known of whom; `status` and `scope` as in a claim."""

    killed: Interval | None = None
    wounded: Interval | None = None
    missing: Interval | None = None
    civilians: Interval | None = None
    status: str = "silent"
    scope: str = "all"
    groups: tuple[Group, ...] = ()
    vague: tuple[str, ...] = ()


_COUNTED = ("killed", "wounded", "missing")
_CIVIL = frozenset({"civilians", "children", "family"})
_KIN = _CIVIL | {"women", "men", "elderly", "people"}
_COMBATANTS = frozenset({"soldiers", "militants"})


def read_toll(told: Sequence[Told], proof: Proof) -> Toll:
    """The toll over all clauses: an explicit count before a vague one, the first before the later, parts kept as parts."""
    readings = [(r, t.preliminary, of) for t in told if t.readings.casualties for r, of in _with_count(t)]
    if not readings:
        return Toll()
    held: dict[str, tuple[Interval, Reading]] = {}
    groups: list[Group] = []
    status = next((str(r.value) for r, *_ in readings if r.field == "status"), "silent")
    scope = next((str(r.value) for r, *_ in readings if r.field == "scope"), "all")
    for r, preliminary, of in readings:
        if r.field in _COUNTED and isinstance(r.value, Interval):
            value = Interval(r.value.min, None) if preliminary and r.value.min > 0 else r.value
            if r.field not in held or _better(held[r.field], value, r):
                held[r.field] = (value, r)
            elif _besides(held[r.field][1], r):
                held[r.field] = _both(held[r.field], value, r)
            groups += [_group(r.field, who, v) for who, v in r.members or ((r.who, value),) if who]
            proof.of(r.field, r, value.in_words())
        elif r.field == "whole" and "killed" in held and not held["killed"][1].members:
            held["killed"] = (held["killed"][0], replace(held["killed"][1], who=r.who))
        elif r.field == "status":
            proof.of("casualties_status", r, r.value)
        elif r.field == "part" and isinstance(r.value, Interval):
            groups.append(_group(of, str(r.who or "people"), r.value))
    values = {name: value for name, (value, _) in held.items()}
    if any(v.min > 0 or v.max is None for v in values.values()):
        status = "reported"
    elif status == "silent" and values:
        status = "none"
    civilians = _civilians(*held["killed"]) if "killed" in held else None
    unique = tuple(dict.fromkeys(g for g in groups if g.killed is not None or g.wounded is not None))
    vague = tuple(name for name in _COUNTED if name in held and held[name][1].vague)
    return Toll(values.get("killed"), values.get("wounded"), values.get("missing"), civilians, status, scope, unique, vague)


def _with_count(told: Told) -> Iterator[tuple[Reading, str]]:
    """The readings of a clause, each with the count that a part would be of: that it stands in or behind, else the next; of the dead if none is."""
    counts = [r for r in told.readings.casualties if r.field in _COUNTED and isinstance(r.value, Interval) and r.value.min > 0]
    of, since = (counts[0].field if counts else "killed"), -1
    for r in told.readings.casualties:
        if r in counts and r.start > since:
            of, since = r.field, r.start
        yield r, of


def _better(held: tuple[Interval, Reading], value: Interval, reading: Reading) -> bool:
    """Whether a later count takes the place of the one held: a number that of a plural, "dozens" that of a bare one, some that of none."""
    old, was = held
    if reading.rule.reads.get("latest") and value.min > 0:
        return True
    if was.vague and value.min > 0 and (not reading.vague or (old.min <= 1 < value.min)):
        return True
    return old.max == 0 and value.min > 0


def _besides(held: Reading, reading: Reading) -> bool:
    """Whether a count is of civilians where that held is of combatants, or the other way: nobody is both."""
    if held.vague or reading.vague or not isinstance(reading.value, Interval) or reading.value.min == 0:
        return False
    one, other = _whose(held), _whose(reading)
    return (one <= _COMBATANTS and other <= _CIVIL) or (one <= _CIVIL and other <= _COMBATANTS)


def _both(held: tuple[Interval, Reading], value: Interval, reading: Reading) -> tuple[Interval, Reading]:
    old, was = held
    total = summed((old, value))
    return total, replace(was, value=total, members=(*_members(old, was), *_members(value, reading)))


def _members(value: Interval, reading: Reading) -> tuple[tuple[str | None, Interval], ...]:
    return reading.members or ((reading.who, value),)


def _whose(reading: Reading) -> set[str]:
    return {who or "people" for who, _ in reading.members} if reading.members else {reading.who or "people"}


def _civilians(value: Interval, reading: Reading) -> Interval | None:
    """The civilians among the dead: all where they are plainly civilians, called so, or children, women, a family; else those beside combatants."""
    whose = _whose(reading)
    if reading.members and reading.who == "family":
        whose.add("family")
    if value.min > 0 and whose <= (_KIN if "family" in whose else _CIVIL):
        return value
    told = [i for who, i in reading.members if who == "civilians"]
    if not told or not whose & _COMBATANTS or not whose <= _CIVIL | _COMBATANTS:
        return None
    civilians = summed(told)
    return Interval(civilians.min, None) if value.max is None else civilians


def _group(kind: str, who: str, value: Interval) -> Group:
    return Group(who, killed=value) if kind == "killed" else Group(who, wounded=value) if kind == "wounded" else Group(who)
