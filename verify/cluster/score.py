"""How strongly two units speak for one incident: a sum of log-odds, one level a feature, unknown weighing nothing.

The features are the comparison levels of Fellegi and Sunter (1969): each pair gets one level a feature, each level a weight
ln P(level | same) - ln P(level | not). Everything is computed on columns; `Scores.levels` keeps what was found, for the reasons.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from verify.cluster.byvalue import ByValue, Levels
from verify.cluster.columns import Columns, Floats, Ints
from verify.cluster.encoder import Encoder
from verify.cluster.judgements import Ruling
from verify.cluster.levels_hours import hours_levels
from verify.cluster.levels_named import named_levels
from verify.cluster.levels_place import place_levels
from verify.cluster.levels_time import published_levels, time_levels
from verify.cluster.levels_told import (
    author_levels,
    crowd_levels,
    document_levels,
    event_type_levels,
    killed_levels,
    perpetrator_levels,
    reading_levels,
    weapon_levels,
    wounded_levels,
)
from verify.cluster.referring import relation_levels
from verify.cluster.weights import CODE, FEATURES, READING, ClusterSpec
from verify.cluster.wording import Wording

Flags = npt.NDArray[np.bool_]
_CHUNK = 65_536
_TELLS_APART = (("event_type", "time", "killed", "wounded"), ("place",))
_MARGIN = 1e-6
"""More than sums of the same weights in another order differ by."""
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


def score_facts(
    columns: Columns, a: Ints, b: Ints, spec: ClusterSpec, density: npt.NDArray[np.int8], values: ByValue | None = None
) -> Scores:
    """The score of each pair by its facts alone. `density` (n units: 0 full, 1 sparse, 2 bare) picks the prior.

    `values`: what is known of these columns already, where pairs come in portions.
    """
    values = values if values is not None else ByValue(columns, spec, len(a))
    levels, score = np.empty((len(a), len(FEATURES)), np.int8), np.empty(len(a))
    for start in range(0, len(a), _CHUNK):
        part = slice(start, start + _CHUNK)
        one, other = a[part], b[part]
        found = np.zeros((len(FEATURES), len(one)), np.int8)
        for feature, judge in _JUDGES.items():
            found[FEATURES.index(feature)] = values.levels(feature, judge, one, other)
        found[FEATURES.index("crowd")] = crowd_levels(columns, one, other, found[FEATURES.index("place")])
        score[part] = total(found.T, np.maximum(density[one], density[other]), spec)
        levels[part] = found.T
    return Scores(a, b, levels, score)


def hopeful(columns: Columns, a: Ints, b: Ints, spec: ClusterSpec, density: npt.NDArray[np.int8], values: ByValue, least: float) -> Ints:
    """The positions of the pairs whose facts may still bring more than `least`: what tells apart is looked at first, and where all else could
    not make up for it, all else is not looked at."""
    read = reading_levels(columns, a, b, spec)
    said = [f for f in (*_JUDGES, "crowd") if f != "relation" or columns.any_refers]
    most = {f: spec.table(f).max(axis=1) if f != "reading" else spec.table(f)[(0, 1), (0, 1)] for f in said}
    hope = prior_of(np.maximum(density[a], density[b]), spec) + np.sum([*most.values()], axis=0)[read]
    tables = {f: spec.table(f) - most[f][:, None] for features in _TELLS_APART for f in features}
    found = [np.zeros(0, np.int64)]
    for start in range(0, len(a), _CHUNK):
        at = np.arange(start, min(start + _CHUNK, len(a)))
        hoped = hope[at]
        for features in _TELLS_APART:
            one, other = a[at], b[at]
            for feature in features:
                level = values.levels(feature, _JUDGES[feature], one, other)
                hoped += tables[feature][read[at], level] if columns.any_read else tables[feature][0].take(level)
            kept = np.flatnonzero(hoped > least - _MARGIN)
            at, hoped = at[kept], hoped[kept]
        found.append(at)
    return np.concatenate(found)


def add_wording(scores: Scores, wording: Wording, open_pairs: Ints, density: npt.NDArray[np.int8], spec: ClusterSpec) -> None:
    """Fills the levels that need the texts, for the pairs at these positions, and their scores anew."""
    a, b = scores.a[open_pairs], scores.b[open_pairs]
    for feature, levels in (
        ("text", wording.text_levels(a, b)),
        ("rare_words", wording.rare_levels(a, b)),
        ("quotation", wording.quotation_levels(a, b)),
    ):
        scores.levels[open_pairs, FEATURES.index(feature)] = levels
    scores.score[open_pairs] = total(scores.levels.take(open_pairs, axis=0), np.maximum(density[a], density[b]), spec)


def rows_of(levels: Levels) -> npt.NDArray[np.void]:
    """The levels of each pair as one thing, which moves as fast as a number."""
    rows: npt.NDArray[np.void] = np.ascontiguousarray(levels).view(f"V{levels.shape[1]}").ravel()
    return rows


def add_judgements(scores: Scores, rulings: Sequence[Ruling], n: int, density: npt.NDArray[np.int8], spec: ClusterSpec) -> None:
    """Fills the level of what people decided; every ruling's pair must be among the scores."""
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
    for _, weights in weights_of(levels, spec):
        score += weights
    return score


def prior_of(density: npt.NDArray[np.int8], spec: ClusterSpec) -> Floats:
    """The log-odds before anything is compared, by how much the sparser side states."""
    prior: Floats = np.array([spec.prior, spec.sparse.prior, spec.sparse.bare_prior])[density]
    return prior


def weights_of(levels: Levels, spec: ClusterSpec) -> Iterator[tuple[int, Floats]]:
    """What each level adds, feature by feature: the number of the feature and a weight for each pair, for the features that say anything."""
    by_feature = np.ascontiguousarray(levels.T)
    read = by_feature[READING]
    either = bool(read.any())
    for i, feature in enumerate(FEATURES):
        if by_feature[i].any():
            table = spec.table(feature)
            yield i, table[read, by_feature[i]] if either else table[0].take(by_feature[i])


_JUDGES = {
    "place": place_levels,
    "time": time_levels,
    "event_type": event_type_levels,
    "weapon": weapon_levels,
    "perpetrator": perpetrator_levels,
    "killed": killed_levels,
    "wounded": wounded_levels,
    "document": document_levels,
    "published": published_levels,
    "hours": hours_levels,
    "author": author_levels,
    "relation": relation_levels,
    "reading": reading_levels,
    "named": named_levels,
}
