"""What is found inside an event is what linking and then dating all of them finds."""

from bench.generate import planted_claims
from bench.world import plant
from verify.cluster import Voices, cluster_claims, infer_dates, link_claims, spec_of
from verify.linking import linked_events
from verify.rulepack import load_rules


def test_links_and_dates_are_those_of_the_two_steps() -> None:
    rules = load_rules()
    claims = planted_claims(plant(400, "linking")).claims
    by_id = {c.id: c for c in claims}
    clusters = cluster_claims(claims, rules, None)
    linked, with_links = link_claims(claims, clusters, [], rules)
    found = list(linked_events(clusters, by_id, Voices([], rules), spec_of(rules)))
    assert [cluster for cluster, _ in found] == with_links
    told = {c.id: c for _, event in found for c in event}
    assert [told[k] for k in sorted(told)] == infer_dates(linked, with_links, [], rules)
    assert any(c.relays is not None for c in told.values())
    assert any(c.revises is not None for c in told.values())
    assert any(c.date_inferred is not None for c in told.values())
