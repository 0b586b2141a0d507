"""Fusion of any table of object, source and value, with the accuracy of the sources learnt from the table itself.

The model is ACCU (Dong, Berti-Equille, Srivastava 2009) with a third way for a source to be: right, right but less specific than it
could be (where values form a hierarchy, as in Jung, Kim, Shim 2019), or wrong.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from verify.assess.copying import independence
from verify.assess.table import WRONG, Floats, Places, Prior, Problem, build
from verify.assess.tree import Hierarchy, Tree

_ROUNDS = 20
_SAME = 10.0
_HELD_TO = 0.25
"""How far at least a source is held to what it only repeats."""
_UNSEEN = 0.5
"""Times that a value of the hierarchy is taken to have been true before any is counted."""


@dataclass(slots=True)
class Solution:
    """Belief in every hypothesis, and for every source (then the echoes, where there are any) how often it is exact, general, wrong."""

    belief: Floats
    ways: Floats
    weight: Floats


def fuse_table(
    rows: Sequence[tuple[str, str, str]],
    *,
    hierarchy: Mapping[str, Sequence[str]] | Hierarchy | None = None,
    prior: Prior | None = None,
    copies: bool = True,
) -> list[tuple[str, str, float]]:
    """(object, value, probability) for every value told of an object, the objects sorted, the likeliest value first.

    `hierarchy` gives the broader values of a value: {"Minneapolis": ["Minnesota"]}. What is missing from one in the probabilities of
    an object is the belief that none of its values is right. `copies`: look for sources that repeat each other.
    """
    tree = Tree.of(hierarchy) if isinstance(hierarchy, Mapping) else hierarchy
    given = prior if prior is not None else Prior() if tree is not None else Prior(exact=0.78, general=0.02)
    problem = build(rows, tree, given, names=True)
    solved = solve(problem, given, copies=copies)
    found = [(o, v, float(p)) for (o, v), p in zip(problem.named, solved.belief, strict=False)]
    return sorted(found, key=lambda r: (r[0], -r[2], r[1]))


def solve(problem: Problem, prior: Prior, start: Floats | None = None, *, copies: bool = True) -> Solution:
    """Belief and accuracy by turns (expectation, maximisation), the accuracy held to its prior; shared errors lower a source's weight.

    `start`: prior pseudo-counts of the three ways for each source, where sources differ before the table is read.
    """
    pseudo = prior.strength * np.array([prior.exact, prior.general, prior.wrong])
    voices = len(problem.sources) + int(np.any(problem.row_voice != problem.row_source))
    counts = np.tile(pseudo, (voices, 1)) if start is None else start
    ways = counts / counts.sum(axis=1, keepdims=True)
    weight = np.ones(len(problem.row_source))
    belief = np.zeros(len(problem.hyp_object))
    spread = problem.places
    if spread is not None:
        said = np.bincount(spread.value[problem.row_value], minlength=len(spread.size)).astype(np.float64)
        _weigh_wrong(problem, spread, np.ones(len(problem.row_source)))
        _weigh_truths(problem, spread, said, np.zeros(len(spread.size)))
    if (
        copies and start is None
    ):  # of sources nobody knows, those that agree far more than they should are suspected before the truth is sought
        weight = independence(problem.row_source, problem.row_value, problem.hyp_object, None, _accuracy(problem, ways))
    for turn in range(_ROUNDS):
        belief = _belief(problem, ways, weight)
        ways = _ways(problem, belief, weight, counts)
        if spread is not None:
            named, below = spread.value >= 0, spread.above >= 0
            true = np.bincount(spread.value[named], belief[named], minlength=len(spread.size)).astype(np.float64)
            _weigh_wrong(problem, spread, 1.0 - _right(problem, belief))
            under = np.bincount(spread.above[below], belief[below], minlength=len(spread.size)).astype(np.float64)
            _weigh_truths(problem, spread, true, under)
        if copies and turn in (10, 15):
            weight = independence(
                problem.row_source, problem.row_value, problem.hyp_object, _right(problem, belief), _accuracy(problem, ways)
            )
    return Solution(belief, ways, weight)


def _accuracy(problem: Problem, ways: Floats) -> Floats:
    """How often each source is right."""
    right: Floats = 1.0 - ways[: len(problem.sources), WRONG]
    return right


def _weigh_wrong(problem: Problem, spread: Places, errors: Floats) -> None:
    """How often a value is told in error: some ("Paris", the object's own name) are so more often than others.

    `errors`: for every row the belief that it is wrong. A value's rate is shrunk to that of all, a source's on a value to the value's, and
    both leave the row in question out.
    """
    size = len(spread.size)
    value = spread.value[problem.row_value]
    said, wrong = np.bincount(value, minlength=size), np.bincount(value, errors, minlength=size)
    rate = (wrong[value] - errors + _SAME * errors.sum() / len(errors)) / (said[value] - 1 + _SAME)
    _, at = np.unique(problem.row_source * size + value, return_inverse=True)
    own_said, own_wrong = np.bincount(at), np.bincount(at, errors)
    rate = (own_wrong[at] - errors + _SAME * rate) / (own_said[at] - 1 + _SAME)
    told = np.log(said[value] * rate / errors.sum())
    pairs = problem.pair_way == WRONG
    problem.pair_log[pairs] = told[problem.pair_row[pairs]]


def _weigh_truths(problem: Problem, spread: Places, true: Floats, below: Floats) -> None:
    """How often the truth is a value itself (`true`) and how often something below it that nobody named (`below`)."""
    fine, broad = spread.chain[:, 0], spread.chain[:, 1]
    size = len(spread.size)
    under = below + np.bincount(broad, true[fine] + below[fine], minlength=size) + _UNSEEN * spread.size
    total = true.sum() + below.sum() + _UNSEEN * size
    named, unnamed = spread.value >= 0, spread.above >= 0
    problem.hyp_prior[named] = (true[spread.value[named]] + _UNSEEN) / total
    problem.hyp_prior[unnamed] = under[spread.above[unnamed]] / total
    problem.hyp_prior[~named & ~unnamed] = 1.0


def _belief(problem: Problem, ways: Floats, weight: Floats) -> Floats:
    """P(hypothesis | everything said of its object)."""
    if not len(problem.hyp_object):
        return np.zeros(0)
    source = problem.row_voice[problem.pair_row]
    said = np.log(ways[source, problem.pair_way])
    together = np.isnan(problem.pair_log)  # it stops where another stopped: no further word on how specific the truth is
    said[together] = np.log(1.0 - ways[source[together], WRONG])
    score = np.log(problem.hyp_prior)
    score += np.bincount(
        problem.pair_hyp, weight[problem.pair_row] * (said + np.where(together, 0.0, problem.pair_log)), minlength=len(problem.hyp_object)
    )
    top = np.full(len(problem.objects), -np.inf)
    np.maximum.at(top, problem.hyp_object, score)
    mass = np.exp(score - top[problem.hyp_object])
    belief: Floats = mass / np.bincount(problem.hyp_object, mass, minlength=len(problem.objects))[problem.hyp_object]
    return belief


def _right(problem: Problem, belief: Floats) -> Floats:
    """For every row the belief that it is right, be it less specific than it could be."""
    wrong = np.where(problem.pair_way == WRONG, belief[problem.pair_hyp], 0.0)
    right: Floats = np.clip(1.0 - np.bincount(problem.pair_row, wrong, minlength=len(problem.row_source)), 0.0, 1.0).astype(np.float64)
    return right


def _ways(problem: Problem, belief: Floats, weight: Floats, counts: Floats) -> Floats:
    """How often each source is exact, general, wrong, by the belief of this turn."""
    flat = problem.row_voice[problem.pair_row] * 3 + problem.pair_way
    held = (
        np.bincount(flat, belief[problem.pair_hyp] * np.maximum(weight, _HELD_TO)[problem.pair_row], minlength=3 * len(counts)).reshape(
            -1, 3
        )
        + counts
    )
    ways: Floats = held / held.sum(axis=1, keepdims=True)
    return ways
