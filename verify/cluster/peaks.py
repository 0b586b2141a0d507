"""Two strikes on one town on neighbouring days: pair by pair they look like one told late; all their texts together show two peaks.

Most texts of an incident tell of its day or come out on it, fewer on the next, hardly any before. Where the days of an event's texts fit two
such incidents better than one, by more than the mean of the pairs between the two speaks for one, the event is parted.
"""

import math

import numpy as np
import numpy.typing as npt

from verify.cluster.columns import Columns, Floats, Ints
from verify.cluster.linkage import Flags
from verify.cluster.score import Scores
from verify.cluster.standing import days_told
from verify.cluster.weights import ClusterSpec

_SHARES = {0.0: 0.8, 1.0: 0.14, 2.0: 0.025, -1.0: 0.025}
"""What share of an incident's texts tells of, or came out on, each day after it: as in the posts that the weights were fitted on."""
_OTHER_DAY = 0.005
_SURE = 1.5
"""How clearly two peaks must speak against one, in log-odds."""
_FEWEST, _LARGEST = 2, 1000
"""Texts that a peak takes at least; units of an event that are looked at, at most."""
_JUDGED = 100.0
_ROUNDS = 2
Matrix = npt.NDArray[np.float64]


def parted(columns: Columns, scores: Scores, label: Ints, spec: ClusterSpec) -> Ints:
    """The labels with the events parted whose texts have two peaks. Only texts count: what was stated as data states its day."""
    if not columns.read.any():
        return label
    first, last = days_told(columns.t_lo, columns.t_hi, columns.published, columns.zone)
    day = np.floor(np.where(columns.read & (np.floor(last) - np.floor(first) <= 1.0), first, np.nan))
    label = label.copy()
    inside = np.flatnonzero(label[scores.a] == label[scores.b])
    inside = inside[np.argsort(label[scores.a[inside]], kind="stable")]
    event = label[scores.a[inside]]
    starts = np.flatnonzero(np.r_[True, event[1:] != event[:-1]]) if len(event) else np.zeros(0, np.int64)
    for pairs in np.split(inside, starts[1:]) if len(starts) else ():
        a, b = scores.a[pairs], scores.b[pairs]
        rows = np.unique(np.concatenate([a, b]))
        told = day[rows]
        if 2 * _FEWEST <= len(rows) <= _LARGEST and np.nanmin(told, initial=np.inf) < np.nanmax(told, initial=-np.inf):
            table = np.full((len(rows), len(rows)), spec.missing)
            at, to = np.searchsorted(rows, a), np.searchsorted(rows, b)
            table[at, to] = table[to, at] = scores.score[pairs]
            for part in _parts(table, told, np.arange(len(rows))):
                label[rows[part]] = rows[part].min()
    return label


def _parts(table: Matrix, day: Floats, units: Ints) -> list[Ints]:
    """These units, parted as often as their days ask for it."""
    found = _two(table, day, units)
    if found is None:
        return [units]
    return [part for side in found for part in _parts(table, day, units[side])]


def _two(table: Matrix, day: Floats, units: Ints) -> tuple[Flags, Flags] | None:
    """The two sides of the clearest parting, if one is clear enough."""
    table, day = table[np.ix_(units, units)], day[units]
    days = np.unique(day[~np.isnan(day)])
    best: tuple[float, Flags] | None = None
    for cut in days[:-1].tolist():
        with np.errstate(invalid="ignore"):
            early, late = day <= cut, day > cut
        if min(int(early.sum()), int(late.sum())) >= _FEWEST:
            odds = _one_day(day, early, late) + float(table[np.ix_(early, late)].mean())
            if odds < -_SURE and (best is None or odds < best[0]):
                best = (odds, early)
    if best is None:
        return None
    early = _nearer(table, best[1], ~np.isnan(day) & ~best[1])
    if not early.any() or early.all() or float(table[np.ix_(early, ~early)].max()) >= _JUDGED:
        return None
    return early, ~early


def _one_day(day: Floats, early: Flags, late: Flags) -> float:
    """The log-odds of one incident against two: its day explains all texts, or each of two days its own, and which text is whose comes by chance."""
    share = float(early.sum()) / float(early.sum() + late.sum())
    chance = float(early.sum()) * math.log(share) + float(late.sum()) * math.log(1.0 - share)
    return _fit(day[early | late]) - _fit(day[early]) - _fit(day[late]) - chance


def _fit(days: Floats) -> float:
    """The log-likelihood of these days of texts, were all of them of one incident, of the day that explains them best."""
    told, count = np.unique(days, return_counts=True)
    after = told[None, :] - told[:, None]
    share = np.select([after == k for k in _SHARES], list(_SHARES.values()), _OTHER_DAY)
    return float((np.log(share) @ count).max())


def _nearer(table: Matrix, early: Flags, late: Flags) -> Flags:
    """Each unit goes to the side whose units it fits better on the mean; to the earlier one if to both alike."""
    for _ in range(_ROUNDS):
        sides: list[Floats] = []
        for side in (early, late):
            others = side.sum() - side  # a unit is no company for itself
            total = table[:, side].sum(axis=1) - np.where(side, np.diag(table), 0.0)
            sides.append(np.where(others > 0, total / np.maximum(others, 1), -np.inf))
        early = sides[0] >= sides[1]
        late = ~early
    return early
