"""A report judged again without a source, or with another rating."""

import json
from pathlib import Path

import pytest

from verify.cli.main import main
from verify.errors import InputError
from verify.model import Report
from verify.pipeline import run
from verify.reassess import find_sources, rate, tipping_sets, what_if
from verify.rulepack import load_rules

HERE = {"date": "2021-07-10", "places": [{"name": "Mill", "lat": 35.3, "lon": 40.1, "precision_km": 2}], "event_type": "shelling"}


def said(source: str, kind: str, hour: int, **values: object) -> str:
    return json.dumps(
        {"type": "claim", "source": {"name": source, "kind": kind}, "published_at": f"2021-07-10T{hour:02d}:00:00Z", **HERE, **values}
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whatif")
    blame = {"actors": ["Russia"], "status": "blames"}
    lines = [
        said("Mill Network", "local", 12, killed={"min": 4, "max": 4}, casualties_status="reported", attribution=blame),
        said("River Monitor", "monitor", 14, killed={"min": 4, "max": 4}, casualties_status="reported"),
        said("Gate Radio", "local", 15, killed={"min": 9, "max": 9}, casualties_status="reported"),
    ]
    (path / "claims.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def report(folder: Path) -> Report:
    found = run(folder / "claims.jsonl", encoder="none", generated_at="2024-01-01T00:00:00Z")
    import msgspec

    (folder / "report.json").write_bytes(msgspec.json.encode(found))
    return found


def test_a_source_is_found_by_name_in_any_case_and_a_near_name_is_offered(report: Report) -> None:
    assert len(find_sources(report, "mill network")) == 1
    with pytest.raises(InputError, match="did you mean River Monitor"):
        find_sources(report, "Monitor")


def test_without_its_second_witness_the_event_is_graded_lower(report: Report) -> None:
    (found,) = what_if(report, load_rules(), drop=find_sources(report, "Mill Network"))
    changes = {c.what: (c.before, c.after) for c in found.changes}
    assert changes["grade"][0] == "fair" and changes["grade"][1] != "fair"
    assert changes["party"] == ("Russia", "nobody") and changes["voices"] == ("3", "2")


def test_a_source_that_says_nothing_here_changes_nothing(report: Report) -> None:
    assert what_if(report, load_rules(), drop=frozenset({"source.nobody"})) == []


def test_a_better_rating_raises_what_the_source_says(report: Report) -> None:
    rules = load_rules()
    (found,) = what_if(report, rules, sources=rate(report, find_sources(report, "Gate Radio"), "A", rules))
    assert any("killed" in c.what or "casualties" in c.what for c in found.changes)
    with pytest.raises(InputError, match="letter from A to F"):
        rate(report, frozenset(), "G", rules)


def test_the_smallest_set_that_tips_a_verdict(report: Report) -> None:
    (event,) = report.events
    assert tipping_sets(report, load_rules(), event, "grade") == [("Mill Network",)]


def test_the_command_says_what_changes_and_what_is_wrong(folder: Path, report: Report, capsys: pytest.CaptureFixture[str]) -> None:
    where = str(folder / "report.json")
    assert main(["whatif", where, "--drop", "Mill Network"]) == 0
    assert "grade: fair -> " in capsys.readouterr().out
    assert main(["whatif", where, "--rate", "Gate Radio=E"]) == 0
    assert main(["whatif", where, "--tip", "grade"]) == 0
    assert "hangs on Mill Network" in capsys.readouterr().out
    assert main(["whatif", where, "--tip", "nothing"]) == 2
    assert main(["whatif", where]) == 2
    assert "say what to change" in capsys.readouterr().err


def test_too_few_labels_are_no_calibration(folder: Path, report: Report, capsys: pytest.CaptureFixture[str]) -> None:
    labels = folder / "labels.jsonl"
    labels.write_text(
        json.dumps({"document_ids": [c.document_id for c in report.claims], "killed": {"min": 4, "max": 4}}), encoding="utf-8"
    )
    assert main(["calibrate", str(labels), "--report", str(folder / "report.json"), "--dataset", "ours"]) == 2
    assert "too few to fit on" in capsys.readouterr().err
