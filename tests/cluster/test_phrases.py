"""Sentences of the reasons: every fixed one ends as a sentence does, and two counts are put the same way from either side."""

import math

from hypothesis import given
from hypothesis import strategies as st

from verify.cluster.phrases import FIXED, TIME_TAIL, toll
from verify.cluster.weights import LEVELS

COUNTS = st.tuples(st.integers(0, 60), st.integers(0, 60) | st.none()).map(
    lambda c: [float(c[0]), math.inf if c[1] is None else float(c[0] + c[1])]
)


def test_fixed_sentences_belong_to_a_level_and_end_with_a_stop() -> None:
    assert all(level in LEVELS[feature] and sentence.endswith(".") for (feature, level), sentence in FIXED.items())
    assert set(TIME_TAIL) <= set(LEVELS["time"])


@given(COUNTS, COUNTS, st.sampled_from(LEVELS["killed"][1:]))
def test_two_counts_are_told_alike_from_either_side(one: list[float], other: list[float], level: str) -> None:
    assert toll(one, other, "killed", level) == toll(other, one, "killed", level)


def test_open_and_exact_counts() -> None:
    assert toll([3.0, math.inf], [3.0, 3.0], "wounded", "same") == "Numbers wounded start from the same figure: 3 and 3 or more."
    assert toll([0.0, 0.0], [0.0, 0.0], "killed", "none") == "Both say that nobody was killed."
    assert toll([4.0, 6.0], [9.0, 9.0], "killed", "disjoint") == "Numbers killed differ: 4 to 6 and 9."
