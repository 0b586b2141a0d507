"""Statements labelled one by one, and the incidents they tell of: `gold.jsonl` and `incidents.jsonl` in one folder.

A label names its document and what that text supports; an incident names the verdicts of a careful analyst. See docs/evaluate.md.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from verify.evaluate.answer import Answer, allowed, verdict_of
from verify.evaluate.labels import Row, interval, need, rows
from verify.evaluate.measures import Tally, b_cubed, macro_f1, share
from verify.evaluate.names import ActorNames
from verify.model import Claim, Report
from verify.rulepack import Rules

_COUNTS = ("killed", "wounded", "civilians_killed")
_AIR = frozenset({"airstrike", "drone_attack"})  # of a missile fired from a drone both are right
_DAY = timedelta(days=1)
_WIDEST = timedelta(days=2)


def fits(path: Path) -> bool:
    """True for a folder of this layout."""
    return (path / "gold.jsonl").is_file() and (path / "incidents.jsonl").is_file()


def score(path: Path, report: Report, rules: Rules) -> dict[str, Any]:
    """Extraction, links, clusters and verdicts against the labels."""
    file = path / "gold.jsonl"
    gold = {str(need(row, "document_id", file)): row for row in rows(file)}
    answer = Answer(report)
    told = {d: answer.main_claim(d) for d in gold}
    found: dict[str, Any] = {"documents": len(gold), "with_claim": sum(c is not None for c in told.values())}
    found |= _values(gold, told)
    found |= _attribution(gold, told, ActorNames(rules))
    found |= _links(gold, told, answer)
    clusters = {d: answer.event_of.get(c.id, f"none {d}") if c is not None else f"none {d}" for d, c in told.items()}
    found["b_cubed"] = b_cubed(clusters, {d: str(row["incident"]) for d, row in gold.items()})._asdict()
    found["verdicts"] = _verdicts(rows(path / "incidents.jsonl"), gold, clusters, answer)
    return found


def _values(gold: Mapping[str, Row], told: Mapping[str, Claim | None]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in _COUNTS:
        tally = Tally()
        for d, row in gold.items():
            claim = told[d]
            count = getattr(claim, name) if claim is not None else None
            tally.add((count.min, count.max) if count is not None else None, interval(row.get(name)))
        found[f"{name}_f1"] = tally.f1
    damage = Tally()
    for d, row in gold.items():
        claim = told[d]
        damage.add(claim.damage if claim is not None else None, row.get("damage"))
    found["damage_f1"] = damage.f1
    pairs = [(told[d], row) for d, row in gold.items()]
    found["casualties_status"] = share(
        sum(c is not None and c.casualties_status == r.get("casualties_status") for c, r in pairs), len(pairs)
    )
    found["event_type"] = share(sum(c is not None and _same_type(c.event_type, r.get("event_type")) for c, r in pairs), len(pairs))
    said = [c.assertion if c is not None else None for c, _ in pairs]
    found["assertion_macro_f1"] = macro_f1(said, [r.get("assertion") for _, r in pairs], ("asserted", "unconfirmed", "denied"))
    found["date_within_a_day"] = share(sum(c is not None and _near(c, r.get("event_date")) for c, r in pairs), len(pairs))
    return found


def _same_type(said: str, true: object) -> bool:
    return said == true or (said in _AIR and true in _AIR)


def _near(claim: Claim, true: object) -> bool:
    """True if the claim's days, which are few, hold the true one or lie next to it."""
    if claim.date is None or not isinstance(true, str):
        return False
    start, end, day = (date.fromisoformat(v[:10]) for v in (claim.date.start, claim.date.end, true))
    return end - start <= _WIDEST and start - _DAY <= day <= end + _DAY


def _attribution(gold: Mapping[str, Row], told: Mapping[str, Claim | None], names: ActorNames) -> dict[str, Any]:
    actors, right = Tally(), 0
    for d, row in gold.items():
        claim, label = told[d], row.get("attribution") or {}
        blamed = claim.attribution if claim is not None else None
        said = {names.key(a) for a in blamed.actors} if blamed is not None else set()
        true = {names.key(a["name"] if isinstance(a, dict) else a) for a in label.get("actors", [])}
        actors.add_sets(names.matched(said, true), len(said), len(true))
        right += claim is not None and (blamed.status if blamed is not None else None) == label.get("status")
    return {"attribution_actor_f1": actors.f1, "attribution_status": share(right, len(gold))}


def _links(gold: Mapping[str, Row], told: Mapping[str, Claim | None], answer: Answer) -> dict[str, Any]:
    """Relays and revisions that point at a labelled document."""
    found = {}
    for name in ("relays", "revises"):
        tally = Tally()
        for d, row in gold.items():
            claim = told[d]
            link = getattr(claim, name) if claim is not None else None
            target = None
            if link is not None:
                target = link.document_id or answer.document_of.get(link.claim_id or "")
            tally.add(target if target in gold else None, row.get(name))
        found[f"{name}_f1"] = tally.f1
    return found


def _verdicts(incidents: list[Row], gold: Mapping[str, Row], clusters: Mapping[str, str], answer: Answer) -> dict[str, Any]:
    """Each incident against the event that holds most of its statements."""
    right: dict[str, int] = {}
    asked: dict[str, int] = {}
    wrong: list[str] = []
    for incident in incidents:
        event = answer.event_of_documents([d for d, row in gold.items() if row["incident"] == incident["id"]])
        for dimension, label in sorted(incident.get("verdicts", {}).items()):
            said = verdict_of(event, dimension)
            asked[dimension] = asked.get(dimension, 0) + 1
            right[dimension] = right.get(dimension, 0) + (said in allowed(label))
            if said not in allowed(label):
                wrong.append(f"{incident['id']}: {dimension} is {said}, should be {' or '.join(allowed(label))}")
    by_dimension = {d: share(right[d], asked[d]) for d in sorted(asked)}
    return {**by_dimension, "all": share(sum(right.values()), sum(asked.values())), "wrong": sorted(wrong)}
