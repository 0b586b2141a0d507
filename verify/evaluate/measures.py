"""The plain measures: shares, F1, B-cubed, the area under the ROC curve, distance on the globe."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

_DIGITS = 4


class Scores(NamedTuple):
    """Precision, recall and their harmonic mean; None where nothing was said or nothing is true."""

    precision: float | None
    recall: float | None
    f1: float | None


class Tally:
    """Counts what was said, what is true, and what of it agrees."""

    def __init__(self) -> None:
        self.right = self.said = self.true = 0

    def add(self, said: object, true: object) -> None:
        """One value that was said (None: nothing) against the true one (None: there is none)."""
        self.said += said is not None
        self.true += true is not None
        self.right += said is not None and said == true

    def add_sets(self, right: int, said: int, true: int) -> None:
        """Several at once, already compared."""
        self.right, self.said, self.true = self.right + right, self.said + said, self.true + true

    def scores(self) -> Scores:
        """Precision, recall and F1 of everything added."""
        return scores_of(self.right / self.said if self.said else None, self.right / self.true if self.true else None)

    @property
    def f1(self) -> float | None:
        """F1 alone."""
        return self.scores().f1


def share(part: float, whole: float) -> float | None:
    """`part / whole` to four digits; None of nothing."""
    return round(part / whole, _DIGITS) if whole else None


def scores_of(precision: float | None, recall: float | None) -> Scores:
    """The two to four digits, with their harmonic mean; where one of them is not there, it is zero."""
    if precision is None or recall is None:
        return Scores(_rounded(precision), _rounded(recall), None if precision is None and recall is None else 0.0)
    both = precision + recall
    return Scores(_rounded(precision), _rounded(recall), _rounded(2 * precision * recall / both) if both else 0.0)


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, _DIGITS)


def macro_f1(said: Sequence[object], true: Sequence[object], values: Iterable[object]) -> float | None:
    """The mean of the F1 of each value; a value that never occurs on either side is left out."""
    found = []
    for value in values:
        tally = Tally()
        for a, b in zip(said, true, strict=True):
            tally.add(value if a == value else None, value if b == value else None)
        if tally.said or tally.true:
            found.append(tally.f1 or 0.0)
    return share(sum(found), len(found))


def b_cubed(answer: Mapping[str, str], truth: Mapping[str, str]) -> Scores:
    """B-cubed of the clusters in `answer` against `truth`, both item -> label, over the items of `truth`.

    An item's precision is the share of its answered cluster that truly belongs with it, its recall the share of its true cluster that
    was found with it (Bagga and Baldwin 1998).
    """
    if not truth:
        return Scores(None, None, None)
    together = Counter((answer[i], truth[i]) for i in truth)
    answered, true = Counter(answer[i] for i in truth), Counter(truth.values())
    pairs = [(answer[i], truth[i]) for i in truth]
    precision = sum(together[p] / answered[p[0]] for p in pairs) / len(pairs)
    recall = sum(together[p] / true[p[1]] for p in pairs) / len(pairs)
    return scores_of(precision, recall)


def roc_auc(scores: Sequence[float], labels: Sequence[bool]) -> float | None:
    """The probability that a true item has a higher score than a false one, ties counting one half; None if one side is empty."""
    from scipy.stats import rankdata

    positive = sum(labels)
    negative = len(labels) - positive
    if not positive or not negative:
        return None
    ranks = rankdata(scores)
    total = float(sum(rank for rank, label in zip(ranks, labels, strict=True) if label))
    return round((total - positive * (positive + 1) / 2) / (positive * negative), _DIGITS)


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """The great-circle distance of two points in degrees."""
    a, b, c, d = map(radians, (lat1, lon1, lat2, lon2))
    return 12742 * asin(min(1.0, sqrt(sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2)))
