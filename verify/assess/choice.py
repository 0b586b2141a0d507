"""One of several named values (a party, a degree of damage): belief over them after ACCU."""

from collections.abc import Callable, Sequence
from math import exp, fsum, log

from msgspec import Struct


class Word(Struct, frozen=True):
    """One voice's vote for a value, or against it (`against`), with its weight in log-odds."""

    voice: str
    value: str
    weight: float
    said: str
    against: bool = False


class Chosen(Struct, frozen=True):
    """Belief over the values told, what is left being "something else"; steps for the likeliest."""

    best: str
    probability: dict[str, float]
    steps: tuple[tuple[str, float], ...]


def choose(words: Sequence[Word], share: Callable[[str, str], float], n: float) -> Chosen | None:
    """The belief over all values voted for; None if nobody votes for one. `share(said, true)`: how far one value speaks for another."""
    values = sorted({w.value for w in words if not w.against})
    if not values:
        return None
    score = {v: fsum((-w.weight if w.against else w.weight) * share(w.value, v) for w in words) for v in values}
    best = max(values, key=lambda v: (round(score[v], 9), _reverse(v)))
    total = fsum(exp(c) for c in score.values()) + max(1.0, n + 1 - len(values))
    return Chosen(best, {v: exp(score[v]) / total for v in values}, _steps(best, words, share, n))


def _reverse(text: str) -> tuple[int, ...]:
    return tuple(-ord(c) for c in text)


def _steps(best: str, words: Sequence[Word], share: Callable[[str, str], float], n: float) -> tuple[tuple[str, float], ...]:
    steps: list[tuple[str, float]] = []
    rivals: dict[str, float] = {}
    before = 0.0
    for word in words:
        part = share(word.value, best)
        if word.against:
            if part > 0:
                steps.append((f"{word.voice}: {word.said}", -word.weight * part))
            continue
        if part > 0:
            steps.append((f"{word.voice}: {word.said}", word.weight * part))
            continue
        rivals[word.value] = rivals.get(word.value, 0.0) + word.weight
        after = log(1 + fsum(exp(c) - 1 for c in rivals.values()) / n)
        steps.append((f"{word.voice}: {word.said}, which excludes it", before - after))
        before = after
    return tuple(steps)
