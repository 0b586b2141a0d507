"""Vectors are computed only where facts and words leave a pair open."""

import numpy as np

from tests.cluster.build import claim, rules
from tests.cluster.test_pairs import bench_of
from verify.cluster.encoder import Vectors
from verify.cluster.pairs import scored
from verify.cluster.score import Scores
from verify.cluster.vectors import compare_vectors
from verify.cluster.weights import spec_of
from verify.model import Claim

SPEC = spec_of(rules())
ENGLISH, ARABIC = "two people died when a shell hit the market", "مقتل شخصين بقذيفة سقطت على السوق"


class Counting:
    """An encoder that finds all texts alike and remembers which it was asked for."""

    name = "counting"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, texts: list[str]) -> Vectors:
        self.asked += texts
        return np.ones((len(texts), 1), np.float32)


def compared(claims: list[Claim], together: bool = False) -> tuple[list[str], Scores, float]:
    bench, blocks = bench_of(claims)
    scores = scored(bench, blocks)
    scores.score[:] = SPEC.threshold - 0.1
    before = float(scores.score[0])
    encoder = Counting()
    compare_vectors(bench, scores, np.zeros(2, np.int64) if together else np.arange(2), encoder)
    return encoder.asked, scores, before


def test_an_open_pair_in_two_scripts_is_compared() -> None:
    asked, scores, before = compared([claim("a", quote=ENGLISH), claim("b", quote=ARABIC, town=None)])
    assert asked == sorted([ENGLISH, ARABIC])
    assert scores.score[0] != before


def test_a_pair_in_one_script_or_in_one_incident_or_without_words_is_not() -> None:
    assert compared([claim("a", quote=ENGLISH), claim("b", quote=ENGLISH + " today", town=None)])[0] == []
    assert compared([claim("a", quote=ENGLISH), claim("b", quote=ARABIC)], together=True)[0] == []
    assert compared([claim("a", quote=ENGLISH), claim("b", quote="قصف", town=None)])[0] == []


def test_a_pair_that_vectors_cannot_decide_is_not() -> None:
    bench, blocks = bench_of([claim("a", quote=ENGLISH), claim("b", quote=ARABIC, town=None)])
    scores = scored(bench, blocks)
    scores.score[:] = SPEC.threshold + 50.0
    encoder = Counting()
    assert compare_vectors(bench, scores, np.arange(2), encoder) == (0, 0)
    assert encoder.asked == []
