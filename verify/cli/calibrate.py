"""`verify calibrate LABELS --report R`: fits the calibration of the confidence on labelled events, as a rule pack to add."""

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from verify.assess import fit_map
from verify.assess.belief import logit, sigmoid
from verify.errors import InputError
from verify.evaluate.answer import Answer, load_report
from verify.evaluate.calibration import calibration
from verify.evaluate.labels import interval, rows
from verify.evaluate.names import ActorNames
from verify.model import Event
from verify.rulepack import load_rules

DIMENSIONS = ("occurred", "casualties", "damage", "attribution")
_LEAST = 30
_PACK = """# Fitted by `verify calibrate`; put this file in a folder and give it with --rules.
pack: {{id: calibration/{dataset}, version: 1, kind: assess}}
assess:
  calibration:
    dataset: {dataset}
    version: {version}
    maps:
"""


def calibrate_command(args: argparse.Namespace) -> int:
    """Prints the pack to stdout and Brier score, ECE and reliability diagram before and after to stderr."""
    rules = load_rules([Path(r) for r in args.rules])
    report = load_report(Path(args.report))
    if any(e.confidence.calibration is not None for e in report.events):
        raise InputError(f"{args.report}: this report is calibrated already; fit on one made without a calibration")
    answer, names = Answer(report), ActorNames(rules)
    pairs: dict[str, list[tuple[float, bool]]] = {d: [] for d in DIMENSIONS}
    for label in rows(Path(args.labels)):
        event = answer.event_of_documents(label.get("document_ids", ()))
        if event is not None:
            _add(pairs, event, label, names)
    maps = {d: fit_map(*zip(*found, strict=True)) for d, found in pairs.items() if len(found) >= _LEAST}
    if not maps:
        raise InputError(f"{args.labels}: fewer than {_LEAST} labelled events of the report in every dimension; that is too few to fit on")
    json.dump({d: _measures(pairs[d], maps[d]) for d in maps}, sys.stderr, indent=1)
    print(file=sys.stderr)
    print(_PACK.format(dataset=json.dumps(args.dataset), version=json.dumps(args.version)), end="")
    for dimension, (a, b) in maps.items():
        print(f"      {dimension}: [{a}, {b}]")
    return 0


def _add(pairs: dict[str, list[tuple[float, bool]]], event: Event, label: Mapping[str, Any], names: ActorNames) -> None:
    """What the label can say of the event: was each assessed value right?"""
    sure, assessed = event.confidence, event.assessed
    if isinstance(label.get("occurred"), bool) and sure.occurred.probability is not None:
        pairs["occurred"].append((sure.occurred.probability, label["occurred"]))
    toll = interval(label.get("killed"))
    figure = assessed.killed
    if toll is None and label.get("civ_killed_min") is not None:
        toll, figure = (
            (label["civ_killed_min"], label.get("civ_killed_max") or label["civ_killed_min"]),
            assessed.civilians_killed or figure,
        )
    if toll is not None and figure is not None and sure.casualties.probability is not None:
        low, high = toll
        pairs["casualties"].append((sure.casualties.probability, low <= figure.best and (high is None or figure.best <= high)))
    if label.get("damage") is not None and assessed.damage is not None and sure.damage.probability is not None:
        pairs["damage"].append((sure.damage.probability, assessed.damage == label["damage"]))
    true = _parties(label, names)
    if true and assessed.attribution and sure.attribution.probability is not None:
        said = names.key(assessed.attribution[0].actor)
        pairs["attribution"].append((sure.attribution.probability, any(names.alike(said, t) for t in true)))


def _parties(label: Mapping[str, Any], names: ActorNames) -> list[str]:
    listed = label.get("attribution") or label.get("belligerent")
    if isinstance(listed, list):
        return sorted({names.key(str(n)) for n in listed})
    return names.keys(listed) if isinstance(listed, str) else []


def _measures(pairs: list[tuple[float, bool]], fitted: tuple[float, float]) -> dict[str, Any]:
    """Before and after. The data are those of the fit: the figures after flatter it."""
    a, b = fitted
    outcomes = [y for _, y in pairs]
    return {
        "before": calibration([p for p, _ in pairs], outcomes),
        "after, on the same data": calibration([sigmoid(a * logit(p) + b) for p, _ in pairs], outcomes),
    }
