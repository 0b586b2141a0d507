"""A JSON file may hold one record, a list of them, a Telegram export, or lines."""

import json

import pytest

from tests.read.conftest import Reading
from verify.read.json_file import item_lines

ONE = {"text": "A bridge was hit.", "lang": "en"}


def test_one_object_is_one_document(reading: Reading) -> None:
    batch = reading({"a.json": json.dumps(ONE, indent=1)})
    assert [d.text for d in batch.documents] == ["A bridge was hit."]
    assert batch.issues == []


def test_items_of_a_list_are_named_by_number_and_line(reading: Reading) -> None:
    batch = reading({"a.json": '[\n {"text": "One.", "lang": "en"},\n\n {"title": "no text"},\n 5\n]'})
    assert [d.text for d in batch.documents] == ["One."]
    assert [(i.line, i.record) for i in batch.issues] == [(4, "#2"), (5, "#3")]
    assert "title but no text" in batch.issues[0].message


def test_lines_under_the_wrong_ending_are_read_as_lines(reading: Reading) -> None:
    batch = reading({"a.json": json.dumps(ONE) + "\n" + json.dumps({**ONE, "text": "Two."}) + "\n{"})
    assert sorted(d.text for d in batch.documents) == ["A bridge was hit.", "Two."]
    assert [i.line for i in batch.issues] == [3]


@pytest.mark.parametrize(
    ("content", "code", "line"),
    [
        ("", "empty_file", None),
        ("  \n", "empty_file", None),
        ("[]", "empty_file", None),
        ('{"text": }', "bad_json", 1),
        ('{\n"text" 3}', "bad_json", 2),
        ("[" * 9999, "bad_json", 1),
    ],
)
def test_what_cannot_be_used_is_named(reading: Reading, content: str, code: str, line: int | None) -> None:
    batch = reading({"a.json": content, "b.json": json.dumps(ONE)})
    assert [(i.code, i.line) for i in batch.issues if i.file.endswith("a.json")] == [(code, line)]
    assert len(batch.documents) == 1


def test_lines_of_items_are_found_in_any_layout() -> None:
    text = '[{"a": [1, 2]}, {"b": "x]\\n"},\n\n{"c": 1}]'
    line = item_lines(text)
    assert [line(0), line(1), line(2), line(3)] == [1, 1, 3, None]
