"""What is found inside the events is what linking and then dating them all finds, whoever does it."""

import pytest

from bench.generate import planted_claims
from bench.world import plant
from verify.cluster import cluster_claims, infer_dates, link_claims
from verify.engine import LocalEngine, local
from verify.linking import link_all
from verify.rulepack import load_rules


@pytest.mark.parametrize("workers", [1, 2])
def test_links_and_dates_are_those_of_the_two_steps(workers: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "_WORTH_A_COPY", 1)
    rules = load_rules()
    claims = planted_claims(plant(400, "linking")).claims
    clusters = cluster_claims(claims, rules, None)
    linked, with_links = link_claims(claims, clusters, [], rules)
    by_id, found = link_all(claims, clusters, [], rules, LocalEngine(workers))
    assert list(by_id.values()) == infer_dates(linked, with_links, [], rules)
    assert list(by_id) == sorted(by_id)
    assert found == with_links
    assert any(c.relays is not None for c in by_id.values())
    assert any(c.revises is not None for c in by_id.values())
    assert any(c.date_inferred is not None for c in by_id.values())
