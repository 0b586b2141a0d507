"""verify evaluate."""

import json
from pathlib import Path

from tests.cli.conftest import POST, Verify


def test_a_report_is_held_against_labels(verify: Verify, post: Path, tmp_path: Path) -> None:
    gold = tmp_path / "gold"
    gold.mkdir()
    label = {
        "document_id": "p-1",
        "incident": "i",
        "event_type": "shelling",
        "event_date": "2021-07-10",
        "killed": {"min": 5, "max": 5},
        "wounded": None,
        "civilians_killed": {"min": 5, "max": 5},
        "casualties_status": "reported",
        "damage": None,
        "attribution": None,
        "assertion": "asserted",
        "relays": None,
        "revises": None,
    }
    (gold / "gold.jsonl").write_text(json.dumps(label))
    (gold / "incidents.jsonl").write_text(json.dumps({"id": "i", "verdicts": {"casualties": "single"}}))
    assert verify("run", post, "--out", tmp_path / "report", "--encoder", "none").code == 0
    done = verify("evaluate", gold, "--report", tmp_path / "report")
    assert done.code == 0
    found = json.loads(done.out)["statements"]
    assert (found["documents"], found["killed_f1"], found["verdicts"]["all"]) == (1, 1.0, 1.0)


def test_labels_that_hold_texts_give_documents_that_run_reads(verify: Verify, tmp_path: Path) -> None:
    (tmp_path / "narratives.jsonl").write_text(
        json.dumps({"code": "n-1", "killed_min": 5, "killed_max": 5, "narrative": [json.loads(POST)["text"]]})
    )
    done = verify("evaluate", tmp_path, "--documents")
    (tmp_path / "documents.jsonl").write_text(done.out)
    assert verify("run", tmp_path / "documents.jsonl", "--out", tmp_path / "report", "--encoder", "none").code == 0
    found = json.loads(verify("evaluate", tmp_path, "--report", tmp_path / "report").out)
    assert found["narratives"]["killed"] == 1


def test_no_labels_are_exit_2(verify: Verify, tmp_path: Path) -> None:
    done = verify("evaluate", tmp_path)
    assert (done.code, done.out) == (2, "")
    assert "known are" in done.err
