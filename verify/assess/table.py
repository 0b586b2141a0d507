"""A table of object, source and value as arrays: every statement, every possible truth, and how the one stands to the other."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log

import numpy as np
import numpy.typing as npt

from verify.assess.tree import Hierarchy, Tree

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]

_WORD = re.compile(r"\w+")

EXACT, GENERAL, WRONG = 0, 1, 2
"""The three ways a statement may stand to a truth: it is it, it is right but less specific, it is something else."""


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
    """The table as arrays: a row is a statement, a hypothesis a possible truth of its object, a pair holds one against the other.

    `row_voice`: whose habits a row is judged by; its source, or after the sources the one voice of all echoes (`echoes`).
    """

    objects: list[str]
    sources: list[str]
    row_source: Ints
    row_voice: Ints
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


@lru_cache(maxsize=65536)
def folded(value: str) -> str:
    """A value as it is compared: without case and superfluous space."""
    return " ".join(value.split()).casefold()


def echoes(obj: str, value: str) -> bool:
    """Is the value nothing but words of the object's own name ("Alba" of "Alba, Jessica")? What was gathered by machine often is so in error."""
    said = _WORD.findall(value.casefold())
    return any(w.isalpha() for w in said) and set(said) <= set(_WORD.findall(obj.casefold()))


def build(
    rows: Sequence[tuple[str, str, str]],
    tree: Hierarchy | None,
    prior: Prior,
    alternatives: Mapping[str, float] | None = None,
    *,
    names: bool = False,
) -> Problem:
    """The arrays of a table; equal rows count once, and the order of rows changes nothing.

    `alternatives`: how many wrong values an object has, where that is not the prior's number. `names`: objects are known by their names,
    so that a value may echo one; of each value the spelling of its first source is kept (else `Problem.named` has values as compared).
    """
    among = alternatives if alternatives is not None else {}
    told: dict[str, dict[str, set[str]]] = {}
    for obj, source, value in rows:
        of_object = told.get(obj)
        if of_object is None:
            of_object = told[obj] = {}
        key = folded(value)
        if key in of_object:
            of_object[key].add(source)
        else:
            of_object[key] = {source}
    objects, sources = sorted(told), sorted({r[1] for r in rows})
    source_at = {s: i for i, s in enumerate(sources)}
    values = [sorted(told[obj]) for obj in objects]
    said = [[sorted([source_at[s] for s in told[obj][v]]) for v in own] for obj, own in zip(objects, values, strict=True)]
    echo = [[echoes(obj, v) for v in own] if names else [False] * len(own) for obj, own in zip(objects, values, strict=True)]
    spelt = _spellings(rows) if names else {}
    named = [(obj, spelt.get((obj, v), v)) for obj, own in zip(objects, values, strict=True) for v in own]
    left = [among.get(obj, prior.alternatives) for obj in objects]
    if tree is None:
        return _flat(objects, sources, said, echo, left, named)
    maker = _Maker(tree)
    for at, own in enumerate(values):
        maker.left = left[at]
        maker.add(at, own, said[at], echo[at])
    return maker.problem(objects, sources, named)


def _spellings(rows: Sequence[tuple[str, str, str]]) -> dict[tuple[str, str], str]:
    """For an object and a value as it is compared how its first source spells it."""
    first: dict[tuple[str, str], tuple[str, str]] = {}
    for obj, source, value in rows:
        told = first.setdefault((obj, folded(value)), (source, value))
        if (source, value) < told:
            first[obj, folded(value)] = (source, value)
    return {key: value for key, (_, value) in first.items()}


def _flat(
    objects: list[str],
    sources: list[str],
    said: Sequence[Sequence[Sequence[int]]],
    echo: Sequence[Sequence[bool]],
    left: Sequence[float],
    named: list[tuple[str, str]],
) -> Problem:
    """The arrays where no value is more specific than another: every statement against every value of its object and against "something else".

    `said`: for each object and value who says it; `left`: how many wrong values each object has.
    """
    numbers = np.arange(len(objects))
    n_values = np.array([len(own) for own in said], np.int64)
    told = np.array([len(by) for own in said for by in own], np.int64)
    row_source = np.array([s for own in said for by in own for s in by], np.int64)
    row_value = np.repeat(np.arange(len(told)), told)
    hyp_object = np.repeat(numbers, n_values)
    row_object = hyp_object[row_value]
    n_rows = np.bincount(row_object, minlength=len(objects))
    first = np.cumsum(n_rows) - n_rows
    held = n_rows[hyp_object]
    pair_hyp = np.repeat(np.arange(len(told)), held)
    pair_row = np.arange(len(pair_hyp)) - np.repeat(np.cumsum(held) - held - first[hyp_object], held)
    exact = row_value[pair_row] == pair_hyp
    logs = {n: -log(n) for n in set(left)}
    same = np.array([logs[n] for n in left], np.float64)
    echoed = np.array([e for own in echo for e in own], np.bool_)
    return Problem(
        objects, sources, row_source, np.where(echoed[row_value], len(sources), row_source), row_value,
        np.concatenate([hyp_object, numbers]),
        np.concatenate([np.ones(len(told)), np.maximum(1.0, np.array(left, np.float64) + 1.0 - n_values)]),
        np.concatenate([pair_row, np.arange(len(row_source))]), np.concatenate([pair_hyp, row_object + len(told)]),
        np.concatenate([np.where(exact, EXACT, WRONG), np.full(len(row_source), WRONG)]),
        np.concatenate([np.where(exact, 0.0, same[hyp_object[pair_hyp]]), same[row_object]]), named,
    )  # fmt: skip


class _Maker:
    """Collects the arrays of values in a hierarchy object by object; the named hypotheses of all objects come first, the unnamed after them."""

    def __init__(self, tree: Hierarchy) -> None:
        self.tree = tree
        self.left = self.same = 0.0
        self.rows: list[tuple[int, int]] = []
        self.echo: list[bool] = []
        self.hyps: list[tuple[int, float, int]] = []
        self.unnamed: list[tuple[int, float, int]] = []
        self.pairs: list[tuple[int, int, int, float]] = []
        self.unnamed_pairs: list[tuple[int, int, int, float]] = []
        self.values: dict[str, int] = {}

    def add(self, obj: int, values: Sequence[str], sources: Sequence[Sequence[int]], echo: Sequence[bool]) -> None:
        """The values of an object, who says them, and which of them echo its name."""
        first, self.same = len(self.hyps), -log(self.left)
        ids = [self.values.setdefault(v, len(self.values)) for v in values]
        rows = [(len(self.rows) + k, at) for k, at in enumerate(at for at, told in enumerate(sources) for _ in told)]
        self.rows += [(s, first + at) for at, told in enumerate(sources) for s in told]
        self.echo += [echo[said] for _, said in rows]
        for at, value in enumerate(values):
            self.hyps.append((obj, 1.0, ids[at]))
            self.pairs += [(r, first + at, *self._way(values[said], value, said == at)) for r, said in rows]
        for at, value in enumerate(values):
            if self.tree.size(value) > 0:
                self._add_below(obj, ids[at], at, rows, values)
        self.unnamed_pairs += [(r, len(self.unnamed), WRONG, self.same) for r, _ in rows]
        self.unnamed.append((obj, max(1.0, self.left + 1.0 - len(values)), -1))

    def _way(self, said: str, true: str, same: bool) -> tuple[int, float]:
        if same:
            return EXACT, 0.0
        if self.tree.above(said, true):
            return GENERAL, -log(max(1, self.tree.depth(true) - 1))
        return WRONG, self.same

    def _add_below(self, obj: int, value: int, at: int, rows: Sequence[tuple[int, int]], values: Sequence[str]) -> None:
        """The hypothesis that the truth is something more specific than all that was said. Sources that stop at the same place do so together."""
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
        source = np.array([s for s, _ in self.rows], np.int64)
        voice = np.where(np.array(self.echo, bool), len(sources), source)
        return Problem(
            objects, sources, source, voice, np.array([v for _, v in self.rows], np.int64),
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
