"""Events whose texts have two peaks are parted; one that is told late is not."""

import msgspec
import numpy as np
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from tests.cluster.build import claim, rules
from verify.cluster.columns import Columns, columns_of
from verify.cluster.peaks import parted
from verify.cluster.score import Scores
from verify.cluster.weights import FEATURES, spec_of
from verify.model import Evidence

RULES = rules()
SPEC = spec_of(RULES)


def columns(days: list[int], *, read: bool = True) -> Columns:
    """Texts of one place each told of such a day."""
    proof = (Evidence("text", "date", "date", 1),) if read else ()
    return columns_of([msgspec.structs.replace(claim(f"{i:03d}", day=day), evidence=proof) for i, day in enumerate(days)], RULES, SPEC)


def sides(days: list[int], between: float = 0.5, *, read: bool = True, joined: tuple[int, int] | None = None) -> list[list[int]]:
    """The days of each event that comes of one whose texts tell of these days; pairs of one day score 2, others so much."""
    told = columns(days, read=read)
    a, b = np.triu_indices(len(days), 1)
    score = np.array([2.0 if days[i] == days[j] else between for i, j in zip(a.tolist(), b.tolist(), strict=True)])
    if joined is not None:
        score[(a == joined[0]) & (b == joined[1])] = 200.0
    scores = Scores(a, b, np.zeros((len(a), len(FEATURES)), np.int8), score)
    label = parted(told, scores, np.zeros(len(days), np.int64), SPEC)
    return sorted(sorted(days[row] for row in np.flatnonzero(label == event)) for event in np.unique(label).tolist())


def test_two_peaks_are_two_incidents() -> None:
    assert sides([0] * 10 + [1] * 10) == [[0] * 10, [1] * 10]


def test_three_peaks_are_three() -> None:
    assert sides([0] * 12 + [1] * 12 + [2] * 12) == [[0] * 12, [1] * 12, [2] * 12]


def test_most_of_it_a_day_late_is_a_peak_of_its_own() -> None:
    assert sides([0] * 5 + [1] * 14) == [[0] * 5, [1] * 14]


def test_an_incident_that_some_tell_a_day_late_stays_one() -> None:
    assert len(sides([0] * 16 + [1] * 4)) == 1
    assert len(sides([0, 1])) == 1
    assert len(sides([0] * 3 + [1] * 3)) == 1


def test_pairs_that_speak_for_one_hold_it_together() -> None:
    assert len(sides([0] * 10 + [1] * 10, between=4.0)) == 1


def test_what_a_person_joined_stays_joined() -> None:
    assert len(sides([0] * 10 + [1] * 10, joined=(0, 19))) == 1


def test_what_was_stated_as_data_is_left_alone() -> None:
    assert len(sides([0] * 10 + [1] * 10, read=False)) == 1


@limits(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 4), min_size=1, max_size=14), st.lists(st.integers(0, 2), min_size=14, max_size=14), st.integers(0, 9999))
def test_events_are_only_ever_parted_and_named_by_their_smallest_unit(days: list[int], event: list[int], seed: int) -> None:
    n = len(days)
    given_label = np.array([event.index(e) for e in event[:n]])
    a, b = np.triu_indices(n, 1)
    score = np.random.default_rng(seed).normal(0.0, 2.0, len(a))
    label = parted(columns(days), Scores(a, b, np.zeros((len(a), len(FEATURES)), np.int8), score), given_label, SPEC)
    for name in set(label.tolist()):
        rows = np.flatnonzero(label == name)
        assert rows.min() == name
        assert len(set(given_label[rows].tolist())) == 1
