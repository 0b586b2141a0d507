"""Log-odds with their reasons: a probability, its words, and steps that sum to it."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import exp, fsum, log

from verify.model import Confidence, WaterfallStep
from verify.rulepack.spec_assess import AssessSpec

UNDETERMINED = Confidence(None, "undetermined")
SHOWN = 16
_WORDS = (
    (0.05, "almost no chance"),
    (0.20, "very unlikely"),
    (0.45, "unlikely"),
    (0.55, "roughly even"),
    (0.80, "likely"),
    (0.95, "very likely"),
)


def logit(p: float) -> float:
    """Log-odds of a probability between 0 and 1."""
    return log(p / (1 - p))


def sigmoid(x: float) -> float:
    """The probability of log-odds."""
    return 1 / (1 + exp(-x))


def words_of(p: float) -> str:
    """The words of ICD 203; a border belongs to the higher band."""
    return next((words for least, words in _WORDS if p < least), "almost certain")


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
    if len(found) > 1:
        for rank, at in enumerate(sorted(range(len(found)), key=found.__getitem__, reverse=True)):  # of equals the first stays first
            found[at] /= 1 + shared * rank
    return found


def rivalry(rivals: Iterable[Sequence[float]], n: float, shared: float) -> float:
    """What the votes for other values take away, in log-odds: ln of how much they raise the sum over all n of them."""
    return log(1 + fsum(exp(fsum(pooled(w, shared))) - 1 for w in rivals) / n)


def allow_for_misreading(p: float, share: float, n: float) -> float:
    """A probability when in this share of events what was read is not what was said: there one value of n and another is as likely as the rest."""
    return (1 - share) * p + share / (n + 1)


def confidence(
    dimension: str, prior: float, steps: Sequence[tuple[str, float]], spec: AssessSpec, misread: tuple[float, float] = (0.0, 1.0)
) -> Confidence:
    """The confidence of a prior and steps. Every step is rounded, so that what is shown sums to the result to the last digit.

    `misread`: the share and the number of wrong values for `allow_for_misreading`.
    """
    named = [("Before any source is heard", prior), *_shortened(steps)]
    calibration = spec.calibration
    if calibration is not None and dimension in calibration.maps:
        a, b = calibration.maps[dimension]
        named.append((f"Calibration on {calibration.dataset}", (a - 1) * fsum(w for _, w in named) + b))
    rounded = [(label, round(w, 4)) for label, w in named]
    total = fsum([w for _, w in rounded])
    limited = min(spec.limit, max(-spec.limit, total))
    if limited != total:
        rounded.append(("No probability is given as certain", round(limited - total, 4)))
        total = fsum([w for _, w in rounded])
    if misread[0] > 0:
        lost = logit(allow_for_misreading(sigmoid(total), *misread)) - total
        rounded.append((f"Words can be misread, as measured on {spec.reading.dataset}", round(lost, 4)))
        total = fsum([w for _, w in rounded])
    p = sigmoid(total)
    return Confidence(p, words_of(p), tuple([WaterfallStep(label, w) for label, w in rounded]))


def _shortened(steps: Sequence[tuple[str, float]]) -> list[tuple[str, float]]:
    """The heaviest steps in their order, the others summed up."""
    if len(steps) <= SHOWN:
        return list(steps)
    heaviest = sorted(range(len(steps)), key=lambda i: (-abs(steps[i][1]), i))[: SHOWN - 1]
    kept = [steps[i] for i in sorted(heaviest)]
    left = len(steps) - len(kept)
    return [*kept, (f"{left} further statements", fsum(w for _, w in steps) - fsum(w for _, w in kept))]
