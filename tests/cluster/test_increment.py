"""Going on from an earlier run gives what a run on everything gives, looks at what is near, and says what supersedes what."""

import hashlib
from collections.abc import Sequence

import msgspec
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from bench.generate import planted_claims
from bench.world import plant
from tests.cluster.build import claim, rules
from verify.cluster.judgements import Judgement
from verify.cluster.link import ClusterStats, cluster_claims, cluster_with_stats
from verify.cluster.previous import Previous
from verify.model import Claim, Cluster

RULES = rules()


def earlier(claims: Sequence[Claim], *, comparable: bool = True, judgements: Sequence[Judgement] = ()) -> Previous:
    return Previous({c.id: c for c in claims}, tuple(cluster_claims(claims, RULES, None, judgements)), comparable)


def again(claims: Sequence[Claim], previous: Previous, judgements: Sequence[Judgement] = ()) -> tuple[list[Cluster], ClusterStats]:
    return cluster_with_stats(claims, RULES, None, judgements, previous)


def plain(clusters: Sequence[Cluster]) -> list[Cluster]:
    return [msgspec.structs.replace(c, supersedes=()) for c in clusters]


def words(key: str) -> str:
    return " ".join(hashlib.sha256(f"{key}{n}".encode()).hexdigest()[:7] for n in range(6))


def spread(incidents: int) -> list[Claim]:
    """Incidents twelve days apart, three claims each, one of them sparse."""
    return [
        claim(f"c{e:03d}{n}", day=None if n == 2 else 12 * e, told=12 * e + 0.5 if n == 2 else 0.5, killed=e % 7 + 5, quote=words(f"{e}{n}"))
        for e in range(incidents) for n in range(3)
    ]  # fmt: skip


def test_only_the_neighbourhood_is_looked_at_however_much_there_is() -> None:
    for incidents in (60, 120):
        everything = spread(incidents)
        before = [c for c in everything if c.id != "c0301"]
        found, stats = again(everything, earlier(before))
        assert plain(found) == cluster_claims(everything, RULES, None)
        assert 3 <= stats.touched <= 48
        assert [c.supersedes for c in found if c.supersedes] == [tuple(c.id for c in earlier(before).clusters if "c0300" in c.claim_ids)]


def test_nothing_new_touches_nothing() -> None:
    claims = spread(12)
    found, stats = again(claims, earlier(claims))
    assert plain(found) == cluster_claims(claims, RULES, None)
    assert stats.touched == 0
    assert not any(c.supersedes for c in found)


def test_other_rules_look_at_everything() -> None:
    claims = spread(6)
    assert again(claims, earlier(claims, comparable=False))[1].touched == len(claims)


def test_a_merger_supersedes_both_and_a_split_names_the_one() -> None:
    two = [claim("a"), claim("b", day=20)]
    join = [Judgement("must_link", ("a", "b"), "", "", "f", 1)]
    before = earlier(two)
    merged, _ = again(two, before, join)
    assert [c.supersedes for c in merged] == [tuple(sorted(c.id for c in before.clusters))]
    split, _ = again(two, earlier(two, judgements=join))
    assert [c.supersedes for c in split] == [(merged[0].id,), (merged[0].id,)]


@given(st.sampled_from(["1", "2", "3"]), st.integers(1, 60), st.integers(0, 5))
@limits(max_examples=12)
def test_going_on_gives_the_same_as_running_on_all(seed: str, new: int, start: int) -> None:
    claims = planted_claims(plant(240, seed)).claims
    late = {c.id for c in claims[start :: max(1, len(claims) // new)]}
    found, _ = again(claims, earlier([c for c in claims if c.id not in late]))
    assert plain(found) == cluster_claims(claims, RULES, None)


@given(st.integers(0, 30))
@limits(max_examples=12)
def test_taking_claims_away_gives_the_same_too(gone: int) -> None:
    claims = spread(12)
    left = [c for n, c in enumerate(claims) if n != gone]
    assert plain(again(left, earlier(claims))[0]) == cluster_claims(left, RULES, None)
