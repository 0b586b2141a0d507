"""Do two units time their incident alike? Days and hours that they state, and the days of their publication."""

import numpy as np
import numpy.typing as npt

from verify.cluster.byvalue import Levels, steps
from verify.cluster.columns import Columns, Floats, Ints
from verify.cluster.weights import CODE, ClusterSpec

_HOUR = 1.0 / 24.0
_TOGETHER = 3.0 * _HOUR
_SOON = 2.0
"""Days within which a text tells of what is new."""
_PUBLISHED = np.array([CODE["time"][f"published_{k}"] for k in ("long_after", "late", "soon", "next_day", "same_day")], np.int8)
_BOTH_PUBLISHED = np.array([CODE["time"][f"both_published_{k}"] for k in ("apart", "near", "next_day", "same_day")], np.int8)


def time_levels(columns: Columns, a: Ints, b: Ints, spec: ClusterSpec) -> Levels:
    """Days and hours both state; where one states no day, its publication against the other's day; else both publications."""
    dated_a, dated_b = columns.dated[a], columns.dated[b]
    both, one, neither = (np.flatnonzero(x) for x in (dated_a & dated_b, dated_a ^ dated_b, ~dated_a & ~dated_b))
    level = np.zeros(len(a), np.int8)
    with np.errstate(invalid="ignore"):
        level[both] = _stated_times(columns, a[both], b[both], spec)
        first = dated_a[one]
        level[one] = _against_publication(columns, np.where(first, a[one], b[one]), np.where(first, b[one], a[one]))
        level[neither] = _two_publications(columns, a[neither], b[neither])
        if columns.any_read:
            for one, other in ((a, b), (b, a)):
                level[_recalls(columns, one, other)] = CODE["time"]["recalled"]
    return level


def _recalls(columns: Columns, a: Ints, b: Ints) -> npt.NDArray[np.bool_]:
    """Whether the first text is about something dated well before its publication, and the other about something of that day or the day before.

    A text is mostly about what is new when it comes out: the day that was read may be that of something it recalls. Only for texts.
    """
    local = columns.local[a]
    old = columns.read[a] & columns.main[a] & columns.read[b] & (columns.t_precision[a] > 0) & (np.floor(columns.t_hi[a]) < local - _SOON)
    dated, told = columns.t_precision[b] > 0, columns.local[b]
    first, last = (np.where(dated, np.floor(days[b]), told) for days in (columns.t_lo, columns.t_hi))
    found: npt.NDArray[np.bool_] = old & (first <= local) & (last >= local - 1.0) & (last - first <= 1.0)
    return found


def _stated_times(columns: Columns, a: Ints, b: Ints, spec: ClusterSpec) -> Levels:
    code = CODE["time"]
    days = np.maximum(columns.first_day[a] - columns.last_day[b], columns.first_day[b] - columns.last_day[a])
    level = np.where(days <= 2.0, code["two_days"], code["days_apart"]).astype(np.int8)
    near = np.flatnonzero(days <= 1.0)
    a, b, days = a[near], b[near], days[near]
    gap = np.maximum(columns.t_lo[a] - columns.t_hi[b], columns.t_lo[b] - columns.t_hi[a])
    meet, precision = gap <= 0.0, np.maximum(columns.t_precision[a], columns.t_precision[b])
    far_zone = np.nan_to_num(np.abs(columns.zone[a] - columns.zone[b]), nan=0.0) >= spec.far_zone_hours
    level[near] = np.select(
        [meet & (precision >= 4), (precision <= 2) & (gap <= _TOGETHER), meet, far_zone, days <= 0.0],
        [code[k] for k in ("same_span", "same_hours", "same_day", "next_day_far_zone", "other_hours")],
        code["next_day"],
    )
    return level


def _publication_days(columns: Columns, a: Ints, b: Ints) -> Floats:
    """Days between the local days of publication, NaN where one is unknown."""
    between: Floats = np.abs(columns.local[a] - columns.local[b])
    return between


def published_levels(columns: Columns, a: Ints, b: Ints, spec: ClusterSpec) -> Levels:
    """The days of publication, where a side states its own day; where neither does, they stand for the time itself."""
    code = CODE["published"]
    between = _publication_days(columns, a, b)
    table = np.array([code[k] for k in ("same_day", "next_day", "soon", "late")], np.int8)
    with np.errstate(invalid="ignore"):
        level = table[steps(between, (1.0, 2.0, 6.0))]
    level[~(columns.dated[a] | columns.dated[b]) | np.isnan(between)] = 0
    return level


def _against_publication(columns: Columns, dated: Ints, other: Ints) -> Levels:
    """An event lies at or before the publication of a text that tells of it, mostly on the same day or the day before."""
    published = columns.local[other]
    late, early = published - columns.last_day[dated], published - columns.first_day[dated]
    level = _PUBLISHED[steps(-late, (-31.0, -4.0, -1.0, 0.0))]
    level[early < 0.0] = CODE["time"]["published_before"]
    level[np.isnan(published)] = 0
    return level


def _two_publications(columns: Columns, a: Ints, b: Ints) -> Levels:
    between = _publication_days(columns, a, b)
    level = _BOTH_PUBLISHED[steps(-between, (-3.0, -1.0, 0.0))]
    level[np.isnan(between)] = 0
    return level
