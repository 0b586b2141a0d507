"""Which units a run that goes on from an earlier one looks at again: the neighbourhoods of what is new.

A step leads from a unit to all it has a *promising* pair with (a score above the open band); only such pairs join units, or let an
incident claim a sparse one. The units within some steps of anything new are put together again, with a margin of further steps so that
they stand as they would among all. Where the rim of the inner part comes out as it was, nothing beyond it can have changed; where it does
not, the neighbourhood is widened, in the end to everything.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from verify.cluster.block import Blocks, candidate_pairs
from verify.cluster.columns import Columns, Ints
from verify.cluster.judgements import Ruling
from verify.cluster.pairs import Bench, open_pairs_read
from verify.cluster.previous import Previous
from verify.cluster.score import Flags, score_facts
from verify.cluster.standing import crowd_of, days_told
from verify.cluster.wording import Wording

_JUDGED = 100.0
_NEAR = 2.0
"""How far below the threshold a pair may score and still have a say in what becomes of its units."""
_REACHES, _MARGIN = (1, 2, 4), 2
"""Steps from what is new to the edge of the core, in the order they are tried; steps around the rim."""


@dataclass(frozen=True, slots=True)
class Again:
    """Rows by their distance from what is new: `core` is put together again, `rim` must come out as it was, `around` has a say."""

    core: Flags
    rim: Flags
    around: Flags


def neighbourhoods(bench: Bench, blocks: Blocks, previous: Previous, rulings: Sequence[Ruling]) -> Iterator[Again]:
    """Ever wider neighbourhoods of what is new, everything last; everything at once if other rules or another encoder made the earlier run."""
    columns = bench.columns
    everything, nothing = np.ones(columns.n, np.bool_), np.zeros(columns.n, np.bool_)
    if previous.comparable:
        new = _new_rows(columns, previous)
        for ruling in rulings:
            new[[ruling.a, ruling.b]] = True
        new |= _rows_of_changed_blocks(bench, blocks, new)
        row_of = {columns.claims[i].id: row for row, unit in enumerate(columns.members) for i in unit}
        event = np.full(columns.n, -1, np.int64)
        for k, old in enumerate(previous.clusters):
            event[[row_of[c] for c in old.claim_ids if c in row_of]] = k
            if any(c not in row_of for c in old.claim_ids) or any(k.kind == "kept_apart" or k.score >= _JUDGED for k in old.links):
                new[[row_of[c] for c in old.claim_ids if c in row_of]] = True
        graph = _Graph(bench, blocks, event)
        within = [graph.whole(new)]
        for reach in _REACHES:
            while len(within) <= reach + 1 + _MARGIN:
                within.append(graph.stepped(within[-1]))
            around = within[reach + 1 + _MARGIN]
            if int(around.sum()) > columns.n // 2:
                break
            yield Again(within[reach], within[reach + 1] & ~within[reach], around)
    yield Again(everything, nothing, everything)


def _new_rows(columns: Columns, previous: Previous) -> Flags:
    return np.array([not all(previous.same(columns.claims[i]) for i in unit) for unit in columns.members], np.bool_)


def _rows_of_changed_blocks(bench: Bench, blocks: Blocks, new: Flags) -> Flags:
    """Old rows that meet other old rows than before, or that lost or won a rare word or a crowd, because of what is new: a cap or a count
    moved."""
    columns, n = bench.columns, bench.columns.n
    changed = np.zeros(n, np.bool_)
    old = np.flatnonzero(~new)
    if not len(old) or len(old) == n:
        return changed
    before = columns.only(old)
    first, last = days_told(before.t_lo, before.t_hi, before.published, before.zone)
    changed[old[crowd_of(first, last, before.country) != before.crowd]] = True
    words = Wording(before.texts, bench.spec.blocks.rare_words)
    changed[old[words.likeness.signature != bench.wording.likeness.signature[old]]] = True
    if words.likeness.enough != bench.wording.likeness.enough:
        changed[:] = True
    for at, row in enumerate(old.tolist()):
        if words.rare.get(at) != bench.wording.rare.get(row):
            changed[row] = True
    was = candidate_pairs(before, words, bench.spec)
    then = old[was.a] * n + old[was.b]
    both_old = ~new[blocks.a] & ~new[blocks.b]
    now = blocks.a[both_old] * n + blocks.b[both_old]
    for key in (np.setdiff1d(then, now, assume_unique=True), np.setdiff1d(now, then, assume_unique=True)):
        changed[key // n] = True
        changed[key % n] = True
    changed[old[was.crowded != blocks.crowded[old]]] = True
    return changed


class _Graph:
    """The candidate pairs, scored as they are met."""

    def __init__(self, bench: Bench, blocks: Blocks, event: Ints) -> None:
        self.bench, self.a, self.b, self.event = bench, blocks.a, blocks.b, event
        self.score = np.full(len(blocks.a), np.nan)

    def stepped(self, rows: Flags) -> Flags:
        """These rows and those a step away, with their whole events."""
        at = np.flatnonzero(rows[self.a] != rows[self.b])
        fresh = at[np.isnan(self.score[at])]
        if len(fresh):
            scores = score_facts(self.bench.columns, self.a[fresh], self.b[fresh], self.bench.spec, self.bench.density)
            open_pairs_read(self.bench, scores)
            self.score[fresh] = scores.score
        good = at[self.score[at] > self.bench.spec.threshold - _NEAR]
        found = rows.copy()
        found[self.a[good]] = True
        found[self.b[good]] = True
        return self.whole(found)

    def whole(self, rows: Flags) -> Flags:
        """With all units of the earlier events that these are of."""
        known = np.unique(self.event[rows])
        return rows | np.isin(self.event, known[known >= 0])
