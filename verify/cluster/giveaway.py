"""Sparse claims are given to the one incident that clearly claims them: incidents compete, and each is taken as a whole."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from verify.cluster.columns import Floats, Ints

Flags = npt.NDArray[np.bool_]
Weights = Callable[[Ints], Iterable[tuple[int, Floats]]]


@dataclass(frozen=True, slots=True)
class Leaning:
    """How sparse claims are given away: each pair's prior, the features where any claim of the incident may be the match, the log-odds of
    belonging nowhere, how much likelier an incident is for each e-fold of claims it has, how much more the whole of an incident says than
    one of its pairs, and the score a pair must have to bring it in."""

    prior: Floats
    any_match: frozenset[int]
    alone: float
    size: float
    whole: float
    veto: float
    promising: float


def give_away(label: Ints, a: Ints, b: Ints, weights: Weights, score: Floats, seeks: Flags, takes: Flags, lean: Leaning) -> Ints:
    """Gives clusters that seek (`seeks`, by cluster) to the one incident among those that take (`takes`) that clearly claims them.

    `weights` gives the log-odds of the pairs at these positions, feature by feature, 0 where a side is silent. An incident k is taken as a
    whole: s_k is the prior, plus `size` times the logarithm of its size, plus for each feature `whole` times the mean over the pairs that say
    anything of it (what many agree on is less likely one claim's mistake); where the sources of one incident differ among themselves
    (`any_match`), the mean of the odds instead of the log-odds: a mixture over its claims. k wins if s_k - ln(e^alone + sum of e^s_j over the
    other candidates) > 0: the more incidents come into question, the less any of them earns.
    """
    n = len(label)
    pair, seeker, taker = between(label, a, b, seeks, takes)
    if not len(pair):
        return label
    key = label[seeker] * n + label[taker]
    order = np.argsort(key, kind="stable")
    key, pair = key[order], pair[order]
    allowed = _allowed(key, score[pair], lean)
    key, pair = key[allowed], pair[allowed]
    if not len(pair):
        return renamed(label)
    starts = np.flatnonzero(np.r_[True, key[1:] != key[:-1]])
    whole = np.minimum.reduceat(lean.prior[pair], starts)
    for feature, told in weights(pair):
        says = told != 0.0
        count = np.maximum(np.add.reduceat(says.astype(np.float64), starts), 1.0)
        if feature in lean.any_match:
            mixture = np.add.reduceat(np.where(says, np.exp(told), 0.0), starts)
            whole += lean.whole * np.where(mixture > 0.0, np.log(np.maximum(mixture, 1e-30) / count), 0.0)
        else:
            whole += lean.whole * np.add.reduceat(told, starts) / count
    whole += lean.size * np.log(np.bincount(label, minlength=n)[key[starts] % n])
    seeker, event = np.divmod(key[starts], n)
    odds = _against_others(seeker, whole, lean.alone)
    barred = score <= lean.veto
    apart = set(zip(label[a[barred]].tolist(), label[b[barred]].tolist(), strict=True))
    return renamed(_moved(label, seeker, event, odds, apart))


def between(label: Ints, a: Ints, b: Ints, seeks: Flags, takes: Flags) -> tuple[Ints, Ints, Ints]:
    """The positions of the pairs between clusters that seek and clusters that take; the unit on the seeking side of each, and the other."""
    seeking, taking = seeks[label], takes[label]
    there, back = np.flatnonzero(seeking[a] & taking[b]), np.flatnonzero(seeking[b] & taking[a])
    return np.concatenate([there, back]), np.concatenate([a[there], b[back]]), np.concatenate([b[there], a[back]])


def _allowed(key: Ints, score: Floats, lean: Leaning) -> Flags:
    """Which pairs (sorted by key) belong to an incident that may take the seeker at all: none of its pairs forbids it, and one is promising."""
    starts = np.flatnonzero(np.r_[True, key[1:] != key[:-1]])
    may = (np.minimum.reduceat(score, starts) > lean.veto) & (np.maximum.reduceat(score, starts) > lean.promising)
    found: Flags = np.repeat(may, np.diff(np.r_[starts, len(key)]))
    return found


def _moved(label: Ints, seeker: Ints, event: Ints, odds: Floats, apart: set[tuple[int, int]]) -> Ints:
    """Each seeker to its best incident, the surest first, unless that incident has just taken one it must not meet."""
    move = np.arange(len(label))
    best: dict[int, int] = {}
    sure = np.flatnonzero(odds > 0.0)
    for k in sure[np.lexsort((-event[sure], odds[sure]))].tolist():
        best[int(seeker[k])] = k
    taken: dict[int, list[int]] = {}
    for who, k in sorted(best.items(), key=lambda item: (-odds[item[1]], item[0])):
        into = int(event[k])
        if apart and any((who, other) in apart or (other, who) in apart for other in taken.get(into, ())):
            continue
        taken.setdefault(into, []).append(who)
        move[who] = into
    answer: Ints = move[label]
    return answer


def renamed(label: Ints) -> Ints:
    """Each cluster called by its smallest unit."""
    first = np.full(len(label), len(label), np.int64)
    np.minimum.at(first, label, np.arange(len(label)))
    answer: Ints = first[label]
    return answer


def _against_others(seeker: Ints, mean: Floats, alone: float) -> Floats:
    weight = np.exp(np.minimum(mean, 50.0))
    starts = np.flatnonzero(np.r_[True, seeker[1:] != seeker[:-1]])
    everyone = np.repeat(np.add.reduceat(weight, starts), np.diff(np.r_[starts, len(seeker)]))
    odds: Floats = mean - np.log(np.exp(alone) + np.maximum(everyone - weight, 0.0))
    return odds
