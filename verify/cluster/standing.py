"""How a unit stands among the others: whether it is what its document is about, and how much else is told of its days."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from verify.cluster.arrays import Floats, Ints
from verify.model import Claim

_SPAN = 100_000
"""More days than there are in any input: keeps the countries apart in one sorted row of numbers."""
_LONGEST = 3.0


def main_units(claims: Sequence[Claim], members: Sequence[Sequence[int]], told: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Which units are what their document is about: of the incidents it tells apart the one that most claims in the foreground are of, of
    equals the one told first. Claims that no text tells together stand for themselves."""
    best: dict[str, tuple[int, int, int]] = {}
    for row in np.flatnonzero(told).tolist():
        unit = [claims[i] for i in members[row]]
        starts = [c.start for c in unit if c.start is not None and not c.background]
        rank = (-sum(not c.background for c in unit), min(starts, default=1 << 30), row)
        document = unit[0].document_id
        best[document] = min(rank, best.get(document, rank))
    main = ~told
    main[[row for _, _, row in best.values()]] = True
    return main


def crowd_of(first: Floats, last: Floats, country: Ints) -> npt.NDArray[np.int8]:
    """For each unit the logarithm to the base 2, rounded down, of how many units of its country tell of its days or of a neighbouring one;
    of any country, if it names none; 0 where no day is known. `first` and `last` are days since 1970, NaN unknown. n log n."""
    found = np.zeros(len(first), np.int8)
    known = np.flatnonzero(~np.isnan(first))
    if not len(known):
        return found
    low, high = np.floor(first[known]), np.floor(last[known])
    base = low.min() - 2.0
    low, high = low - base, np.minimum(high - base, low - base + _SPAN / 4)
    short = high - low <= _LONGEST
    for named in (True, False):
        rows = np.flatnonzero((country[known] != 0) == named)
        offset = country[known] * float(_SPAN) if named else np.zeros(len(known))
        starts, ends = np.sort((low + offset)[short]), np.sort((high + offset)[short])
        begun = np.searchsorted(starts, (high + offset)[rows] + 1.0, side="right")
        over = np.searchsorted(ends, (low + offset)[rows] - 1.0, side="left")
        found[known[rows]] = np.log2(np.maximum(begun - over, 1)).astype(np.int8)
    return found


def days_told(t_lo: Floats, t_hi: Floats, published: Floats, zone: Floats) -> tuple[Floats, Floats]:
    """First and last day of each unit: as stated, else the local day of its publication."""
    local = np.floor(published + zone / 24.0)
    dated = ~np.isnan(t_lo)
    return np.where(dated, t_lo, local), np.where(dated, t_hi, local)
