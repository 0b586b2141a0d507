"""Fusion of any table of object, source and value: ACCU with learnt source accuracy, and an optional hierarchy of values."""

from collections.abc import Sequence
from math import exp, log


def fuse_table(rows: Sequence[tuple[str, str, str]], *, hierarchy: bool = False) -> list[tuple[str, str, float]]:
    """(object, value, probability) for every value told of an object, the objects sorted, the likeliest value first."""
    told = sorted(set(rows))
    by_object: dict[str, dict[str, list[str]]] = {}
    for obj, source, value in told:
        by_object.setdefault(obj, {}).setdefault(value, []).append(source)
    accuracy = {s: 0.8 for _, s, _ in told}
    belief: dict[str, dict[str, float]] = {}
    for _ in range(10):
        belief = {o: _belief(values, accuracy) for o, values in by_object.items()}
        held: dict[str, list[float]] = {}
        for obj, source, value in told:
            held.setdefault(source, []).append(belief[obj][value])
        accuracy = {s: min(0.99, max(0.01, (sum(p) + 1.6) / (len(p) + 2))) for s, p in held.items()}
    return [(o, v, p) for o in sorted(belief) for v, p in sorted(belief[o].items(), key=lambda x: (-x[1], x[0]))]


def _belief(values: dict[str, list[str]], accuracy: dict[str, float], n: int = 10) -> dict[str, float]:
    score = {v: sum(log(n * accuracy[s] / (1 - accuracy[s])) for s in told) for v, told in values.items()}
    top = max(score.values())
    total = sum(exp(c - top) for c in score.values()) + max(0, n + 1 - len(score)) * exp(-top)
    return {v: exp(score[v] - top) / total for v in values}
