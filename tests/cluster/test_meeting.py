"""How pairs come up."""

import numpy as np

from verify.cluster.meeting import Found, join, key, spread


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


def test_every_day_of_a_span() -> None:
    rows, days = spread(np.array([7, 8]), np.array([1, 5]), np.array([3, 5]))
    assert rows.tolist() == [7, 7, 7, 8]
    assert days.tolist() == [1, 2, 3, 5]


def test_equal_parts_make_equal_keys_and_their_order_counts() -> None:
    one, other = np.array([1, 2, 1]), np.array([2, 1, 2])
    made = key(one, other)
    assert made[0] == made[2]
    assert made[0] != made[1]


def test_a_probe_meets_the_homes_of_its_key_the_most_alike_first() -> None:
    homes = (np.arange(4), np.array([1, 1, 1, 2]))
    alike = np.array([0, 10, 20, 0, 19])
    found = Found(5)
    join("day", homes, (np.array([4]), np.array([1])), alike, 2, found)
    blocks = found.finish()
    assert blocks.a.tolist() == [1, 2]
    assert blocks.dropped == {"day": 1}
    assert blocks.crowded.tolist() == [False, False, False, False, True]
