"""The places that a document names in any of its parts, as points of each of its units."""

from collections import defaultdict

import numpy as np
import numpy.typing as npt

from verify.cluster.arrays import Floats, Ints

MOST = 8
"""Places of a document that are looked at."""
_FINE_KM = 30.0


def named_points(document: Ints, read: npt.NDArray[np.bool_], lat: Floats, lon: Floats, km: Floats) -> Floats:
    """(n, up to `MOST`, 2): latitude and longitude of the places that the document of each unit names, the unit's own first, NaN where there
    are no more. Only of units that were read from a text."""
    units: dict[int, list[int]] = defaultdict(list)
    for row in np.flatnonzero(read).tolist():
        units[int(document[row])].append(row)
    named: dict[int, list[tuple[float, float]]] = {}
    for rows in units.values():
        own = {row: [(float(lat[row, k]), float(lon[row, k])) for k in range(lat.shape[1]) if km[row, k] <= _FINE_KM] for row in rows}
        for row in rows:
            named[row] = list(dict.fromkeys([*own[row], *(point for other in rows for point in own[other])]))[:MOST]
    points = np.full((len(document), max(map(len, named.values()), default=0), 2), np.nan)
    for row, found in named.items():
        if found:
            points[row, : len(found)] = found
    return points
