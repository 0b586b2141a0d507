"""Statements labelled one by one: a tiny set whose figures are worked out by hand."""

import json
from pathlib import Path

import pytest

from tests.evaluate.conftest import blame, claim, count, event, report
from verify.evaluate import statements
from verify.model import ClaimLink, DateSpan, Report
from verify.rulepack import Rules

GOLD = [
    {
        "document_id": "d-1",
        "incident": "i-1",
        "event_type": "airstrike",
        "event_date": "2021-07-10",
        "killed": {"min": 2, "max": 2},
        "wounded": None,
        "civilians_killed": None,
        "casualties_status": "reported",
        "damage": "major",
        "assertion": "asserted",
        "relays": None,
        "revises": None,
        "attribution": {"actors": ["Northern Army"], "status": "blames"},
    },
    {
        "document_id": "d-2",
        "incident": "i-1",
        "event_type": "shelling",
        "event_date": "2021-07-10",
        "killed": {"min": 3, "max": None},
        "wounded": None,
        "civilians_killed": None,
        "casualties_status": "reported",
        "damage": None,
        "assertion": "unconfirmed",
        "relays": "d-1",
        "revises": None,
        "attribution": None,
    },
    {
        "document_id": "d-3",
        "incident": "i-2",
        "event_type": "shelling",
        "event_date": "2021-07-20",
        "killed": None,
        "wounded": None,
        "civilians_killed": None,
        "casualties_status": "none",
        "damage": None,
        "assertion": "denied",
        "relays": None,
        "revises": None,
        "attribution": None,
    },
]
INCIDENTS = [
    {"id": "i-1", "verdicts": {"casualties": "conflict", "damage": ["single", "silent"]}},
    {"id": "i-2", "verdicts": {"casualties": "single"}},
]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / "gold.jsonl").write_text("\n".join(map(json.dumps, GOLD)))
    (tmp_path / "incidents.jsonl").write_text("\n".join(map(json.dumps, INCIDENTS)))
    return tmp_path


@pytest.fixture
def made() -> Report:
    """d-1 and d-2 in one event; of d-2 the count is wrong, d-3 is not read."""
    claims = [
        claim(
            "c-1",
            "d-1",
            event_type="drone_attack",
            killed=count(2),
            casualties_status="reported",
            damage="major",
            attribution=blame("wing"),
        ),
        claim(
            "c-2",
            "d-2",
            event_type="shelling",
            killed=count(3),
            casualties_status="reported",
            damage="minor",
            assertion="unconfirmed",
            date=DateSpan("2021-07-12", "2021-07-12"),
            relays=ClaimLink("s", None, "c-1"),
        ),
    ]
    return report(claims, [event("e-1", ["c-1", "c-2"], casualties="conflict", damage="partial")])


def test_figures_by_hand(gold: Path, made: Report, few: Rules) -> None:
    found = statements.score(gold, made, few)
    assert (found["documents"], found["with_claim"]) == (3, 2)
    assert found["killed_f1"] == 0.5, "two said, two true, one right"
    assert found["wounded_f1"] is None
    assert found["damage_f1"] == 0.6667, "one right of two said and one true"
    assert found["casualties_status"] == 0.6667
    assert found["event_type"] == 0.6667, "a drone's missile is an air strike too"
    assert found["date_within_a_day"] == 0.3333
    assert found["attribution_actor_f1"] == 1.0, "the air wing is a part of the army"
    assert found["attribution_status"] == 0.6667, "a text that was not read has no status"
    assert found["relays_f1"] == 1.0
    assert found["assertion_macro_f1"] == pytest.approx((1 + 1 + 0) / 3, abs=1e-3)
    assert found["b_cubed"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0}
    assert found["verdicts"]["casualties"] == 0.5
    assert found["verdicts"]["all"] == 0.3333
    assert found["verdicts"]["wrong"] == ["i-1: damage is partial, should be single or silent", "i-2: casualties is None, should be single"]


def test_nothing_read_scores_nothing(gold: Path, few: Rules) -> None:
    found = statements.score(gold, report([], []), few)
    assert (found["killed_f1"], found["damage_f1"], found["casualties_status"], found["attribution_status"]) == (0.0, 0.0, 0.0, 0.0)
    assert found["verdicts"]["all"] == 0.0


def test_the_layout_is_known(gold: Path, tmp_path: Path) -> None:
    assert statements.fits(gold)
    assert not statements.fits(tmp_path / "elsewhere")
