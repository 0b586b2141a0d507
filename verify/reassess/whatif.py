"""What if: the events of a report judged again without a source, or with another reliability, and what tips a verdict."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations

from msgspec import Struct
from msgspec.structs import replace

from verify.errors import InputError
from verify.model import DIMENSIONS, Change, Event, Reliability, Report, Source
from verify.reassess.judge import Judge, from_any, verdict_in
from verify.rulepack import Rules

LARGEST_SET = 3
MOST_VOICES = 14


class WhatIf(Struct, frozen=True):
    """An event under the change: what comes out otherwise, or that it is left without claims (`gone`)."""

    event_id: str
    title: str
    changes: tuple[Change, ...]
    gone: bool = False


def find_sources(report: Report, name: str) -> frozenset[str]:
    """The ids of the sources of this id or name, in any case. Raises InputError, with names like it, if there is none."""
    wanted = name.strip().casefold()
    found = frozenset(s.id for s in report.sources if wanted in (s.id.casefold(), s.name.casefold()))
    if not found:
        near = sorted(s.name for s in report.sources if wanted in s.name.casefold())[:5]
        hint = f"; did you mean {', '.join(near)}?" if near else "; the report lists its sources in sources[]"
        raise InputError(f"no source of this report is called {name!r}{hint}")
    return found


def rate(report: Report, source_ids: frozenset[str], letter: str, rules: Rules) -> dict[str, Source]:
    """The sources of the report with these rated anew."""
    given = {s.id: s for s in report.sources}
    letters = rules.assess.reliability.letters
    if letter in letters:
        probability: float | None = letters[letter].mean  # type: ignore[index]
    elif letter == "F":
        probability = None
    else:
        raise InputError(f"a reliability is a letter from A to F, not {letter!r}")
    for source_id in source_ids:
        given[source_id] = replace(given[source_id], reliability=Reliability(letter, probability, "What if."))  # type: ignore[arg-type]
    return given


def what_if(
    report: Report, rules: Rules, *, drop: frozenset[str] = frozenset(), sources: Mapping[str, Source] | None = None
) -> list[WhatIf]:
    """The events that come out otherwise without the sources in `drop`, and with `sources` in place of the report's.

    Both sides are judged by the same rules, so that nothing but the change makes the difference.
    """
    given = {s.id: s for s in report.sources}
    judge = Judge(report, rules)
    found = []
    for event in report.events:
        touched = sources is not None or any(from_any(judge.claims[i], drop) for i in event.claim_ids)
        if not touched:
            continue
        before = judge.event(event, given, frozenset())
        after = judge.event(event, sources if sources is not None else given, drop)
        if after is None:
            found.append(WhatIf(event.id, event.title, (), gone=True))
        elif before is not None and (changes := tuple(_changes(before, after))):
            found.append(WhatIf(event.id, event.title, changes))
    return found


def tipping_sets(report: Report, rules: Rules, event: Event, what: str = "grade") -> list[tuple[str, ...]]:
    """The smallest sets of voices, by name, without which `what` comes out otherwise; empty if none of up to three voices does that.

    `what` is one of `what_can_tip`: "grade", "killed", "party", "casualties" (the verdict), ...
    """
    judge, given = Judge(report, rules), {s.id: s for s in report.sources}
    before = judge.event(event, given, frozenset())
    voices = sorted(event.provenance_groups, key=lambda g: g.id)[:MOST_VOICES]
    for size in range(1, min(LARGEST_SET, len(voices) - 1) + 1):
        found = []
        for chosen in combinations(voices, size):
            without = frozenset(i for g in chosen for i in g.claim_ids)
            after = judge.event(event, given, frozenset(), without)
            if before is not None and after is not None and any(c.what == what for c in _changes(before, after)):
                found.append(tuple(g.name for g in chosen))
        if found:
            return sorted(found)
    return []


def _changes(before: Event, after: Event) -> Iterator[Change]:
    for what, say in _SAID.items():
        then, now = say(before), say(after)
        if then != now:
            yield Change(what, then, now)


def _range(field: str) -> Callable[[Event], str]:
    def say(event: Event) -> str:
        toll = getattr(event.assessed, field)
        return "nothing" if toll is None else f"{toll.low} to {'?' if toll.high is None else toll.high}, best {toll.best}"

    return say


def _party(event: Event) -> str:
    likeliest = max(event.assessed.attribution, key=lambda a: (a.probability, a.actor.id), default=None)
    return "nobody" if likeliest is None else likeliest.actor.name


def _probability(dimension: str) -> Callable[[Event], str]:
    def say(event: Event) -> str:
        p = getattr(event.confidence, dimension).probability
        return "undetermined" if p is None else f"{p:.0%} ({getattr(event.confidence, dimension).words})"

    return say


_SAID: dict[str, Callable[[Event], str]] = {
    "grade": lambda e: e.grade,
    "voices": lambda e: str(e.independent_sources),
    "killed": _range("killed"),
    "civilians_killed": _range("civilians_killed"),
    "wounded": _range("wounded"),
    "assessed damage": lambda e: e.assessed.damage or "nothing",
    "party": _party,
    **{d: verdict_in(d) for d in DIMENSIONS},
    **{f"confidence in {d}": _probability(d) for d in ("occurred", "casualties", "damage", "attribution")},
}


def what_can_tip() -> Sequence[str]:
    """What `tipping_sets` can be asked for."""
    return tuple(_SAID)
