"""Which pairs are scored beside those of the blocks."""

import pickle
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from msgspec.structs import replace as replace_struct

from tests.cluster.build import claim, rules
from verify.cluster.block import Blocks, candidate_pairs
from verify.cluster.columns import columns_of
from verify.cluster.density import unit_density
from verify.cluster.pairs import _CONTENDERS, Bench, _contenders, against_whole_events, completed, scored, with_pairs
from verify.cluster.score import Scores, score_facts
from verify.cluster.weights import FEATURES, spec_of
from verify.cluster.wording import Wording
from verify.model import Claim, Evidence

RULES = rules()
SPEC = spec_of(RULES)
TEXT = "a strike on the bridge near the old mill killed a driver who was carrying flour to the bakery at dawn"


def bench_of(claims: list[Claim]) -> tuple[Bench, Blocks]:
    columns = columns_of(claims, RULES, SPEC)
    wording = Wording(columns.texts, SPEC.blocks.rare_words)
    blocks = candidate_pairs(columns, wording, SPEC)
    return Bench(columns, wording, unit_density(columns, SPEC), blocks.crowded, SPEC), blocks


def pairs(scores: Scores | Blocks) -> list[tuple[int, int]]:
    return list(zip(scores.a.tolist(), scores.b.tolist(), strict=True))


def test_texts_alike_of_another_place_and_day_are_no_pair() -> None:
    bench, blocks = bench_of([claim("a", quote=TEXT), claim("b", quote=TEXT, town="ostan", day=200)])
    assert pairs(blocks) == [(0, 1)]
    assert blocks.by_words.tolist() == [True]
    assert pairs(scored(bench, blocks)) == []


def test_texts_alike_that_may_speak_of_one_incident_are() -> None:
    bench, blocks = bench_of([claim("a", quote=TEXT, killed=41), claim("b", quote=TEXT, town="karmel", day=None, told=60.0, killed=41)])
    assert blocks.by_words.tolist() == [True]
    assert pairs(scored(bench, blocks)) == [(0, 1)]


def test_a_pair_of_one_place_and_day_stays_whatever_it_scores() -> None:
    one = claim("a", killed=1, wounded=1, event_type="shelling", actor="actor.north")
    bench, blocks = bench_of([one, claim("b", killed=90, wounded=200, actor="actor.south", day=1)])
    found = scored(bench, blocks)
    assert pairs(found) == [(0, 1)]
    assert found.score[0] < SPEC.open_band[0]


def test_words_of_what_was_read_are_looked_at_where_the_facts_agree_too() -> None:
    stated = [claim("a", quote=TEXT, killed=4), claim("b", quote=TEXT, killed=4)]
    heard = [replace_struct(c, evidence=(Evidence("text", "date", "that day", 1),)) for c in stated]
    text = FEATURES.index("text")
    for claims, words in ((stated, False), (heard, True)):
        bench, blocks = bench_of(claims)
        facts = score_facts(bench.columns, blocks.a, blocks.b, SPEC, bench.density).score[0]
        spec = replace(SPEC, open_band=(-4.5, facts - 1.0), read_to=facts + 1.0)
        found = scored(replace(bench, spec=spec), blocks)
        assert bool(found.levels[0, text]) is words
        assert len(found.score) == 1


def test_half_of_the_pairs_scored_beside_the_others_score_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    bench, blocks = bench_of([claim(key, quote=TEXT, killed=n % 3) for n, key in enumerate("abcdef")])
    at_once = scored(bench, blocks)
    monkeypatch.setattr("verify.cluster.pairs._WORTH_HALVING", 2)
    begun = []

    @contextmanager
    def beside(work: Callable[[], Any]) -> Iterator[Callable[[], Any]]:
        begun.append(pickle.loads(pickle.dumps(work())))
        yield begun.pop

    halved = scored(replace(bench, beside=beside), blocks)
    assert begun == []
    assert pairs(halved) == pairs(at_once)
    assert halved.score.tolist() == at_once.score.tolist()
    assert halved.levels.tolist() == at_once.levels.tolist()


def test_pairs_that_are_there_stay_as_they_are_and_all_stand_in_order() -> None:
    bench, blocks = bench_of([claim(key) for key in "abcd"])
    before = scored(bench, blocks.only(np.array([True, False, False, False, True, False])))
    before.score[0] = 77.0
    after = with_pairs(bench, before, np.array([3, 1, 2]), np.array([0, 0, 0]))
    assert pairs(after) == [(0, 1), (0, 2), (0, 3), (1, 3)]
    assert after.score[0] == 77.0


def test_a_small_component_is_looked_at_whole() -> None:
    bench, blocks = bench_of([claim(key) for key in "abc"])
    part = scored(bench, blocks.only(np.array([True, False, True])))
    assert pairs(part) == [(0, 1), (1, 2)]
    assert pairs(completed(bench, part)) == [(0, 1), (0, 2), (1, 2)]


def test_a_sparse_claim_is_held_against_the_whole_incident() -> None:
    bench, blocks = bench_of([claim("a"), claim("b"), claim("c", town=None)])
    some = scored(bench, blocks.only(np.array([b == 1 or a == 0 for a, b in pairs(blocks)])))
    assert (1, 2) not in pairs(some)
    seeks = np.array([False, False, True])
    assert (1, 2) in pairs(against_whole_events(bench, some, np.array([0, 0, 2]), seeks, ~seeks))
    assert (1, 2) not in pairs(against_whole_events(bench, some, np.array([0, 0, 2]), seeks, seeks))


def test_only_the_incidents_that_can_win_a_claim_are_looked_at_whole() -> None:
    n = 100
    key = np.array([7 * n + event for event in range(40)] + [9 * n + 3, 9 * n + 3])
    score = np.array([*np.linspace(0.0, 3.9, 40), 1.0, 2.0])
    kept = _contenders(key, score, n)
    assert kept.tolist() == [7 * n + event for event in range(40 - _CONTENDERS, 40)] + [9 * n + 3]
    shuffled = np.arange(len(key))[::-1]
    assert _contenders(key[shuffled], score[shuffled], n).tolist() == kept.tolist()
    assert _contenders(key[:0], score[:0], n).tolist() == []
