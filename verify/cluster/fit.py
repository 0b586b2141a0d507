"""Fits the weights of the levels on labelled claims: which pairs of them are one incident, and how often each level says so.

Three methods, so that a measurement can decide: `logistic` (penalised towards the weights in force: Gaussian prior, MAP), `counts`
(Fellegi and Sunter's ln m/u, counted on labelled pairs) and `em` (the same without labels, by expectation-maximisation: Winkler 1988).
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
import numpy.typing as npt
from scipy.optimize import minimize

from verify.cluster.block import candidate_pairs
from verify.cluster.byvalue import Levels
from verify.cluster.columns import Floats, Ints, columns_of
from verify.cluster.density import unit_density
from verify.cluster.encoder import Encoder
from verify.cluster.score import add_all_vectors, add_wording, prior_of, score_facts
from verify.cluster.weights import DECIDED, FEATURES, LEVELS, READING, ClusterSpec
from verify.cluster.wording import Wording
from verify.errors import VerifyError
from verify.model import Claim

if TYPE_CHECKING:
    from verify.rulepack import Rules

Method = Literal["logistic", "counts", "em"]
METHODS: tuple[Method, ...] = ("logistic", "counts", "em")
_SMOOTH = 0.5
_ROUNDS = 60


@dataclass(frozen=True, slots=True)
class LabelledPairs:
    """Candidate pairs of labelled claims: levels (pairs x features), the prior before any level, whether they are one incident."""

    levels: Levels
    prior: Floats
    same: npt.NDArray[np.bool_]
    weight: Floats


@dataclass(frozen=True, slots=True)
class Fitted:
    """The weights found, with what they were found on: log-loss a pair of the weights in force and of the new ones.

    `weights` and `read_weights` are the two tables of the pack; `shift` is how the priors move, by the pairs of stated facts alone: what
    the others have to move by is the weight of their level `read`.
    """

    weights: dict[str, tuple[float, ...]]
    read_weights: dict[str, tuple[float, ...]]
    shift: float
    pairs: int
    same: int
    loss_before: float
    loss_after: float


def labelled_pairs(
    claims: Sequence[Claim], incident_of: Mapping[str, str], rules: "Rules", spec: ClusterSpec, encoder: Encoder | None = None
) -> LabelledPairs:
    """Every candidate pair whose two claims are labelled (by claim id). Each unit's pairs weigh as much as another's."""
    columns = columns_of([c for c in claims if c.id in incident_of], rules, spec)
    if columns.n < 2:
        raise VerifyError("there are fewer than two labelled claims; label more of them")
    wording = Wording(columns.texts, spec.blocks.rare_words)
    blocks = candidate_pairs(columns, wording, spec)
    density = unit_density(columns, spec)
    scores = score_facts(columns, blocks.a, blocks.b, spec, density)
    add_wording(scores, wording, np.arange(len(scores.a)), density, spec)
    if encoder is not None:
        add_all_vectors(scores, columns, encoder, density, spec)
    names = [incident_of[columns.claims[lead].id] for lead in columns.lead]
    code = {name: i for i, name in enumerate(sorted(set(names)))}
    event = np.array([code[name] for name in names])
    told = scores.levels[:, FEATURES.index("document")] == 0
    often = np.bincount(np.concatenate([scores.a, scores.b]), minlength=columns.n).astype(np.float64)
    weight = 1.0 / np.sqrt(often[scores.a] * often[scores.b])
    prior = prior_of(np.maximum(density[scores.a], density[scores.b]), spec)
    return LabelledPairs(scores.levels[told], prior[told], (event[scores.a] == event[scores.b])[told], weight[told])


def fit(pairs: Sequence[LabelledPairs], spec: ClusterSpec, method: Method = "logistic", strength: float = 400.0) -> Fitted:
    """The weights of these pairs; a set of pairs counts by the square root of its size, so that a large one does not drown a small one of
    another kind. `strength`: how firmly the weights in force are held to."""
    if method not in METHODS:
        raise VerifyError(f"unknown method {method!r}; there are {', '.join(METHODS)}")
    known = [p for p in pairs if len(p.same)]
    if not known or not any(p.same.any() for p in known) or all(p.same.all() for p in known):
        raise VerifyError("the labels hold no pair of one incident, or no pair of two: nothing can be learnt from them")
    levels = np.concatenate([p.levels for p in known])
    prior = np.concatenate([p.prior for p in known])
    same = np.concatenate([p.same for p in known])
    most = max(float(p.weight.sum()) for p in known)
    weight = np.concatenate([p.weight * math.sqrt(most / float(p.weight.sum())) for p in known])
    pairs_in_all, of_one = len(same), int(same.sum())
    first, weight = _alike(levels, prior, same, weight)
    levels, prior, same = levels[first], prior[first], same[first]
    design = _Design(levels)
    before = design.flat(spec)
    if method == "logistic":
        found, shift = _logistic(design, prior, same, weight, before, strength)
    elif method == "counts":
        found, shift = _counts(design, same.astype(np.float64), weight)
    else:
        found, shift = _em(design, prior, weight, before)
    base, moved = (prior, shift * design.stated) if method == "logistic" else (np.zeros(len(prior)), shift)
    return Fitted(
        *design.shaped(found), shift, pairs_in_all, of_one,
        _loss(prior + design.score(before), same, weight), _loss(base + moved + design.score(found), same, weight),
    )  # fmt: skip


def _alike(levels: Levels, prior: Floats, same: npt.NDArray[np.bool_], weight: Floats) -> tuple[Ints, Floats]:
    """Pairs with the same levels, prior and answer are one to a fit: the first of each such group, and what the group weighs."""
    rows = np.column_stack([levels, np.unique(prior, return_inverse=True)[1], same]).astype(np.int8)
    keys = np.ascontiguousarray(rows).view(np.dtype((np.void, rows.shape[1]))).ravel()
    _, first, group = np.unique(keys, return_index=True, return_inverse=True)
    return first.astype(np.int64), np.bincount(group, weights=weight, minlength=len(first)).astype(np.float64)


def loss_of(pairs: LabelledPairs, tables: Fitted | ClusterSpec, method: Method = "logistic") -> float:
    """The log-loss a pair of these weights, so that a fit can be measured on pairs it has not seen."""
    design = _Design(pairs.levels)
    shift = tables.shift if isinstance(tables, Fitted) else 0.0
    logistic = method == "logistic" or isinstance(tables, ClusterSpec)
    base = pairs.prior + shift * design.stated if logistic else np.full(len(pairs.prior), shift)
    return _loss(base + design.score(design.flat(tables)), pairs.same, pairs.weight)


class _Design:
    """Levels as columns of a flat vector of weights, the table for stated facts first; the null levels have no column."""

    def __init__(self, levels: Levels) -> None:
        self.levels = levels.astype(np.int64)
        self.stated = (self.levels[:, READING] == 0).astype(np.float64)
        self.start = np.cumsum([0, *(len(LEVELS[f]) for f in FEATURES)])
        self.size = 2 * int(self.start[-1])
        own = [0 if f in DECIDED else int(self.start[-1]) for f in FEATURES]
        self.columns = self.levels + self.start[:-1] + self.levels[:, [READING]] * np.array(own)
        self.null = np.concatenate([self.start[:-1], self.start[:-1] + self.start[-1]])
        self.free = self.start[-1] + self.start[READING] + 1
        """The weight of the level `read`: the prior of pairs that were read, which nothing holds to what it was."""

    def flat(self, tables: "Fitted | ClusterSpec") -> Floats:
        both = (tables.weights, {f: tables.read_weights.get(f, tables.weights[f]) for f in FEATURES})
        return np.concatenate([np.array(table[f], np.float64) for table in both for f in FEATURES])

    def shaped(self, flat: Floats) -> tuple[dict[str, tuple[float, ...]], dict[str, tuple[float, ...]]]:
        def table(offset: int, features: Sequence[str]) -> dict[str, tuple[float, ...]]:
            at = {f: (int(self.start[i]) + offset, int(self.start[i + 1]) + offset) for i, f in enumerate(FEATURES)}
            return {f: tuple(float(x) for x in flat[at[f][0] : at[f][1]]) for f in features}

        return table(0, FEATURES), table(int(self.start[-1]), [f for f in FEATURES if f not in DECIDED])

    def score(self, flat: Floats) -> Floats:
        total: Floats = flat[self.columns].sum(axis=1)
        return total

    def gradient(self, residual: Floats) -> Floats:
        found = np.zeros(self.size)
        for i in range(len(FEATURES)):
            found += np.bincount(self.columns[:, i], weights=residual, minlength=self.size)
        found[self.null] = 0.0
        return found

    def shares(self, weight: Floats) -> Floats:
        """Of the pairs that say anything of a feature, the share of each level, smoothed."""
        found = np.zeros(self.size)
        for i, feature in enumerate(FEATURES):
            for table in range(2):
                at = int(self.start[i]) + table * self.size // 2
                count = np.bincount(self.columns[:, i], weights=weight, minlength=self.size)[at + 1 : at + len(LEVELS[feature])] + _SMOOTH
                found[at + 1 : at + len(LEVELS[feature])] = count / count.sum()
        return found


def _logistic(
    design: _Design, prior: Floats, same: npt.NDArray[np.bool_], weight: Floats, before: Floats, strength: float
) -> tuple[Floats, float]:
    target = same.astype(np.float64)

    def cost(x: Floats) -> tuple[float, Floats]:
        flat, shift = x[:-1], x[-1]
        score = prior + shift * design.stated + design.score(flat)
        away = flat - before
        away[design.free] = 0.0
        pull = strength * 0.025 * float(away @ away)
        residual = weight * (_sigmoid(score) - target)
        gradient = np.append(design.gradient(residual) + strength * 0.05 * away, (residual * design.stated).sum())
        return float((weight * (np.logaddexp(0.0, score) - target * score)).sum()) + pull, gradient

    best = minimize(cost, np.append(before, 0.0), jac=True, method="L-BFGS-B", options={"maxiter": 500})
    return best.x[:-1], float(best.x[-1])


def _counts(design: _Design, same: Floats, weight: Floats) -> tuple[Floats, float]:
    one, two = design.shares(weight * same), design.shares(weight * (1.0 - same))
    flat = np.zeros(design.size)
    told = one > 0.0
    flat[told] = np.log(one[told]) - np.log(two[told])
    share = float((weight * same).sum() / weight.sum())
    return flat, float(np.log(share / (1.0 - share)))


def _em(design: _Design, prior: Floats, weight: Floats, before: Floats) -> tuple[Floats, float]:
    """Starts from what the weights in force believe, then lets the pairs speak."""
    flat, shift = before, 0.0
    belief = _sigmoid(prior + design.score(before))
    for _ in range(_ROUNDS):
        flat, shift = _counts(design, belief, weight)
        belief = _sigmoid(shift + design.score(flat))
    return flat, shift


def _sigmoid(x: Floats) -> Floats:
    return 1.0 / (1.0 + np.exp(-np.clip(x, -40.0, 40.0)))


def _loss(score: Floats, same: npt.NDArray[np.bool_], weight: Floats) -> float:
    return float((weight * (np.logaddexp(0.0, score) - same * score)).sum() / weight.sum())
