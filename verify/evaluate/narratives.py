"""Narratives that tell who reported how many, with the range that researchers settled on: `narratives.jsonl`, one incident each."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from verify.evaluate.answer import Answer
from verify.evaluate.calibration import calibration
from verify.evaluate.labels import rows
from verify.evaluate.measures import share
from verify.model import CountRange, Event, Report
from verify.rulepack import Rules

FILE = "narratives.jsonl"


def fits(path: Path) -> bool:
    """True for a file of this layout."""
    return path.name == FILE


def documents(path: Path, rules: Rules) -> Iterator[dict[str, Any]]:
    """One document a narrative."""
    for row in rows(path):
        if row.get("narrative"):
            yield {"id": row["code"], "source": "Airwars", "source_kind": "monitor", "lang": "en", "text": "\n\n".join(row["narrative"])}


def score(path: Path, report: Report, rules: Rules) -> dict[str, Any]:
    """Is the best figure within the range, is the range the same; of the dead and of the injured."""
    answer = Answer(report)
    told = [(row, answer.event_of_documents([row["code"]])) for row in rows(path) if row.get("narrative")]
    found: dict[str, Any] = {"narratives": len(told)}
    for name in ("killed", "injured"):
        asked = inside = exact = 0
        said: list[float] = []
        true: list[bool] = []
        for row, event in told:
            low = row.get(f"{name}_min")
            if low is None:
                continue
            asked += 1
            high = low if row.get(f"{name}_max") is None else row[f"{name}_max"]
            figure = _figure(event, name)
            if event is None or figure is None:
                continue
            hit = low <= figure.best <= high
            inside += hit
            exact += (figure.low, figure.high) == (low, high)
            belief = event.confidence.casualties.probability
            if belief is not None and name == "killed":
                said.append(belief)
                true.append(hit)
        found |= {name: asked, f"{name}_best_in_range": share(inside, asked), f"{name}_range_exact": share(exact, asked)}
        if name == "killed":
            found["killed_calibration"] = calibration(said, true)
    speakers = [len({c.source.id for c in answer.claims(row["code"])}) for row, _ in told]
    return {**found, "speakers": share(sum(speakers), len(speakers))}


def _figure(event: Event | None, name: str) -> CountRange | None:
    if event is None:
        return None
    # The researchers count civilians.
    return event.assessed.wounded if name == "injured" else event.assessed.civilians_killed or event.assessed.killed
