"""Events judged many at once are those judged one by one."""

import pytest

from bench.generate import planted_claims
from bench.world import plant
from verify.cluster import cluster_claims
from verify.engine import LocalEngine
from verify.judging import judge_event, judge_events, rate_all
from verify.rulepack import Rules, load_rules


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules()


def test_many_at_once_and_one_by_one(rules: Rules) -> None:
    by_id = {c.id: c for c in planted_claims(plant(60, "judging")).claims}
    clusters = cluster_claims(list(by_id.values()), rules, None)
    sources, voices = rate_all(by_id, clusters, rules, LocalEngine())
    heard = list(zip(clusters, voices, strict=True))
    together = judge_events(heard, by_id=by_id, sources=sources, rules=rules, counts="engine", lang="en")
    assert len(together) > 5
    assert together == [judge_event(h, by_id=by_id, sources=sources, rules=rules, counts="engine", lang="en") for h in heard]


def test_nothing_is_put_in_words_where_nobody_reads_them(rules: Rules) -> None:
    by_id = {c.id: c for c in planted_claims(plant(30, "judging")).claims}
    clusters = cluster_claims(list(by_id.values()), rules, None)
    sources, voices = rate_all(by_id, clusters, rules, LocalEngine())
    for h in zip(clusters, voices, strict=True):
        told, _ = judge_event(h, by_id=by_id, sources=sources, rules=rules, counts="engine", lang="en")
        bare, _ = judge_event(h, by_id=by_id, sources=sources, rules=rules, counts="engine", lang=None)
        for dimension in ("casualties", "damage", "attribution", "place", "time", "weapon"):
            one, other = getattr(told.comparisons, dimension), getattr(bare.comparisons, dimension)
            assert (one.verdict, one.conflict_type, one.rule_id) == (other.verdict, other.conflict_type, other.rule_id)
            assert one.explanation
            assert not other.explanation
        assert (told.assessed, told.confidence, told.grade) == (bare.assessed, bare.confidence, bare.grade)
