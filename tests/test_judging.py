"""Events judged many at once are those judged one by one, and those that copies of this process judge."""

import pytest

from bench.generate import planted_claims
from bench.world import plant
from verify.cluster import cluster_claims
from verify.engine import LocalEngine, local
from verify.judging import Heard, judge_all, judge_events
from verify.model import Claim, Cluster, Event, Source
from verify.rulepack import Rules, load_rules

Judged = tuple[list[Event], dict[str, Claim], dict[str, Source]]


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules()


def judged(count: int, rules: Rules, workers: int = 1) -> Judged:
    claims = planted_claims(plant(count, "judging")).claims
    return judge_all(claims, cluster_claims(claims, rules, None), [], rules, LocalEngine(workers), counts="engine", lang="en")


def heard(event: Event, claims: dict[str, Claim]) -> Heard:
    return Heard(Cluster(event.id, event.claim_ids, event.links), [claims[i] for i in event.claim_ids], event.provenance_groups)


def test_many_at_once_and_one_by_one(rules: Rules) -> None:
    events, claims, sources = judged(60, rules)
    assert len(events) > 5
    one_by_one = [judge_events([heard(e, claims)], sources=sources, rules=rules, counts="engine", lang="en")[0] for e in events]
    assert [event for event, _ in one_by_one] == events
    assert {i: c for (event, given) in one_by_one for i, c in zip(event.claim_ids, given, strict=True)} == {
        i: c.credibility for i, c in claims.items()
    }


@pytest.mark.parametrize("workers", [2, 3])
def test_copies_of_this_process_find_the_same(workers: int, rules: Rules, monkeypatch: pytest.MonkeyPatch) -> None:
    here = judged(300, rules)
    monkeypatch.setattr(local, "_WORTH_A_COPY", 1)
    monkeypatch.setattr(local, "_GROUPS_AT_ONCE", 5)
    assert judged(300, rules, workers) == here
    assert any("in this run" in s.reliability.basis for s in here[2].values()), "some sources have a record"


def test_nothing_is_put_in_words_where_nobody_reads_them(rules: Rules) -> None:
    events, claims, sources = judged(30, rules)
    for told in events:
        ((bare, _),) = judge_events([heard(told, claims)], sources=sources, rules=rules, counts="engine", lang=None)
        for dimension in ("casualties", "damage", "attribution", "place", "time", "weapon"):
            one, other = getattr(told.comparisons, dimension), getattr(bare.comparisons, dimension)
            assert (one.verdict, one.conflict_type, one.rule_id) == (other.verdict, other.conflict_type, other.rule_id)
            assert one.explanation
            assert not other.explanation
        assert (told.assessed, told.confidence, told.grade) == (bare.assessed, bare.confidence, bare.grade)
