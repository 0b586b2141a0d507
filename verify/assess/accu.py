"""Fusion of any table of object, source and value, with the accuracy of the sources learnt from the table itself.

The model is ACCU (Dong, Berti-Equille, Srivastava 2009) with a third way for a source to be: right, right but less specific than it
could be (where values form a hierarchy, as in Jung, Kim, Shim 2019), or wrong.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log

import numpy as np
import numpy.typing as npt

from verify.assess.copying import independence
from verify.assess.tree import Hierarchy, Tree

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

EXACT, GENERAL, WRONG = 0, 1, 2
_ROUNDS = 20
_SAME = 10.0
_HELD_TO = 0.25
"""How far at least a source is held to what it only repeats."""
_UNSEEN = 0.5
"""Times that a value of the hierarchy is taken to have been true before any is counted."""


@dataclass(frozen=True, slots=True)
class Prior:
    """What is believed of a source before the table is read: how often it is exact, general and wrong, worth `strength` statements.

    `alternatives`: how many wrong values there are to choose from.
    """

    exact: float = 0.7
    general: float = 0.1
    wrong: float = 0.2
    strength: float = 5.0
    alternatives: float = 20.0


@dataclass(slots=True)
class Problem:
    """The table as arrays: a row is a statement, a hypothesis a possible truth of its object, a pair holds one against the other."""

    objects: list[str]
    sources: list[str]
    row_source: Ints
    row_value: Ints
    hyp_object: Ints
    hyp_prior: Floats
    pair_row: Ints
    pair_hyp: Ints
    pair_way: Ints
    pair_log: Floats
    named: list[tuple[str, str]]
    places: "Places | None" = None


@dataclass(slots=True)
class Places:
    """Where hypotheses stand in the hierarchy, for learning how often the truth is a value or something below it.

    `value`: for a named hypothesis its value, else -1; `above`: for an unnamed one the value that it lies below, else -1. Row k of `chain`
    says that value `chain[k, 1]` stands above value `chain[k, 0]`. `size`: values of the hierarchy below a value.
    """

    value: Ints
    above: Ints
    chain: Ints
    size: Floats


@dataclass(slots=True)
class Solution:
    """Belief in every hypothesis, and for every source how often it is exact, general, wrong."""

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
    problem = build(rows, tree, given)
    solved = solve(problem, given, copies=copies)
    found = [(o, v, float(p)) for (o, v), p in zip(problem.named, solved.belief, strict=False)]
    return sorted(found, key=lambda r: (r[0], -r[2], r[1]))


def folded(value: str) -> str:
    """A value as it is compared: without case and superfluous space."""
    return " ".join(value.split()).casefold()


def build(
    rows: Sequence[tuple[str, str, str]], tree: Hierarchy | None, prior: Prior, alternatives: Mapping[str, float] | None = None
) -> Problem:
    """The arrays of a table; equal rows count once, and the order of rows changes nothing.

    `alternatives`: how many wrong values an object has, where that is not the prior's number.
    """
    among = alternatives if alternatives is not None else {}
    spelled: dict[tuple[str, str], str] = {}
    told: dict[str, dict[str, set[str]]] = {}
    for obj, source, value in sorted(set(rows)):
        key = folded(value)
        spelled.setdefault((obj, key), value)
        told.setdefault(obj, {}).setdefault(key, set()).add(source)
    objects, sources = sorted(told), sorted({r[1] for r in rows})
    source_at = {s: i for i, s in enumerate(sources)}
    maker = _Maker(prior, tree)
    named: list[tuple[str, str]] = []
    for at, obj in enumerate(objects):
        values = sorted(told[obj])
        named += [(obj, spelled[obj, v]) for v in values]
        maker.left = among.get(obj, prior.alternatives)
        maker.add(at, values, [[source_at[s] for s in sorted(told[obj][v])] for v in values])
    return maker.problem(objects, sources, named)


class _Maker:
    """Collects the arrays object by object; the named hypotheses of all objects come first, the unnamed after them."""

    def __init__(self, prior: Prior, tree: Hierarchy | None) -> None:
        self.tree = tree
        self.left = prior.alternatives
        self.same = -log(self.left)
        self.rows: list[tuple[int, int]] = []
        self.hyps: list[tuple[int, float, int]] = []
        self.unnamed: list[tuple[int, float, int]] = []
        self.pairs: list[tuple[int, int, int, float]] = []
        self.unnamed_pairs: list[tuple[int, int, int, float]] = []
        self.values: dict[str, int] = {}

    def add(self, obj: int, values: Sequence[str], sources: Sequence[Sequence[int]]) -> None:
        """The values of an object and who says them."""
        first, self.same = len(self.hyps), -log(self.left)
        ids = [self.values.setdefault(v, len(self.values)) for v in values]
        rows = [(len(self.rows) + k, at) for k, at in enumerate(at for at, told in enumerate(sources) for _ in told)]
        self.rows += [(s, first + at) for at, told in enumerate(sources) for s in told]
        for at, value in enumerate(values):
            self.hyps.append((obj, 1.0, ids[at]))
            self.pairs += [(r, first + at, *self._way(values[said], value, said == at)) for r, said in rows]
        for at, value in enumerate(values) if self.tree is not None else ():
            if self.tree is not None and self.tree.size(value) > 0:
                self._add_below(obj, ids[at], at, rows, values)
        self.unnamed_pairs += [(r, len(self.unnamed), WRONG, self.same) for r, _ in rows]
        self.unnamed.append((obj, max(1.0, self.left + 1.0 - len(values)), -1))

    def _way(self, said: str, true: str, same: bool) -> tuple[int, float]:
        if same:
            return EXACT, 0.0
        if self.tree is not None and self.tree.above(said, true):
            return GENERAL, -log(max(1, self.tree.depth(true) - 1))
        return WRONG, self.same

    def _add_below(self, obj: int, value: int, at: int, rows: Sequence[tuple[int, int]], values: Sequence[str]) -> None:
        """The hypothesis that the truth is something more specific than all that was said. Sources that stop at the same place do so together."""
        assert self.tree is not None
        hyp, first = len(self.unnamed), True
        for row, said in rows:
            if said == at or self.tree.above(values[said], values[at]):
                much = -log(max(1, self.tree.depth(values[at]))) if first or said != at else float("nan")
                self.unnamed_pairs.append((row, hyp, GENERAL, much))
                first = first and said != at
            else:
                self.unnamed_pairs.append((row, hyp, WRONG, self.same))
        self.unnamed.append((obj, 1.0, value))

    def problem(self, objects: list[str], sources: list[str], named: list[tuple[str, str]]) -> Problem:
        """The arrays."""
        shift = len(self.hyps)
        pairs = self.pairs + [(r, h + shift, w, x) for r, h, w, x in self.unnamed_pairs]
        row, hyp, way, log = (list(c) for c in zip(*pairs, strict=True)) if pairs else ([], [], [], [])
        hyps = self.hyps + self.unnamed
        return Problem(
            objects, sources, np.array([s for s, _ in self.rows], np.int64), np.array([v for _, v in self.rows], np.int64),
            np.array([o for o, _, _ in hyps], np.int64), np.array([p for _, p, _ in hyps], np.float64), np.array(row, np.int64),
            np.array(hyp, np.int64), np.array(way, np.int64), np.array(log, np.float64), named, self._places(),
        )  # fmt: skip

    def _places(self) -> Places | None:
        if not isinstance(self.tree, Tree):  # values of an object of its own teach nothing of other objects
            return None
        keys = list(self.values)
        chain = [
            (i, j) for i, fine in enumerate(keys) for broad in self.tree.chain(fine) if (j := self.values.get(broad)) is not None and j != i
        ]
        none = [-1] * len(self.unnamed)
        return Places(
            np.array([v for _, _, v in self.hyps] + none, np.int64), np.array([-1] * len(self.hyps) + [v for _, _, v in self.unnamed], np.int64),
            np.array(chain, np.int64).reshape(-1, 2), np.array([self.tree.size(k) for k in keys], np.float64),
        )  # fmt: skip


def solve(problem: Problem, prior: Prior, start: Floats | None = None, *, copies: bool = True) -> Solution:
    """Belief and accuracy by turns (expectation, maximisation), the accuracy held to its prior; shared errors lower a source's weight.

    `start`: prior pseudo-counts of the three ways for each source, where sources differ before the table is read.
    """
    pseudo = prior.strength * np.array([prior.exact, prior.general, prior.wrong])
    counts = np.tile(pseudo, (len(problem.sources), 1)) if start is None else start
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
        weight = independence(problem.row_source, problem.row_value, problem.hyp_object, None, 1.0 - ways[:, WRONG])
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
            weight = independence(problem.row_source, problem.row_value, problem.hyp_object, _right(problem, belief), 1.0 - ways[:, WRONG])
    return Solution(belief, ways, weight)


def _weigh_wrong(problem: Problem, spread: Places, errors: Floats) -> None:
    """How often a value is told in error: some ("Paris", the object's own name) are so more often than others.

    `errors`: for every row the belief that it is wrong. A value's rate is shrunk to that of all, and leaves the row in question out.
    """
    size = len(spread.size)
    value = spread.value[problem.row_value]
    said, wrong = np.bincount(value, minlength=size), np.bincount(value, errors, minlength=size)
    rate = (wrong[value] - errors + _SAME * errors.sum() / len(errors)) / (said[value] - 1 + _SAME)
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
    source = problem.row_source[problem.pair_row]
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
    flat = problem.row_source[problem.pair_row] * 3 + problem.pair_way
    held = (
        np.bincount(
            flat, belief[problem.pair_hyp] * np.maximum(weight, _HELD_TO)[problem.pair_row], minlength=3 * len(problem.sources)
        ).reshape(-1, 3)
        + counts
    )
    ways: Floats = held / held.sum(axis=1, keepdims=True)
    return ways
