"""Brier, ECE and the diagram."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.evaluate.calibration import calibration


def test_figures_by_hand() -> None:
    found = calibration([0.5, 0.5], [True, False])
    assert found is not None
    assert found["brier"] == 0.25
    assert [(row["said"], row["true"], row["items"]) for row in found["diagram"]] == [(0.5, 0.0, 1), (0.5, 1.0, 1)]


def test_what_is_sure_and_right_is_perfect_and_sure_and_wrong_is_the_worst() -> None:
    right, wrong = calibration([1.0] * 20, [True] * 20), calibration([1.0] * 20, [False] * 20)
    assert right is not None and wrong is not None
    assert (right["brier"], right["ece"], right["ece_95"]) == (0.0, 0.0, [0.0, 0.0])
    assert (wrong["brier"], wrong["ece"]) == (1.0, 1.0)


def test_many_that_come_true_as_often_as_said_are_calibrated() -> None:
    said = [0.2] * 100 + [0.8] * 100
    true = [n % 5 == 0 for n in range(100)] + [n % 5 != 0 for n in range(100)]
    found = calibration(said, true)
    assert found is not None
    assert found["brier"] == pytest.approx(0.16)
    assert found["ece_95"][0] <= found["ece"] + 0.2


def test_nothing_has_no_calibration_and_lengths_must_agree() -> None:
    assert calibration([], []) is None
    with pytest.raises(ValueError, match="as many"):
        calibration([0.5], [])


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=30))
def test_the_order_of_the_items_changes_nothing(items: list[tuple[float, bool]]) -> None:
    shuffled = sorted(items, key=lambda item: (item[1], -item[0]))
    assert calibration([p for p, _ in items], [o for _, o in items]) == calibration([p for p, _ in shuffled], [o for _, o in shuffled])
