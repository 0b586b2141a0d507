"""One article with several speakers."""

import json
from pathlib import Path

import pytest

from tests.evaluate.conftest import blame, claim, count, event, report
from verify.errors import InputError
from verify.evaluate import article
from verify.model import DateSpan, DocumentInfo, Place, Report, SourceRef, sha256_text
from verify.rulepack import Rules

TEXT = "Headline.\n\nThe army says two died in Bay.\nA witness says nobody died.\n"
GOLD = {
    "events": [
        {"id": "E1", "date": "2021-07-10", "place": "Bay", "lat": 1.0, "lon": 1.0, "verdicts": {"casualties": "conflict"}},
        {"id": "E2", "date": "2021-07-01", "place": "Cape", "verdicts": {"casualties": ["single", "silent"]}},
    ],
    "claims": [
        {"paragraph": 2, "event": "E1", "source_kind": "official", "killed": [2, 2], "casualties_status": "reported"},
        {
            "paragraph": 3,
            "event": "E1",
            "source_kind": "local",
            "killed": [0, 0],
            "casualties_status": "none",
            "attribution": {"actors": [], "status": "unknown_stated"},
        },
        {"paragraph": 3, "event": "E2", "source_kind": "local"},
    ],
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / "bay.txt").write_text(TEXT)
    (tmp_path / "other.txt").write_text("Something else.")
    (tmp_path / "bay.gold.json").write_text(json.dumps(GOLD))
    return tmp_path / "bay.gold.json"


@pytest.fixture
def made() -> Report:
    army, witness = SourceRef("s-1", "Army", "official"), SourceRef("s-2", "A witness", "local")
    first = TEXT.index("The army")
    claims = [
        claim("c-1", "d", source=army, start=first, quote="The army says two died in Bay.", killed=count(2), casualties_status="reported"),
        claim(
            "c-2",
            "d",
            source=witness,
            start=TEXT.index("A witness"),
            quote="A witness says nobody died.",
            killed=count(1),
            casualties_status="none",
            attribution=blame(status="unknown_stated"),
        ),
        claim("c-3", "d", source=army, start=0, quote="Wrong place", date=DateSpan("2021-07-10", "2021-07-10")),
    ]
    info = DocumentInfo("d", None, None, None, None, "en", None, None, (), None, sha256_text(TEXT))
    return report(claims, [event("e-1", ["c-1", "c-2"], place=Place("p", "Bay", 1.1, 1.1, 5), casualties="conflict")], [info])


def test_figures_by_hand(gold: Path, made: Report, few: Rules) -> None:
    found = article.score(gold, made, few)
    assert (found["claims"], found["claims_found"], found["other_claims"]) == (3, 0.6667, 1)
    assert found["values_right"] == 0.875, "seven of eight: the witness's dead are wrong"
    assert found["b_cubed"]["f1"] == 1.0
    assert (found["events_placed"], found["verdicts"]) == (0.5, 0.5)
    assert found["false_offsets"] == 1
    assert found["wrong"] == ["E2: casualties is None, should be single or silent"]


def test_a_report_on_another_text_is_refused(gold: Path, few: Rules) -> None:
    with pytest.raises(InputError, match="not made of any text"):
        article.score(gold, report([], []), few)


def test_paragraphs_are_lines_that_hold_something() -> None:
    assert [TEXT[a:b] for a, b in article.paragraphs(TEXT)] == [
        "Headline.",
        "The army says two died in Bay.",
        "A witness says nobody died.",
    ]
