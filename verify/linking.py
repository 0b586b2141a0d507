"""What the claims of one event are to each other: who repeats or revises whom, and who takes the day of the incident from whom."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from verify.cluster import ClusterSpec, Voices, date_event, link_events
from verify.model import Claim, Cluster


def linked_events(
    clusters: Sequence[Cluster], by_id: Mapping[str, Claim], voices: Voices, spec: ClusterSpec
) -> Iterator[tuple[Cluster, Sequence[Claim]]]:
    """Each cluster with a link of its own kind for each tie, and its claims with `relays`, `revises` and inferred dates."""
    events = [[by_id[i] for i in cluster.claim_ids] for cluster in clusters]
    for cluster, (claims, links) in zip(clusters, link_events(events, voices, spec), strict=True):
        yield replace(cluster, links=(*cluster.links, *links)) if links else cluster, date_event(claims, voices)
