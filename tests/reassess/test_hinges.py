"""What an event hangs on: the fewest voices that tip something, each shown by judging without them."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from verify.engine import LocalEngine
from verify.model import Event, Report
from verify.pipeline import run
from verify.reassess import what_if, with_hinges
from verify.reassess.hinges import MOST_JUDGEMENTS, _sizes
from verify.rulepack import load_rules

HERE = {"date": "2021-07-10", "places": [{"name": "Quarry", "lat": 35.3, "lon": 40.1, "precision_km": 2}], "event_type": "shelling"}


def made(folder: Path, *said: tuple[str, str, int]) -> Report:
    lines = [
        json.dumps(
            {"type": "claim", "source": {"name": name, "kind": kind}, "published_at": f"2021-07-10T{hour:02d}:00:00Z", **HERE,
             "killed": {"min": killed, "max": killed}, "casualties_status": "reported"}
        )
        for hour, (name, kind, killed) in enumerate(said, 10)
    ]  # fmt: skip
    (folder / "claims.jsonl").write_text("\n".join(lines), encoding="utf-8")
    return with_hinges(run(folder / "claims.jsonl", encoder="none", generated_at="2024-01-01T00:00:00Z"), load_rules())


def named(event: Event) -> dict[tuple[str, str, str], set[frozenset[str]]]:
    """Change -> the sets of voices, by name, without which it comes."""
    names = {g.id: g.name for g in event.provenance_groups}
    found: dict[tuple[str, str, str], set[frozenset[str]]] = {}
    for hinge in event.hangs_on or ():
        for c in hinge.changes:
            found.setdefault((c.what, c.before, c.after), set()).add(frozenset(names[v] for v in hinge.voices))
    return found


def test_a_contradiction_hangs_on_the_one_who_contradicts_and_an_agreement_on_all_but_one(tmp_path: Path) -> None:
    (event,) = made(
        tmp_path, ("Mill Network", "local", 4), ("River Monitor", "monitor", 4), ("Hill Radio", "local", 4), ("Gate Radio", "local", 9)
    ).events
    found = named(event)
    assert found["casualties", "conflict", "agree"] == {frozenset({"Gate Radio"})}
    assert {len(s) for s in found["time", "agree", "single"]} == {3}


def test_events_hang_on_the_same_whoever_judges(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("verify.reassess.hinges._AT_ONCE", 1)
    report = made(tmp_path, ("Mill Network", "local", 4), ("River Monitor", "monitor", 4), ("Gate Radio", "local", 9))
    twice = replace(report, events=report.events * 2)
    assert with_hinges(twice, load_rules(), LocalEngine(2)) == twice
    assert twice.events[0].hangs_on


def test_only_the_fewest_are_named(tmp_path: Path) -> None:
    (event,) = made(tmp_path, ("Mill Network", "local", 4), ("River Monitor", "monitor", 4), ("Gate Radio", "local", 4)).events
    sizes: dict[str, set[int]] = {}
    for (what, _, _), sets in named(event).items():
        sizes.setdefault(what, set()).update(map(len, sets))
    assert sizes and all(len(s) == 1 for s in sizes.values())


def test_what_hangs_on_one_voice_is_what_what_if_says(tmp_path: Path) -> None:
    report = made(tmp_path, ("Mill Network", "local", 4), ("River Monitor", "monitor", 4), ("Gate Radio", "local", 9))
    (event,) = report.events
    (source,) = [s for s in report.sources if s.name == "Gate Radio"]
    (other,) = what_if(report, load_rules(), drop=frozenset({source.id}))
    said = {(c.what, c.before, c.after) for c in other.changes}
    assert {k for k, sets in named(event).items() if frozenset({"Gate Radio"}) in sets and k[0] == "casualties"} <= said


def test_one_voice_alone_is_not_worked_out(tmp_path: Path) -> None:
    (event,) = made(tmp_path, ("Mill Network", "local", 4)).events
    assert event.hangs_on is None


@pytest.mark.parametrize("voices", [1, 2, 3, 5, 7, 8, 29, 30, 500])
def test_the_budget_of_an_event_is_kept(voices: int) -> None:
    from math import comb

    assert sum(comb(voices, k) for k in _sizes(voices)) < MOST_JUDGEMENTS
    assert all(k < voices for k in _sizes(voices))
