"""Levels and scores of pairs: symmetric, unknown weighs nothing, and each feature says what it should."""

import dataclasses

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from tests.cluster.build import claim, rules
from verify.cluster.byvalue import ByValue
from verify.cluster.columns import columns_of
from verify.cluster.density import unit_density
from verify.cluster.score import hopeful, score_facts, total, weights_of
from verify.cluster.weights import FEATURES, LEVELS, READING, spec_of
from verify.model import Claim, Evidence, Interval, Place, SourceRef

RULES = rules()
SPEC = spec_of(RULES)


def levels(one: Claim, other: Claim) -> dict[str, str]:
    columns = columns_of([one, other], RULES, SPEC)
    found = score_facts(columns, np.array([0]), np.array([1]), SPEC, unit_density(columns, SPEC)).levels[0]
    return {f: LEVELS[f][code] for f, code in zip(FEATURES, found.tolist(), strict=True)}


def read(key: str, document: str, number: int, *, town: str = "karmel", day: int = 0) -> Claim:
    """A claim that was read from a text."""
    proof = (Evidence("text", "date", "date", 1),)
    return msgspec.structs.replace(claim(key, document=document, incident=f"{document}#{number}", town=town, day=day), evidence=proof)


def entry(key: str, *, published: bool = False) -> Claim:
    """A claim of a monitor, of its record where it has no day of publication."""
    told = claim(key, source="source.watch")
    when = told.published_at if published else None
    return msgspec.structs.replace(told, source=SourceRef("source.watch", "Watch", "monitor"), published_at=when)


@pytest.mark.parametrize(
    ("one", "other", "feature", "level"),
    [
        (claim("a"), claim("b"), "place", "same_site"),
        (claim("a"), claim("b", town="ostan"), "place", "far"),
        (claim("a"), claim("b", town="sadira"), "place", "apart"),
        (claim("a"), claim("b", town=None), "place", "unknown"),
        (claim("a", town="zubaydan"), claim("b", town="زبيدان"), "place", "same_name"),
        (claim("a", town="zubaydan"), claim("b", town="mosharra"), "place", "other_name"),
        (claim("a"), claim("b", town="mosharra"), "place", "other_name"),
        (claim("a", town="zubaydan"), claim("b", town="zubayban"), "place", "other_name"),
        (claim("a", town="zubaydan hadra"), claim("b", town="zubaydan hadba"), "place", "like_name"),
        (claim("a"), claim("b"), "time", "same_day"),
        (claim("a"), claim("b", day=1), "time", "next_day"),
        (claim("a"), claim("b", day=6), "time", "days_apart"),
        (claim("a"), claim("b", day=None, told=0.9), "time", "published_same_day"),
        (claim("a", day=2), claim("b", day=None, told=1.0), "time", "published_before"),
        (claim("a", day=None), claim("b", day=None), "time", "both_published_same_day"),
        (claim("a", day=None), claim("b", day=None, told=1.2), "time", "both_published_next_day"),
        (claim("a"), claim("b", told=0.9), "published", "same_day"),
        (claim("a"), claim("b", day=None, told=1.1), "published", "next_day"),
        (claim("a"), claim("b", told=4.0), "published", "soon"),
        (claim("a"), claim("b", told=90.0), "published", "late"),
        (claim("a", day=None), claim("b", day=None), "published", "unknown"),
        (claim("a"), claim("b", event_type="other"), "event_type", "unknown"),
        (claim("a"), claim("b", event_type="drone_attack"), "event_type", "vaguer"),
        (claim("a"), claim("b", event_type="missile_attack"), "event_type", "compatible"),
        (claim("a"), claim("b", event_type="ground_attack"), "event_type", "different"),
        (claim("a", actor="actor.south"), claim("b", actor="actor.south-brigade"), "perpetrator", "umbrella"),
        (claim("a", actor="actor.south"), claim("b", actor="actor.north"), "perpetrator", "different"),
        (
            claim("a", actor="actor.south", status="claims_responsibility"),
            claim("b", actor="actor.north"),
            "perpetrator",
            "claimed_by_other",
        ),
        (claim("a", killed=31), claim("b", killed=31), "killed", "same_very_rare"),
        (claim("a", killed=6), claim("b", killed=6), "killed", "same_rare"),
        (claim("a", killed=1), claim("b", killed=1), "killed", "same"),
        (claim("a", killed=20), claim("b", killed=23), "killed", "close"),
        (claim("a", killed=9), claim("b", killed=9), "killed", "same_rarer"),
        (claim("a", killed=3), claim("b", killed=3), "killed", "same_some"),
        (claim("a", killed=3), claim("b", killed=Interval(3)), "killed", "same_start"),
        (claim("a", killed=4), claim("b", killed=Interval(2)), "killed", "overlap_near"),
        (claim("a", killed=9), claim("b", killed=Interval(4)), "killed", "overlap"),
        (claim("a", killed=19), claim("b", killed=Interval(4)), "killed", "overlap_far"),
        (claim("a", killed=0), claim("b", killed=0), "killed", "none"),
        (claim("a", killed=3), claim("b", killed=4), "killed", "near"),
        (claim("a", killed=7), claim("b", killed=9), "killed", "near_many"),
        (claim("a", killed=1), claim("b", killed=3), "killed", "few_more"),
        (claim("a", killed=8), claim("b", killed=5), "killed", "alike"),
        (claim("a", killed=2), claim("b", killed=5), "killed", "disjoint"),
        (claim("a", killed=1), claim("b", killed=40), "killed", "far_apart"),
        (claim("a", document="d", incident="d#1"), claim("b", document="d", incident="d#2"), "document", "told_apart"),
        (read("a", "d", 1), read("b", "d", 2), "document", "told_twice"),
        (read("a", "d", 1), read("b", "d", 2, town="ostan"), "document", "told_apart"),
        (read("a", "d", 1), read("b", "d", 2, day=3), "document", "told_apart"),
        (read("a", "d", 1), read("b", "d", 2, day=1), "document", "told_apart"),
        (read("a", "d", 1), read("b", "e", 1), "reading", "read"),
        (read("a", "d", 1), claim("b"), "reading", "read"),
        (claim("a"), claim("b"), "reading", "unknown"),
        (read("a", "d", 1), read("b", "e", 1), "document", "unknown"),
        (claim("a", source="radio"), claim("b", source="radio"), "author", "same"),
        (claim("a", source="radio"), claim("b", source="staff", by="radio"), "author", "same"),
        (claim("a", source="radio"), claim("b", source="staff"), "author", "unknown"),
        (entry("a", published=True), entry("b", published=True), "author", "same_monitor"),
        (entry("a"), entry("b"), "author", "own_entries"),
        (entry("a"), entry("b", published=True), "author", "same_monitor"),
        (claim("a", town="namesake"), claim("b", town="outpost"), "place", "namesake"),
        (claim("a", town="karmel"), claim("b", town="outpost"), "place", "far"),
    ],
)
def test_each_level(one: Claim, other: Claim, feature: str, level: str) -> None:
    assert levels(one, other)[feature] == level


def test_nothing_said_is_the_prior_alone() -> None:
    one, other = claim("a", town=None, day=None, event_type="other"), claim("b", town=None, day=None, event_type="other")
    columns = columns_of([one, other], RULES, SPEC)
    scores = score_facts(columns, np.array([0]), np.array([1]), SPEC, unit_density(columns, SPEC))
    said = {f: LEVELS[f][c] for f, c in zip(FEATURES, scores.levels[0].tolist(), strict=True)}
    assert {f: level for f, level in said.items() if level != "unknown"} == {"time": "both_published_same_day", "hours": "to_3"}
    weights = (SPEC.weights[f][LEVELS[f].index(said[f])] for f in ("time", "hours"))
    assert scores.score[0] == pytest.approx(SPEC.sparse.bare_prior + sum(weights))


def test_a_score_is_the_sum_of_its_levels() -> None:
    drawn = np.random.default_rng(1).integers(0, [len(LEVELS[f]) for f in FEATURES], (50, len(FEATURES))).astype(np.int8)
    density = np.zeros(50, np.int8)
    assert total(drawn, density, SPEC) == pytest.approx(SPEC.prior + sum(weights for _, weights in weights_of(drawn, SPEC)))


def test_a_pair_that_was_read_is_weighed_by_its_own_table() -> None:
    place = {**SPEC.read_weights, "place": tuple(w / 2 for w in SPEC.weights["place"]), "reading": (0.0, -1.0)}
    spec = dataclasses.replace(SPEC, read_weights=place)
    drawn = np.zeros((2, len(FEATURES)), np.int8)
    drawn[:, FEATURES.index("place")] = LEVELS["place"].index("same_site")
    drawn[1, READING] = 1
    site = SPEC.weights["place"][LEVELS["place"].index("same_site")]
    assert total(drawn, np.zeros(2, np.int8), spec).tolist() == pytest.approx([spec.prior + site, spec.prior + site / 2 - 1.0])


STATED = st.tuples(
    st.sampled_from(["karmel", "sadira", "zubaydan", None]), st.sampled_from([0, 1, 5, None]), st.sampled_from([None, 0, 3, 30]),
    st.sampled_from([None, "actor.north", "actor.south", "actor.south-brigade"]),
)  # fmt: skip


@given(STATED, STATED)
@limits(max_examples=60)
def test_pairs_are_symmetric(x: tuple[str, int, int, str], y: tuple[str, int, int, str]) -> None:
    def made(key: str, s: tuple[str, int, int, str]) -> Claim:
        return claim(key, town=s[0], day=s[1], killed=s[2], actor=s[3])

    assert levels(made("a", x), made("b", y)) == levels(made("a", y), made("b", x))


@given(st.lists(st.tuples(STATED, st.booleans()), min_size=2, max_size=7), st.floats(-25.0, 10.0))
@limits(max_examples=60)
def test_who_still_has_hope_is_everyone_who_reaches_the_least(facts: list[tuple[tuple[str, int, int, str], bool]], least: float) -> None:
    told = [
        msgspec.structs.replace(
            claim(f"c{k}", town=s[0], day=s[1], killed=s[2], actor=s[3]), evidence=(Evidence("text", "date", "date", 1),) if text else ()
        )
        for k, (s, text) in enumerate(facts)
    ]
    columns = columns_of(told, RULES, SPEC)
    a, b = np.triu_indices(columns.n, 1)
    density, values = unit_density(columns, SPEC), ByValue(columns, SPEC, len(a))
    kept = hopeful(columns, a, b, SPEC, density, values, least).tolist()
    reached = np.flatnonzero(score_facts(columns, a, b, SPEC, density).score > least).tolist()
    assert set(reached) <= set(kept)
    assert kept == sorted(kept)


def test_where_days_places_and_counts_differ_there_is_no_hope() -> None:
    columns = columns_of([claim("a", killed=3), claim("b", town="ostan", day=9, killed=40)], RULES, SPEC)
    one, other = np.array([0]), np.array([1])
    assert not len(hopeful(columns, one, other, SPEC, unit_density(columns, SPEC), ByValue(columns, SPEC, 1), SPEC.open_band[0]))


def test_where_a_place_may_be_misread_a_crowd_counts_though_the_places_differ() -> None:
    def crowd(*texts: Claim) -> str:
        columns = columns_of(texts, RULES, SPEC)
        found = score_facts(columns, np.array([0]), np.array([1]), SPEC, unit_density(columns, SPEC)).levels[0]
        return LEVELS["crowd"][int(found[FEATURES.index("crowd")])]

    texts = [read(f"{i:02d}", f"d{i:02d}", 1, town="ostan" if i else "karmel") for i in range(20)]
    assert crowd(*texts) == "to_32"
    assert crowd(*(msgspec.structs.replace(t, evidence=()) for t in texts)) == "unknown"


def test_texts_that_name_two_places_mean_two_however_near() -> None:
    def town(key: str, lat: float, km: float = 3.0, *, text: bool = True) -> Claim:
        told = read(key, f"d{key}", 1) if text else claim(key)
        return msgspec.structs.replace(told, places=(Place(f"p{key}", "Somewhere", lat, 38.0, km, country="XX"),))

    assert levels(town("a", 35.0), town("b", 35.04))["place"] == "neighbours"
    assert levels(town("a", 35.0), town("b", 35.001))["place"] == "same_site"
    assert levels(town("a", 35.0), town("b", 35.04, 6.0))["place"] == "same_site", "a quarter of a town lies in the town"
    assert levels(town("a", 35.0, text=False), town("b", 35.04, text=False))["place"] == "same_site"
