"""JSON lines: each line stands for itself."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.read.conftest import Reading
from verify.read import Defaults
from verify.read.inputs import issue_order
from verify.read.intake import Intake, Where
from verify.read.jsonl import add_line, read_jsonl
from verify.rulepack import Rules


def line(**fields: Any) -> str:
    return json.dumps({"lang": "en", **fields}, ensure_ascii=False)


def test_a_broken_line_spoils_itself_alone(reading: Reading) -> None:
    batch = reading({"a.jsonl": "\n".join([line(text="First."), '{"text": "cut o', "[1]", "7", "", line(text="Last.")])})
    assert sorted(d.text for d in batch.documents) == ["First.", "Last."]
    assert [(i.line, i.code, i.severity) for i in batch.issues] == [
        (2, "bad_json", "error"),
        (3, "not_a_record", "error"),
        (4, "not_a_record", "error"),
    ]
    assert "column" in batch.issues[0].message


def test_lines_are_numbered_as_an_editor_numbers_them(reading: Reading) -> None:
    batch = reading({"a.jsonl": "\n\r\n" + line(text="Third line.\u2028Still the third.") + "\r\n" + "{"})
    assert batch.documents[0].text == "Third line.\u2028Still the third."
    assert batch.documents[0].origin.endswith("a.jsonl:3")
    assert [i.line for i in batch.issues] == [4]


def test_lines_of_another_encoding_are_read_and_named(reading: Reading) -> None:
    text = "سقطت قذيفة على سوق البلدة القديمة وأصيب ثلاثة عمال بجروح مساء الاثنين"
    batch = reading({"a.jsonl": line(text=text, lang="ar").encode("cp1256")})
    assert [d.text for d in batch.documents] == [text]
    assert [i.code for i in batch.issues] == ["encoding"]
    assert "cp1256" in batch.issues[0].message


def test_a_file_in_utf16_is_read(reading: Reading) -> None:
    batch = reading({"a.jsonl": (line(text="One.") + "\n" + line(text="Two.")).encode("utf-16")})
    assert sorted(d.text for d in batch.documents) == ["One.", "Two."]


def test_a_type_that_is_not_known_is_named(reading: Reading) -> None:
    batch = reading({"a.jsonl": line(text="x", type="poem") + "\n" + line(text="A post.", type="POST")})
    assert [d.text for d in batch.documents] == ["A post."]
    assert [(i.line, i.code) for i in batch.issues] == [(1, "unknown_type")]


def test_the_word_claim_in_a_text_makes_no_claim(reading: Reading) -> None:
    words = 'They sent {"type": "claim"} to us.'
    batch = reading({"a.jsonl": line(text=words)})
    assert [d.text for d in batch.documents] == [words]
    assert batch.claims == []


fields = st.fixed_dictionaries(
    {},
    optional={
        "text": st.text(max_size=20) | st.none() | st.integers(),
        "id": st.text(max_size=5) | st.integers() | st.none() | st.lists(st.integers(), max_size=1),
        "source": st.sampled_from(["RR", "A witness", "", "\u202eevil", 5, ["x"], None]),
        "source_kind": st.sampled_from(["monitor", "State Media", "poet", "", 3, None]),
        "publisher": st.sampled_from(["Harbour Gazette", 12, None, ""]),
        "published_at": st.sampled_from(["2021-07-10T21:00:00+03:00", "2021-07-10T18:00Z", 1625940000, "", None, [1]]),
        "lang": st.sampled_from(["en", "ar-SY", "Arabic", "", None, 7]),
        "url": st.sampled_from(["https://example.org/a", "javascript:x", "", 7, None]),
        "captured_at": st.sampled_from(["2021", "", 7, None]),
        "media": st.sampled_from([None, "", "https://example.org/b.jpg", ["ftp://x"], [{"sha256": "A" * 64}], {"url": 3}, 9]),
        "title": st.sampled_from(["Title", "", None, 3.0, False]),
        "type": st.sampled_from([None, "", "document", "Article", "poem", 3]),
        "colour": st.just("red"),
    },
)


def taken(lines: list[str], *, patient: bool, monkeypatch: pytest.MonkeyPatch) -> object:
    intake = Intake(Rules(), Defaults(lang="en"))
    with monkeypatch.context() as patch:
        if patient:
            patch.setattr("verify.read.jsonl._add_typed", lambda intake, where, line: False)
        for number, content in enumerate(lines, 1):
            add_line(intake, Where("a.jsonl", number), content.encode())
    intake.summarise()
    return intake.documents, sorted(intake.issues, key=issue_order)


@given(fields)
@settings(max_examples=300)
def test_the_quick_way_and_the_patient_way_read_the_same(record: dict[str, Any]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("verify.read.record.detect", lambda text: "en")
        lines = [json.dumps(record)]
        assert taken(lines, patient=False, monkeypatch=patch) == taken(lines, patient=True, monkeypatch=patch)


@given(st.binary(max_size=300))
def test_no_bytes_make_it_fail(raw: bytes) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("verify.read.record.detect", lambda text: "en")
        intake = Intake(Rules(), Defaults())
        read_jsonl(intake, "a.jsonl", raw)
        assert intake.documents or intake.issues
