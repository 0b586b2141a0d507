"""Which steps a benchmark runs."""

from bench.__main__ import _wanted

STEPS = ["read", "read, simply", "cluster", "cluster, simply", "claims line"]


def test_a_name_takes_its_simple_means_along() -> None:
    assert _wanted(STEPS, "read,claims line") == ["read", "read, simply", "claims line"]


def test_semicolons_mean_just_these() -> None:
    assert _wanted(STEPS, "claims line;cluster, simply") == ["cluster, simply", "claims line"]


def test_nothing_asked_for_is_everything() -> None:
    assert _wanted(STEPS, None) == STEPS
