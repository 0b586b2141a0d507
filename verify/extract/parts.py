"""Tells totals from parts when one text gives several counts of one incident: "14 were killed ... her son was killed".

One voice that gives a total and smaller counts elsewhere in the text names parts of it there; another voice that tells of one victim,
of named ones or of one kind of people while the text knows of more gives a lower bound.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from msgspec.structs import replace

from verify.model import Claim, Group, Interval

Field = Literal["killed", "wounded"]
_FIELDS: tuple[Field, ...] = ("killed", "wounded")
_MANY = 3
_GROUPS = frozenset({"children", "women", "men", "family", "elderly", "medics", "journalists"})


def settle(claims: Sequence[Claim], single: frozenset[str]) -> list[Claim]:
    """The claims of one document with parts kept as parts; `single` are the rules that read one victim."""
    by_incident: dict[str | None, list[int]] = {}
    for n, claim in enumerate(claims):
        by_incident.setdefault(claim.incident, []).append(n)
    out = list(claims)
    for told in by_incident.values():
        for field in _FIELDS if len(told) > 1 else ():
            for n, claim in _settled(field, {n: out[n] for n in told}, single):
                out[n] = claim
    return out


def _settled(field: Field, told: Mapping[int, Claim], single: frozenset[str]) -> Iterable[tuple[int, Claim]]:
    counts = {n: v for n, c in told.items() if (v := getattr(c, field)) is not None and v.min > 0}
    most: dict[tuple[str, str], int] = {}
    for n, value in counts.items():
        least = value.min // 2 if field in told[n].vague and value.min > _MANY else value.min  # "dozens" makes no part of "22"
        most[_speaker(told[n])] = max(most.get(_speaker(told[n]), 0), least)
    overall = max(most.values(), default=0)
    for n, value in counts.items():
        claim = told[n]
        if (value.min if value.max is None else value.max) < most[_speaker(claim)]:
            yield n, _as_part(claim, field, value)
        elif value.min == value.max and value.min < overall >= _MANY and (_of_one(claim, field, single) or _of_group(claim, field)):
            yield n, _with(claim, field, Interval(value.min, None))


def _speaker(claim: Claim) -> tuple[str, str]:
    """Who counts: two officials of one state are not one mouth."""
    return claim.source.id, claim.source.name


def _of_group(claim: Claim, field: Field) -> bool:
    """Whether the count is of some kind of people only: children, a family, women."""
    whose = {g.who for g in claim.groups if getattr(g, field) is not None}
    return bool(whose) and whose <= _GROUPS


def _of_one(claim: Claim, field: Field, single: frozenset[str]) -> bool:
    rules = [e.rule_id for e in claim.evidence if e.dimension == field]
    return bool(rules) and all(r in single for r in rules)


def _as_part(claim: Claim, field: Field, value: Interval) -> Claim:
    part = Group("people", killed=value) if field == "killed" else Group("people", wounded=value)
    groups = claim.groups if any(getattr(g, field) == value for g in claim.groups) else (*claim.groups, part)
    found = replace(_with(claim, field, None), groups=groups)
    return replace(found, civilians_killed=None) if field == "killed" else found


def _with(claim: Claim, field: Field, value: Interval | None) -> Claim:
    if field == "wounded":
        return replace(claim, wounded=value)
    return replace(claim, killed=value, civilians_killed=value if claim.civilians_killed == claim.killed else claim.civilians_killed)
