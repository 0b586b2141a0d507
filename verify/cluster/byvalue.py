"""Levels that rest on one value of each side are found once for each two values and looked up for every pair that has them."""

from collections.abc import Callable, Sequence

import numpy as np
import numpy.typing as npt

from verify.cluster.columns import Columns, Floats, Ints
from verify.cluster.weights import ClusterSpec

Levels = npt.NDArray[np.int8]
Judge = Callable[[Columns, Ints, Ints, ClusterSpec], Levels]
VALUES: dict[str, tuple[str, ...]] = {
    "event_type": ("event_type",),
    "weapon": ("weapon",),
    "perpetrator": ("actors", "claimed"),
    "killed": ("killed",),
    "wounded": ("wounded",),
}
"""The features that few values decide, with the columns that hold them."""


class ByValue:
    """Judges pairs by the values of their sides. The values are numbered when a feature is first asked for, if so many `pairs` are to come
    that this is less work than to judge each."""

    def __init__(self, columns: Columns, spec: ClusterSpec, pairs: int) -> None:
        self._columns, self._spec, self._pairs = columns, spec, pairs
        self._codes: dict[str, tuple[Ints, Ints]] = {}
        self._tables: dict[str, Levels] = {}

    def levels(self, feature: str, judge: Judge, a: Ints, b: Ints) -> Levels:
        """The level of each pair, as `judge` finds it."""
        if feature not in VALUES or self._pairs < self._columns.n:
            return judge(self._columns, a, b, self._spec)
        value, example = self._values(feature)
        if len(example) ** 2 > self._pairs:
            return judge(self._columns, a, b, self._spec)
        table = self._tables.get(feature)
        if table is None:
            one, other = np.divmod(np.arange(len(example) ** 2), len(example))
            table = self._tables[feature] = judge(self._columns, example[one], example[other], self._spec)
        found: Levels = table[value[a] * len(example) + value[b]]
        return found

    def _values(self, feature: str) -> tuple[Ints, Ints]:
        """The number of each unit's value, and a unit that has each."""
        known = self._codes.get(feature)
        if known is None:
            parts = [np.asarray(getattr(self._columns, name)).reshape(self._columns.n, -1) for name in VALUES[feature]]
            known = self._codes[feature] = numbered([column for part in parts for column in part.T])
        return known


def numbered(columns: list[npt.NDArray[np.generic]]) -> tuple[Ints, Ints]:
    """Equal rows have equal numbers, from 0 without gaps; and the first row of each number. NaN equals NaN."""
    code = np.zeros(len(columns[0]), np.int64)
    first = np.zeros(min(1, len(code)), np.int64)
    for column in columns:
        bits: Ints = column.astype(np.float64).view(np.int64) if column.dtype.kind == "f" else column.astype(np.int64)
        order = np.lexsort((bits, code))
        new = np.r_[True, (bits[order][1:] != bits[order][:-1]) | (code[order][1:] != code[order][:-1])]
        first = order[new]
        code[order] = np.cumsum(new) - 1
    return code, first


def steps(value: Floats, edges: Sequence[float]) -> Levels:
    """How many of the edges each value reaches; 0 for NaN. As `numpy.searchsorted` from the right, and for a few edges far quicker."""
    found = (value >= edges[0]).view(np.int8)
    for edge in edges[1:]:
        found += value >= edge
    return found
