"""From events to what is believed of them: their voices, who agrees with whom, how likely what is."""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from verify.assess import (
    Spoken,
    assess_heard,
    denials,
    describe_event,
    learn,
    observe_heard,
    rate_source,
    revisions,
    speakers,
    spoken,
)
from verify.cluster import ClusterSpec, Voices, spec_of
from verify.compare import compare_event
from verify.engine import Engine, Forms, Rounds
from verify.linking import linked_events
from verify.model import (
    Assessment,
    Claim,
    ClaimLink,
    Cluster,
    Comparisons,
    Credibility,
    DateSpan,
    Document,
    Event,
    EventType,
    InferredDate,
    Place,
    ProvenanceGroup,
    Source,
)
from verify.rulepack import Rules


class Heard(Struct, frozen=True, gc=False):
    """An event with its links, its claims in the order of their ids, its independent voices, and what each says where that was worked out."""

    cluster: Cluster
    claims: Sequence[Claim]
    voices: Sequence[ProvenanceGroup]
    spoken: Sequence[Spoken] = ()


class Compared(Struct, frozen=True, gc=False):
    """An event with all that asks for no rating of its sources: who agrees with whom, and what it is called."""

    heard: Heard
    comparisons: Comparisons
    described: tuple[str, DateSpan | None, Place | None, EventType]


Changed = tuple[str, ClaimLink | None, ClaimLink | None, DateSpan | None, InferredDate | None, Credibility]
"""A claim by its id, with what its event has shown: what it relays and revises, its date, and how far it is borne out."""
_DETAILS = list[tuple[str, str, str]]


def judge_all(
    claims: Sequence[Claim],
    clusters: Sequence[Cluster],
    documents: Sequence[Document],
    rules: Rules,
    engine: Engine,
    *,
    counts: str,
    lang: str | None,
) -> tuple[list[Event], dict[str, Claim], dict[str, Source]]:
    """All events, all claims as they stand in them, and every source that speaks, relays or is relayed, as the rules and its record in this run
    rate it. `lang` None: without explanations.

    In two rounds: what belongs together inside an event and who its voices are; then, once it is known how reliable these are, what to believe.
    """
    by_id = {c.id: c for c in claims}
    before = _known_before(by_id, rules)
    sources = dict(before)
    hear = partial(_hear_events, by_id=by_id, voices=Voices(documents, rules), spec=spec_of(rules), sources=before, rules=rules)

    def rate(told: list[_DETAILS]) -> dict[str, Source]:
        sources.update(learn(before, chain.from_iterable(told), rules))
        return sources

    now: dict[str, Claim] = {}

    def heed(judged: Sequence[tuple[Event, list[Changed]]]) -> None:
        for _, changed in judged:
            for claim_id, relays, revises, date, inferred, credibility in changed:
                now[claim_id] = replace(
                    by_id[claim_id], relays=relays, revises=revises, date=date, date_inferred=inferred, credibility=credibility
                )

    judge, compare = partial(_judge, rules=rules, counts=counts, lang=lang), partial(compare_events, rules=rules, lang=lang)
    forms = Forms(_DETAILS, dict[str, Source], tuple[Event, list[Changed]])
    judged: list[tuple[Event, list[Changed]]] = engine.map_groups(clusters, Rounds(hear, rate, judge, compare), forms, heed)
    return [event for event, _ in judged], by_id | now, sources


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


def _hear_events(
    clusters: Sequence[Cluster],
    *,
    by_id: Mapping[str, Claim],
    voices: Voices,
    spec: ClusterSpec,
    sources: Mapping[str, Source],
    rules: Rules,
) -> list[tuple[Heard, _DETAILS]]:
    """Events with what is found inside them and their independent voices; and the details that their sources can be held to."""
    found: list[tuple[Heard, _DETAILS]] = []
    for cluster, claims in linked_events(clusters, by_id, voices, spec):
        said = speakers(claims, cluster.links, sources, rules)
        found.append((Heard(cluster, claims, [s.group for s in said], said), observe_heard(cluster.id, said, rules)))
    return found


def _judge(
    kept: Sequence[Heard | Compared], sources: Mapping[str, Source], *, rules: Rules, counts: str, lang: str | None
) -> list[tuple[Event, list[Changed]]]:
    now = iter(compare_events([k for k in kept if isinstance(k, Heard)], rules=rules, lang=lang))
    compared = [k if isinstance(k, Compared) else next(now) for k in kept]
    return [
        (event, [(c.id, c.relays, c.revises, c.date, c.date_inferred, given) for c, given in zip(k.heard.claims, credibility, strict=True)])
        for k, (event, credibility) in zip(compared, _assess(compared, sources, rules, counts), strict=True)
    ]


def judge_events(
    heard: Sequence[Heard], *, sources: Mapping[str, Source], rules: Rules, counts: str, lang: str | None
) -> list[tuple[Event, list[Credibility]]]:
    """Events from their claims and voices, who agrees with whom and what to believe, and the credibility of each claim."""
    return _assess(compare_events(heard, rules=rules, lang=lang), sources, rules, counts)


def compare_events(heard: Sequence[Heard], *, rules: Rules, lang: str | None) -> list[Compared]:
    """Events with who agrees with whom in them and what they are called; `lang` None: without explanations."""
    compared = [compare_event(h.claims, h.voices, rules, lang=lang) for h in heard]
    described = [describe_event(h.claims, h.voices, rules) for h in heard]
    return [Compared(*parts) for parts in zip(heard, compared, described, strict=True)]


def _assess(
    compared: Sequence[Compared], sources: Mapping[str, Source], rules: Rules, counts: str
) -> list[tuple[Event, list[Credibility]]]:
    found = []
    for event in compared:
        claims = event.heard.claims
        said = event.heard.spoken or spoken(claims, event.heard.voices, sources, rules)
        assessment, credibility = assess_heard(claims, said, sources, rules, counts)
        found.append((_event(event, assessment), credibility))
    return found


def _event(compared: Compared, found: Assessment) -> Event:
    cluster, claims, groups = compared.heard.cluster, compared.heard.claims, compared.heard.voices
    title, date, place, event_type = compared.described
    return Event(
        id=cluster.id, supersedes=cluster.supersedes, title=title, claim_ids=cluster.claim_ids, date=date, place=place, event_type=event_type,
        comparisons=compared.comparisons, assessed=found.assessed, confidence=found.confidence, grade=found.grade,
        grade_rule=found.grade_rule, grade_reason=found.grade_reason, provenance_groups=tuple(groups),
        independent_sources=len(groups), denials=tuple(denials(claims)), revisions=tuple(revisions(claims)), links=cluster.links,
        votes=found.votes,
    )  # fmt: skip
