"""A casebook of researchers: incidents with the documents that tell of them, a range of dead, belligerents and a point.

`incidents.jsonl` with `document_ids`; a document told under several incidents (a round-up) does not count for the clusters.
"""

from collections import defaultdict
from pathlib import Path
from typing import Any

from verify.evaluate.answer import Answer
from verify.evaluate.calibration import calibration
from verify.evaluate.labels import Row, rows
from verify.evaluate.measures import Tally, b_cubed, kilometres, share
from verify.evaluate.names import ActorNames
from verify.model import Event, Report
from verify.rulepack import Rules

_PLACED_KM = 15.0
_BELIEVED = 0.25


def fits(path: Path) -> bool:
    """True for a folder of this layout."""
    file = path / "incidents.jsonl"
    return file.is_file() and b'"document_ids"' in file.read_bytes()[:20_000]


def score(path: Path, report: Report, rules: Rules) -> dict[str, Any]:
    """Clusters of the documents; dead, belligerents and place of each incident, as its event has them."""
    incidents = rows(path / "incidents.jsonl")
    answer, names = Answer(report), ActorNames(rules)
    told: dict[str, set[str]] = defaultdict(set)
    for number, incident in enumerate(incidents):
        for name in incident.get("document_ids", []):
            told[name].add(str(number))
    truth = {d: min(of) for d, of in sorted(told.items()) if len(of) == 1}
    clusters = {d: answer.event_named(d) or f"none {d}" for d in truth}
    found: dict[str, Any] = {"documents": len(truth), "with_event": sum(not e.startswith("none ") for e in clusters.values())}
    found["b_cubed"] = b_cubed(clusters, truth)._asdict()
    found["b_cubed_f1_of_singletons"] = b_cubed({d: d for d in truth}, truth).f1
    pairs = [(i, answer.event_of_documents(documents)) for i in incidents if (documents := [d for d in i["document_ids"] if d in truth])]
    return found | _dead(pairs) | _belligerents(pairs, names) | _places(pairs)


def _dead(pairs: list[tuple[Row, Event | None]]) -> dict[str, Any]:
    asked = answered = inside = overlap = 0
    said: list[float] = []
    true: list[bool] = []
    for incident, event in pairs:
        low = incident.get("civ_killed_min")
        if low is None:
            continue
        asked += 1
        high = low if incident.get("civ_killed_max") is None else incident["civ_killed_max"]
        # The researchers count civilians.
        figure = (event.assessed.civilians_killed or event.assessed.killed) if event is not None else None
        if event is None or figure is None:
            continue
        answered += 1
        hit = low <= figure.best <= high
        inside += hit
        overlap += figure.low <= high and (figure.high is None or figure.high >= low)
        belief = event.confidence.casualties.probability
        if belief is not None:
            said.append(belief)
            true.append(hit)
    return {
        "incidents_with_dead": asked, "dead_answered": share(answered, asked), "dead_best_in_range": share(inside, asked),
        "dead_range_overlaps": share(overlap, asked), "dead_calibration": calibration(said, true),
    }  # fmt: skip


def _belligerents(pairs: list[tuple[Row, Event | None]], names: ActorNames) -> dict[str, Any]:
    tally = Tally()
    for incident, event in pairs:
        true = names.keys(incident.get("belligerent") or "")
        held = event.assessed.attribution if event is not None else ()
        said = sorted({names.key(a.actor) for a in held if a.probability >= _BELIEVED})
        tally.add_sets(names.matched(said, true), len(said), len(true))
    return {"belligerents": tally.scores()._asdict()}


def _places(pairs: list[tuple[Row, Event | None]]) -> dict[str, Any]:
    near = asked = 0
    for incident, event in pairs:
        if incident.get("lat") is None:
            continue
        asked += 1
        place = event.place if event is not None else None
        if place is not None and place.lat is not None and place.lon is not None:
            near += kilometres(incident["lat"], incident["lon"], place.lat, place.lon) <= _PLACED_KM
    return {"place_within_15_km": share(near, asked)}
