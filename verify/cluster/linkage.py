"""Average linkage that refuses chains, on a sparse table of scored pairs.

Clusters merge with their best neighbour where the choice is mutual, round by round (reciprocal nearest neighbours, which give the same
tree as one merge at a time: Murtagh 1983). The mean runs over every pair of members, so one strong pair does not pull two incidents
together; a pair at or below the veto keeps its clusters apart. One that differs much, short of that, says no more in the mean than one that
differs clearly: a claim may be mistaken in one thing, and then all its pairs differ by it.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from verify.cluster.columns import Floats, Ints

Flags = npt.NDArray[np.bool_]
_COMPACT = 0.7
"""Share of places in use below which a table is made anew."""
_MANY = 16.0
"""Members from which on a cluster counts as large as any: what is asked of two stays within bounds."""


@dataclass(frozen=True, slots=True)
class Demands:
    """What a merge needs: a mean score of `threshold`, or of `sparse` where a side holds sparse units only; `missing` stands for an
    unseen pair, except between crowded units whose pair a cap may have dropped.

    `least`: how little a pair says in the mean at least. `smaller`: what the mean loses for each e-fold of members that the smaller cluster
    has, for two that found several claims each are two incidents more often than one; `larger`: what it gains for each of the larger one,
    which a further claim is likelier to be of.
    """

    threshold: float
    sparse: float
    veto: float
    missing: float
    least: float = -math.inf
    smaller: float = 0.0
    larger: float = 0.0


def holding(label: Ints, units: Flags) -> Flags:
    """Which clusters hold any of these units, by the cluster's number."""
    found: Flags = np.bincount(label, weights=units.astype(np.float64), minlength=len(label)) > 0.0
    return found


def components(n: int, a: Ints, b: Ints) -> Ints:
    """The connected component of each of n units; numbered by smallest unit."""
    if not len(a):
        return np.arange(n)
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    graph = coo_array((np.ones(len(a), np.int8), (a, b)), shape=(n, n))
    labels = connected_components(graph, directed=False)[1]
    first = np.full(int(labels.max(initial=-1)) + 1, n, np.int64)
    np.minimum.at(first, labels, np.arange(n))
    smallest: Ints = first[labels]
    return smallest


def link_units(
    start: Ints, a: Ints, b: Ints, score: Floats, sparse: Flags, crowded: Flags, demands: Demands, decided: Flags | None = None
) -> Ints:
    """The cluster of each unit (its smallest unit's number), from the clusters in `start`. Pairs a[i] < b[i] stand once each; those
    `decided` say in the mean all that their score says.

    A round costs a look over the table and the regrouping of what its merges touched.
    """
    n = len(start)
    label = start.copy()
    size = np.bincount(label, minlength=n).astype(np.float64)
    full = np.bincount(label, weights=(~sparse).astype(np.float64), minlength=n)
    packed = np.bincount(label, weights=crowded.astype(np.float64), minlength=n)

    def worth(rows: _Rows) -> Floats:
        """The mean of each row, minus infinity where it may not merge."""
        pairs = size[rows.a] * size[rows.b]
        dropped = packed[rows.a] * packed[rows.b] / pairs
        mean: Floats = (rows.sum + (pairs - rows.count) * demands.missing * (1.0 - dropped)) / pairs
        need = np.where((full[rows.a] == 0.0) | (full[rows.b] == 0.0), demands.sparse, demands.threshold)
        fewer, more = np.minimum(size[rows.a], size[rows.b]), np.maximum(size[rows.a], size[rows.b])
        mean += demands.larger * np.log(np.minimum(more, _MANY)) - demands.smaller * np.log(np.minimum(fewer, _MANY))
        mean[(mean < need) | (rows.least <= demands.veto)] = -np.inf
        return mean

    said = np.maximum(score, demands.least)
    if decided is not None:
        said[decided] = score[decided]
    table = _Table.of(label[a], label[b], said, score, n, worth)
    while True:
        good = np.flatnonzero(table.mean > -np.inf)
        if not len(good):
            return label
        into, gone = _mutual_best(table.rows.a[good], table.rows.b[good], table.mean[good], n)
        move = np.arange(n)
        move[gone] = into
        for column in (size, full, packed):
            column[into] += column[gone]
        label = move[label]
        table = table.after(move, into, gone, worth)


def _mutual_best(a: Ints, b: Ints, mean: Floats, n: int) -> tuple[Ints, Ints]:
    """The pairs that are each other's best, ties by the smaller numbers."""
    most = np.full(n, -np.inf)
    np.maximum.at(most, a, mean)
    np.maximum.at(most, b, mean)
    first = np.flatnonzero((mean == most[a]) | (mean == most[b]))
    a, b, mean = a[first], b[first], mean[first]
    order = np.lexsort((b, a, -mean))
    rank = np.arange(len(order))
    best = np.full(n, len(order), np.int64)
    np.minimum.at(best, a[order], rank)
    np.minimum.at(best, b[order], rank)
    mutual = order[(best[a[order]] == rank) & (best[b[order]] == rank)]
    return a[mutual], b[mutual]


@dataclass(frozen=True, slots=True)
class _Rows:
    """Between two clusters a < b: the sum of what their pairs say, how many there are, and the least of their scores."""

    a: Ints
    b: Ints
    sum: Floats
    count: Floats
    least: Floats

    def at(self, rows: Ints) -> "_Rows":
        return _Rows(self.a[rows], self.b[rows], self.sum[rows], self.count[rows], self.least[rows])

    def grouped(self, move: Ints, n: int) -> "_Rows":
        """One row for each two clusters as `move` names them; what falls into one cluster is gone. Sums run in the order of the old names."""
        one, other = move[self.a], move[self.b]
        key = np.minimum(one, other) * n + np.maximum(one, other)
        if len(key) and bool((one < other).all()) and bool((key[1:] > key[:-1]).all()):
            return _Rows(one, other, self.sum, self.count, self.least)
        order = np.lexsort((self.a * n + self.b, key))
        order = order[(one != other)[order]]
        key = key[order]
        starts = np.flatnonzero(np.r_[True, key[1:] != key[:-1]]) if len(key) else np.zeros(0, np.int64)
        low, high = np.divmod(key[starts], n)
        if not len(key):
            nothing = np.zeros(0)
            return _Rows(low, high, nothing, nothing, nothing)
        return _Rows(
            low, high, np.add.reduceat(self.sum[order], starts), np.add.reduceat(self.count[order], starts),
            np.minimum.reduceat(self.least[order], starts),
        )  # fmt: skip


@dataclass(slots=True)
class _Table:
    """The rows that still count, and what merging each would be worth. A row that is no more has the mean minus infinity and a = b."""

    rows: _Rows
    mean: Floats
    n: int

    @classmethod
    def of(cls, a: Ints, b: Ints, said: Floats, score: Floats, n: int, worth: Callable[[_Rows], Floats]) -> "_Table":
        rows = _Rows(a, b, said, np.ones(len(a)), score.copy()).grouped(np.arange(n), n)
        return cls(rows, worth(rows), n)

    def after(self, move: Ints, into: Ints, gone: Ints, worth: Callable[[_Rows], Floats]) -> "_Table":
        """The table after a round of merges, changed in place: the rows of clusters that merged are grouped anew and stand first among
        the places they had; where many places have become empty, the others move together."""
        rows, n = self.rows, self.n
        merged = np.zeros(n, np.bool_)
        merged[into] = merged[gone] = True
        touched = np.flatnonzero(merged[rows.a] | merged[rows.b])
        fresh = rows.at(touched).grouped(move, n)
        kept, empty = touched[: len(fresh.a)], touched[len(fresh.a) :]
        for name in ("a", "b", "sum", "count", "least"):
            getattr(rows, name)[kept] = getattr(fresh, name)
        self.mean[kept], self.mean[empty] = worth(fresh), -np.inf
        rows.b[empty] = rows.a[empty]
        alive = np.flatnonzero(rows.a != rows.b)
        if len(alive) > _COMPACT * len(rows.a):
            return self
        return _Table(rows.at(alive), self.mean[alive], n)
