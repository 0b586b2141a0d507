"""Sentence vectors, computed only where facts and words leave a pair open."""

import numpy as np

from verify.cluster.arrays import distinct
from verify.cluster.columns import Floats, Ints
from verify.cluster.encoder import Encoder
from verify.cluster.pairs import Bench
from verify.cluster.score import QUOTE_CUT, SHORTEST_VECTOR, Flags, Scores, add_vectors

_BEST = 1


def compare_vectors(bench: Bench, scores: Scores, label: Ints, encoder: Encoder) -> tuple[int, int]:
    """Embeds the texts of the pairs that vectors can still decide, and changes their scores.

    Such a pair is not yet in one incident, is the best of a loose unit, has a score that the vectors can lift or drop across
    the threshold, and texts in two scripts: within one script the words themselves say more, and thousands of times faster. Returns the
    number of texts embedded, and the number of pairs left out because that number is capped.
    """
    columns, spec = bench.columns, bench.spec
    gain, loss = float(spec.table("vectors").max()), float(spec.table("vectors").min())
    loose = (np.bincount(label, minlength=columns.n)[label] == 1) | (bench.density > 0)
    near = (scores.score + gain >= spec.threshold) & (scores.score + loss < spec.threshold)
    script = bench.wording.script
    across = (script[scores.a] & script[scores.b]) == 0
    has_text = np.array([len(t) >= SHORTEST_VECTOR for t in columns.texts], np.bool_)
    pairs = np.flatnonzero(
        near & across & (loose[scores.a] | loose[scores.b]) & (label[scores.a] != label[scores.b]) & has_text[scores.a] & has_text[scores.b]
    )
    pairs = _best_of_each(scores, pairs, loose)
    if not len(pairs):
        return 0, 0
    pairs = pairs[np.lexsort((scores.b[pairs], scores.a[pairs], np.abs(scores.score[pairs])))]
    rows = np.stack([scores.a[pairs], scores.b[pairs]], axis=1).ravel()
    distinct_rows, first = np.unique(rows, return_index=True)
    chosen = distinct_rows[first < np.sort(first)[min(len(first), spec.blocks.vector_texts) - 1] + 1]
    within = np.isin(scores.a[pairs], chosen) & np.isin(scores.b[pairs], chosen)
    left_out = int((~within).sum())
    pairs = np.sort(pairs[within])
    texts = sorted({columns.texts[i][:QUOTE_CUT] for i in chosen.tolist()})
    vectors = encoder.encode(texts)
    at = {text: k for k, text in enumerate(texts)}
    row_vector = np.full(columns.n, -1, np.int64)
    row_vector[chosen] = [at[columns.texts[i][:QUOTE_CUT]] for i in chosen.tolist()]
    cosine: Floats = np.einsum("ij,ij->i", vectors[row_vector[scores.a[pairs]]], vectors[row_vector[scores.b[pairs]]]).astype(np.float64)
    add_vectors(scores, cosine, pairs, bench.density, spec)
    return len(texts), left_out


def _best_of_each(scores: Scores, pairs: Ints, loose: Flags) -> Ints:
    """Of these pairs, the best of each loose unit."""
    ends = np.concatenate([scores.a[pairs], scores.b[pairs]])
    both = np.concatenate([pairs, pairs])
    ends, both = ends[loose[ends]], both[loose[ends]]
    order = np.lexsort((both, -scores.score[both], ends))
    ends, both = ends[order], both[order]
    starts = np.flatnonzero(np.r_[True, ends[1:] != ends[:-1]]) if len(ends) else np.zeros(0, np.int64)
    nth = np.arange(len(ends)) - np.repeat(starts, np.diff(np.r_[starts, len(ends)]))
    return distinct(both[nth < _BEST])
