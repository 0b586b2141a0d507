"""The plain measures against figures worked out by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.evaluate.measures import Tally, b_cubed, kilometres, macro_f1, roc_auc, scores_of, share


def test_a_tally_counts_said_true_and_right() -> None:
    tally = Tally()
    for said, true in ((1, 1), (2, 3), (None, 4), (5, None), (None, None), (6, 6)):
        tally.add(said, true)
    assert tally.scores() == (0.5, 0.5, 0.5)
    assert Tally().f1 is None
    one_sided = Tally()
    one_sided.add(None, 1)
    assert one_sided.scores() == (None, 0.0, 0.0)


def test_shares() -> None:
    assert (share(1, 3), share(0, 5), share(0, 0)) == (0.3333, 0.0, None)
    assert scores_of(0.0, 0.0).f1 == 0.0


def test_macro_f1_is_the_mean_over_the_values_that_occur() -> None:
    assert macro_f1(["a", "a", "b"], ["a", "b", "b"], ("a", "b", "c")) == pytest.approx(0.6667, abs=1e-4)


def test_b_cubed_of_the_example_in_the_paper() -> None:
    """Bagga and Baldwin: truth {1-5}, {6, 7}, {8-12}; answer {1-5}, {6-12}. Precision 0.762, recall 1."""
    truth = dict.fromkeys("12345", "x") | dict.fromkeys("67", "y") | dict.fromkeys("89ABC", "z")
    answer = dict.fromkeys("12345", "x") | dict.fromkeys("6789ABC", "y")
    precision, recall, _ = b_cubed(answer, truth)
    assert (precision, recall) == (0.7619, 1.0)


@given(st.dictionaries(st.text(max_size=2), st.sampled_from("ab"), min_size=1))
def test_b_cubed_of_the_truth_is_one_and_of_singletons_is_precise(truth: dict[str, str]) -> None:
    assert b_cubed(truth, truth) == (1.0, 1.0, 1.0)
    assert b_cubed({k: k for k in truth}, truth).precision == 1.0


def test_auc_is_the_chance_that_a_true_item_ranks_higher() -> None:
    assert roc_auc([0.1, 0.4, 0.35, 0.8], [False, False, True, True]) == 0.75
    assert roc_auc([0.5, 0.5], [True, False]) == 0.5
    assert roc_auc([0.5], [True]) is None


def test_distance() -> None:
    assert kilometres(33.51, 36.29, 36.20, 37.16) == pytest.approx(309.5, abs=2)
    assert kilometres(0, 0, 0, 180) == pytest.approx(20015, abs=10)
    assert kilometres(5, 5, 5, 5) == 0
