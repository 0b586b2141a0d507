"""Sorted keys as sets."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from verify.cluster.arrays import among, distinct, numbered_in_order

_KEYS = st.lists(st.integers(-5, 5), max_size=12)


@given(_KEYS, _KEYS)
def test_like_sets(one: list[int], other: list[int]) -> None:
    a, b = distinct(np.array(one, np.int64)), distinct(np.array(other, np.int64))
    assert a.tolist() == sorted(set(one))
    assert among(a, b).tolist() == [x in set(other) for x in sorted(set(one))]


@given(_KEYS)
def test_each_key_has_its_position_among_the_different(keys: list[int]) -> None:
    names, position = numbered_in_order(np.array(keys, np.int64))
    assert names.tolist() == sorted(set(keys))
    assert names[position].tolist() == keys
