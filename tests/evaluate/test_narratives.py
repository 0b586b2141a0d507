"""Narratives of who reported how many."""

import json
from pathlib import Path

from tests.evaluate.conftest import claim, event, report
from verify.evaluate import narratives
from verify.model import CountRange, SourceRef
from verify.rulepack import Rules


def test_figures_by_hand(tmp_path: Path, few: Rules) -> None:
    path = tmp_path / "narratives.jsonl"
    rows = [
        {"code": "n-1", "killed_min": 2, "killed_max": 4, "injured_min": 1, "injured_max": None, "narrative": ["One.", "Two."]},
        {"code": "n-2", "killed_min": 5, "killed_max": 5, "narrative": ["Three."]},
        {"code": "n-3", "killed_min": 5, "narrative": []},
    ]
    path.write_text("\n".join(map(json.dumps, rows)))
    assert [d["text"] for d in narratives.documents(path, few)] == ["One.\n\nTwo.", "Three."]
    made = report(
        [claim("c-1", "n-1"), claim("c-2", "n-1", source=SourceRef("source.y", "Y", "local"), start=9), claim("c-3", "n-2")],
        [
            event("e-1", ["c-1", "c-2"], killed=CountRange(2, 3, 4), wounded=CountRange(1, 1, 1), belief=0.5),
            event("e-2", ["c-3"], killed=CountRange(1, 2, 9)),
        ],
    )
    found = narratives.score(path, made, few)
    assert (found["narratives"], found["killed"], found["injured"]) == (2, 2, 1)
    assert (found["killed_best_in_range"], found["killed_range_exact"], found["injured_best_in_range"], found["injured_range_exact"]) == (
        0.5,
        0.5,
        1.0,
        1.0,
    )
    assert found["killed_calibration"]["items"] == 1
    assert found["speakers"] == 1.5
