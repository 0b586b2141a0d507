"""Names of places across scripts and spellings, compared by their consonants."""

from collections import defaultdict
from collections.abc import Sequence
from itertools import combinations

import numpy as np

from verify.cluster.arrays import Ints
from verify.text.skeleton import SHORTEST, skeleton

__all__ = ["NAME_BITS", "SHORTEST", "near_names", "paired", "skeleton"]

_LONG_ENOUGH = 5
"""A skeleton of fewer consonants is like too many others."""
_MOST = 40
"""Names alike by one letter less, beyond which that letter less says nothing."""


NAME_BITS = 31
"""How many bits of a pair of names the second takes."""


def near_names(bones: Sequence[str]) -> Ints:
    """Which of these skeletons (by their number) are one letter apart: put in, left out or another. Both ways round, as `paired`, sorted.

    Two words a letter apart share what is left of each when some letter, or none, is taken out: so they meet without being held against
    each other one by one.
    """
    shared: dict[str, list[int]] = defaultdict(list)
    for number, word in enumerate(bones):
        if len(word) >= _LONG_ENOUGH and not word.startswith("="):
            for rest in {word, *(word[:i] + word[i + 1 :] for i in range(len(word)))}:
                shared[rest].append(number)
    pairs = {pair for numbers in shared.values() if 2 <= len(numbers) <= _MOST for pair in combinations(numbers, 2)}
    near = [(a, b) for a, b in pairs if _one_apart(bones[a], bones[b])]
    both = np.array([(a, b) for a, b in near] + [(b, a) for a, b in near], np.int64).reshape(-1, 2)
    return np.sort(paired(both[:, 0], both[:, 1]))


def paired(one: Ints, other: Ints) -> Ints:
    """One number for two."""
    return (one << NAME_BITS) | other


def _one_apart(one: str, other: str) -> bool:
    """Whether one letter is put in, left out or another; not two that are left out at different places."""
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) == 1
    short, long = sorted((one, other), key=len)
    return len(long) == len(short) + 1 and any(long[:i] + long[i + 1 :] == short for i in range(len(long)))
