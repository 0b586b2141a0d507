"""Fits what stands between the engine's log-odds and how often it is right: one stretch and one shift."""

from collections.abc import Sequence

import numpy as np

from verify.assess.belief import logit

_LEAST, _MOST = 0.2, 3.0


def fit_map(probabilities: Sequence[float], outcomes: Sequence[bool], *, strength: float = 4.0) -> tuple[float, float]:
    """(a, b) of a * logit(p) + b, by logistic regression (Platt 1999) held to (1, 0); a stays above nought, so that the order stays.

    `strength`: how strongly it is held, in items. Raises ValueError for less than two items.
    """
    if len(probabilities) != len(outcomes) or len(probabilities) < 2:
        raise ValueError("a fit needs as many outcomes as probabilities, two at least")
    x = np.array([logit(min(0.999, max(0.001, p))) for p in probabilities])
    y = np.array(outcomes, dtype=np.float64)
    a, b = 1.0, 0.0
    for _ in range(100):
        p = 1 / (1 + np.exp(-(a * x + b)))
        w = p * (1 - p)
        gradient = np.array([np.sum((y - p) * x) - strength * (a - 1), np.sum(y - p) - strength * b])
        hessian = np.array([[np.sum(w * x * x) + strength, np.sum(w * x)], [np.sum(w * x), np.sum(w) + strength]])
        step = np.linalg.solve(hessian, gradient)
        a, b = float(min(_MOST, max(_LEAST, a + step[0]))), float(b + step[1])
        if np.abs(step).max() < 1e-9:
            break
    return round(a, 4), round(b, 4)
