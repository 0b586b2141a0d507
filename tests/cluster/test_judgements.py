"""A file of judgements: read strictly, the last word on a pair holds, contradictions are named."""

from pathlib import Path

import pytest

from tests.cluster.build import claim
from verify.cluster.judgements import Judgement, load_judgements, resolve
from verify.errors import InputError

CLAIMS = [claim("a"), claim("b"), claim("c", document="d", incident="d#1"), claim("e", document="d", incident="d#2")]
MEMBERS = [[0], [1], [2], [3]]


def said(decision: str, *names: str, line: int = 1) -> Judgement:
    return Judgement(decision, names, "", "", "f.jsonl", line)  # type: ignore[arg-type]


def test_lines_are_read(tmp_path: Path) -> None:
    file = tmp_path / "j.jsonl"
    file.write_text('{"must_link": ["a", "b"], "by": "N. N.", "reason": "same house"}\n\n{"cannot_link": ["a", "c"], "at": "2024-01-01"}\n')
    first, second = load_judgements(file)
    assert (first.decision, first.names, first.line) == ("must_link", ("a", "b"), 1)
    assert first.sentence() == "A judgement by N. N. says that both are one incident: same house."
    assert (second.decision, second.line) == ("cannot_link", 3)


@pytest.mark.parametrize(
    "line",
    [
        '{"must_link": ["a"]}',
        '{"must_link": ["a", "a"]}',
        "{}",
        '{"must_link": ["a", "b"], "cannot_link": ["a", "b"]}',
        '{"must_lnk": ["a", "b"]}',
        "not json",
    ],
)
def test_what_is_no_judgement_is_named_with_its_line(tmp_path: Path, line: str) -> None:
    file = tmp_path / "j.jsonl"
    file.write_text('{"must_link": ["a", "b"]}\n' + line + "\n")
    with pytest.raises(InputError, match=r"j\.jsonl:2"):
        load_judgements(file)


def test_a_missing_file_is_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        load_judgements(tmp_path / "none.jsonl")


def test_names_are_claims_or_documents_with_one_incident() -> None:
    rulings, issues = resolve([said("must_link", "doc-a", "b")], CLAIMS, MEMBERS)
    assert [(r.a, r.b) for r in rulings] == [(0, 1)]
    assert issues == []


def test_what_fits_nothing_is_an_issue_and_waits() -> None:
    rulings, issues = resolve([said("must_link", "a", "nobody"), said("cannot_link", "a", "d", line=2)], CLAIMS, MEMBERS)
    assert rulings == []
    assert [(i.line, i.record, i.severity) for i in issues] == [(1, "nobody", "warning"), (2, "d", "warning")]
    assert "2 incidents" in issues[1].message


def test_the_later_line_outranks() -> None:
    rulings, _ = resolve([said("must_link", "a", "b"), said("cannot_link", "b", "a", line=2)], CLAIMS, MEMBERS)
    assert [(r.a, r.b, r.judgement.decision) for r in rulings] == [(0, 1, "cannot_link")]


def test_a_contradiction_over_a_third_is_refused() -> None:
    with pytest.raises(InputError, match=r"f\.jsonl:3"):
        resolve([said("must_link", "a", "b"), said("must_link", "b", "c", line=2), said("cannot_link", "a", "c", line=3)], CLAIMS, MEMBERS)
