"""One of several named values (a party, a degree of damage): belief over them after ACCU."""

from collections.abc import Callable, Sequence
from math import exp, fsum

from msgspec import Struct

from verify.assess.belief import Rivals, likeliest, pooled


class Word(Struct, frozen=True, gc=False):
    """One voice's vote for a value, with its weight in log-odds."""

    voice: str
    value: str
    weight: float
    said: str


class Chosen(Struct, frozen=True, gc=False):
    """Belief over the values told, what is left being "something else"; steps for the likeliest."""

    best: str
    probability: dict[str, float]
    steps: tuple[tuple[str, float], ...]


def choose(words: Sequence[Word], share: Callable[[str, str], float], n: float, shared: float) -> Chosen | None:
    """The belief over all values voted for; None if nobody votes for one.

    `share(said, true)`: how far one value speaks for another. `n`: how many wrong values there are. `shared`: see `pooled`.
    """
    if not words:
        return None
    values = sorted({w.value for w in words})
    parts = {v: _parts(v, words, share, shared) for v in values}
    score = {v: fsum(parts[v]) for v in values}
    best = likeliest(score)
    total = fsum(exp(c) for c in score.values()) + max(1.0, n + 1 - len(values))
    return Chosen(best, {v: exp(score[v]) / total for v in values}, _steps(words, parts[best], n, shared))


def _parts(value: str, words: Sequence[Word], share: Callable[[str, str], float], shared: float) -> list[float]:
    """What every word says for the value."""
    return pooled([w.weight * share(w.value, value) for w in words], shared)


def _steps(words: Sequence[Word], parts: Sequence[float], n: float, shared: float) -> tuple[tuple[str, float], ...]:
    steps: list[tuple[str, float]] = []
    rivals, before = Rivals(n, shared), 0.0
    for word, part in zip(words, parts, strict=True):
        if part != 0:
            steps.append((f"{word.voice}: {word.said}", part))
        else:
            after = rivals.joined(word.value, word.weight)
            steps.append((f"{word.voice}: {word.said}, which excludes it", before - after))
            before = after
    return tuple(steps)
