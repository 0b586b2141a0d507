"""Claims of one incident come together: block, score, components, then a cut inside each; and every link says why."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from verify.cluster.block import candidate_pairs, distinct
from verify.cluster.columns import Columns, Floats, Ints, columns_of
from verify.cluster.density import unit_density
from verify.cluster.encoder import Encoder
from verify.cluster.explain import links_of
from verify.cluster.linkage import Demands, Leaning, components, give_away, link_units
from verify.cluster.score import QUOTE_CUT, SHORTEST_VECTOR, Scores, add_vectors, add_wording, prior_of, score_facts, weights_of
from verify.cluster.weights import FEATURES, ClusterSpec, spec_of
from verify.cluster.wording import Wording
from verify.model import Claim, Cluster, stable_id

if TYPE_CHECKING:
    from verify.rulepack import Rules

_WHOLE = 40
"""Inside a component of at most this many units every pair is scored; above, only those that share a block."""
_ANY_MATCH = ("time", "event_type", "perpetrator", "killed", "wounded", "quotation", "text", "rare_words", "vectors")
"""Features where the sources of one incident differ among themselves, so that a claim need only match some of them."""


@dataclass(slots=True)
class ClusterStats:
    """What the step did, for the report and the benchmark."""

    claims: int = 0
    units: int = 0
    pairs: int = 0
    dropped: dict[str, int] = field(default_factory=dict)
    texts_embedded: int = 0
    clusters: int = 0


def cluster_claims(claims: Sequence[Claim], rules: "Rules", encoder: Encoder | None) -> list[Cluster]:
    """The incidents among these claims of any number of documents, each with the links that hold it, sorted by id."""
    return cluster_with_stats(claims, rules, encoder)[0]


def cluster_with_stats(claims: Sequence[Claim], rules: "Rules", encoder: Encoder | None) -> tuple[list[Cluster], ClusterStats]:
    """`cluster_claims`, and what it cost: pairs scored, pairs dropped by a cap (by kind of block), texts embedded."""
    spec = spec_of(rules)
    if not claims:
        return [], ClusterStats()
    columns = columns_of(claims, rules, spec)
    wording = Wording(columns.texts, spec.blocks.rare_words)
    blocks = candidate_pairs(columns, wording, spec)
    density = unit_density(columns, spec)
    scores = score_facts(columns, blocks.a, blocks.b, spec, density)
    _read_open_pairs(scores, wording, density, spec)
    stats = ClusterStats(len(columns.claims), columns.n, len(scores.a), blocks.dropped)
    label = np.arange(columns.n)
    if len(scores.a):
        scores = _completed(columns, wording, scores, density, spec)
        label = _firm(columns, scores, density, blocks.crowded, spec)
        if encoder is not None:
            _compare_vectors(columns, scores, label, density, encoder, spec, stats)
            label = _firm(columns, scores, density, blocks.crowded, spec)
        scores = _against_whole_events(columns, wording, scores, label, density, spec)
        label = _placed(label, scores, density, blocks.crowded, spec)
    clusters = _clusters(columns, wording, scores, label, spec)
    stats.pairs, stats.clusters = len(scores.a), len(clusters)
    return clusters, stats


def _read_open_pairs(scores: Scores, wording: Wording, density: npt.NDArray[np.int8], spec: ClusterSpec) -> None:
    low, high = spec.open_band
    open_pairs = np.flatnonzero((scores.score > low) & (scores.score < high))
    if len(open_pairs):
        add_wording(scores, wording, open_pairs, density, spec)


def _completed(columns: Columns, wording: Wording, scores: Scores, density: npt.NDArray[np.int8], spec: ClusterSpec) -> Scores:
    """The scores with the pairs added that no block brought together, inside components small enough to look at whole."""
    good = scores.score >= spec.threshold
    component = components(columns.n, scores.a[good], scores.b[good])
    order = np.argsort(component, kind="stable")
    starts = np.flatnonzero(np.r_[True, np.diff(component[order]) != 0])
    sizes = np.diff(np.r_[starts, len(order)])
    parts_a, parts_b = [], []
    for size in range(3, _WHOLE + 1):
        groups = starts[sizes == size]
        if len(groups):
            i, j = np.triu_indices(size, 1)
            parts_a.append(order[groups[:, None] + i].ravel())
            parts_b.append(order[groups[:, None] + j].ravel())
    if not parts_a:
        return scores
    return _with_pairs(columns, wording, scores, np.concatenate(parts_a), np.concatenate(parts_b), density, spec)


def _with_pairs(
    columns: Columns, wording: Wording, scores: Scores, a: Ints, b: Ints, density: npt.NDArray[np.int8], spec: ClusterSpec
) -> Scores:
    """The scores with these pairs added, those that are there already left as they are."""
    known = scores.a * columns.n + scores.b
    wanted = distinct(np.minimum(a, b) * columns.n + np.maximum(a, b))
    at = np.minimum(np.searchsorted(known, wanted), max(len(known) - 1, 0))
    low, high = np.divmod(wanted[known[at] != wanted], columns.n)
    more = score_facts(columns, low, high, spec, density)
    _read_open_pairs(more, wording, density, spec)
    order = np.argsort(np.concatenate([known, low * columns.n + high]), kind="stable")
    return Scores(
        np.concatenate([scores.a, low])[order],
        np.concatenate([scores.b, high])[order],
        np.concatenate([scores.levels, more.levels])[order],
        np.concatenate([scores.score, more.score])[order],
    )


def _against_whole_events(
    columns: Columns, wording: Wording, scores: Scores, label: Ints, density: npt.NDArray[np.int8], spec: ClusterSpec
) -> Scores:
    """The scores with each sparse claim held against every claim of the incidents it may belong to, not only those of its blocks."""
    full = _holding(label, density == 0)
    promising = scores.score > spec.open_band[0]
    seekers, events = [], []
    for one, other in ((scores.a, scores.b), (scores.b, scores.a)):
        at = promising & ~full[label[one]] & full[label[other]]
        seekers.append(one[at])
        events.append(label[other[at]])
    key = distinct(np.concatenate(seekers) * columns.n + np.concatenate(events))
    seeker, event = np.divmod(key, columns.n)
    order = np.argsort(label, kind="stable")
    starts = np.searchsorted(label[order], event)
    sizes = np.searchsorted(label[order], event, side="right") - starts
    few = sizes <= _WHOLE
    seeker, starts, sizes = seeker[few], starts[few], sizes[few]
    at = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return _with_pairs(columns, wording, scores, np.repeat(seeker, sizes), order[np.repeat(starts, sizes) + at], density, spec)


def _firm(columns: Columns, scores: Scores, density: npt.NDArray[np.int8], crowded: npt.NDArray[np.bool_], spec: ClusterSpec) -> Ints:
    """Incidents from claims that state where and when; sparse ones join only where the pair speaks for itself."""
    demands = Demands(spec.threshold, spec.sparse.sure, spec.veto, spec.missing)
    good = scores.score >= spec.threshold
    component = components(columns.n, scores.a[good], scores.b[good])
    inside = np.flatnonzero(component[scores.a] == component[scores.b])
    start = np.arange(columns.n)
    return link_units(start, scores.a[inside], scores.b[inside], scores.score[inside], density > 0, crowded, demands)


def _placed(label: Ints, scores: Scores, density: npt.NDArray[np.int8], crowded: npt.NDArray[np.bool_], spec: ClusterSpec) -> Ints:
    """Sparse claims go to the one incident that claims them; those left over may find each other, at the stricter prior."""
    sparse = density > 0
    prior = prior_of(np.maximum(density[scores.a], density[scores.b]), spec)
    lean = Leaning(prior, frozenset(FEATURES.index(f) for f in _ANY_MATCH), spec.sparse.alone, spec.sparse.size, spec.veto)
    full = _holding(label, ~sparse)
    label = give_away(label, scores.a, scores.b, weights_of(scores.levels, spec), scores.score, ~full, full, lean)
    full = _holding(label, ~sparse)
    left = np.flatnonzero(~full[label[scores.a]] & ~full[label[scores.b]])
    strict = np.where(np.maximum(density[scores.a[left]], density[scores.b[left]]) == 1, spec.prior - spec.sparse.prior, 0.0)
    demands = Demands(spec.threshold, spec.threshold, spec.veto, spec.missing)
    return link_units(label, scores.a[left], scores.b[left], scores.score[left] + strict, sparse, crowded, demands)


def _holding(label: Ints, units: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Which clusters hold any of these units, by the cluster's number."""
    found: npt.NDArray[np.bool_] = np.bincount(label, weights=units.astype(np.float64), minlength=len(label)) > 0.0
    return found


def _compare_vectors(
    columns: Columns, scores: Scores, label: Ints, density: npt.NDArray[np.int8], encoder: Encoder, spec: ClusterSpec, stats: ClusterStats
) -> None:
    """Embeds the texts of pairs that vectors can still decide: not yet in one incident, one side loose, the score near even."""
    gain, loss = max(spec.weights["vectors"]), min(spec.weights["vectors"])
    loose = (np.bincount(label, minlength=columns.n)[label] == 1) | (density > 0)
    near = (scores.score + gain >= spec.threshold) & (scores.score + loss < spec.threshold + spec.sparse.sure)
    has_text = np.array([len(t) >= SHORTEST_VECTOR for t in columns.texts], np.bool_)
    pairs = np.flatnonzero(
        near & (loose[scores.a] | loose[scores.b]) & (label[scores.a] != label[scores.b]) & has_text[scores.a] & has_text[scores.b]
    )
    if not len(pairs):
        return
    pairs = pairs[np.lexsort((scores.b[pairs], scores.a[pairs], np.abs(scores.score[pairs])))]
    rows = np.stack([scores.a[pairs], scores.b[pairs]], axis=1).ravel()
    first = np.unique(rows, return_index=True)
    chosen = first[0][first[1] < np.sort(first[1])[min(len(first[1]), spec.blocks.vector_texts) - 1] + 1]
    within = np.isin(scores.a[pairs], chosen) & np.isin(scores.b[pairs], chosen)
    if not within.all():
        stats.dropped["vectors"] = int((~within).sum())
    pairs = np.sort(pairs[within])
    texts = sorted({columns.texts[i][:QUOTE_CUT] for i in chosen.tolist()})
    vectors = encoder.encode(texts)
    at = {text: k for k, text in enumerate(texts)}
    row_vector = np.full(columns.n, -1, np.int64)
    row_vector[chosen] = [at[columns.texts[i][:QUOTE_CUT]] for i in chosen.tolist()]
    cosine: Floats = np.einsum("ij,ij->i", vectors[row_vector[scores.a[pairs]]], vectors[row_vector[scores.b[pairs]]]).astype(np.float64)
    add_vectors(scores, cosine, pairs, density, spec)
    stats.texts_embedded = len(texts)


def _clusters(columns: Columns, wording: Wording, scores: Scores, label: Ints, spec: ClusterSpec) -> list[Cluster]:
    links = links_of(columns, wording, scores, label, spec)
    rows: dict[int, list[int]] = {}
    for row, cluster in enumerate(label.tolist()):
        rows.setdefault(cluster, []).append(row)
    found = []
    for cluster, units in rows.items():
        ids = tuple(sorted(columns.claims[i].id for unit in units for i in columns.members[unit]))
        found.append(Cluster(stable_id("event", ids), ids, tuple(links.get(cluster, ()))))
    return sorted(found, key=lambda c: c.id)
