"""`verify explain FILE`: what was read from each sentence by which rule, and why the rest was not."""

import argparse
import sys
from pathlib import Path

from verify.cli.run import defaults_of, show_issues
from verify.extract import Extractor, Trace
from verify.model import Document
from verify.read import read_inputs
from verify.rulepack import load_rules
from verify.text.normalise import Normalised


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
        for trace in traces:
            _sentence(document, norm, trace)
        _claims(extractor, document)
    show_issues(tuple(batch.issues))
    return 0


def _sentence(document: Document, norm: Normalised, trace: Trace) -> None:
    start, end = norm.span(trace.sentence.start, trace.sentence.end)
    print(f"\n[{start}:{end}] {document.text[start:end].strip()}")
    for segment in trace.segments:
        print(f"  voice: {segment.speaker.source.name} ({segment.speaker.source.kind})")
    for match in trace.matches:
        a, b = norm.span(match.start, match.end)
        print(f"  rule {match.rule.id} v{match.rule.version} ({match.rule.dimension}): {document.text[a:b]!r}")
    for told, _ in trace.told:
        found = [r for part in (told.readings.casualties, told.readings.damage, told.readings.attribution, told.readings.weapon,
                                told.readings.assertion) for r in part]  # fmt: skip
        values = "; ".join(f"{r.field} = {getattr(r.value, 'name', r.value)}" for r in found) or "only that it happened"
        print(f"  incident {told.incident.number}: {values}")
    if not trace.told:
        print("  nothing read: no word of this sentence tells of violence or its effects in a voice that could be followed")


def _claims(extractor: Extractor, document: Document) -> None:
    claims = extractor.extract(document)
    print(f"\n{len(claims)} claims")
    for c in claims:
        date = c.date.start if c.date else "no date"
        where = ", ".join(p.name for p in c.places) or "no place"
        print(f"  {c.id}  {c.source.name}: {c.event_type}, {date}, {where}; {c.assertion}{', background' if c.background else ''}")
