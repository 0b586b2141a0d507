"""Average linkage on scored pairs."""

import numpy as np

from verify.cluster.linkage import Demands, Leaning, components, give_away, link_units, renamed

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


def given_away(label: list[int], pairs: dict[tuple[int, int], float], sparse: tuple[int, ...], size: float = 0.0) -> list[int]:
    n = len(label)
    a, b = (np.array([p[k] for p in sorted(pairs)], np.int64) for k in (0, 1))
    score = np.array([pairs[p] for p in sorted(pairs)], np.float64)
    groups = np.array(label)
    full = np.bincount(groups, weights=~np.isin(np.arange(n), sparse), minlength=n) > 0
    lean = Leaning(np.zeros(len(score)), frozenset(), alone=0.0, size=size, veto=-30.0, promising=-4.5)
    return give_away(groups, a, b, score[:, None], score, ~full, full, lean).tolist()


def test_a_sparse_claim_goes_to_the_clear_winner() -> None:
    assert given_away([0, 0, 2, 3], {(0, 3): 3.0, (1, 3): 3.0, (2, 3): 0.5}, sparse=(3,)) == [0, 0, 2, 0]


def test_it_stays_alone_where_two_fit_as_well() -> None:
    assert given_away([0, 0, 2, 3], {(0, 3): 3.0, (1, 3): 3.0, (2, 3): 3.0}, sparse=(3,)) == [0, 0, 2, 3]


def test_an_incident_many_tell_of_is_likelier() -> None:
    pairs = {(0, 4): 3.0, (1, 4): 3.0, (2, 4): 3.0, (3, 4): 3.0}
    assert given_away([0, 0, 0, 3, 4], pairs, sparse=(4,)) == [0, 0, 0, 3, 4]
    assert given_away([0, 0, 0, 3, 4], pairs, sparse=(4,), size=1.0) == [0, 0, 0, 3, 0]


def test_two_that_must_not_meet_do_not_meet_in_a_third() -> None:
    pairs = {(0, 1): 4.0, (0, 2): 3.0, (1, 2): -70.0}
    assert given_away([0, 1, 2], pairs, sparse=(1, 2)) == [0, 0, 2]


def test_renamed_by_the_smallest() -> None:
    assert renamed(np.array([2, 2, 0])).tolist() == [0, 0, 2]
