"""Do two units place their incident at one spot? Distance against the precision each states, names where a side has no point."""

import numpy as np

from verify.cluster.arrays import among
from verify.cluster.byvalue import Levels, places_stated
from verify.cluster.columns import Columns, Floats, Ints
from verify.cluster.names import paired
from verify.cluster.weights import CODE, ClusterSpec

_KM_PER_DEGREE = 111.2
_ONE_SPOT_KM, _FINE_KM = 1.0, 16.0
"""How far apart two points of one place are at most; how wide a place is at most that lies beside another."""


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
    code, weight = CODE["place"], np.array(spec.weights["place"])
    best = np.zeros(len(a), np.int8)
    best_weight = np.full(len(a), -np.inf)
    stated = places_stated(columns.km)
    for i, here in stated:
        for j, there in stated:
            both = np.flatnonzero(here[a] & there[b])
            if not len(both):
                continue
            rows_a, rows_b = a[both], b[both]
            km_a, km_b = columns.km[rows_a, i], columns.km[rows_b, j]
            wide = np.maximum(km_a, km_b)
            apart = distance_km(columns, rows_a, rows_b, i, j)
            beyond = apart - (km_a + km_b)
            either = apart - (np.fmax(km_a, columns.wide[rows_a, i]) + np.fmax(km_b, columns.wide[rows_b, j]))
            texts = columns.read[rows_a] & columns.read[rows_b]
            neighbours = texts & (apart > _ONE_SPOT_KM) & (wide <= _FINE_KM) & (wide < 2.0 * np.minimum(km_a, km_b))
            level = np.select(
                [
                    (beyond > 8.0) & (either <= 0.0),
                    beyond > 100.0,
                    beyond > 25.0,
                    beyond > 8.0,
                    beyond > 0.0,
                    neighbours,
                    wide <= 6.0,
                    wide <= _FINE_KM,
                    wide <= 60.0,
                    wide <= 130.0,
                ],
                [
                    code[k]
                    for k in (
                        "namesake",
                        "far",
                        "apart",
                        "beside",
                        "near",
                        "neighbours",
                        "same_site",
                        "same_town",
                        "same_district",
                        "same_province",
                    )
                ],
                code["same_country"],
            ).astype(np.int8)
            better = weight[level] > best_weight[both]
            best[both[better]], best_weight[both[better]] = level[better], weight[level[better]]
    nowhere = np.flatnonzero(best == 0)
    a, b = a[nowhere], b[nowhere]
    name_a, name_b, country_a, country_b = columns.name_key[a], columns.name_key[b], columns.country[a], columns.country[b]
    unplaced = np.isnan(columns.km[a, 0]) | np.isnan(columns.km[b, 0])
    both_named = unplaced & (name_a != 0) & (name_b != 0)
    abroad = (country_a != 0) & (country_b != 0) & (country_a != country_b)
    like = np.zeros(len(nowhere), np.bool_)
    differ = np.flatnonzero(both_named & (name_a != name_b))
    like[differ] = among(paired(name_a[differ], name_b[differ]), columns.near_names)
    best[nowhere] = np.select(
        [both_named & (name_a == name_b), like, both_named, abroad], [code[k] for k in ("same_name", "like_name", "other_name", "far")], 0
    ).astype(np.int8)
    return best
