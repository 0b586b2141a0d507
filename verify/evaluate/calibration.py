"""Do the probabilities mean what they say: Brier score, expected calibration error with its interval, the reliability diagram."""

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

_BINS = 10
_DRAWS = 1000
_SEED = 20210710
_CELLS = 2_000_000
Floats = NDArray[np.float64]


def calibration(probabilities: Sequence[float], outcomes: Sequence[bool]) -> dict[str, Any] | None:
    """Brier score, ECE over bins of equal size with a bootstrap 95 % interval, and the reliability diagram; None of nothing.

    `outcomes`: what came true. A diagram's row is the mean probability of a bin, the share that came true, and how many it holds.
    """
    if len(probabilities) != len(outcomes):
        raise ValueError("as many outcomes as probabilities are needed")
    if not probabilities:
        return None
    said, true = np.asarray(probabilities, dtype=np.float64), np.asarray(outcomes, dtype=np.float64)
    order = np.lexsort((true, said))
    said, true = said[order], true[order]
    low, high = _interval(said, true)
    return {
        "items": len(said), "brier": round(float(np.mean((said - true) ** 2)), 4), "ece": round(float(_ece(said, true)), 4),
        "ece_95": [round(low, 4), round(high, 4)], "diagram": diagram(said, true),
    }  # fmt: skip


def diagram(said: Floats, true: Floats) -> list[dict[str, float]]:
    """One row a bin of (almost) equally many items, from the least probable to the most; `said` is sorted."""
    edges = _edges(len(said))
    sizes = np.diff([*edges, len(said)])
    rows = zip(np.add.reduceat(said, edges) / sizes, np.add.reduceat(true, edges) / sizes, sizes, strict=True)
    return [{"said": round(float(s), 4), "true": round(float(t), 4), "items": int(n)} for s, t, n in rows]


def _edges(size: int) -> NDArray[np.intp]:
    """Where each bin begins."""
    bins = min(_BINS, size)
    return np.asarray([size * n // bins for n in range(bins)], dtype=np.intp)


def _ece(said: Floats, true: Floats) -> Floats:
    """For each row the mean distance between what was said and what came true over its bins; rows are sorted by `said`."""
    apart = np.abs(np.add.reduceat(said - true, _edges(said.shape[-1]), axis=-1))
    mean: Floats = apart.sum(axis=-1) / said.shape[-1]
    return mean


def _interval(said: Floats, true: Floats) -> tuple[float, float]:
    """The middle 95 % of the ECE of a thousand resamples; the seed is fixed, so that the same input gives the same figure."""
    random = np.random.default_rng(_SEED)
    at_once = max(1, min(_DRAWS, _CELLS // len(said)))
    found: list[Floats] = []
    for start in range(0, _DRAWS, at_once):
        drawn = np.sort(random.integers(0, len(said), (min(at_once, _DRAWS - start), len(said))), axis=1)
        found.append(_ece(said[drawn], true[drawn]))
    low, high = np.quantile(np.concatenate(found), (0.025, 0.975))
    return float(low), float(high)
