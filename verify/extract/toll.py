"""The toll one voice gives of one incident, over all clauses it speaks of it in."""

from collections.abc import Sequence
from typing import NamedTuple

from verify.extract.told import Proof, Told, count_words
from verify.model import Group, Interval


class Toll(NamedTuple):
    """Killed, wounded and missing with what is known of whom; `status` and `scope` as in a claim."""

    killed: Interval | None = None
    wounded: Interval | None = None
    missing: Interval | None = None
    civilians: Interval | None = None
    status: str = "silent"
    scope: str = "all"
    groups: tuple[Group, ...] = ()


def read_toll(told: Sequence[Told], proof: Proof) -> Toll:
    """The toll over all clauses: an explicit count before a vague one, the first before the later, parts kept as parts."""
    readings = [(r, t.preliminary) for t in told for r in t.readings.casualties]
    values: dict[str, Interval] = {}
    whose: dict[str, set[str]] = {}
    groups: list[Group] = []
    status = next((str(r.value) for r, _ in readings if r.field == "status"), "silent")
    scope = next((str(r.value) for r, _ in readings if r.field == "scope"), "all")
    for r, preliminary in readings:
        if r.field in ("killed", "wounded", "missing") and isinstance(r.value, Interval):
            value = Interval(r.value.min, None) if preliminary and r.value.min > 0 else r.value
            held = values.get(r.field)
            if held is None or (_vague(held) and not _vague(value)) or (held.max == 0 and value.min > 0):
                values[r.field] = value
                whose[r.field] = {r.who} if r.who else set()
            if r.who:
                groups.append(_group(r.field, r.who, value))
            proof.of(r.field, r, count_words(value))
        elif r.field.endswith("+") and isinstance(r.value, Interval):
            base = r.field[:-1]
            held = values.get(base, Interval(0, 0))
            values[base] = Interval(held.min + r.value.min, None if held.max is None or r.value.max is None else held.max + r.value.max)
            whose.setdefault(base, set()).add(r.who or "people")
            if r.who:
                groups.append(_group(base, r.who, r.value))
            proof.of(base, r, count_words(r.value))
        elif r.field == "status":
            proof.of("casualties_status", r, r.value)
        elif r.field == "part" and isinstance(r.value, Interval):
            groups.append(Group(str(r.who), killed=r.value))
    if any(v.min > 0 or v.max is None for v in values.values()):
        status = "reported"
    elif status == "silent" and values:
        status = "none"
    killed = values.get("killed")
    civilian = whose.get("killed", set())
    civilians = (
        killed if killed is not None and killed.min > 0 and civilian and civilian <= {"civilians", "children", "family", "women"} else None
    )
    unique = tuple(dict.fromkeys(g for g in groups if g.killed is not None or g.wounded is not None))
    return Toll(killed, values.get("wounded"), values.get("missing"), civilians, status, scope, unique)


def _vague(value: Interval) -> bool:
    return value.min <= 1 and value.max is None


def _group(kind: str, who: str, value: Interval) -> Group:
    return Group(who, killed=value) if kind == "killed" else Group(who, wounded=value) if kind == "wounded" else Group(who)
