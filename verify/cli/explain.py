"""`verify explain FILE`: what was read from each sentence by which rule, and why the rest was not."""

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from verify.cli.run import defaults_of, show_issues
from verify.extract import Extractor, Trace
from verify.extract.patterns import Match
from verify.extract.readings import Reading
from verify.extract.told import Told
from verify.model import Claim, Document, Interval, Weapon
from verify.read import read_inputs
from verify.rulepack import load_rules
from verify.text.normalise import Normalised

_LONGEST = 160


def explain_command(args: argparse.Namespace) -> int:
    """Prints each sentence with its voice, the rules that fit, and the claims it ended in."""
    rules = load_rules([Path(r) for r in args.rules])
    batch = read_inputs([args.file], defaults_of(args), rules, sys.stdin.buffer)
    extractor = Extractor(rules)
    for document in batch.documents:
        print(f"document {document.id}  language {document.lang}  published {document.published_at or 'unknown'}")
        unread = extractor.unread(document)
        if unread is not None:
            print(f"  not read: {unread.message}")
            continue
        norm, traces = extractor.explain(document)
        at = 0
        for trace in traces:
            start, end = norm.span(trace.sentence.start, trace.sentence.end)
            _left_out(document, at, start)
            at = max(at, end)
            print(f"\n[{start}:{end}] {_short(document.text[start:end])}")
            for line in _sentence(document, norm, trace):
                print(line)
        _left_out(document, at, len(document.text))
        _claims(extractor.extract(document))
    show_issues(tuple(batch.issues))
    return 0


def _short(text: str, longest: int | None = None) -> str:
    line = " ".join(text.split())
    return line if longest is None or len(line) <= longest else line[: longest - 1] + "…"


def _left_out(document: Document, start: int, end: int) -> None:
    """Says of a stretch of text that no sentence of the story holds it."""
    if any(c.isalpha() for c in document.text[start:end]):
        print(f"\n[{start}:{end}] {_short(document.text[start:end], _LONGEST)}")
        print("  left out: a dateline, what a page has round its story, or a language that no rule pack reads")


def _sentence(document: Document, norm: Normalised, trace: Trace) -> Iterator[str]:
    if trace.lang != document.lang:
        yield f"  read as {trace.lang}, by its letters"
    for segment in trace.segments:
        speaker = segment.speaker
        relay = f", passed on by {speaker.relay.name}" if speaker.relay is not None else ""
        yield f"  voice: {speaker.source.name} ({speaker.source.kind}{relay}), by {speaker.rule_id}"
    used: list[Reading] = []
    for told, _ in trace.told:
        yield from _told(norm, told)
        used += _readings(told)
    for match in trace.matches:
        if match.rule.dimension in ("speech", "event") or any(r.rule.id == match.rule.id and _overlap(r, match) for r in used):
            continue
        a, b = norm.span(match.start, match.end)
        other = next((r for r in used if r.rule.dimension == match.rule.dimension and _overlap(r, match)), None)
        why = f"{other.rule.id} read these words" if other is not None else "it changes no value here"
        yield f"  not used: {match.rule.id} v{match.rule.version} fits {document.text[a:b]!r}; {why}"
    if not trace.told:
        yield f"  nothing read: {_why_not(trace)}"


def _told(norm: Normalised, told: Told) -> Iterator[str]:
    places = ", ".join(p.name for p, _, _ in (*told.places, *told.sensed))
    yield f"  incident {told.incident.number} ({told.clause.mode}{', background' if told.incident.background else ''})" + (
        f" at {places}" if places else ""
    )
    readings = _readings(told)
    for r in readings:
        a, b = norm.span(r.start, r.end)
        value = f" = {_words(r.value)}" if r.value is not None else ""
        who = f" of {r.who}" if r.who else ""
        yield f"    {r.rule.dimension}: {r.field}{value}{who}  <- {r.rule.id} v{r.rule.version}: {norm.original[a:b]!r}"
    if not readings:
        yield "    only that it happened"


def _words(value: object) -> str:
    """A value as a person would write it: 5, 3 to 4, 20 or more, rockets (12)."""
    if isinstance(value, Interval):
        return value.in_words()
    if isinstance(value, Weapon):
        return value.type if value.count is None else f"{value.type} ({_words(value.count)})"
    return str(getattr(value, "name", value))


def _readings(told: Told) -> list[Reading]:
    parts = told.readings
    return [r for part in (parts.casualties, parts.damage, parts.attribution, parts.weapon, parts.assertion) for r in part]


def _overlap(reading: Reading, match: Match) -> bool:
    return reading.start < match.end and match.start < reading.end


def _why_not(trace: Trace) -> str:
    if trace.asks:
        return "it asks, and who asks says nothing"
    if trace.matches and all(m.rule.dimension == "speech" for m in trace.matches):
        return "somebody speaks, but not of violence or its effects in words that a rule knows"
    return "no word of this sentence tells of violence or its effects"


def _claims(claims: list[Claim]) -> None:
    print(f"\n{len(claims)} claims")
    for c in claims:
        date = c.date.start if c.date else "no date"
        where = ", ".join(p.name for p in c.places) or "no place"
        print(f"  {c.id}  {c.source.name}: {c.event_type}, {date}, {where}; {c.assertion}{', background' if c.background else ''}")
        for e in c.evidence:
            quote = f": {_short(e.quote, _LONGEST)!r}" if e.quote is not None else ""
            print(f"    {e.dimension} = {e.value}  <- {e.rule_id}{quote}")
