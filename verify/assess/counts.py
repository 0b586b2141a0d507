"""Counts: belief over whole numbers from intervals, and the single figures of a convention."""

from collections.abc import Mapping, Sequence
from math import exp, fsum, log

from msgspec import Struct

from verify.assess.airwars import VAGUE, Said, figures_for, span_of
from verify.assess.belief import Rivals, accu_weight, likeliest, pooled
from verify.model import CountRange, Interval
from verify.rulepack.spec_assess import AssessSpec, CountSpec

MOST_CANDIDATES = 24


class Toll(Struct, frozen=True, gc=False):
    """What one voice says of a count: the interval, its weight (see `Statement`), its accuracy, and whether later figures may be higher.

    `vague`: the words are a bare plural, "several" or "dozens" and no number.
    """

    voice: str
    interval: Interval
    weight: float
    accuracy: float
    early: bool = False
    vague: bool = False


class Fused(Struct, frozen=True, gc=False):
    """Belief over candidates; steps in log-odds for `best`, the voices that exclude it below nought."""

    best: int
    low: int
    high: int | None
    probability: dict[int, float]
    steps: tuple[tuple[str, float], ...]


def fits(value: int, low: int, high: int | None, early: bool, rules: CountSpec) -> float:
    """How far "from low to high" speaks for this number, from 0 to 1: an exact figure for itself, "at least n" less and less for more than n."""
    if low == high:
        if value == low:
            return 1.0 if low else rules.none
    elif high is None:
        if value < low:
            return 0.0
        if low <= VAGUE:
            return rules.vague * exp(-(value - low) / (rules.tail * low + VAGUE))
        return rules.open * exp(-(value - low) / (rules.tail * low + 1))
    elif low <= value <= high:
        return rules.wide / (1 + log(1 + (high - low) / (low + 1)))
    if value > high and early:
        return rules.rise * exp(-(value - high) / (rules.tail * high + 1))
    gap = low - value if value < low else value - high
    return rules.near if gap <= 0.1 * low else 0.0


def fuse_counts(tolls: Sequence[Toll], spec: AssessSpec) -> Fused | None:
    """Low, best and high of what the voices say; None if nobody says anything.

    Candidates are the numbers that are told; between and beyond them nothing is invented, but for the tail of "at least n".
    """
    if not tolls:
        return None
    n, rules, shared = spec.alternatives.casualties, spec.counts, spec.copies.shared
    said = [(t.weight * accu_weight(t.accuracy, n), t.interval.min, t.interval.max, t.early) for t in tolls]
    parts: dict[int, list[float]] = {}
    score: dict[int, float] = {}
    for value in _candidates(said):
        held = pooled(
            [w if low == value == high and value else w * fits(value, low, high, early, rules) for w, low, high, early in said], shared
        )
        parts[value], score[value] = held, fsum(held) - rules.rare * log(max(1, value))
    best = likeliest(score)
    steps = _steps(tolls, said, parts[best], n, shared)
    if len(parts) == 1:
        return Fused(best, best, None if all(high is None for _, _, high, _ in said) else best, {best: 1.0}, steps)
    top = score[best]
    mass = {v: exp(s - top) for v, s in score.items()}
    total = fsum(mass.values())
    probability = {v: m / total for v, m in mass.items()}
    low, high = _span(best, probability, [high for _, _, high, _ in said if high is not None], rules.mass)
    return Fused(best, low, high, probability, (*steps, *_room(best, parts, steps, n)))


_Said = tuple[float, int, int | None, bool]
"""A voice's weight and its figure: from, to, and whether later ones may be higher."""


def _candidates(said: Sequence[_Said]) -> list[int]:
    """The numbers that are told; of very many those that most weight is behind."""
    heard: dict[int, float] = {}
    for weight, low, high, _ in said:
        heard[low] = heard.get(low, 0.0) + weight
        if high is not None and high != low:
            heard[high] = heard.get(high, 0.0) + weight
    if len(heard) > MOST_CANDIDATES:
        return sorted(sorted(heard, key=lambda v: (-heard[v], v))[:MOST_CANDIDATES])
    return sorted(heard)


def _span(best: int, probability: dict[int, float], tops: Sequence[int], wanted: float) -> tuple[int, int | None]:
    """The likeliest numbers that together hold the wanted share of belief; open where nobody gives an upper bound for the highest of them."""
    held, low, high = 0.0, best, best
    if not probability[best] >= max(0.5, wanted):
        for value in sorted(probability, key=lambda v: (-probability[v], abs(v - best), v)):
            if held >= wanted:
                break
            held += probability[value]
            low, high = min(low, value), max(high, value)
    return low, high if tops and max(tops) >= high else None


def _steps(tolls: Sequence[Toll], said: Sequence[_Said], parts: Sequence[float], n: float, shared: float) -> tuple[tuple[str, float], ...]:
    """One step a voice: those whose figure goes with the best add their part, the others make rivals and take away."""
    steps: list[tuple[str, float]] = []
    rivals, before = Rivals(n, shared), 0.0
    for toll, (weight, low, _, _), part in zip(tolls, said, parts, strict=True):
        label = f"{toll.voice}: {toll.interval.in_words()}"
        if part > 0:
            steps.append((label, part))
        else:
            after = rivals.joined(low, weight)
            steps.append((f"{label}, which excludes it", before - after))
            before = after
    return tuple(steps)


def _room(best: int, parts: Mapping[int, Sequence[float]], steps: Sequence[tuple[str, float]], n: float) -> list[tuple[str, float]]:
    """What voices take away that go with the best and with another number as well: "at least 5" speaks for 6, and more for 5."""
    others = [exp(fsum(p)) for v, p in parts.items() if v != best]
    sure = fsum(parts[best]) - log(fsum(others) + max(0.0, n - len(others)) if others else n) + log(n)
    left = sure - fsum(w for _, w in steps)
    return [("Some of them go with other numbers too", left)] if left < -_LEAST else []


_LEAST = 0.005


def by_convention(fused: Fused | None, tolls: Sequence[Toll], convention: str, credible: Sequence[Said]) -> CountRange | None:
    """The three figures as the convention wants them; `engine` is the fusion itself. `credible`: what credible sources say, copies and all."""
    if convention == "acled":
        if fused is None:
            return CountRange(0, 0, 0)
        figure = min(_acled(t) for t in tolls)
        return CountRange(figure, figure, figure)
    if fused is None:
        return None
    if convention == "airwars":
        low, high = span_of(credible or [Said(t.interval, t.vague) for t in tolls])
        return CountRange(low, min(high, max(low, _airwars_best(fused.best, tolls))), high)
    return CountRange(fused.low, fused.best, fused.high)


_ACLED = {1: 3, 20: 10, 24: 12, 200: 100}
"""The figure that stands for a vague word, by the least number this engine reads from it: a plural, tens, dozens, hundreds."""


def _acled(toll: Toll) -> int:
    least = toll.interval.min
    return _ACLED.get(least, least) if toll.vague else least


def _airwars_best(best: int, tolls: Sequence[Toll]) -> int:
    told = [t for t in tolls if t.interval.min == best]
    return figures_for(Said(told[0].interval, True))[0] or best if told and all(t.vague for t in told) else best
