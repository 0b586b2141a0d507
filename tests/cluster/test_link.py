"""Claims of one incident come together, those of neighbouring incidents do not, whatever the order they come in."""

from collections.abc import Iterable

import msgspec
import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from tests.cluster.build import claim, rules
from verify.cluster.judgements import Judgement
from verify.cluster.link import cluster_claims, cluster_with_stats
from verify.model import Claim, Cluster, Evidence, Interval, SourceRef, stable_id

RULES = rules()


def groups(claims: Iterable[Claim], judgements: Iterable[Judgement] = ()) -> set[tuple[str, ...]]:
    return {c.claim_ids for c in cluster_claims(list(claims), RULES, None, list(judgements))}


def test_nothing_gives_nothing() -> None:
    assert cluster_claims([], RULES, None) == []


def test_a_claim_alone_is_an_event() -> None:
    assert groups([claim("a")]) == {("a",)}


def test_same_place_and_day_is_one_incident() -> None:
    assert groups([claim("a", killed=6), claim("b", killed=Interval(5)), claim("c", wounded=3)]) == {("a", "b", "c")}


def test_two_strikes_on_one_base_six_days_apart_stay_apart() -> None:
    first = [claim("a1", event_type="rocket_attack", actor="actor.south"), claim("a2", event_type="rocket_attack", actor="actor.south")]
    second = [claim("b1", day=6, event_type="rocket_attack", actor="actor.south"), claim("b2", day=6, event_type="rocket_attack")]
    assert groups(first + second) == {("a1", "a2"), ("b1", "b2")}


def test_two_hospitals_of_one_night_stay_apart() -> None:
    here = [claim("a1", killed=4), claim("a2", killed=4)]
    there = [claim("b1", town="sadira", killed=4), claim("b2", town="sadira", killed=4)]
    assert groups(here + there) == {("a1", "a2"), ("b1", "b2")}


def test_unknown_is_not_different() -> None:
    full = [claim("a", killed=7, actor="actor.north"), claim("b", killed=7)]
    silent = claim("c", event_type="other")
    assert groups([*full, silent]) == {("a", "b", "c")}


def test_a_chain_is_refused() -> None:
    """Each day's strike is like the next day's, but the first and the last have nothing to do with each other."""
    chain = [claim(f"c{day}{n}", day=day, killed=3 + 8 * day) for day in range(8) for n in range(3)]
    found = cluster_claims(chain, RULES, None)
    days = [{c[1] for c in cluster.claim_ids} for cluster in found]
    assert max(len(d) for d in days) <= 2
    assert not any({"0", "7"} <= d for d in days)


def test_one_document_that_tells_of_two_incidents_keeps_them_apart() -> None:
    told = [claim("a", document="round-up", incident="round-up#1"), claim("b", document="round-up", incident="round-up#2")]
    assert groups([*told, claim("c"), claim("d")]) in ({("a", "c", "d"), ("b",)}, {("b", "c", "d"), ("a",)})


def test_what_a_text_seems_to_tell_twice_is_one_incident_where_nothing_differs() -> None:
    proof = (Evidence("text", "date", "date", 1),)
    told = [
        msgspec.structs.replace(claim(key, document="post", incident=f"post#{n}", killed=7), evidence=proof) for n, key in enumerate("ab")
    ]
    assert groups([*told, claim("c", killed=7), claim("d", killed=7)]) == {("a", "b", "c", "d")}


def test_the_entries_of_a_monitors_record_are_an_incident_each_however_dense_the_place() -> None:
    def entry(n: int) -> Claim:
        told = claim(f"entry{n}", killed=n % 4, actor="actor.north")
        return msgspec.structs.replace(told, source=SourceRef("source.watch", "Watch", "monitor"), published_at=None)

    for many in (2, 200):
        assert groups([entry(n) for n in range(many)]) == {(f"entry{n}",) for n in range(many)}


def test_a_town_and_the_province_of_its_name_may_be_meant_by_one_word() -> None:
    known = [claim("a", town="outpost", killed=31), claim("b", town="outpost", killed=31)]
    assert groups([*known, claim("c", town="namesake", killed=31)]) == {("a", "b", "c")}
    apart = [claim("a", town="karmel", killed=31), claim("b", town="karmel", killed=31)]
    assert groups([*apart, claim("c", town="sadira", killed=31)]) == {("a", "b"), ("c",)}


def test_a_round_up_joins_several_events() -> None:
    round_up = [claim("r1", document="r", incident="r#1"), claim("r2", town="ostan", document="r", incident="r#2")]
    others = [claim("a1"), claim("a2"), claim("b1", town="ostan"), claim("b2", town="ostan")]
    assert groups(round_up + others) == {("a1", "a2", "r1"), ("b1", "b2", "r2")}


def test_claims_told_as_one_incident_stay_together() -> None:
    parts = [claim("a", document="d", incident="d#1", killed=2), claim("b", document="d", incident="d#1", killed=9, town=None, day=None)]
    found = cluster_claims(parts, RULES, None)
    assert [c.claim_ids for c in found] == [("a", "b")]
    assert found[0].links[0].reasons == ("One document tells both as one incident.",)


def test_a_sparse_claim_joins_the_one_incident_that_fits() -> None:
    here = [claim(f"a{n}", killed=9) for n in range(3)]
    there = [claim(f"b{n}", town="ostan", day=4, killed=2) for n in range(3)]
    assert ("a0", "a1", "a2", "s") in groups([*here, *there, claim("s", town=None, killed=9)])


def test_a_sparse_claim_without_evidence_stays_alone() -> None:
    many = [claim(f"{town}{n}", town=town, killed=2) for town in ("karmel", "sadira", "ostan") for n in range(3)]
    assert ("s",) in groups([*many, claim("s", town=None, day=None, event_type="other")])


def test_spellings_and_scripts_of_an_unknown_town_meet() -> None:
    assert groups([claim("a", town="tell zubaydan"), claim("b", town="تل زبيدان"), claim("c", town="mosharra")]) == {("a", "b"), ("c",)}


def test_ids_are_hashes_of_the_claims_alone() -> None:
    for cluster in cluster_claims([claim("a"), claim("b"), claim("c", day=9)], RULES, None):
        assert cluster.id == stable_id("event", cluster.claim_ids)


def test_every_joined_pair_says_why() -> None:
    found = cluster_claims([claim("a", killed=7), claim("b", killed=7)], RULES, None)[0].links
    assert [(k.a, k.b, k.kind) for k in found] == [("a", "b", "same_event")]
    assert "Both on 10 March 2022." in found[0].reasons
    assert "Same number killed: 7." in found[0].reasons
    assert found[0].score > 0


def test_caps_are_reported() -> None:
    crowd = [claim(f"c{n:03d}", town=None, event_type="other") for n in range(90)]
    _, stats = cluster_with_stats(crowd, RULES, None)
    assert stats.dropped["day"] > 0
    assert stats.units == 90


TOWNS = st.sampled_from(["karmel", "sadira", "zubaydan", None])
RANDOM = st.lists(
    st.tuples(TOWNS, st.sampled_from([0, 1, 2, 9, None]), st.sampled_from(["airstrike", "shelling", "other"]), st.integers(0, 20)),
    min_size=1,
    max_size=14,
)


def some(drawn: list[tuple[str | None, int | None, str, int]]) -> list[Claim]:
    return [claim(f"c{n:02d}", town=t, day=d, event_type=e, killed=k or None) for n, (t, d, e, k) in enumerate(drawn)]


@given(RANDOM, st.randoms(use_true_random=False))
@limits(max_examples=40)
def test_order_changes_nothing(drawn: list[tuple[str | None, int | None, str, int]], chance: object) -> None:
    claims = some(drawn)
    mixed = claims.copy()
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert cluster_claims(claims, RULES, None) == cluster_claims(mixed, RULES, None)


@given(RANDOM)
@limits(max_examples=40)
def test_every_claim_is_in_one_event(drawn: list[tuple[str | None, int | None, str, int]]) -> None:
    claims = some(drawn)
    found: list[Cluster] = cluster_claims(claims, RULES, None)
    assert sorted(i for c in found for i in c.claim_ids) == sorted(c.id for c in claims)
    for cluster in found:
        linked = {i for k in cluster.links for i in (k.a, k.b)}
        assert linked == (set(cluster.claim_ids) if len(cluster.claim_ids) > 1 else set())


@given(RANDOM, st.data())
@limits(max_examples=40)
def test_judgements_hold_whatever_the_facts_say(drawn: list[tuple[str | None, int | None, str, int]], data: st.DataObject) -> None:
    claims = some(drawn)
    if len(claims) < 4:
        return
    a, b, c, d = data.draw(st.permutations([x.id for x in claims]))[:4]
    said = [
        Judgement("must_link", (a, b), "", "", "f", 1),
        Judgement("cannot_link", (b, c), "", "", "f", 2),
        Judgement("cannot_link", (a, d), "", "", "f", 3),
    ]
    event = {i: k for k, ids in enumerate(groups(claims, said)) for i in ids}
    assert event[a] == event[b]
    assert event[b] != event[c]
    assert event[a] != event[d]


def test_a_judgement_is_shown_as_one() -> None:
    apart = Judgement("cannot_link", ("a", "b"), "R. H.", "two planes, two streets", "f", 1)
    found = cluster_claims([claim("a"), claim("b")], RULES, None, [apart])
    assert [c.claim_ids for c in found] == [("a",), ("b",)] or [c.claim_ids for c in found] == [("b",), ("a",)]
    for cluster in found:
        assert [k.kind for k in cluster.links] == ["kept_apart"]
        assert cluster.links[0].reasons == ("A judgement by R. H. says that both are two incidents: two planes, two streets.",)
    joined = Judgement("must_link", ("a", "b"), "", "", "f", 1)
    link = cluster_claims([claim("a"), claim("b", day=20, town="ostan")], RULES, None, [joined])[0].links[0]
    assert link.reasons[0] == "A judgement says that both are one incident."


@pytest.mark.parametrize("encoder_name", ["a", "b"])
def test_vectors_decide_only_open_pairs(encoder_name: str) -> None:
    class Counting:
        name = encoder_name
        seen = 0

        def encode(self, texts: list[str]) -> object:
            import numpy as np

            self.seen += len(texts)
            return np.ones((len(texts), 2), np.float32) / np.float32(2**0.5)

    encoder = Counting()
    claims = [claim(f"a{n}", killed=12, quote=f"The raid on the grain silo of the town number {n}") for n in range(5)]
    _, stats = cluster_with_stats(claims, RULES, encoder)  # type: ignore[arg-type]
    assert encoder.seen == stats.texts_embedded == 0


@pytest.mark.parametrize(("killed", "incidents"), [(4, [("a", "b", "x"), ("c",)]), (31, [("a", "b"), ("c", "x")])])
def test_a_mention_takes_the_place_of_what_a_document_is_about_only_where_it_fits_clearly_better(
    killed: int, incidents: list[tuple[str, ...]]
) -> None:
    about = [claim(key, document="d", incident="d#1") for key in ("a", "b")]
    besides = claim("c", document="d", incident="d#2", event_type="ground_attack", killed=killed)
    other = claim("x", killed=killed, event_type="other")
    found = cluster_claims([*about, besides, other], RULES, None)
    assert sorted(tuple(c.claim_ids) for c in found) == incidents
