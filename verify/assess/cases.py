"""The cases of the section `assess`: a few voices, and what the engine has to make of them.

- id: two-witnesses
  says: [{source: a, kind: monitor, killed: 5}, {source: b, kind: local, killed: [5, null], blames: actor.us}]
  expect: {grade: fair, killed: 5, party: actor.us, casualties: very likely}
"""

from collections.abc import Mapping, Sequence
from typing import Any

from verify.assess.event import assess_event
from verify.assess.independence import provenance_groups
from verify.assess.reliability import rate_source
from verify.model import Actor, Assessment, Attribution, Claim, ClaimLink, Comparison, Comparisons, Interval, SourceRef
from verify.rulepack import Rules

_NOTHING = Comparison("silent", None, "", (), "")
_ROLES = {"blames": "blames", "denies": "denies_responsibility", "admits": "claims_responsibility"}
_PLAIN = ("damage", "denies_event", "assertion", "casualties_scope")
_DAY = "2021-07-10T{hour:02d}:00:00+00:00"


def run_assess_cases(rules: Rules) -> list[str]:
    """What fails, as messages; nothing if all hold."""
    found: list[str] = []
    for number, case in enumerate(rules.assess.cases, 1):
        name = str(case.get("id") or f"number {number}")
        try:
            outcome = _outcome(case, rules)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            found.append(f"assess.yml: case {name}: cannot be run: {type(error).__name__}: {error}")
            continue
        for what, wanted in dict(case["expect"]).items():
            allowed = wanted if isinstance(wanted, list) else [wanted]
            if what not in outcome:
                found.append(f"assess.yml: case {name}: unknown expectation {what!r}; known are {', '.join(sorted(outcome))}")
            elif outcome[what] not in allowed:
                found.append(f"assess.yml: case {name}: {what} is {outcome[what]!r}, not {wanted!r}")
    return found


def _outcome(case: Mapping[str, Any], rules: Rules) -> dict[str, Any]:
    claims = [_claim(n, said, rules) for n, said in enumerate(case["says"])]
    sources = {c.source.id: rate_source(c.source.id, c.source.name, c.source.kind, rules) for c in claims}
    groups = provenance_groups(claims, (), sources, rules)
    silent = Comparisons(*(_NOTHING,) * 6)
    found, rated = assess_event(claims, silent, groups, sources, rules, str(case.get("counts", "engine")))
    return {**_assessed(found), "voices": len(groups), "credibility": [c.digit for c in rated]}


def _assessed(found: Assessment) -> dict[str, Any]:
    toll, sure = found.assessed.killed, found.confidence
    return {
        "grade": found.grade,
        "rule": found.grade_rule,
        "killed": toll.best if toll is not None else None,
        "low": toll.low if toll is not None else None,
        "high": toll.high if toll is not None else None,
        "civilians": found.assessed.civilians_killed.best if found.assessed.civilians_killed is not None else None,
        "damage": found.assessed.damage,
        "party": found.assessed.attribution[0].actor.id if found.assessed.attribution else None,
        "occurred": sure.occurred.words,
        "casualties": sure.casualties.words,
        "attribution": sure.attribution.words,
    }


def _claim(number: int, said: Mapping[str, Any], rules: Rules) -> Claim:
    """The claim of a case's line; `relays` is the number of the line it passes on."""
    name, kind = str(said["source"]), said.get("kind", "local")
    role = next((r for r in _ROLES if r in said), None)
    known = rules.sources.get(name)
    relays = said.get("relays")
    return Claim(
        id=f"case-{number}", document_id=f"case-{number}", source=SourceRef(name, name, known.kind if known is not None else kind), quote="",
        start=None, end=None, lang="en", published_at=_DAY.format(hour=int(said.get("hour", number))), killed=_count(said.get("killed")),
        civilians_killed=_count(said.get("civilians")), casualties_status="reported" if said.get("killed") is not None else "silent",
        attribution=_attribution(role, said, rules) if role is not None else None, hedges=tuple(said.get("hedges", ())),
        relays=ClaimLink(str(said["of"]), f"case-{relays}", f"case-{relays}") if relays is not None else None,
        **{k: said[k] for k in _PLAIN if k in said},
    )  # fmt: skip


def _attribution(role: str, said: Mapping[str, Any], rules: Rules) -> Attribution:
    given: Sequence[str] = said[role] if isinstance(said[role], list) else [said[role]]
    return Attribution(tuple(Actor(a, rules.actors[a].name) for a in given), _ROLES[role])  # type: ignore[arg-type]


def _count(value: Any) -> Interval | None:
    if value is None:
        return None
    return Interval(value[0], value[1]) if isinstance(value, list) else Interval(int(value), int(value))
