"""What an event hangs on: the fewest voices without which its grade, its toll, its likeliest party or a verdict comes out otherwise."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, combinations
from math import comb

import msgspec
from msgspec.structs import replace

from verify.engine import Engine, LocalEngine
from verify.model import DIMENSIONS, Change, Event, Hinge, ProvenanceGroup, Report
from verify.reassess.judge import Judge, verdict_in
from verify.rulepack import Rules

MOST_TOGETHER = 3
MOST_JUDGEMENTS = 30
"""For one event. Voices are left out one by one, then by two and by three as far as this reaches."""
MOST_IN_ALL = 6000
"""For one report: where leaving out by two and three would take more, only single voices are tried."""
MOST_SINGLE = 20_000
"""Where even that would take more, nothing is worked out."""
_AT_ONCE = 16
_PACKING = msgspec.msgpack.Encoder().encode, msgspec.msgpack.Decoder(list[tuple[Hinge, ...] | None]).decode


def with_hinges(report: Report, rules: Rules, engine: Engine | None = None) -> Report:
    """The report with what each of its events hangs on, judged again by these rules; `engine`: who judges."""
    sizes = {e.id: _sizes(len(e.provenance_groups)) for e in report.events}
    several = _judgements(report, sizes) <= MOST_IN_ALL
    if not several and _judgements(report, {k: s[:1] for k, s in sizes.items()}) > MOST_SINGLE:
        return report
    judge, given = Judge(report, rules), {s.id: s for s in report.sources}

    def hinges(event: Event) -> tuple[Hinge, ...] | None:
        steps = sizes[event.id] if several else sizes[event.id][:1]

        def without(voices: Sequence[ProvenanceGroup]) -> Event | None:
            return judge.event(event, given, frozenset(), frozenset(i for g in voices for i in g.claim_ids))

        return tuple(_hinges(event, steps, without)) if steps else None

    some = [report.events[at : at + _AT_ONCE] for at in range(0, len(report.events), _AT_ONCE)]
    found = (engine or LocalEngine()).share(lambda events: [hinges(e) for e in events], some, _PACKING)
    return replace(report, events=tuple(replace(e, hangs_on=h) for e, h in zip(report.events, chain.from_iterable(found), strict=True)))


def _judgements(report: Report, sizes: Mapping[str, Sequence[int]]) -> int:
    return sum(comb(len(e.provenance_groups), k) for e in report.events for k in sizes[e.id])


def _sizes(voices: int) -> tuple[int, ...]:
    """How many voices are left out together, as far as the budget of one event reaches and one voice is left to speak."""
    found: list[int] = []
    spent = 1
    for size in range(1, min(MOST_TOGETHER, voices - 1) + 1):
        spent += comb(voices, size)
        if spent > MOST_JUDGEMENTS:
            break
        found.append(size)
    return tuple(found)


def _hinges(event: Event, sizes: Sequence[int], without: Callable[[Sequence[ProvenanceGroup]], Event | None]) -> Iterator[Hinge]:
    before = without(())
    voices = sorted(event.provenance_groups, key=lambda g: g.id)
    tipped: set[str] = set()
    for size in sizes:
        found: list[Hinge] = []
        for chosen in combinations(voices, size):
            after = without(chosen)
            if before is None or after is None:
                continue
            changes = tuple(c for c in _changes(before, after) if c.what not in tipped)
            if changes:
                found.append(Hinge(tuple(g.id for g in chosen), changes))
        yield from found
        tipped.update(c.what for h in found for c in h.changes)


def _changes(before: Event, after: Event) -> Iterator[Change]:
    """What comes out otherwise; that a dimension falls silent with the one voice that speaks of it is left out."""
    for what, say in _TOLD.items():
        then, now = say(before), say(after)
        if then != now and then not in {"single", "silent"}:
            yield Change(what, then, now)


def _best(event: Event) -> str:
    toll = event.assessed.killed
    return "" if toll is None else str(toll.best)


def _party(event: Event) -> str:
    likeliest = max(event.assessed.attribution, key=lambda a: (a.probability, a.actor.id), default=None)
    return "" if likeliest is None else likeliest.actor.name


_TOLD: Mapping[str, Callable[[Event], str]] = {
    "grade": lambda event: event.grade,
    "killed": _best,
    "party": _party,
    **{d: verdict_in(d) for d in DIMENSIONS},
}
