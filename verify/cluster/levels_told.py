"""Do two units tell alike of what happened, by whom and to how many? And may two texts of one author, or two parts of one, be of one event?"""

import numpy as np

from verify.cluster.byvalue import Levels
from verify.cluster.columns import ACTORS, EVENT_TYPES, Columns, Floats, Ints
from verify.cluster.levels_place import place_levels
from verify.cluster.levels_time import time_levels
from verify.cluster.weights import CODE, LEVELS, ClusterSpec

_SOME, _RARE, _RARER, _VERY_RARE = 3.0, 5.0, 8.0, 16.0
"""From which toll on several, few, fewer and hardly any other incidents have the same."""
_NEAR, _ALIKE, _MANY = 2.0, 0.6, 6.0
"""How far apart near counts are at most; what share the lower is of the higher, where they are alike; from where on near says more."""
_VAGUE = ("unknown", "same_district", "same_province", "same_country", "namesake", "like_name", "other_name")
_ELSEWHERE = ("beside", "apart", "far")
"""Where the places agree on nothing, and, if one of them was misread, where they differ."""
_IS_VAGUE, _IS_ELSEWHERE = (np.isin(range(len(LEVELS["place"])), [CODE["place"][k] for k in names]) for names in (_VAGUE, _ELSEWHERE))
_FEW = 2
"""Fewer than eight units in all are no crowd: 2 to the power of one more than this."""
_TELLS_APART = {
    "place": ("beside", "apart", "far", "like_name", "other_name"),
    "time": ("other_hours", "next_day", "two_days", "days_apart"),
    "event_type": ("different",),
    "perpetrator": ("different", "claimed_by_other"),
}
"""What keeps two incidents of one text apart for good."""


def event_type_levels(columns: Columns, a: Ints, b: Ints, spec: ClusterSpec) -> Levels:
    """One kind of event, one told by its vaguer word or its twin, two that people use for one another, or two kinds."""
    code, size = CODE["event_type"], len(EVENT_TYPES)
    table = np.full((size, size), code["different"], np.int8)
    for family in spec.type_families:
        members = [i for i, name in enumerate(EVENT_TYPES) if name in family]
        table[np.ix_(members, members)] = code["compatible"]
    for pair in spec.vaguer_types:
        members = [i for i, name in enumerate(EVENT_TYPES) if name in pair]
        table[np.ix_(members, members)] = code["vaguer"]
    np.fill_diagonal(table, code["same"])
    table[0, :], table[:, 0] = 0, 0
    return table[columns.event_type[a], columns.event_type[b]]


def weapon_levels(columns: Columns, a: Ints, b: Ints, spec: ClusterSpec) -> Levels:
    """One weapon, two of a family, or two families."""
    code = CODE["weapon"]
    families = [0] * len(columns.weapons)
    for bit, names in enumerate(spec.weapon_families.values()):
        for i, name in enumerate(columns.weapons):
            families[i] |= (name in names) << bit
    family = np.array(families, np.int64)
    one, other = columns.weapon[a], columns.weapon[b]
    known = (family[one] != 0) & (family[other] != 0)
    return np.select(
        [(one == 0) | (other == 0), one == other, known & ((family[one] & family[other]) != 0), known],
        [0, code["same"], code["compatible"], code["different"]],
        0,
    ).astype(np.int8)


def perpetrator_levels(columns: Columns, a: Ints, b: Ints, spec: ClusterSpec) -> Levels:
    """The closest of the parties both name; one that says it fired itself stands against anybody else."""
    code = CODE["perpetrator"]
    best = np.full(len(a), -1, np.int8)
    for i in range(ACTORS):
        for j in range(ACTORS):
            best = np.maximum(best, columns.actor_relation.between(columns.actors[a, i], columns.actors[b, j]))
    one_claims = columns.claimed[a] != columns.claimed[b]
    return np.select(
        [best == 3, best == 2, (best == 0) & one_claims, best == 0],
        [code["same"], code["umbrella"], code["claimed_by_other"], code["different"]],
        0,
    ).astype(np.int8)


def _toll(one: Floats, other: Floats) -> Levels:
    """Two counts held against each other. "At least ten" is said by who has counted ten: open intervals that meet agree the less the further
    apart they start. The higher a figure, the fewer incidents have it, and the more it says that two have it, or nearly."""
    code = CODE["killed"]
    lo = np.maximum(one[:, 0], other[:, 0])
    hi = np.minimum(one[:, 1], other[:, 1])
    less = np.minimum(one[:, 0], other[:, 0])
    exact = (one[:, 0] == one[:, 1]) & (other[:, 0] == other[:, 1])
    start = lo == less
    same = start & ((one[:, 1] == other[:, 1]) | (lo > 0.0))
    near, alike, meet = lo - less <= _NEAR, less >= _ALIKE * lo, lo <= hi
    return np.select(
        [
            np.isnan(lo), same & (lo >= _VERY_RARE), same & (lo >= _RARER), same & (lo >= _RARE), same & exact & (lo == 0.0),
            same & exact & (lo >= _SOME), same & exact, (less >= 10.0) & (less >= 0.7 * lo), exact & (less >= _MANY) & near,
            exact & (less >= 2.0) & near, meet & start, meet & (near | alike), meet & (lo > 3.0 * less), meet,
            lo > 5.0 * np.maximum(less, 1.0), near, alike,
        ],
        [0, *(code[k] for k in (
            "same_very_rare", "same_rarer", "same_rare", "none", "same_some", "same", "close", "near_many", "near", "same_start",
            "overlap_near", "overlap_far", "overlap", "far_apart", "few_more", "alike",
        ))],
        code["disjoint"],
    ).astype(np.int8)  # fmt: skip


def killed_levels(columns: Columns, a: Ints, b: Ints, spec: ClusterSpec) -> Levels:
    """The numbers killed."""
    return _toll(columns.killed[a], columns.killed[b])


def wounded_levels(columns: Columns, a: Ints, b: Ints, spec: ClusterSpec) -> Levels:
    """The numbers wounded."""
    return _toll(columns.wounded[a], columns.wounded[b])


def document_levels(columns: Columns, a: Ints, b: Ints, spec: ClusterSpec) -> Levels:
    """The incidents one text tells apart. Where they were read from it and no stated fact of theirs differs, it may have told one twice."""
    code = CODE["document"]
    level = np.zeros(len(a), np.int8)
    at = np.flatnonzero((columns.document[a] == columns.document[b]) & columns.told[a] & columns.told[b])
    if len(at):
        differs = ~(columns.read[a[at]] & columns.read[b[at]])
        for feature, judge in (
            ("place", place_levels), ("time", time_levels), ("event_type", event_type_levels), ("perpetrator", perpetrator_levels),
        ):  # fmt: skip
            apart = [CODE[feature][k] for k in _TELLS_APART[feature]]
            differs |= np.isin(judge(columns, a[at], b[at], spec), apart)
        level[at] = np.where(differs, code["told_apart"], code["told_twice"])
    return level


def author_levels(columns: Columns, a: Ints, b: Ints, spec: ClusterSpec) -> Levels:
    """One author's different texts. A monitor's texts without a day of publication are entries of a record: one for each incident."""
    code = CODE["author"]
    level = np.zeros(len(a), np.int8)
    at = np.flatnonzero((columns.author[a] == columns.author[b]) & (columns.document[a] != columns.document[b]))
    a, b = a[at], b[at]
    watch = columns.monitor[a] & columns.monitor[b]
    undated = np.isnan(columns.published[a]) & np.isnan(columns.published[b])
    level[at] = np.select([watch & undated, watch], [code["own_entries"], code["same_monitor"]], code["same"])
    return level


def reading_levels(columns: Columns, a: Ints, b: Ints, spec: ClusterSpec) -> Levels:
    """Whether a side was read from a text, and may be misread; which of the two tables weighs the pair."""
    return (columns.read[a] | columns.read[b]).view(np.int8)


def crowd_levels(columns: Columns, a: Ints, b: Ints, place: Levels) -> Levels:
    """How many tell of the days of the pair, where no agreeing place singles one incident out: the more, the less does a day say."""
    vague = _IS_VAGUE[place]
    if columns.any_read:
        vague |= _IS_ELSEWHERE[place] & (columns.read[a] | columns.read[b])
    level = np.zeros(len(a), np.int8)
    at = np.flatnonzero(vague)
    level[at] = np.clip(np.maximum(columns.crowd[a[at]], columns.crowd[b[at]]) - _FEW, 0, len(LEVELS["crowd"]) - 1)
    return level
