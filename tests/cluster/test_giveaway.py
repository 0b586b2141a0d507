"""How sparse claims are given to incidents."""

import numpy as np

from verify.cluster.giveaway import Leaning, between, give_away, renamed


def given_away(
    label: list[int], pairs: dict[tuple[int, int], float], sparse: tuple[int, ...], size: float = 0.0, whole: float = 1.0
) -> list[int]:
    n = len(label)
    a, b = (np.array([p[k] for p in sorted(pairs)], np.int64) for k in (0, 1))
    score = np.array([pairs[p] for p in sorted(pairs)], np.float64)
    groups = np.array(label)
    full = np.bincount(groups, weights=~np.isin(np.arange(n), sparse), minlength=n) > 0
    lean = Leaning(np.zeros(len(score)), frozenset(), alone=0.0, size=size, whole=whole, veto=-30.0, promising=-4.5)
    return give_away(groups, a, b, lambda pairs: [(0, score[pairs])], score, ~full, full, lean).tolist()


def test_a_sparse_claim_goes_to_the_clear_winner() -> None:
    assert given_away([0, 0, 2, 3], {(0, 3): 3.0, (1, 3): 3.0, (2, 3): 0.5}, sparse=(3,)) == [0, 0, 2, 0]


def test_it_stays_alone_where_two_fit_as_well() -> None:
    assert given_away([0, 0, 2, 3], {(0, 3): 3.0, (1, 3): 3.0, (2, 3): 3.0}, sparse=(3,)) == [0, 0, 2, 3]


def test_an_incident_many_tell_of_is_likelier() -> None:
    pairs = {(0, 4): 3.0, (1, 4): 3.0, (2, 4): 3.0, (3, 4): 3.0}
    assert given_away([0, 0, 0, 3, 4], pairs, sparse=(4,)) == [0, 0, 0, 3, 4]
    assert given_away([0, 0, 0, 3, 4], pairs, sparse=(4,), size=1.0) == [0, 0, 0, 3, 0]


def test_the_whole_of_an_incident_says_more_than_one_of_its_pairs() -> None:
    pairs = {(0, 3): -0.2 + 1.0, (1, 3): -0.2 + 1.0, (2, 3): 0.5}
    assert given_away([0, 0, 2, 3], pairs, sparse=(3,)) == [0, 0, 2, 3]
    assert given_away([0, 0, 2, 3], pairs, sparse=(3,), whole=6.0) == [0, 0, 2, 0]


def test_two_that_must_not_meet_do_not_meet_in_a_third() -> None:
    pairs = {(0, 1): 4.0, (0, 2): 3.0, (1, 2): -70.0}
    assert given_away([0, 1, 2], pairs, sparse=(1, 2)) == [0, 0, 2]


def test_pairs_between_who_seeks_and_who_takes_stand_the_seeker_first() -> None:
    label, a, b = np.array([0, 1, 1, 3]), np.array([0, 0, 1, 2]), np.array([1, 3, 2, 3])
    seeks, takes = np.array([False, True, False, True]), np.array([True, False, False, False])
    pair, seeker, taker = between(label, a, b, seeks, takes)
    assert (pair.tolist(), seeker.tolist(), taker.tolist()) == ([0, 1], [1, 3], [0, 0])


def test_renamed_by_the_smallest() -> None:
    assert renamed(np.array([2, 2, 0])).tolist() == [0, 0, 2]
