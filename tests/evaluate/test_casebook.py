"""Incidents of researchers with their documents."""

import json
from pathlib import Path

import pytest

from tests.evaluate.conftest import claim, event, report
from verify.evaluate import casebook
from verify.model import Actor, ActorProbability, CountRange, Place
from verify.rulepack import Rules

INCIDENTS = [
    {
        "document_ids": ["d-1", "d-2", "d-9"],
        "civ_killed_min": 2,
        "civ_killed_max": 4,
        "belligerent": "Northern Military, Unknown",
        "lat": 1.0,
        "lon": 1.0,
    },
    {"document_ids": ["d-3", "d-9"], "civ_killed_min": 1, "civ_killed_max": None, "belligerent": "Southern Front", "lat": 5.0, "lon": 5.0},
]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / "incidents.jsonl").write_text("\n".join(map(json.dumps, INCIDENTS)))
    return tmp_path


def test_figures_by_hand(gold: Path, few: Rules) -> None:
    blamed = (ActorProbability(Actor("actor.north", "N"), 0.8), ActorProbability(Actor("actor.south", "S"), 0.1))
    events = [
        event("e-1", ["c-1", "c-2"], killed=CountRange(1, 3, 5), belief=0.9, place=Place("p", "P", 1.05, 1.05, 2), blamed=blamed),
        event("e-2", ["c-3"], killed=CountRange(2, 2, None), belief=0.6, place=Place("q", "Q", 9.0, 9.0, 2)),
    ]
    found = casebook.score(gold, report([claim(f"c-{n}", f"d-{n}") for n in (1, 2, 3)], events), few)
    assert (found["documents"], found["with_event"]) == (3, 3), "the round-up belongs to two incidents and does not count"
    assert found["b_cubed"]["f1"] == 1.0
    assert found["b_cubed_f1_of_singletons"] == 0.8, "precision 1, recall (1/2 + 1/2 + 1) / 3"
    assert (found["dead_answered"], found["dead_best_in_range"], found["dead_range_overlaps"]) == (1.0, 0.5, 0.5)
    assert found["dead_calibration"]["brier"] == pytest.approx((0.1**2 + 0.6**2) / 2)
    assert found["belligerents"] == {"precision": 1.0, "recall": 0.5, "f1": 0.6667}
    assert found["place_within_15_km"] == 0.5


def test_nothing_read_scores_nothing(gold: Path, few: Rules) -> None:
    found = casebook.score(gold, report([], []), few)
    assert (found["with_event"], found["dead_best_in_range"], found["place_within_15_km"], found["dead_calibration"]) == (0, 0.0, 0.0, None)


def test_the_layout_is_known(gold: Path, tmp_path: Path) -> None:
    assert casebook.fits(gold)
    (tmp_path / "x").mkdir()
    (tmp_path / "x/incidents.jsonl").write_text('{"id": 1}')
    assert not casebook.fits(tmp_path / "x")
