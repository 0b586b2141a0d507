"""From events to what is believed of them: their voices, who agrees with whom, how likely what is."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from msgspec.structs import replace

from verify.assess import assess_event, denials, describe_event, learn, observe, provenance_groups, rate_source, revisions
from verify.compare import compare_event
from verify.engine import Engine
from verify.model import (
    Assessment,
    Claim,
    Cluster,
    Comparisons,
    Credibility,
    DateSpan,
    Event,
    EventType,
    Place,
    ProvenanceGroup,
    Source,
)
from verify.rulepack import Rules

Heard = tuple[Cluster, Sequence[ProvenanceGroup]]
"""An event's claims and links, and its independent voices."""
Judged = tuple[Event, list[Credibility]]
"""An event and the credibility of each of its claims, in the order of their ids."""
_HEARD = tuple[list[ProvenanceGroup], list[tuple[str, str, str]]]


def rate_all(
    by_id: Mapping[str, Claim], clusters: Sequence[Cluster], rules: Rules, engine: Engine
) -> tuple[dict[str, Source], list[list[ProvenanceGroup]]]:
    """Every source that speaks, relays or is relayed, as the rules and its record in this run rate it; and the voices of each event."""
    before = _known_before(by_id, rules)
    heard = engine.map_groups(partial(_hear_event, by_id=by_id, sources=before, rules=rules), clusters, form=_HEARD)
    return learn(before, [d for _, details in heard for d in details], rules), [groups for groups, _ in heard]


def _known_before(by_id: Mapping[str, Claim], rules: Rules) -> dict[str, Source]:
    sources: dict[str, Source] = {}
    claims = [by_id[k] for k in sorted(by_id)]
    for claim in claims:
        if claim.source.id not in sources:
            sources[claim.source.id] = rate_source(claim.source.id, claim.source.name, claim.source.kind, rules)
    for claim in claims:
        behind = claim.relays.source_id if claim.relays is not None else None
        outlet = claim.relayed_by
        for source_id, name in ((outlet.id, outlet.name) if outlet is not None else (None, ""), (behind, behind or "")):
            if source_id is not None and source_id not in sources:
                spec = rules.sources.get(source_id)
                kind, known = (spec.kind, spec.name) if spec is not None else ("unknown", name)
                sources[source_id] = rate_source(source_id, known, kind, rules)
    return sources


def _hear_event(
    cluster: Cluster, *, by_id: Mapping[str, Claim], sources: Mapping[str, Source], rules: Rules
) -> tuple[list[ProvenanceGroup], list[tuple[str, str, str]]]:
    """The independent voices of an event, and the details their sources can be held to."""
    claims = [by_id[k] for k in cluster.claim_ids]
    groups = provenance_groups(claims, cluster.links, sources, rules)
    return groups, observe(cluster.id, claims, groups, sources, rules)


def judge_all(
    clusters: Sequence[Cluster],
    voices: Sequence[Sequence[ProvenanceGroup]],
    engine: Engine,
    *,
    by_id: Mapping[str, Claim],
    sources: Mapping[str, Source],
    rules: Rules,
    counts: str,
    lang: str | None,
) -> tuple[list[Event], dict[str, Claim]]:
    """All events, judged from their claims and voices, and all claims with their credibility. `lang` None: without explanations."""
    scene: dict[str, Any] = {"by_id": by_id, "sources": sources, "rules": rules, "counts": counts, "lang": lang}
    heard = list(zip(clusters, voices, strict=True))
    judged = engine.map_groups(partial(judge_event, **scene), heard, form=Judged, together=partial(judge_events, **scene))
    rated = dict(by_id)
    for event, credibility in judged:
        for claim_id, given in zip(event.claim_ids, credibility, strict=True):
            rated[claim_id] = replace(rated[claim_id], credibility=given)
    return [event for event, _ in judged], rated


def judge_event(
    heard: Heard,
    *,
    by_id: Mapping[str, Claim],
    sources: Mapping[str, Source],
    rules: Rules,
    counts: str,
    lang: str | None,
) -> Judged:
    """One event from its claims and voices: who agrees with whom, what to believe. `lang` None: without explanations."""
    return judge_events([heard], by_id=by_id, sources=sources, rules=rules, counts=counts, lang=lang)[0]


def judge_events(
    heard: Sequence[Heard],
    *,
    by_id: Mapping[str, Claim],
    sources: Mapping[str, Source],
    rules: Rules,
    counts: str,
    lang: str | None,
) -> list[Judged]:
    """The same for several events, each step for all of them before the next one: what a step needs stays in the processor's cache."""
    told = [[by_id[k] for k in cluster.claim_ids] for cluster, _ in heard]
    voices = [groups for _, groups in heard]
    compared = [compare_event(claims, groups, rules, lang=lang) for claims, groups in zip(told, voices, strict=True)]
    assessed = [
        assess_event(claims, comparisons, groups, sources, rules, counts)
        for claims, comparisons, groups in zip(told, compared, voices, strict=True)
    ]
    described = [describe_event(claims, groups, rules) for claims, groups in zip(told, voices, strict=True)]
    return [
        (_event(*parts), parts[-1][1]) for parts in zip((c for c, _ in heard), told, voices, compared, described, assessed, strict=True)
    ]


def _event(
    cluster: Cluster,
    claims: Sequence[Claim],
    groups: Sequence[ProvenanceGroup],
    comparisons: Comparisons,
    described: tuple[str, DateSpan | None, Place | None, EventType],
    assessed: tuple[Assessment, list[Credibility]],
) -> Event:
    title, date, place, event_type = described
    assessment = assessed[0]
    return Event(
        id=cluster.id, supersedes=cluster.supersedes, title=title, claim_ids=cluster.claim_ids, date=date, place=place, event_type=event_type,
        comparisons=comparisons, assessed=assessment.assessed, confidence=assessment.confidence, grade=assessment.grade,
        grade_rule=assessment.grade_rule, grade_reason=assessment.grade_reason, provenance_groups=tuple(groups),
        independent_sources=len(groups), denials=tuple(denials(claims)), revisions=tuple(revisions(claims)), links=cluster.links,
        votes=assessment.votes,
    )  # fmt: skip
