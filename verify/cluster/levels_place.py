"""Do two units place their incident at one spot? Distance against the precision each states, names where a side has no point."""

import numpy as np

from verify.cluster.arrays import among
from verify.cluster.byvalue import Levels, steps
from verify.cluster.columns import Columns, Floats, Ints
from verify.cluster.names import paired
from verify.cluster.weights import CODE, ClusterSpec

_KM_PER_DEGREE = 111.2
_ONE_SPOT_KM, _FINE_KM = 1.0, 16.0
"""How far apart two points of one place are at most; how wide a place is at most that lies beside another."""
_WIDE = (-130.0, -60.0, -_FINE_KM, -6.0)
_WITHIN = np.array([CODE["place"][k] for k in ("same_country", "same_province", "same_district", "same_town", "same_site")], np.int8)
_BEYOND = (-100.0, -25.0, -8.0)
_OUTSIDE = np.array([CODE["place"][k] for k in ("far", "apart", "beside", "near")], np.int8)
"""What agreeing says by how wide the places are, and what differing says by how far the points lie beyond that; the edges with a minus, for
what lies on an edge is still within."""


def distance_km(columns: Columns, a: Ints, b: Ints, slot_a: int, slot_b: int) -> Floats:
    """Kilometres between two places of the pairs (equirectangular: within a percent below 500 km), NaN where one is unknown."""
    lat_a, lat_b = columns.lat[a, slot_a], columns.lat[b, slot_b]
    east = np.abs(columns.lon[a, slot_a] - columns.lon[b, slot_b])
    east = np.minimum(east, 360.0 - east) * np.cos(np.radians((lat_a + lat_b) / 2.0))
    distance: Floats = _KM_PER_DEGREE * np.hypot(lat_a - lat_b, east)
    return distance


def place_levels(columns: Columns, a: Ints, b: Ints, spec: ClusterSpec) -> Levels:
    """The best match among the places both state: how precise where it is within the precision, how far off where not.

    Texts name places by their names, so two points of like precision are two places, however near.
    """
    weight = np.array(spec.weights["place"])
    best = np.zeros(len(a), np.int8)
    best_weight = np.full(len(a), -np.inf)
    for i in columns.slots:
        for j in columns.slots:
            km_a, km_b = columns.km[a, i], columns.km[b, j]
            both = np.flatnonzero(~(np.isnan(km_a) | np.isnan(km_b)))
            if not len(both):
                continue
            level = _between(columns, a[both], b[both], i, j, km_a[both], km_b[both])
            better = np.flatnonzero(weight[level] > best_weight[both])
            best[both[better]], best_weight[both[better]] = level[better], weight[level[better]]
    _by_name(columns, a, b, best)
    return best


def _between(columns: Columns, a: Ints, b: Ints, i: int, j: int, km_a: Floats, km_b: Floats) -> Levels:
    """The levels of two places that both have a point, of these precisions."""
    code = CODE["place"]
    apart, wide = distance_km(columns, a, b, i, j), np.maximum(km_a, km_b)
    beyond = apart - (km_a + km_b)
    level = _WITHIN[steps(-wide, _WIDE)]
    outside = np.flatnonzero(beyond > 0.0)
    level[outside] = _OUTSIDE[steps(-beyond[outside], _BEYOND)]
    far = outside[beyond[outside] > 8.0]
    reach = np.fmax(km_a[far], columns.wide[a[far], i]) + np.fmax(km_b[far], columns.wide[b[far], j])
    level[far[apart[far] - reach <= 0.0]] = code["namesake"]
    if columns.any_read:
        texts = columns.read[a] & columns.read[b] & (beyond <= 0.0)
        level[texts & (apart > _ONE_SPOT_KM) & (wide <= _FINE_KM) & (wide < 2.0 * np.minimum(km_a, km_b))] = code["neighbours"]
    return level


def _by_name(columns: Columns, a: Ints, b: Ints, best: Levels) -> None:
    """Fills the levels where no two points are held against each other."""
    code = CODE["place"]
    nowhere = np.flatnonzero(best == 0)
    a, b = a[nowhere], b[nowhere]
    name_a, name_b = columns.name_key[a], columns.name_key[b]
    named = (columns.unplaced[a] | columns.unplaced[b]) & (name_a != 0) & (name_b != 0)
    level = np.where(named, np.where(name_a == name_b, code["same_name"], code["other_name"]), 0).astype(np.int8)
    differ = np.flatnonzero((level == code["other_name"]) & columns.misspelt[a])
    level[differ[among(paired(name_a[differ], name_b[differ]), columns.near_names)]] = code["like_name"]
    silent = np.flatnonzero(~named)
    country_a, country_b = columns.country[a[silent]], columns.country[b[silent]]
    level[silent[(country_a != 0) & (country_b != 0) & (country_a != country_b)]] = code["far"]
    best[nowhere] = level
