"""Runs the cases inside the comparison rules: each rule must be the one found for its own examples, both ways round."""

from collections.abc import Mapping
from typing import Any

from verify.compare.context import Context, context_of
from verify.compare.event import compare_event
from verify.errors import RuleError
from verify.model import Actor, Attribution, Claim, DateSpan, Group, Interval, Place, ProvenanceGroup, SourceRef, Weapon
from verify.rulepack import Rules
from verify.rulepack.spec_compare import CompareRule

_FIELDS = ("killed", "wounded", "civilians_killed", "count", "status", "scope", "kind", "groups", "assertion", "damage", "blames", "claims", "denies",
           "place", "date", "until", "precision", "published_at", "weapon", "vague")  # fmt: skip
_ROLES = {"blames": "blames", "claims": "claims_responsibility", "denies": "denies_responsibility"}


def run_compare_cases(rules: Rules) -> list[str]:
    """Findings "compare.yml: rule ...: ..." of the rules of comparison that do not fit their own cases."""
    try:
        context = context_of(rules, "en")
    except RuleError as error:
        return [str(error)]
    ordered = sorted(context.spec.rules.values(), key=lambda r: r.rank)
    return [
        f"compare.yml: rule {r.id}: {problem}" for r in ordered for case in r.cases if (problem := _problem(r, case, context)) is not None
    ]


def _problem(rule: CompareRule, case: Mapping[str, Any], context: Context) -> str | None:
    try:
        a, b = claim_of(case["a"], "a", context.rules), claim_of(case["b"], "b", context.rules)
    except (KeyError, TypeError, ValueError) as error:
        return f"case {_short(case)} cannot be read: {error}"
    groups = [ProvenanceGroup(c.id, c.source.name, (c.id,), "a case") for c in (a, b)]
    for pair in ([a, b], [b, a]):
        found = getattr(compare_event(pair, groups, context.rules), rule.dimension)
        if found.rule_id != rule.id:
            return f"case {_short(case)} falls under {found.rule_id} ({found.verdict})"
    return None


def _short(case: Mapping[str, Any]) -> str:
    text = repr({k: case[k] for k in ("a", "b") if k in case})
    return text if len(text) <= 160 else text[:159] + "…"


def claim_of(given: Mapping[str, Any], name: str, rules: Rules) -> Claim:
    """The claim a short form stands for. Raises ValueError for what is no field of it."""
    unknown = sorted(set(given) - set(_FIELDS))
    if unknown:
        raise ValueError(f"{unknown[0]!r} is no field of a case; known are {', '.join(_FIELDS)}")
    killed, wounded = _interval(given.get("killed")), _interval(given.get("wounded"))
    counted = killed is not None or wounded is not None or given.get("civilians_killed") is not None
    return Claim(
        id=name, document_id=name, source=SourceRef(f"source.{name}", name.upper(), given.get("kind", "unknown")), quote="", start=None, end=None,
        lang="en", published_at=given.get("published_at"), killed=killed, wounded=wounded,
        civilians_killed=_interval(given.get("civilians_killed")), casualties_status=given.get("status", "reported" if counted else "silent"),
        casualties_scope=given.get("scope", "all"), groups=tuple(_group(g) for g in given.get("groups", ())), damage=given.get("damage"),
        damage_status="reported" if given.get("damage") is not None else "silent", attribution=_attribution(given, rules),
        places=_places(given.get("place", ())), date=_date(given),
        weapon=Weapon(given["weapon"], _interval(given.get("count"))) if "weapon" in given else None, assertion=given.get("assertion", "asserted"),
        vague=tuple(given.get("vague", ())),
    )  # fmt: skip


def _places(given: Any) -> tuple[Place, ...]:
    """One place or several."""
    return tuple(Place(id=str(p["name"]), **p) for p in (given if isinstance(given, list | tuple) else [given]))


def _interval(value: Any) -> Interval | None:
    if value is None:
        return None
    if isinstance(value, list):
        low, high = value
        return Interval(low, high)
    return Interval(value, value)


def _group(given: Mapping[str, Any]) -> Group:
    return Group(given["who"], _interval(given.get("killed")), _interval(given.get("wounded")))


def _attribution(given: Mapping[str, Any], rules: Rules) -> Attribution | None:
    for key, status in _ROLES.items():
        if key in given:
            specs = [rules.actors[k] for k in given[key]]
            return Attribution(tuple(Actor(s.id, s.name) for s in specs), status)  # type: ignore[arg-type]
    return None


def _date(given: Mapping[str, Any]) -> DateSpan | None:
    if "date" not in given:
        return None
    start = _iso(given["date"])
    return DateSpan(start, _iso(given.get("until", start)), given.get("precision", "day"))


def _iso(value: Any) -> str:
    """YAML may have read a date as one."""
    text = value.isoformat() if hasattr(value, "isoformat") else str(value)
    return text.replace(" ", "T")[:16]
