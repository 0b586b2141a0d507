"""Sorted keys as sets: what numpy.unique does, without the hashing that makes it slow on millions."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


def distinct(keys: Ints) -> Ints:
    """The different numbers, sorted; faster than numpy.unique, which hashes."""
    keys = np.sort(keys)
    kept: Ints = keys[np.r_[True, keys[1:] != keys[:-1]]] if len(keys) else keys
    return kept


def among(keys: Ints, known: Ints) -> npt.NDArray[np.bool_]:
    """Which of the keys are known; both sorted."""
    if not len(known):
        return np.zeros(len(keys), np.bool_)
    found: npt.NDArray[np.bool_] = known[np.minimum(np.searchsorted(known, keys), len(known) - 1)] == keys
    return found


def numbered_in_order(keys: Ints) -> tuple[Ints, Ints]:
    """The different keys, sorted, and for each key its position among them."""
    order = np.argsort(keys, kind="stable")
    at_last = keys[order]
    new = np.r_[True, at_last[1:] != at_last[:-1]] if len(keys) else np.zeros(0, np.bool_)
    position = np.empty(len(keys), np.int64)
    position[order] = np.cumsum(new) - 1
    return at_last[new], position
