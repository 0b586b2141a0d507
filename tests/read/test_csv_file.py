"""CSV as spreadsheets write it, and as people break it."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.read.conftest import Reading
from verify.read import Defaults
from verify.read.csv_file import read_csv, sniff
from verify.read.intake import Intake
from verify.rulepack import Rules


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(reading: Reading, delimiter: str) -> None:
    rows = [["id", "source", "lang", "text"], ["a-1", "RR", "en", f"Two hurt{delimiter} one dead."]]
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    batch = reading({"a.csv": out.getvalue()})
    assert [(d.id, d.source, d.text) for d in batch.documents] == [("a-1", "RR", f"Two hurt{delimiter} one dead.")]


def test_names_in_the_header_decide_not_their_number() -> None:
    assert sniff("text;published_at,and,some,more") == ";"


def test_a_cell_may_hold_lines_and_is_named_by_its_first(reading: Reading) -> None:
    batch = reading({"a.csv": 'lang,text\nen,"One\r\ntwo"\nen,\n'})
    assert [d.text for d in batch.documents] == ["One\r\ntwo"]
    assert [(i.line, i.code) for i in batch.issues] == [(4, "missing_text")]


def test_rows_that_do_not_fit_are_named(reading: Reading) -> None:
    batch = reading({"a.csv": "id,lang,text\na,en,Right.\nb,en\nc,en,Too long,indeed\n,,\n"})
    assert [d.text for d in batch.documents] == ["Right.", "Too long"]
    assert [(i.line, i.code) for i in batch.issues] == [(3, "ragged_row"), (3, "missing_text"), (4, "ragged_row")]
    assert "indeed" in batch.issues[2].message


def test_a_quotation_that_never_ends_costs_its_own_line(reading: Reading) -> None:
    batch = reading({"a.csv": 'lang,text\nen,"Never closed\nen,Second.\nen,Third.\n'})
    assert sorted(d.text for d in batch.documents) == ['"Never closed', "Second.", "Third."]
    assert [(i.line, i.code) for i in batch.issues] == [(2, "unclosed_quote")]


@pytest.mark.parametrize(("content", "code"), [("a,b\n1,2\n", "no_text_column"), ("\n \n", "empty_file"), ("", "empty_file")])
def test_what_is_no_table_of_documents_is_named(reading: Reading, content: str, code: str) -> None:
    batch = reading({"a.csv": content, "b.txt": "A text beside it, in English."}, lang="en")
    assert [i.code for i in batch.issues if i.file.endswith("a.csv")] == [code]


def test_a_column_given_twice_is_named(reading: Reading) -> None:
    batch = reading({"a.csv": "text,text,lang\n,Second.,en\n"})
    assert [d.text for d in batch.documents] == ["Second."]
    assert [i.code for i in batch.issues] == ["duplicate_column"]


def test_media_are_addresses_between_blanks_or_json(reading: Reading) -> None:
    digest = "ab" * 32
    rows = f'text,lang,media\nOne.,en,https://example.org/1.jpg https://example.org/2.jpg\nTwo.,en,"[{{""sha256"": ""{digest}""}}]"\n'
    media = {d.text: d.media for d in reading({"a.csv": rows}).documents}
    assert [m.url for m in media["One."]] == ["https://example.org/1.jpg", "https://example.org/2.jpg"]
    assert [m.sha256 for m in media["Two."]] == [digest]


def test_a_structured_claim_may_stand_in_a_row(reading: Reading) -> None:
    rows = 'type,source,published_at,killed,damage,background\nclaim,RR,2021-07-10T18:00:00Z,"{""min"": 2, ""max"": 4}",minor,true\n'
    (claim,) = reading({"a.csv": rows}).claims
    assert claim.killed is not None
    assert (claim.killed.min, claim.killed.max, claim.damage, claim.background) == (2, 4, "minor", True)


@given(st.lists(st.lists(st.text(alphabet='ab",;\n\r\t é', max_size=6), min_size=1, max_size=4), max_size=6))
def test_no_table_makes_it_fail_and_no_row_is_lost_in_silence(rows: list[list[str]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("verify.read.record.detect", lambda text: "en")
        content = "\n".join(",".join(row) for row in [["text", "id"], *rows])
        intake = Intake(Rules(), Defaults())
        read_csv(intake, "a.csv", content.encode())
        if any(cell.strip(' ,\t"\r\n') for row in rows for cell in row):
            assert intake.documents or intake.issues
