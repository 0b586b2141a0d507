"""How strongly two units speak for one incident: a sum of log-odds, one level a feature, unknown weighing nothing.

The features are the comparison levels of Fellegi and Sunter (1969): each pair gets one level a feature, each level a weight
ln P(level | same) - ln P(level | not). Everything is computed on columns; `Scores.levels` keeps what was found, for the reasons.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from verify.cluster.byvalue import ByValue, Levels, places_stated
from verify.cluster.columns import ACTORS, EVENT_TYPES, Columns, Floats, Ints
from verify.cluster.encoder import Encoder
from verify.cluster.judgements import Ruling
from verify.cluster.weights import CODE, FEATURES, ClusterSpec
from verify.cluster.wording import Wording

Flags = npt.NDArray[np.bool_]
_CHUNK = 400_000
_HOUR = 1.0 / 24.0
_TOGETHER = 3.0 * _HOUR
_RARE, _VERY_RARE = 5.0, 16.0
"""A toll from which on few incidents have the same; one that hardly any other has."""
_KM_PER_DEGREE = 111.2
_TELLS_APART = {
    "place": ("beside", "apart", "far", "other_name"),
    "time": ("other_hours", "next_day", "two_days", "days_apart"),
    "event_type": ("different",),
    "perpetrator": ("different", "claimed_by_other"),
}
"""What keeps two incidents of one text apart for good."""
QUOTE_CUT = 300
"""Letters of a text that are embedded."""
SHORTEST_VECTOR = 12


@dataclass(slots=True)
class Scores:
    """Pairs a[i] < b[i] with their levels (pairs x features, as in `FEATURES`) and their score in log-odds."""

    a: Ints
    b: Ints
    levels: Levels
    score: Floats


def score_facts(columns: Columns, a: Ints, b: Ints, spec: ClusterSpec, density: npt.NDArray[np.int8]) -> Scores:
    """The score of each pair by its facts alone. `density` (n units: 0 full, 1 sparse, 2 bare) picks the prior."""
    levels = np.zeros((len(a), len(FEATURES)), np.int8)
    values = ByValue(columns, spec)
    for start in range(0, len(a), _CHUNK):
        part = slice(start, start + _CHUNK)
        for feature, judge in _JUDGES.items():
            levels[part, FEATURES.index(feature)] = values.levels(feature, judge, a[part], b[part])
    return Scores(a, b, levels, total(levels, np.maximum(density[a], density[b]), spec))


def add_wording(scores: Scores, wording: Wording, open_pairs: Ints, density: npt.NDArray[np.int8], spec: ClusterSpec) -> None:
    """Fills the levels that need the texts, for the pairs at these positions, and their scores anew."""
    a, b = scores.a[open_pairs], scores.b[open_pairs]
    for feature, levels in (
        ("text", wording.text_levels(a, b)),
        ("rare_words", wording.rare_levels(a, b)),
        ("quotation", wording.quotation_levels(a, b)),
    ):
        scores.levels[open_pairs, FEATURES.index(feature)] = levels
    scores.score[open_pairs] = total(scores.levels[open_pairs], np.maximum(density[a], density[b]), spec)


def add_judgements(scores: Scores, rulings: Sequence[Ruling], n: int, density: npt.NDArray[np.int8], spec: ClusterSpec) -> None:
    """Fills the level of what people decided; every ruling's pair must be among the scores."""
    if not rulings:
        return
    known = scores.a * n + scores.b
    at = np.searchsorted(known, np.array([r.a * n + r.b for r in rulings], np.int64))
    scores.levels[at, FEATURES.index("judgement")] = [CODE["judgement"][r.judgement.decision] for r in rulings]
    scores.score[at] = total(scores.levels[at], np.maximum(density[scores.a[at]], density[scores.b[at]]), spec)


def add_vectors(scores: Scores, cosine: Floats, pairs: Ints, density: npt.NDArray[np.int8], spec: ClusterSpec) -> None:
    """Fills the level of the sentence vectors (cosine in [-1, 1]) for the pairs at these positions, and their scores anew."""
    code, edge = CODE["vectors"], spec.vector_levels
    chosen = np.select(
        [cosine >= edge["very_close"], cosine >= edge["close"], cosine < edge["distant"]],
        [code["very_close"], code["close"], code["distant"]],
        code["middling"],
    )
    scores.levels[pairs, FEATURES.index("vectors")] = chosen.astype(np.int8)
    scores.score[pairs] = total(scores.levels[pairs], np.maximum(density[scores.a[pairs]], density[scores.b[pairs]]), spec)


def add_all_vectors(scores: Scores, columns: Columns, encoder: Encoder, density: npt.NDArray[np.int8], spec: ClusterSpec) -> None:
    """The vectors of every pair, whatever its facts say; for fitting, not for a run."""
    texts = sorted({t[:QUOTE_CUT] for t in columns.texts})
    at = {text: k for k, text in enumerate(texts)}
    vectors = encoder.encode(texts)
    row = np.array([at[t[:QUOTE_CUT]] for t in columns.texts], np.int64)
    has_text = np.array([len(t) >= SHORTEST_VECTOR for t in columns.texts], np.bool_)
    pairs = np.flatnonzero(has_text[scores.a] & has_text[scores.b])
    cosine: Floats = np.einsum("ij,ij->i", vectors[row[scores.a[pairs]]], vectors[row[scores.b[pairs]]]).astype(np.float64)
    add_vectors(scores, cosine, pairs, density, spec)


def total(levels: Levels, density: npt.NDArray[np.int8], spec: ClusterSpec) -> Floats:
    """Prior plus the weights of the levels. `density` is the sparser side's: 0 full, 1 sparse, 2 bare."""
    score = prior_of(density, spec)
    for i, feature in enumerate(FEATURES):
        score += np.array(spec.weights[feature])[levels[:, i]]
    return score


def prior_of(density: npt.NDArray[np.int8], spec: ClusterSpec) -> Floats:
    """The log-odds before anything is compared, by how much the sparser side states."""
    prior: Floats = np.array([spec.prior, spec.sparse.prior, spec.sparse.bare_prior])[density]
    return prior


def weights_of(levels: Levels, spec: ClusterSpec) -> Floats:
    """(pairs, features): what each level adds. A feature's weights lie next to each other, as they are read."""
    found = np.empty(levels.shape, order="F")
    for i, feature in enumerate(FEATURES):
        found[:, i] = np.array(spec.weights[feature])[levels[:, i]]
    return found


def distance_km(columns: Columns, a: Ints, b: Ints, slot_a: int, slot_b: int) -> Floats:
    """Kilometres between two places of the pairs (equirectangular: within a percent below 500 km), NaN where one is unknown."""
    lat_a, lat_b = columns.lat[a, slot_a], columns.lat[b, slot_b]
    east = np.abs(columns.lon[a, slot_a] - columns.lon[b, slot_b])
    east = np.minimum(east, 360.0 - east) * np.cos(np.radians((lat_a + lat_b) / 2.0))
    distance: Floats = _KM_PER_DEGREE * np.hypot(lat_a - lat_b, east)
    return distance


def _place(columns: Columns, a: Ints, b: Ints, spec: ClusterSpec) -> Levels:
    """The best match among the places both state: how precise where it is within the precision, how far off where not."""
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
            level = np.select(
                [
                    (beyond > 8.0) & (either <= 0.0),
                    beyond > 100.0,
                    beyond > 25.0,
                    beyond > 8.0,
                    beyond > 0.0,
                    wide <= 6.0,
                    wide <= 16.0,
                    wide <= 60.0,
                    wide <= 130.0,
                ],
                [
                    code[k]
                    for k in ("namesake", "far", "apart", "beside", "near", "same_site", "same_town", "same_district", "same_province")
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
    best[nowhere] = np.select(
        [both_named & (name_a == name_b), both_named, abroad], [code["same_name"], code["other_name"], code["far"]], 0
    ).astype(np.int8)
    return best


def _time(columns: Columns, a: Ints, b: Ints, spec: ClusterSpec) -> Levels:
    """Days and hours both state; where one states no day, its publication against the other's day; else both publications."""
    dated_a, dated_b = columns.t_precision[a] > 0, columns.t_precision[b] > 0
    both, one, neither = (np.flatnonzero(x) for x in (dated_a & dated_b, dated_a ^ dated_b, ~dated_a & ~dated_b))
    level = np.zeros(len(a), np.int8)
    with np.errstate(invalid="ignore"):
        level[both] = _stated_times(columns, a[both], b[both], spec)
        first = dated_a[one]
        level[one] = _against_publication(columns, np.where(first, a[one], b[one]), np.where(first, b[one], a[one]))
        level[neither] = _two_publications(columns, a[neither], b[neither])
    return level


def _stated_times(columns: Columns, a: Ints, b: Ints, spec: ClusterSpec) -> Levels:
    code = CODE["time"]
    lo_a, hi_a, lo_b, hi_b = columns.t_lo[a], columns.t_hi[a], columns.t_lo[b], columns.t_hi[b]
    gap = np.maximum(lo_a - hi_b, lo_b - hi_a)
    meet = gap <= 0.0
    sharp = np.maximum(columns.t_precision[a], columns.t_precision[b]) <= 2
    coarse = np.maximum(columns.t_precision[a], columns.t_precision[b]) >= 4
    days = np.maximum(np.floor(lo_a) - np.floor(hi_b), np.floor(lo_b) - np.floor(hi_a))
    far_zone = np.nan_to_num(np.abs(columns.zone[a] - columns.zone[b]), nan=0.0) >= spec.far_zone_hours
    return np.select(
        [meet & coarse, sharp & (gap <= _TOGETHER), meet, (days <= 1.0) & far_zone, days <= 0.0, days <= 1.0, days <= 2.0],
        [code[k] for k in ("same_span", "same_hours", "same_day", "next_day_far_zone", "other_hours", "next_day", "two_days")],
        code["days_apart"],
    ).astype(np.int8)  # fmt: skip


def _publication_days(columns: Columns, a: Ints, b: Ints) -> Floats:
    """Days between the local days of publication, NaN where one is unknown."""
    local = [np.floor(columns.published[rows] + columns.zone[rows] * _HOUR) for rows in (a, b)]
    between: Floats = np.abs(local[0] - local[1])
    return between


def _published(columns: Columns, a: Ints, b: Ints, spec: ClusterSpec) -> Levels:
    """The days of publication, where a side states its own day; where neither does, they stand for the time itself.

    A late report says nothing by being late: an inquiry comes months afterwards.
    """
    code = CODE["published"]
    between = _publication_days(columns, a, b)
    neither = (columns.t_precision[a] == 0) & (columns.t_precision[b] == 0)
    with np.errstate(invalid="ignore"):
        return np.select(
            [neither | np.isnan(between) | (between >= 2.0), between < 1.0],
            [0, code["same_day"]],
            code["next_day"],
        ).astype(np.int8)


def _against_publication(columns: Columns, dated: Ints, other: Ints) -> Levels:
    """An event lies at or before the publication of a text that tells of it, mostly on the same day or the day before."""
    code = CODE["time"]
    published = columns.published[other] + columns.zone[other] * _HOUR
    late = np.floor(published) - np.floor(columns.t_hi[dated])
    early = np.floor(published) - np.floor(columns.t_lo[dated])
    return np.select(
        [np.isnan(published), early < 0.0, late <= 0.0, late <= 1.0, late <= 4.0, late <= 31.0],
        [0, *(code[f"published_{k}"] for k in ("before", "same_day", "next_day", "soon", "late"))],
        code["published_long_after"],
    ).astype(np.int8)


def _two_publications(columns: Columns, a: Ints, b: Ints) -> Levels:
    code = CODE["time"]
    between = _publication_days(columns, a, b)
    return np.select(
        [np.isnan(between), between < 1.0, between < 2.0, between <= 3.0],
        [0, *(code[f"both_published_{k}"] for k in ("same_day", "next_day", "near"))],
        code["both_published_apart"],
    ).astype(np.int8)


def _event_type(columns: Columns, a: Ints, b: Ints, spec: ClusterSpec) -> Levels:
    code, size = CODE["event_type"], len(EVENT_TYPES)
    table = np.full((size, size), code["different"], np.int8)
    for family in spec.type_families:
        members = [i for i, name in enumerate(EVENT_TYPES) if name in family]
        table[np.ix_(members, members)] = code["compatible"]
    np.fill_diagonal(table, code["same"])
    table[0, :], table[:, 0] = 0, 0
    return table[columns.event_type[a], columns.event_type[b]]


def _weapon(columns: Columns, a: Ints, b: Ints, spec: ClusterSpec) -> Levels:
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


def _perpetrator(columns: Columns, a: Ints, b: Ints, spec: ClusterSpec) -> Levels:
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
    code = CODE["killed"]
    lo = np.maximum(one[:, 0], other[:, 0])
    hi = np.minimum(one[:, 1], other[:, 1])
    exact = (one[:, 0] == one[:, 1]) & (other[:, 0] == other[:, 1])
    same = (one[:, 0] == other[:, 0]) & ((one[:, 1] == other[:, 1]) | (lo > 0.0))
    less = np.minimum(one[:, 0], other[:, 0])
    close = (less >= 10.0) & (less >= 0.7 * lo)
    return np.select(
        [np.isnan(lo), same & (lo >= _VERY_RARE), same & (lo >= _RARE), same & exact, close, lo <= hi, lo > 5.0 * np.maximum(less, 1.0)],
        [0, code["same_very_rare"], code["same_rare"], code["same"], code["close"], code["overlap"], code["far_apart"]],
        code["disjoint"],
    ).astype(np.int8)


def _killed(columns: Columns, a: Ints, b: Ints, spec: ClusterSpec) -> Levels:
    return _toll(columns.killed[a], columns.killed[b])


def _wounded(columns: Columns, a: Ints, b: Ints, spec: ClusterSpec) -> Levels:
    return _toll(columns.wounded[a], columns.wounded[b])


def _document(columns: Columns, a: Ints, b: Ints, spec: ClusterSpec) -> Levels:
    """The incidents one text tells apart. Where they were read from it and no stated fact of theirs differs, it may have told one twice."""
    code = CODE["document"]
    level = np.zeros(len(a), np.int8)
    at = np.flatnonzero((columns.document[a] == columns.document[b]) & columns.told[a] & columns.told[b])
    if len(at):
        differs = ~(columns.read[a[at]] & columns.read[b[at]])
        for feature, judge in (("place", _place), ("time", _time), ("event_type", _event_type), ("perpetrator", _perpetrator)):
            apart = [CODE[feature][k] for k in _TELLS_APART[feature]]
            differs |= np.isin(judge(columns, a[at], b[at], spec), apart)
        level[at] = np.where(differs, code["told_apart"], code["told_twice"])
    return level


def _author(columns: Columns, a: Ints, b: Ints, spec: ClusterSpec) -> Levels:
    """One author's different texts. A monitor's texts without a day of publication are entries of a record: one for each incident."""
    code = CODE["author"]
    one = (columns.author[a] == columns.author[b]) & (columns.document[a] != columns.document[b])
    watch = columns.monitor[a] & columns.monitor[b]
    undated = np.isnan(columns.published[a]) & np.isnan(columns.published[b])
    return np.select([~one, watch & undated, watch], [0, code["own_entries"], code["same_monitor"]], code["same"]).astype(np.int8)


_JUDGES = {
    "place": _place,
    "time": _time,
    "event_type": _event_type,
    "weapon": _weapon,
    "perpetrator": _perpetrator,
    "killed": _killed,
    "wounded": _wounded,
    "document": _document,
    "published": _published,
    "author": _author,
}
