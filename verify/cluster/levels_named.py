"""How near do the places lie that two documents name, whatever their parts tell of them?

A text that was read names several places, and the one taken for that of the incident may be the wrong one of them: a hospital, where the
dead came from, what was struck the day before. That two texts name neighbouring places at all says something of its own.
"""

import numpy as np

from verify.cluster.byvalue import Levels
from verify.cluster.columns import Columns, Floats, Ints
from verify.cluster.weights import CODE, ClusterSpec

_EDGES = (("one_spot", 3.0), ("near", 15.0), ("around", 40.0))
_KM_PER_DEGREE = 111.2


def nearest_named(columns: Columns, a: Ints, b: Ints) -> Floats:
    """Kilometres between the nearest two of the places that the documents of the pairs name, NaN where one names none."""
    best = np.full(len(a), np.nan)
    slots = range(columns.named.shape[1])
    for i in slots:
        rows = np.flatnonzero(~np.isnan(columns.named[a, i, 0]))
        for j in slots if len(rows) else ():
            here, there = columns.named[a[rows], i], columns.named[b[rows], j]
            east = np.abs(here[:, 1] - there[:, 1])
            east = np.minimum(east, 360.0 - east) * np.cos(np.radians((here[:, 0] + there[:, 0]) / 2.0))
            best[rows] = np.fmin(best[rows], _KM_PER_DEGREE * np.hypot(here[:, 0] - there[:, 0], east))
    return best


def named_levels(columns: Columns, a: Ints, b: Ints, spec: ClusterSpec) -> Levels:
    """How far the nearest of the places lie from each other that both documents name; unknown where a side was not read from a text."""
    code = CODE["named"]
    if not columns.any_read:
        return np.zeros(len(a), np.int8)
    km = nearest_named(columns, a, b)
    with np.errstate(invalid="ignore"):
        levels = [km < edge for _, edge in _EDGES]
    return np.select([np.isnan(km), *levels], [0, *(code[name] for name, _ in _EDGES)], code["far"]).astype(np.int8)
