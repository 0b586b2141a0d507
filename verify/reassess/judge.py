"""Judges events of a finished report again, by the same rules, without some of what was said."""

from collections.abc import Callable, Mapping

from verify.assess import provenance_groups
from verify.judging import Heard, judge_events
from verify.model import Claim, Cluster, Event, Report, Source
from verify.rulepack import Rules


class Judge:
    """Judges the events of one report again."""

    def __init__(self, report: Report, rules: Rules) -> None:
        self.claims = {c.id: c for c in report.claims}
        self._rules, self._counts = rules, report.engine.counts

    def event(
        self, event: Event, sources: Mapping[str, Source], drop: frozenset[str], without: frozenset[str] = frozenset()
    ) -> Event | None:
        """The event without the claims of dropped sources and those in `without`; None if nothing is left."""
        left_out = without | {i for i in event.claim_ids if from_any(self.claims[i], drop)}
        ids = tuple(i for i in event.claim_ids if i not in left_out and not self._repeats(self.claims[i], left_out))
        if not ids:
            return None
        kept = frozenset(ids)
        cluster = Cluster(event.id, ids, tuple(k for k in event.links if k.a in kept and k.b in kept))
        claims = [self.claims[i] for i in ids]
        heard = Heard(cluster, claims, provenance_groups(claims, cluster.links, sources, self._rules))
        ((judged, _),) = judge_events([heard], sources=sources, rules=self._rules, counts=self._counts, lang=None)
        return judged

    def _repeats(self, claim: Claim, left_out: frozenset[str]) -> bool:
        """Does the claim only pass on one that is left out?"""
        link = claim.relays
        if link is None:
            return False
        return link.claim_id in left_out or any(self.claims[i].document_id == link.document_id for i in left_out)


def from_any(claim: Claim, drop: frozenset[str]) -> bool:
    """Does the claim come from, or through, one of these sources?"""
    return (
        claim.source.id in drop
        or (claim.relayed_by is not None and claim.relayed_by.id in drop)
        or (claim.relays is not None and claim.relays.source_id in drop)
    )


def verdict_in(dimension: str) -> Callable[[Event], str]:
    """What reads the verdict of an event in a dimension."""
    return lambda event: str(getattr(event.comparisons, dimension).verdict)
