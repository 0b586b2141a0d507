"""Average linkage on scored pairs."""

import numpy as np

from verify.cluster.linkage import Demands, components, link_units

DEMANDS = Demands(threshold=0.0, sparse=1.5, veto=-30.0, missing=-1.5)


def linked(n: int, pairs: dict[tuple[int, int], float], sparse: tuple[int, ...] = (), start: list[int] | None = None) -> list[int]:
    a, b = (np.array([p[k] for p in sorted(pairs)], np.int64) for k in (0, 1))
    score = np.array([pairs[p] for p in sorted(pairs)], np.float64)
    flags = np.isin(np.arange(n), sparse)
    begin = np.arange(n) if start is None else np.array(start)
    return link_units(begin, a, b, score, flags, np.zeros(n, np.bool_), DEMANDS).tolist()


def test_components_are_named_by_their_smallest() -> None:
    assert components(5, np.array([3, 1]), np.array([4, 3])).tolist() == [0, 1, 2, 1, 1]


def test_good_pairs_join_and_bad_ones_do_not() -> None:
    assert linked(3, {(0, 1): 2.0, (1, 2): -1.0}) == [0, 0, 2]


def test_a_chain_is_cut_where_the_ends_disagree() -> None:
    assert linked(3, {(0, 1): 2.0, (1, 2): 1.0, (0, 2): -6.0}) == [0, 0, 2]


def test_a_pair_never_seen_counts_against() -> None:
    assert linked(3, {(0, 1): 2.0, (1, 2): 1.0}) == [0, 0, 2]
    assert linked(3, {(0, 1): 2.0, (1, 2): 1.9}) == [0, 0, 0]


def test_a_veto_holds_against_any_mean() -> None:
    assert linked(4, {(0, 1): 50.0, (2, 3): 50.0, (0, 2): 40.0, (0, 3): 40.0, (1, 2): 40.0, (1, 3): -30.0}) == [0, 0, 2, 2]


def test_sparse_units_need_more() -> None:
    assert linked(2, {(0, 1): 1.0}, sparse=(0, 1)) == [0, 1]
    assert linked(2, {(0, 1): 1.6}, sparse=(0, 1)) == [0, 0]


def test_clusters_given_at_the_start_stay() -> None:
    assert linked(3, {(0, 1): -9.0, (1, 2): 1.0}, start=[0, 0, 2]) == [0, 0, 2]
    assert linked(3, {(0, 1): -9.0, (0, 2): 4.0, (1, 2): 4.0}, start=[0, 0, 2]) == [0, 0, 0]
