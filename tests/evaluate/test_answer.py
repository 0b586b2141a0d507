"""A report as it is asked."""

from pathlib import Path

import msgspec
import pytest

from tests.evaluate.conftest import claim, count, event, report
from verify.errors import InputError
from verify.evaluate.answer import Answer, allowed, load_report, most_frequent, verdict_of


def test_a_report_is_found_by_file_or_folder(tmp_path: Path) -> None:
    made = report([claim("c-1", "d-1")], [])
    (tmp_path / "report.json").write_bytes(msgspec.json.encode(made))
    assert load_report(tmp_path) == load_report(tmp_path / "report.json") == made


@pytest.mark.parametrize("content", [b"{", b"{}", b"[]", b"\xff"])
def test_what_is_no_report_is_said(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "report.json").write_bytes(content)
    with pytest.raises(InputError, match="no report"):
        load_report(tmp_path)
    with pytest.raises(InputError, match="cannot be read"):
        load_report(tmp_path / "gone.json")


def test_the_main_claim_is_news_and_says_most() -> None:
    answer = Answer(
        report(
            [
                claim("c-1", "d", background=True, killed=count(9), damage="major"),
                claim("c-2", "d"),
                claim("c-3", "d", killed=count(1), start=50),
            ],
            [],
        )
    )
    main = answer.main_claim("d")
    assert main is not None and main.id == "c-3"
    only = Answer(report([claim("c-1", "d", background=True)], [])).main_claim("d")
    assert only is not None and only.id == "c-1"
    assert answer.main_claim("elsewhere") is None


def test_a_document_tells_of_the_event_of_most_of_its_claims() -> None:
    made = report([claim(f"c-{n}", "d") for n in range(3)], [event("e-1", ["c-0"]), event("e-2", ["c-1", "c-2"])])
    assert Answer(made).event_named("d") == "e-2"
    assert Answer(made).event_of_documents(["gone"]) is None


def test_small_things() -> None:
    assert most_frequent(["b", "a"]) == "a" and most_frequent([]) is None
    assert (allowed("x"), allowed(["x", "y"]), allowed(None)) == (["x"], ["x", "y"], [])
    assert verdict_of(event("e", [], casualties="conflict"), "casualties") == "conflict"
    assert verdict_of(None, "casualties") is None and verdict_of(event("e", []), "mood") is None
