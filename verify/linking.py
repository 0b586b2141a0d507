"""What the claims of one event are to each other: who repeats or revises whom, and who takes the day of the incident from whom."""

from collections.abc import Mapping, Sequence
from functools import partial

from msgspec.structs import replace

from verify.cluster import Voices, date_event, link_events, spec_of
from verify.cluster.weights import ClusterSpec
from verify.engine import Engine
from verify.model import Claim, ClaimLink, Cluster, DateSpan, Document, InferredDate, Link
from verify.rulepack import Rules

Changed = tuple[str, ClaimLink | None, ClaimLink | None, DateSpan | None, InferredDate | None]
"""A claim by its id, with what it is found to relay, to revise, and its date."""
Linked = tuple[list[Link], list[Changed]]
"""The links inside an event, and its claims that are no longer as they were read."""


def link_all(
    claims: Sequence[Claim], clusters: Sequence[Cluster], documents: Sequence[Document], rules: Rules, engine: Engine
) -> tuple[dict[str, Claim], list[Cluster]]:
    """All claims by id, sorted, with `relays`, `revises` and inferred dates; and the clusters with a link of its own kind for each tie."""
    by_id = {c.id: c for c in claims}
    work = partial(_linked, by_id=by_id, voices=Voices(documents, rules), spec=spec_of(rules))
    found = engine.map_groups(partial(_one_linked, work=work), clusters, form=Linked, together=work)
    made = dict(by_id)
    for _, changed in found:
        for claim_id, relays, revises, date, inferred in changed:
            made[claim_id] = replace(by_id[claim_id], relays=relays, revises=revises, date=date, date_inferred=inferred)
    ordered = {k: made[k] for k in sorted(made)}
    return ordered, [replace(c, links=(*c.links, *more)) if more else c for c, (more, _) in zip(clusters, found, strict=True)]


def _linked(clusters: Sequence[Cluster], *, by_id: Mapping[str, Claim], voices: Voices, spec: ClusterSpec) -> list[Linked]:
    events = [[by_id[i] for i in cluster.claim_ids] for cluster in clusters]
    found: list[Linked] = []
    for event, (told, links) in zip(events, link_events(events, voices, spec), strict=True):
        pairs = zip(event, date_event(told, voices), strict=True)
        changed = [(c.id, c.relays, c.revises, c.date, c.date_inferred) for before, c in pairs if c is not before]
        found.append((list(links), changed))
    return found


def _one_linked(cluster: Cluster, *, work: "partial[list[Linked]]") -> Linked:
    return work([cluster])[0]
