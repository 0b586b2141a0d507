"""How much a unit states of where and when."""

import numpy as np
import numpy.typing as npt

from verify.cluster.columns import Columns
from verify.cluster.weights import ClusterSpec


def unit_density(columns: Columns, spec: ClusterSpec) -> npt.NDArray[np.int8]:
    """0: a day and a fine place are stated; 1 (sparse): only one of them; 2 (bare): neither.

    For what was read from a text the day of its publication will do: a text tells of its own day or of the day before, and may not say so.
    """
    dated = ((columns.t_precision > 0) & (columns.t_precision <= 3)) | (columns.read & ~np.isnan(columns.published))
    placed = columns.has_fine_place(spec.sparse.coarse_km)
    density: npt.NDArray[np.int8] = (~dated).astype(np.int8) + (~placed).astype(np.int8)
    some_place = placed | (columns.country != 0) | ~np.isnan(columns.km[:, 0])
    density[(density == 2) & (some_place | (columns.t_precision > 0))] = 1
    return density
