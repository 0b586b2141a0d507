"""Average linkage on scored pairs."""

from dataclasses import replace
from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from verify.cluster.linkage import Demands, components, link_units

DEMANDS = Demands(threshold=0.0, sparse=1.5, veto=-30.0, missing=-1.5)


def linked(
    n: int,
    pairs: dict[tuple[int, int], float],
    sparse: tuple[int, ...] = (),
    start: list[int] | None = None,
    demands: Demands = DEMANDS,
    decided: tuple[tuple[int, int], ...] = (),
) -> list[int]:
    a, b = (np.array([p[k] for p in sorted(pairs)], np.int64) for k in (0, 1))
    score = np.array([pairs[p] for p in sorted(pairs)], np.float64)
    flags = np.isin(np.arange(n), sparse)
    begin = np.arange(n) if start is None else np.array(start)
    sure = np.array([p in decided for p in sorted(pairs)], np.bool_)
    return link_units(begin, a, b, score, flags, np.zeros(n, np.bool_), demands, sure).tolist()


def test_components_are_named_by_their_smallest() -> None:
    assert components(5, np.array([3, 1]), np.array([4, 3])).tolist() == [0, 1, 2, 1, 1]


def test_good_pairs_join_and_bad_ones_do_not() -> None:
    assert linked(3, {(0, 1): 2.0, (1, 2): -1.0}) == [0, 0, 2]


def test_a_chain_is_cut_where_the_ends_disagree() -> None:
    assert linked(3, {(0, 1): 2.0, (1, 2): 1.0, (0, 2): -6.0}) == [0, 0, 2]


def test_a_pair_never_seen_counts_against() -> None:
    assert linked(3, {(0, 1): 2.0, (1, 2): 1.0}) == [0, 0, 2]
    assert linked(3, {(0, 1): 2.0, (1, 2): 1.9}) == [0, 0, 0]


def test_a_pair_that_differs_much_says_no_more_than_one_that_differs() -> None:
    pairs = {(0, 1): 6.0, (1, 2): 5.0, (0, 2): -9.0}
    bounded = replace(DEMANDS, least=-2.0)
    assert linked(3, pairs) == [0, 0, 2]
    assert linked(3, pairs, demands=bounded) == [0, 0, 0]
    assert linked(3, pairs, demands=bounded, decided=((0, 2),)) == [0, 0, 2]
    assert linked(3, {**pairs, (0, 2): -30.0}, demands=bounded) == [0, 0, 2]


def test_two_that_found_several_each_need_more_than_one_that_finds_company() -> None:
    held = replace(DEMANDS, smaller=1.0)
    across = {(i, j): 0.5 for i in (0, 1) for j in (2, 3)}
    assert linked(4, across, start=[0, 0, 2, 2]) == [0, 0, 0, 0]
    assert linked(4, across, start=[0, 0, 2, 2], demands=held) == [0, 0, 2, 2]
    assert linked(3, {(0, 2): 0.5, (1, 2): 0.5}, start=[0, 0, 2], demands=held) == [0, 0, 0]


def test_a_large_one_takes_what_a_small_one_leaves_up_to_a_bound() -> None:
    drawn = replace(DEMANDS, larger=0.5)
    for members, joins in ((1, False), (4, True), (60, True)):
        pairs = {(i, members): -0.5 for i in range(members)}
        pairs[0, members] = 0.1 if members > 1 else -0.5
        found = linked(members + 1, pairs, start=[0] * members + [members], demands=drawn)
        assert (found[-1] == 0) is joins
    far = {(i, 60): -1.5 for i in range(60)}
    assert linked(61, {**far, (0, 60): 1.0}, start=[0] * 60 + [60], demands=drawn)[-1] == 60


def test_a_veto_holds_against_any_mean() -> None:
    assert linked(4, {(0, 1): 50.0, (2, 3): 50.0, (0, 2): 40.0, (0, 3): 40.0, (1, 2): 40.0, (1, 3): -30.0}) == [0, 0, 2, 2]


def test_sparse_units_need_more() -> None:
    assert linked(2, {(0, 1): 1.0}, sparse=(0, 1)) == [0, 1]
    assert linked(2, {(0, 1): 1.6}, sparse=(0, 1)) == [0, 0]


def test_clusters_given_at_the_start_stay() -> None:
    assert linked(3, {(0, 1): -9.0, (1, 2): 1.0}, start=[0, 0, 2]) == [0, 0, 2]
    assert linked(3, {(0, 1): -9.0, (0, 2): 4.0, (1, 2): 4.0}, start=[0, 0, 2]) == [0, 0, 0]


def by_definition(n: int, pairs: dict[tuple[int, int], float], sparse: tuple[int, ...]) -> list[int]:
    """The same answer from nothing but the definition: all pairs of clusters looked at anew in every round."""
    label = list(range(n))
    while True:
        members = {c: [i for i in range(n) if label[i] == c] for c in set(label)}
        worth: dict[tuple[int, int], float] = {}
        for a, b in combinations(sorted(members), 2):
            seen = [s for (i, j), s in pairs.items() if {label[i], label[j]} == {a, b}]
            if seen and min(seen) > DEMANDS.veto:
                size = len(members[a]) * len(members[b])
                mean = (sum(seen) + (size - len(seen)) * DEMANDS.missing) / size
                bare = any(all(i in sparse for i in members[c]) for c in (a, b))
                if mean >= (DEMANDS.sparse if bare else DEMANDS.threshold):
                    worth[a, b] = mean
        best = {c: min((p for p in worth if c in p), key=lambda p: (-worth[p], p)) for c in {c for p in worth for c in p}}
        merged = {b: a for a, b in worth if best[a] == best[b] == (a, b)}
        if not merged:
            return label
        label = [merged.get(c, c) for c in label]


@given(
    st.dictionaries(
        st.tuples(st.integers(0, 7), st.integers(0, 7)).filter(lambda p: p[0] < p[1]),
        st.sampled_from([-64.0, -4.0, -1.0, 0.0, 1.0, 2.0, 4.0, 8.0]),
        max_size=24,
    ),
    st.sets(st.integers(0, 7), max_size=3),
)
def test_only_what_a_merge_touched_is_regrouped_and_nothing_else_changes(pairs: dict[tuple[int, int], float], sparse: set[int]) -> None:
    assert linked(8, pairs, tuple(sorted(sparse))) == by_definition(8, pairs, tuple(sorted(sparse)))
