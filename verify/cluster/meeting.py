"""How pairs come up where one unit's probe meets another's home, and what is kept of them."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from verify.cluster.arrays import Ints, among, distinct


@dataclass(slots=True)
class Blocks:
    """Candidate pairs `a[i] < b[i]` (rows of the columns), sorted, each once; and how many pairs a cap kept out, by kind of key.

    `by_words`: pairs that share words alone, no place, day or document.
    """

    a: Ints
    b: Ints
    dropped: dict[str, int]
    crowded: npt.NDArray[np.bool_]
    by_words: npt.NDArray[np.bool_]

    def forget(self) -> None:
        """Lets go of the pairs, which are many: what was found of them is kept elsewhere."""
        self.a = self.b = np.zeros(0, np.int64)
        self.by_words = np.zeros(0, np.bool_)

    def only(self, pairs: npt.NDArray[np.bool_]) -> "Blocks":
        """These pairs alone."""
        return Blocks(self.a[pairs], self.b[pairs], self.dropped, self.crowded, self.by_words[pairs])


class Found:
    """Pairs as they come up, one number a pair."""

    def __init__(self, n: int) -> None:
        self.n = n
        self.parts: list[Ints] = []
        self.by_words: list[Ints] = []
        self.dropped: dict[str, int] = {}
        self.crowded = np.zeros(n, np.bool_)

    def add(self, a: Ints, b: Ints, *, by_words: bool = False) -> None:
        """Pairs of rows, in any order and as often as they come; `by_words`: words alone brought them together."""
        different = a != b
        low, high = np.minimum(a, b)[different], np.maximum(a, b)[different]
        (self.by_words if by_words else self.parts).append(distinct(low * self.n + high))

    def drop(self, kind: str, pairs: int) -> None:
        """So many pairs of this kind of key were kept out by a cap."""
        if pairs:
            self.dropped[kind] = self.dropped.get(kind, 0) + pairs

    def finish(self) -> Blocks:
        """All pairs, sorted, each once."""
        nothing = np.zeros(0, np.int64)
        facts, words = (distinct(np.concatenate([nothing, *parts]), runs=True) for parts in (self.parts, self.by_words))
        words = words[~among(words, facts)]
        keys = np.concatenate([facts, words])
        order = np.argsort(keys, kind="stable")
        a, b = np.divmod(keys[order], max(self.n, 1))
        return Blocks(a, b, dict(sorted(self.dropped.items())), self.crowded, order >= len(facts))


def spread(rows: Ints, first: Ints, last: Ints) -> tuple[Ints, Ints]:
    """(row, day) for every day from first to last of every row."""
    lengths = last - first + 1
    at = np.repeat(np.arange(len(rows)), lengths)
    step = np.arange(len(at)) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    return rows[at], first[at] + step


def matches(keys: Ints, wanted: Ints) -> tuple[Ints, Ints]:
    """(position in `wanted`, position in `keys`) for each key that is wanted; the keys are sorted."""
    first, last = (np.searchsorted(keys, wanted, side=side) for side in ("left", "right"))
    return spread(np.arange(len(wanted)), first, last - 1)


def key(*parts: Ints) -> Ints:
    """One 64-bit number for several; equal parts give equal numbers (different ones collide about once in 10^19 pairs)."""
    mixed = np.zeros(len(parts[0]), np.uint64)
    for part in parts:
        mixed = (mixed ^ part.astype(np.uint64)) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
    return mixed.view(np.int64)


def join(kind: str, homes: tuple[Ints, Ints], probes: tuple[Ints, Ints], alike: Ints, cap: int, found: Found) -> None:
    """Pairs of probe and home rows under one key; (rows, keys) each. A fuller block gives the `cap` most alike homes."""
    home_rows, home_keys = homes
    probe_rows, probe_keys = probes
    if not len(home_rows) or not len(probe_rows):
        return
    order = np.lexsort((home_rows, alike[home_rows], home_keys))
    home_rows, home_keys = home_rows[order], home_keys[order]
    starts = np.flatnonzero(np.r_[True, home_keys[1:] != home_keys[:-1]])
    keys = home_keys[starts]
    ends = np.append(starts[1:], len(home_keys))
    slot = np.minimum(np.searchsorted(keys, probe_keys), len(keys) - 1)
    hit = keys[slot] == probe_keys
    slot, probe_rows = slot[hit], probe_rows[hit]
    start, end = starts[slot], ends[slot]
    over = np.flatnonzero(end - start > cap)
    if len(over):
        found.drop(kind, int((end[over] - start[over] - cap).sum()))
        found.crowded[probe_rows[over]] = True
        likeness = alike[home_rows]
        for block in distinct(slot[over]):
            at = over[slot[over] == block]
            lo, hi = int(starts[block]), int(ends[block])
            middle = lo + np.searchsorted(likeness[lo:hi], alike[probe_rows[at]])
            start[at] = np.clip(middle - cap // 2, lo, hi - cap)
            end[at] = start[at] + cap
    a, at = spread(probe_rows, start, end - 1)
    found.add(a, home_rows[at])
