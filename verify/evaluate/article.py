"""One article with many speakers: NAME.gold.json beside the text it labels.

A label names the paragraph (counted from 1, blank lines left out), the event, the kind of speaker and the values; the events have the
verdicts.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from verify.errors import InputError
from verify.evaluate.answer import Answer, allowed, most_frequent, verdict_of
from verify.evaluate.labels import Row, document, interval, need
from verify.evaluate.measures import b_cubed, kilometres, share
from verify.model import Claim, Report, sha256_text
from verify.rulepack import Rules

_PLACED_KM = 25.0
Span = tuple[int, int]


def fits(path: Path) -> bool:
    """True for a file of this layout."""
    return path.is_file() and path.name.endswith(".gold.json")


def score(path: Path, report: Report, rules: Rules) -> dict[str, Any]:
    """Claims found, their values, the incidents kept apart and placed, the verdicts, and whether every quote stands where it is said to."""
    gold = document(path)
    text, name = _text(path, report)
    answer = Answer(report)
    held = [c for c in report.claims if c.document_id == name]
    events = {e["id"]: e for e in need(gold, "events", path)}
    labels = need(gold, "claims", path)
    matched = _match(labels, events, held, paragraphs(text))
    clusters = {str(n): answer.event_of.get(c.id, c.id) for n, c in matched.items()}
    truth = {str(n): str(labels[n]["event"]) for n in matched}
    placed, verdicts, asked, wrong = 0, 0, 0, []
    for event in events.values():
        got = answer.events.get(most_frequent(clusters[n] for n in clusters if truth[n] == event["id"]) or "")
        placed += got is not None and got.place is not None and _placed(event, got.place.lat, got.place.lon, got.place.name)
        for dimension, label in sorted(event.get("verdicts", {}).items()):
            said = verdict_of(got, dimension)
            asked, verdicts = asked + 1, verdicts + (said in allowed(label))
            if said not in allowed(label):
                wrong.append(f"{event['id']}: {dimension} is {said}, should be {' or '.join(allowed(label))}")
    right = [hit for n, c in matched.items() for hit in _values(labels[n], c)]
    return {
        "claims": len(labels), "claims_found": share(len(matched), len(labels)), "other_claims": len(held) - len(matched),
        "values_right": share(sum(right), len(right)), "b_cubed": b_cubed(clusters, truth)._asdict(), "events_placed": share(placed, len(events)),
        "verdicts": share(verdicts, asked),
        "false_offsets": sum(c.start is not None and text[c.start : c.end] != c.quote for c in held), "wrong": wrong,
    }  # fmt: skip


def _text(path: Path, report: Report) -> tuple[str, str]:
    """The article beside the labels that the report was made of, and its id in the report."""
    by_hash = {d.sha256: d.id for d in report.documents}
    for file in sorted(path.parent.glob("*.txt")):
        text = file.read_bytes().decode("utf-8", "replace")
        if sha256_text(text) in by_hash:
            return text, by_hash[sha256_text(text)]
    raise InputError(f"{path}: the report was not made of any text (*.txt) in this folder; run verify on the article first")


def paragraphs(text: str) -> list[Span]:
    """The spans of the lines that hold something."""
    spans, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append((at, at + len(line)))
        at += len(line) + 1
    return spans


def _match(labels: list[Row], events: Mapping[str, Row], claims: list[Claim], spans: list[Span]) -> dict[int, Claim]:
    """Each label's claim: it begins in that paragraph, has that kind of speaker and that day; the one with most values right, used once."""
    used: set[str] = set()
    found: dict[int, Claim] = {}
    for number, label in enumerate(labels):
        start, end = spans[label["paragraph"] - 1]
        day = events[label["event"]].get("date")
        fitting = [
            c for c in claims if c.id not in used and c.start is not None and start <= c.start <= end and c.source.kind == label["source_kind"]
            and (day is None or (c.date is not None and c.date.start[:10] == day))
        ]  # fmt: skip
        if fitting:
            best = min(fitting, key=lambda c: (-sum(_values(label, c)), c.start or 0, c.id))
            used.add(best.id)
            found[number] = best
    return found


def _values(label: Row, claim: Claim) -> list[bool]:
    said = claim.attribution.status if claim.attribution is not None else None
    return [
        _pair(claim.killed) == interval(label.get("killed")), _pair(claim.wounded) == interval(label.get("wounded")),
        claim.casualties_status == label.get("casualties_status", "silent"), said == (label.get("attribution") or {}).get("status"),
    ]  # fmt: skip


def _pair(count: Any) -> tuple[int, int | None] | None:
    return (count.min, count.max) if count is not None else None


def _placed(event: Row, lat: float | None, lon: float | None, name: str) -> bool:
    if event.get("lat") is not None and lat is not None and lon is not None:
        return kilometres(event["lat"], event["lon"], lat, lon) <= _PLACED_KM
    true = str(event.get("place", "")).lower()
    return name.lower() in true or (true != "" and true in name.lower())
