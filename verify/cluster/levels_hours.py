"""How many hours lie between two publications? What is told of one incident is told within hours of it, so the clock says more than the calendar."""

import numpy as np

from verify.cluster.arrays import Ints
from verify.cluster.byvalue import Levels
from verify.cluster.columns import Columns
from verify.cluster.weights import LEVELS, ClusterSpec

_HOUR = 1.0 / 24.0
_EDGES = np.array([3.0, 6.0, 12.0, 18.0, 24.0, 30.0, 36.0, 48.0]) * _HOUR
"""Up to which distance each level but the last reaches."""


def hours_levels(columns: Columns, a: Ints, b: Ints, spec: ClusterSpec) -> Levels:
    """The hours between the publications of two units of stated facts, where both are known to the minute.

    What was read from a text may tell of any day, whenever it was published: there the days of publication are all that is looked at.
    """
    level = (np.searchsorted(_EDGES, np.abs(columns.published[a] - columns.published[b]), side="right") + 1).astype(np.int8)
    level[~(columns.clocked[a] & columns.clocked[b])] = 0
    if columns.any_read:
        level[columns.read[a] | columns.read[b]] = 0
    return np.minimum(level, np.int8(len(LEVELS["hours"]) - 1))
