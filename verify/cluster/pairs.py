"""Which pairs are scored beside those that the blocks brought together, and how their scores come to stand with the others."""

import math
from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from verify.cluster.arrays import distinct
from verify.cluster.beside import Beside
from verify.cluster.byvalue import ByValue
from verify.cluster.columns import Columns, Floats, Ints
from verify.cluster.giveaway import between
from verify.cluster.judgements import Ruling
from verify.cluster.linkage import components
from verify.cluster.meeting import Blocks, Met
from verify.cluster.score import Flags, Scores, add_judgements, add_wording, hopeful, rows_of, score_facts
from verify.cluster.weights import READING, ClusterSpec
from verify.cluster.wording import Wording

_PORTION = 4_000_000
"""Pairs that are scored together: what is dropped need not be held."""
_READ_TOGETHER = 200_000
"""Pairs whose words are read together."""
_WORTH_HALVING = 200_000
"""Pairs from which on half of them are scored beside the others."""
_HALF = 1.0 - math.sqrt(0.5)
"""The first rows that half of the pairs begin with: a pair begins with the smaller of its two."""
_CONTENDERS = 16
"""Incidents that are looked at whole for one sparse claim."""
WHOLE = 40
"""Inside a component of at most this many units every pair is scored; above, only those that share a block."""


@dataclass(frozen=True, slots=True)
class Bench:
    """What lies on the table while pairs are scored: the units, their words, how much each states, which ones a cap cut off.

    `beside`: how half of the pairs are scored while the other half is. `values`: what is known of the values of the columns.
    """

    columns: Columns
    wording: Wording
    density: npt.NDArray[np.int8]
    crowded: Flags
    spec: ClusterSpec
    beside: Beside = nullcontext
    values: ByValue | None = None


def scored(bench: Bench, met: Met) -> Scores:
    """The pairs that met with their scores.

    What words alone brought together and facts tell apart is left out: forms and phrases are alike whatever they speak of, and nobody would
    read the words of such a pair. Inside a small component it comes up again (`completed`).
    """
    n, values = bench.columns.n, bench.values or ByValue(bench.columns, bench.spec, len(met))
    if len(met) < _WORTH_HALVING:
        return _scored(bench, met.of_rows(0, n), values)
    middle = int(n * _HALF)
    with bench.beside(lambda: _scored(bench, met.of_rows(middle, n), values)) as others:
        some = _scored(bench, met.of_rows(0, middle), values)
        return _joined([some, others()])


def _scored(bench: Bench, blocks: Blocks, values: ByValue) -> Scores:
    """These pairs with their scores."""
    parts: list[Scores] = []
    least = bench.spec.open_band[0]
    for start in range(0, max(len(blocks), 1), _PORTION):
        part = slice(start, start + _PORTION)
        a, b, by_words = blocks.a[part], blocks.b[part], blocks.by_words[part]
        words = np.flatnonzero(by_words)
        words = words[hopeful(bench.columns, a[words], b[words], bench.spec, bench.density, values, least)]
        told = score_facts(bench.columns, a[words], b[words], bench.spec, bench.density, values).score
        kept = ~by_words
        kept[words[told > least]] = True
        parts.append(score_facts(bench.columns, a[kept], b[kept], bench.spec, bench.density, values))
    scores = _joined(parts)
    open_pairs_read(bench, scores)
    return scores


def _joined(parts: Sequence[Scores]) -> Scores:
    if len(parts) == 1:
        return parts[0]
    return Scores(*(np.concatenate([getattr(p, name) for p in parts]) for name in ("a", "b", "levels", "score")))


def open_pairs_read(bench: Bench, scores: Scores) -> None:
    """Reads the words of the pairs that facts leave open; changes the scores. Of what was read from a text also where the facts speak for one
    incident: they may be misread, and texts on one incident are alike."""
    low, high = bench.spec.open_band
    top = np.array([high, bench.spec.read_to])[scores.levels[:, READING]] if bench.columns.any_read else high
    pairs = np.flatnonzero((scores.score > low) & (scores.score < top))
    for start in range(0, len(pairs), _READ_TOGETHER):
        add_wording(scores, bench.wording, pairs[start : start + _READ_TOGETHER], bench.density, bench.spec)


def judged(bench: Bench, scores: Scores, rulings: Sequence[Ruling]) -> Scores:
    """The scores with what people decided, whatever block a pair was in."""
    if not rulings:
        return scores
    pairs = np.array([(r.a, r.b) for r in rulings], np.int64)
    scores = with_pairs(bench, scores, pairs[:, 0], pairs[:, 1])
    add_judgements(scores, rulings, bench.columns.n, bench.density, bench.spec)
    return scores


def completed(bench: Bench, scores: Scores) -> Scores:
    """The scores with the pairs added that no block brought together, inside components small enough to look at whole."""
    good = scores.score >= bench.spec.threshold
    component = components(bench.columns.n, scores.a[good], scores.b[good])
    order = np.argsort(component, kind="stable")
    starts = np.flatnonzero(np.r_[True, np.diff(component[order]) != 0])
    sizes = np.diff(np.r_[starts, len(order)])
    parts_a, parts_b = [], []
    for size in range(3, WHOLE + 1):
        groups = starts[sizes == size]
        if len(groups):
            i, j = np.triu_indices(size, 1)
            parts_a.append(order[groups[:, None] + i].ravel())
            parts_b.append(order[groups[:, None] + j].ravel())
    if not parts_a:
        return scores
    return with_pairs(bench, scores, np.concatenate(parts_a), np.concatenate(parts_b))


def with_pairs(bench: Bench, scores: Scores, a: Ints, b: Ints) -> Scores:
    """The scores with these pairs added, those that are there already left as they are."""
    n = bench.columns.n
    known = scores.a * n + scores.b
    wanted = distinct(np.minimum(a, b) * n + np.maximum(a, b))
    place = np.searchsorted(known, wanted)
    new = known[np.minimum(place, len(known) - 1)] != wanted if len(known) else np.ones(len(wanted), np.bool_)
    wanted, place = wanted[new], place[new]
    if not len(wanted):
        return scores
    low, high = np.divmod(wanted, n)
    more = score_facts(bench.columns, low, high, bench.spec, bench.density, bench.values)
    open_pairs_read(bench, more)
    return _merged(scores, more, place)


def _merged(scores: Scores, more: Scores, place: Ints) -> Scores:
    """The scores with more put in, each before the one at its place."""
    fresh = place + np.arange(len(place))
    stood = np.ones(len(scores.a) + len(place), np.bool_)
    stood[fresh] = False

    def filled(old: npt.NDArray[Any], new: npt.NDArray[Any]) -> npt.NDArray[Any]:
        both = np.empty(len(stood), old.dtype)
        both[stood], both[fresh] = old, new
        return both

    old, new = ((s.a, s.b, s.score, rows_of(s.levels)) for s in (scores, more))
    a, b, score, levels = (filled(*columns) for columns in zip(old, new, strict=True))
    return Scores(a, b, levels.view(np.int8).reshape(len(levels), -1), score)


def _contenders(key: Ints, score: Floats, n: int) -> Ints:
    """Of these seekers and incidents (seeker * n + incident, one for each pair between them) the incidents of each seeker whose best pair with
    it scores highest: where very many come into question, none of the others could win the claim."""
    order = np.argsort(key, kind="stable")
    key, score = key[order], score[order]
    starts = np.flatnonzero(np.r_[True, key[1:] != key[:-1]]) if len(key) else np.zeros(0, np.int64)
    key, score = key[starts], np.maximum.reduceat(score, starts) if len(starts) else score
    seeker = key // n
    order = np.lexsort((key, -score, seeker))
    starts = np.flatnonzero(np.r_[True, seeker[1:] != seeker[:-1]]) if len(key) else np.zeros(0, np.int64)
    nth = np.arange(len(key)) - np.repeat(starts, np.diff(np.r_[starts, len(key)]))
    return np.sort(key[order[nth < _CONTENDERS]])


def against_whole_events(bench: Bench, scores: Scores, label: Ints, seeks: Flags, takes: Flags) -> Scores:
    """The scores with each unit of a cluster that seeks (by cluster) held against every unit of the clusters that take and that it may belong
    to, not only those of its blocks."""
    n = bench.columns.n
    some = np.flatnonzero(scores.score > bench.spec.open_band[0])
    at, one, other = between(label, scores.a[some], scores.b[some], seeks, takes)
    key = _contenders(one * n + label[other], scores.score[some[at]], n)
    seeker, event = np.divmod(key, n)
    order = np.argsort(label, kind="stable")
    starts = np.searchsorted(label[order], event)
    sizes = np.searchsorted(label[order], event, side="right") - starts
    few = sizes <= WHOLE
    seeker, starts, sizes = seeker[few], starts[few], sizes[few]
    at = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    return with_pairs(bench, scores, np.repeat(seeker, sizes), order[np.repeat(starts, sizes) + at])
