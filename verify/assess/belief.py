"""Log-odds with their reasons: a probability, its words, and steps that sum to it."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import exp, fsum, log
from typing import TypeVar

from verify.model import Confidence, WaterfallStep
from verify.rulepack.spec_assess import AssessSpec

Value = TypeVar("Value", str, int)
UNDETERMINED = Confidence(None, "undetermined")
SHOWN = 16
_BORDERS = (0.05, 0.20, 0.45, 0.55, 0.80, 0.95)
_WORDS = ("almost no chance", "very unlikely", "unlikely", "roughly even", "likely", "very likely", "almost certain")


def logit(p: float) -> float:
    """Log-odds of a probability between 0 and 1."""
    return log(p / (1 - p))


def sigmoid(x: float) -> float:
    """The probability of log-odds."""
    return 1 / (1 + exp(-x))


def words_of(p: float) -> str:
    """The words of ICD 203; a border belongs to the higher band."""
    return _WORDS[bisect_right(_BORDERS, p)]


@lru_cache(maxsize=65536)
def accu_weight(accuracy: float, alternatives: float) -> float:
    """ln(n A / (1 - A)): what a source of this accuracy weighs among n wrong values; never below nought, for agreeing is no reason to doubt."""
    return max(0.0, log(alternatives * accuracy / (1 - accuracy)))


def pooled(weights: Sequence[float], shared: float) -> list[float]:
    """What several voices for one thing add, in their order: the heaviest all of its weight, each further one less.

    Voices that look independent may still have heard of it from the same people; `shared` says how much so. One more voice never
    lowers the sum.
    """
    found = list(weights)
    voting = [at for at, weight in enumerate(found) if weight > 0]
    if len(voting) > 1:
        voting.sort(key=found.__getitem__, reverse=True)  # of equals the first stays first
        for rank, at in enumerate(voting):
            found[at] /= 1 + shared * rank
    return found


def likeliest(score: Mapping[Value, float]) -> Value:
    """The value of the highest score; of those that are equal to the ninth digit the first by its name or number."""
    least = max(score.values()) - 1e-8
    near = [v for v, s in score.items() if s >= least]
    return near[0] if len(near) == 1 else min(near, key=lambda v: (-round(score[v], 9), v))


class Rivals:
    """The votes for other values as they come in, and what they take away: in log-odds, ln of how much they raise the sum over all n of them."""

    def __init__(self, n: float, shared: float) -> None:
        """`n`: how many wrong values there are. `shared`: see `pooled`."""
        self._n, self._shared = n, shared
        self._votes: dict[str | int, list[float]] = {}
        self._raise: dict[str | int, float] = {}

    def joined(self, value: str | int, weight: float) -> float:
        """What they all take away, once one more has voted for this value."""
        votes = self._votes.setdefault(value, [])
        votes.append(weight)
        self._raise[value] = exp(fsum(pooled(votes, self._shared))) - 1
        return log(1 + fsum(self._raise.values()) / self._n)


def allow_for_misreading(p: float, share: float, n: float) -> float:
    """A probability when in this share of events what was read is not what was said: there one value of n and another is as likely as the rest."""
    return (1 - share) * p + share / (n + 1)


def confidence(
    dimension: str, prior: float, steps: Sequence[tuple[str, float]], spec: AssessSpec, misread: tuple[float, float] = (0.0, 1.0)
) -> Confidence:
    """The confidence of a prior and steps. Every step is rounded, so that what is shown sums to the result to the last digit.

    `misread`: the share and the number of wrong values for `allow_for_misreading`.
    """
    named = [("Before any source is heard", prior), *(steps if len(steps) <= SHOWN else _shortened(steps))]
    calibration = spec.calibration
    if calibration is not None and dimension in calibration.maps:
        a, b = calibration.maps[dimension]
        named.append((f"Calibration on {calibration.dataset}", (a - 1) * fsum(w for _, w in named) + b))
    labels = [label for label, _ in named]
    rounded = [_rounded(w) if w else w for _, w in named]
    total, limit = fsum(rounded), spec.limit
    if not -limit <= total <= limit:
        labels.append("No probability is given as certain")
        rounded.append(round((limit if total > 0 else -limit) - total, 4))
        total = fsum(rounded)
    if misread[0] > 0:
        lost = logit(allow_for_misreading(sigmoid(total), *misread)) - total
        labels.append(f"Words can be misread, as measured on {spec.reading.dataset}")
        rounded.append(round(lost, 4))
        total = fsum(rounded)
    p = sigmoid(total)
    return Confidence(p, words_of(p), tuple(map(WaterfallStep, labels, rounded)))


@lru_cache(maxsize=65536)
def _rounded(weight: float) -> float:
    """What is shown of a weight. Many voices have the same, and exact rounding takes long."""
    return round(weight, 4)


def _shortened(steps: Sequence[tuple[str, float]]) -> list[tuple[str, float]]:
    """The heaviest steps in their order, the others summed up."""
    heaviest = sorted(range(len(steps)), key=lambda i: (-abs(steps[i][1]), i))[: SHOWN - 1]
    kept = [steps[i] for i in sorted(heaviest)]
    left = len(steps) - len(kept)
    return [*kept, (f"{left} further statements", fsum(w for _, w in steps) - fsum(w for _, w in kept))]
