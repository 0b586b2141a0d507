"""How pairs come up."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from verify.cluster.meeting import Found, Seen, join, spread, together

_SEEN = st.lists(st.tuples(st.integers(0, 3), st.integers(-4, 4), st.integers(0, 3)), min_size=1, max_size=12)


def test_pairs_stand_once_sorted_and_say_what_brought_them_together() -> None:
    found = Found(10)
    found.add(np.array([3, 5, 3]), np.array([1, 5, 1]))
    found.add(np.array([2, 1]), np.array([0, 3]), by_words=True)
    blocks = found.finish()
    assert list(zip(blocks.a.tolist(), blocks.b.tolist(), strict=True)) == [(0, 2), (1, 3)]
    assert blocks.by_words.tolist() == [True, False]
    kept = blocks.only(np.array([False, True]))
    assert (kept.a.tolist(), kept.b.tolist(), kept.by_words.tolist()) == ([1], [3], [False])


def test_nothing_found_is_no_pair() -> None:
    assert len(Found(3).finish().a) == 0


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.booleans()), max_size=20), st.integers(0, 8))
def test_the_pairs_of_some_rows_are_those_of_all_that_begin_there(pairs: list[tuple[int, int, bool]], middle: int) -> None:
    found = Found(8)
    for a, b, by_words in pairs:
        found.add(np.array([a]), np.array([b]), by_words=by_words)
    whole = found.finish()
    assert len(found) == len(pairs) >= len(whole)
    assert whole.a.tolist() == [a for a, _ in sorted({(min(a, b), max(a, b)) for a, b, _ in pairs if a != b})]
    for met in (found, whole):
        parts = [met.of_rows(0, middle), met.of_rows(middle, 8)]
        for name in ("a", "b", "by_words"):
            assert np.concatenate([getattr(part, name) for part in parts]).tolist() == getattr(whole, name).tolist()


def test_every_day_of_a_span() -> None:
    rows, days = spread(np.array([7, 8]), np.array([1, 5]), np.array([3, 5]))
    assert rows.tolist() == [7, 7, 7, 8]
    assert days.tolist() == [1, 2, 3, 5]


def _seen(rows: list[int], value: list[int], first: list[int], last: list[int]) -> Seen:
    return Seen(*(np.array(column, np.int64) for column in (rows, value, first, last)))


def test_a_probe_meets_the_homes_of_its_value_and_day_the_most_alike_first() -> None:
    homes = _seen([0, 1, 2, 3], [1, 1, 1, 2], [6, 6, 6, 6], [6, 6, 6, 6])
    alike = np.array([0, 10, 20, 0, 19])
    found = Found(5)
    join("day", homes, _seen([4], [1], [6], [7]), alike, 2, found)
    blocks = found.finish()
    assert blocks.a.tolist() == [1, 2]
    assert blocks.dropped == {"day": 1}
    assert blocks.crowded.tolist() == [False, False, False, False, True]


@given(_SEEN, _SEEN, st.sampled_from([0, 10**9]))
def test_who_shares_a_value_and_a_day_meets(home: list[tuple[int, int, int]], probe: list[tuple[int, int, int]], far: int) -> None:
    homes, probes = (
        _seen(list(range(begin, begin + len(told))), [v for v, _, _ in told], [d for _, d, _ in told], [d + more for _, d, more in told])
        for begin, told in ((0, home), (len(home), probe))
    )
    n = len(home) + len(probe)
    stray = _seen([n], [5], [far], [far])  # days far apart, which no table of days could hold
    found = Found(n + 1)
    join("day", together([homes, stray]), probes, np.zeros(n + 1, np.int64), 100, found)
    blocks = found.finish()
    assert {(a, b - len(home)) for a, b in zip(blocks.a.tolist(), blocks.b.tolist(), strict=True)} == {
        (i, j)
        for i, (v, d, more) in enumerate(home)
        for j, (w, e, length) in enumerate(probe)
        if v == w and d <= e + length and e <= d + more
    }
    assert not blocks.dropped
