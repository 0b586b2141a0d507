"""Shared errors: sources that make the same mistakes have one origin."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

_LEAST_SHARED = 8
_COPIES = 0.8
_LIKELY_COPY = 0.1
_ALTERNATIVES = 20.0
_MOST_AN_OBJECT = 60


def independence(row_source: Ints, row_value: Ints, value_object: Ints, right: Floats | None, accuracy: Floats) -> Floats:
    """For every row how much of it is the source's own word: the product over the sources it may copy of (1 - c P(copies)).

    After Dong, Berti-Equille, Srivastava 2009: two sources that agree on the truth say little of copying, two that agree on an error
    say much. Of a likely pair the less accurate is taken for the one that copies; only equal values are discounted.

    `right`: for every row the belief that it is; None before there is one, when only how often sources agree is looked at.
    """
    pairs = _pairs(row_source, row_value, value_object)
    share = np.ones(len(row_source))
    if pairs is None:
        return share
    first, second = pairs
    n_sources = len(accuracy)
    a, b = row_source[first], row_source[second]
    same = row_value[first] == row_value[second]
    key = np.minimum(a, b) * n_sources + np.maximum(a, b)
    names, at = np.unique(key, return_inverse=True)
    low, high = np.divmod(names, n_sources)
    agree = np.bincount(at, same).astype(np.float64)
    differ = np.bincount(at, ~same).astype(np.float64)
    held = np.bincount(at, np.where(same, right[first], 0.0)).astype(np.float64) if right is not None else None
    p = _probability(agree, held, differ, accuracy[low], accuracy[high])
    p[agree + differ < _LEAST_SHARED] = 0.0
    likely = same & (p[at] > 0.01)
    later = np.where(accuracy[a] < accuracy[b], first, np.where(accuracy[a] > accuracy[b], second, np.where(a > b, first, second)))
    np.multiply.at(share, later[likely], 1.0 - _COPIES * p[at[likely]])
    return share


def _pairs(row_source: Ints, row_value: Ints, value_object: Ints) -> tuple[Ints, Ints] | None:
    """All pairs of rows of one object; of an object that very many speak of, the first so many."""
    if not len(row_source):
        return None
    order = np.lexsort((row_source, value_object[row_value]))
    of = value_object[row_value][order]
    starts = np.flatnonzero(np.r_[True, of[1:] != of[:-1]])
    sizes = np.minimum(np.diff(np.r_[starts, len(of)]), _MOST_AN_OBJECT)
    first: list[Ints] = []
    second: list[Ints] = []
    for size in np.flatnonzero(np.bincount(sizes)).tolist():
        if size > 1:
            i, j = np.triu_indices(size, 1)
            here = starts[sizes == size][:, None]
            first.append(order[here + i].ravel())
            second.append(order[here + j].ravel())
    if not first:
        return None
    one, other = np.concatenate(first), np.concatenate(second)
    in_order = np.argsort(value_object[row_value[one]], kind="stable")
    return one[in_order], other[in_order]


def _probability(agree: Floats, held: Floats | None, differ: Floats, one: Floats, other: Floats) -> Floats:
    """P(one copies the other | how often they agree, on how many truths of it, and how often they differ)."""
    right = one * other
    wrong = (1 - one) * (1 - other) / _ALTERNATIVES

    mean = (one + other) / 2
    copy_right = mean * _COPIES + right * (1 - _COPIES)
    copy_wrong = (1 - mean) * _COPIES + wrong * (1 - _COPIES)
    if held is None:
        same = agree * np.log((copy_right + copy_wrong) / (right + wrong))
    else:
        same = held * np.log(copy_right / right) + (agree - held) * np.log(copy_wrong / wrong)
    odds = np.log(_LIKELY_COPY / (1 - _LIKELY_COPY)) + np.clip(same + differ * np.log(1 - _COPIES), -50, 50)
    p: Floats = 1 / (1 + np.exp(-odds))
    return p
