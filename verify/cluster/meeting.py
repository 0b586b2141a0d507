"""How pairs come up where one unit's probe meets another's home, and what is kept of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from verify.cluster.arrays import Ints, distinct

Rows = npt.NDArray[np.int32]
_FULL, _SMALL = 8, 1 << 20
"""How many numbers of blocks a table may have for each block in use, and in any case."""


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

    def __len__(self) -> int:
        return len(self.a)

    def forget(self) -> None:
        """See `Met`."""
        self.a = self.b = np.zeros(0, np.int64)
        self.by_words = np.zeros(0, np.bool_)

    def of_rows(self, first: int, end: int) -> "Blocks":
        """See `Met`."""
        at = slice(*np.searchsorted(self.a, (first, end)).tolist())
        return Blocks(self.a[at], self.b[at], self.dropped, self.crowded, self.by_words[at])

    def only(self, pairs: npt.NDArray[np.bool_]) -> "Blocks":
        """These pairs alone."""
        return Blocks(self.a[pairs], self.b[pairs], self.dropped, self.crowded, self.by_words[pairs])


class Met(Protocol):
    """Candidate pairs from which those of some rows can be taken; as long as there are pairs, or somewhat longer."""

    def __len__(self) -> int: ...

    def of_rows(self, first: int, end: int) -> Blocks:
        """The pairs whose first row is one of these."""
        ...

    def forget(self) -> None:
        """Lets go of the pairs, which are many: what was found of them is kept elsewhere."""
        ...


class Found:
    """Pairs as they come up, as often as they do."""

    def __init__(self, n: int) -> None:
        self.n = n
        self.parts: list[tuple[Rows, Rows, bool]] = []
        self.dropped: dict[str, int] = {}
        self.crowded = np.zeros(n, np.bool_)

    def add(self, a: Ints, b: Ints, *, by_words: bool = False) -> None:
        """Pairs of rows, in any order and as often as they come; `by_words`: words alone brought them together."""
        one, other = a.astype(np.int32), b.astype(np.int32)
        self.parts.append((np.minimum(one, other), np.maximum(one, other), by_words))

    def drop(self, kind: str, pairs: int) -> None:
        """So many pairs of this kind of key were kept out by a cap."""
        if pairs:
            self.dropped[kind] = self.dropped.get(kind, 0) + pairs

    def __len__(self) -> int:
        return sum(len(low) for low, _, _ in self.parts)

    def forget(self) -> None:
        """See `Met`."""
        self.parts.clear()

    def finish(self) -> Blocks:
        """All pairs, sorted, each once."""
        return self.of_rows(0, self.n)

    def of_rows(self, first: int, end: int) -> Blocks:
        """See `Met`; sorted, each once."""
        from scipy.sparse import coo_array

        lows, highs, facts = [], [], []
        for low, high, by_words in self.parts:
            at = slice(None) if first == 0 and end >= self.n else np.flatnonzero((low >= first) & (low < end))
            lows.append(low[at])
            highs.append(high[at])
            facts.append(np.full(len(lows[-1]), not by_words))
        nothing = np.zeros(0, np.int32)
        row, column = np.concatenate([nothing, *lows]) - np.int32(first), np.concatenate([nothing, *highs])
        told = np.concatenate([np.zeros(0, np.bool_), *facts])
        met = coo_array((told, (row, column)), shape=(end - first, self.n)).tocsr()  # of what comes twice, facts count
        a, b = np.repeat(np.arange(first, end), np.diff(met.indptr)), met.indices.astype(np.int64)
        two = a != b
        return Blocks(a[two], b[two], self.dropped, self.crowded, ~met.data[two])


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


@dataclass(frozen=True, slots=True)
class Seen:
    """Rows, each with a number that says what it is found by, or looks for, and the first and last day on which it does."""

    rows: Ints
    value: Ints
    first: Ints
    last: Ints

    def at(self, which: Ints) -> "Seen":
        """These alone."""
        return Seen(self.rows[which], self.value[which], self.first[which], self.last[which])


def together(parts: Sequence[Seen]) -> Seen:
    """All of these as one."""
    rows, value, first, last = (np.concatenate([getattr(part, name) for part in parts]) for name in ("rows", "value", "first", "last"))
    return Seen(rows, value, first, last)


def join(kind: str, homes: Seen, probes: Seen, alike: Ints, cap: int, found: Found) -> None:
    """Pairs of probe and home rows that share a value and a day. A fuller block gives the `cap` most alike homes."""
    if not len(homes.rows) or not len(probes.rows):
        return
    values, begin = distinct(homes.value), int(homes.first.min())
    days = int(homes.last.max()) - begin + 1
    home_rows, home_days = spread(np.arange(len(homes.rows)), homes.first - begin, homes.last - begin)
    blocks = np.searchsorted(values, homes.value)[home_rows] * days + home_days
    order = np.argsort(blocks)
    home_rows, blocks = homes.rows[home_rows[order]], blocks[order]
    slot = np.minimum(np.searchsorted(values, probes.value), len(values) - 1)
    first, last = np.maximum(probes.first - begin, 0), np.minimum(probes.last - begin, days - 1)
    hit = np.flatnonzero((values[slot] == probes.value) & (first <= last))
    at, day = spread(hit, first[hit], last[hit])
    start, size = _block_of(blocks, slot[at] * days + day, len(values) * days)
    some = np.flatnonzero(size)
    start, size, rows = start[some], size[some], probes.rows[at[some]]
    over = np.flatnonzero(size > cap)
    if len(over):
        found.drop(kind, int((size[over] - cap).sum()))
        found.crowded[rows[over]] = True
        _most_alike(home_rows, alike, rows, start, size, over, cap)
    at, place = spread(np.arange(len(rows)), start, start + size - 1)
    found.add(rows[at], home_rows[place])


def _block_of(blocks: Ints, wanted: Ints, most: int) -> tuple[Ints, Ints]:
    """Where each wanted block begins among the blocks, which are sorted, and its size; by a table, if `most` numbers of blocks are not too many."""
    if most > _FULL * len(blocks) + _SMALL:
        start = np.searchsorted(blocks, wanted)
        return start, np.searchsorted(blocks, wanted, side="right") - start
    ends = np.cumsum(np.bincount(blocks, minlength=most))
    starts = np.r_[0, ends[:-1]]
    return starts[wanted], (ends - starts)[wanted]


def _most_alike(home_rows: Ints, alike: Ints, rows: Ints, start: Ints, size: Ints, over: Ints, cap: int) -> None:
    """Puts the homes of each block that is too full in the order of their likeness, and lets the probes (`over`) see those around their own;
    changes `home_rows`, `start` and `size`."""
    over = over[np.argsort(start[over], kind="stable")]
    for at in np.split(over, np.flatnonzero(np.diff(start[over])) + 1):
        begin = int(start[at[0]])
        homes = home_rows[begin : begin + int(size[at[0]])]
        homes[:] = homes[np.lexsort((homes, alike[homes]))]
        middle = np.searchsorted(alike[homes], alike[rows[at]])
        start[at] = begin + np.clip(middle - cap // 2, 0, len(homes) - cap)
        size[at] = cap
