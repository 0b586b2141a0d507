"""`verify whatif REPORT`: what comes out otherwise without a source, or with another reliability; what would tip a verdict."""

import argparse
from collections.abc import Mapping
from pathlib import Path

from msgspec.structs import replace

from verify.errors import InputError
from verify.evaluate.answer import load_report
from verify.model import Report, Source
from verify.reassess import find_sources, rate, tipping_sets, what_can_tip, what_if
from verify.rulepack import Rules, load_rules


def whatif_command(args: argparse.Namespace) -> int:
    """Prints the events that change, or for `--tip` the smallest sets of voices that a verdict hangs on."""
    report = load_report(Path(args.report))
    rules = load_rules([Path(r) for r in args.rules])
    if args.tip is not None:
        return _tip(report, rules, args.tip, args.event)
    if not args.drop and not args.rate:
        raise InputError("say what to change: --drop SOURCE, --rate SOURCE=LETTER, or ask --tip WHAT")
    drop = frozenset(i for name in args.drop for i in find_sources(report, name))
    sources = None
    for given in args.rate:
        name, sign, letter = given.rpartition("=")
        if not sign:
            raise InputError(f"--rate wants SOURCE=LETTER, such as --rate SANA=E, not {given!r}")
        sources = rate(report if sources is None else _with(report, sources), find_sources(report, name), letter.strip().upper(), rules)
    found = [e for e in what_if(report, rules, drop=drop, sources=sources) if args.event in (None, e.event_id)]
    for event in found:
        print(f"{event.event_id}  {event.title}")
        if event.gone:
            print("  nobody else tells of it")
        for change in event.changes:
            print(f"  {change.what}: {change.before} -> {change.after}")
    print(f"{len(found)} of {len(report.events)} events come out otherwise")
    return 0


def _with(report: Report, sources: Mapping[str, Source]) -> Report:
    return replace(report, sources=tuple(sources[k] for k in sorted(sources)))


def _tip(report: Report, rules: Rules, what: str, event_id: str | None) -> int:
    if what not in what_can_tip():
        raise InputError(f"--tip knows {', '.join(what_can_tip())}, not {what!r}")
    events = [e for e in report.events if event_id in (None, e.id)]
    if not events:
        raise InputError(f"the report has no event {event_id!r}")
    for event in events:
        if len(event.provenance_groups) < 2:
            continue
        sets = tipping_sets(report, rules, event, what)
        print(f"{event.id}  {event.title}")
        if not sets:
            print(f"  {what}: no set of up to three voices tips it")
        for chosen in sets:
            print(f"  {what}: hangs on {' and '.join(chosen)}")
    return 0
