"""Markdown: fields before, words after."""

import pytest

from tests.read.conftest import Reading


def test_front_matter_holds_the_fields_and_offsets_count_after_it(reading: Reading) -> None:
    page = "---\r\nsource: RR\npublished_at: 2021-07-10T18:00:00Z\nlang: en\ntags: [a]\n---\n# Heading\n\n**Two** shells fell.\n"
    batch = reading({"a.md": page})
    (document,) = batch.documents
    assert document.text == "# Heading\n\n**Two** shells fell.\n"
    assert (document.source, document.published_at) == ("RR", "2021-07-10T18:00:00+00:00")
    assert [(i.code, i.message.split(" (")[0]) for i in batch.issues] == [("unknown_field", "the field 'tags' is not read")]


@pytest.mark.parametrize(
    ("front", "line"), [("source: [open", 2), ("- a\n- b", 2), ("a: 1\na: 2", 3), ("a: !!python/object:os.system x", 2)]
)
def test_wrong_front_matter_is_named_and_the_words_are_read(reading: Reading, front: str, line: int) -> None:
    batch = reading({"a.md": f"---\n{front}\n---\nTwo shells fell."}, lang="en")
    assert [d.text for d in batch.documents] == ["Two shells fell."]
    assert [(i.code, i.line) for i in batch.issues] == [("front_matter", line)]


def test_dashes_that_never_close_are_text(reading: Reading) -> None:
    batch = reading({"a.md": "---\nTwo shells fell.\n"}, lang="en")
    assert [d.text for d in batch.documents] == ["---\nTwo shells fell.\n"]
    assert [i.code for i in batch.issues] == ["front_matter"]


def test_no_front_matter_is_no_fault(reading: Reading) -> None:
    batch = reading({"a.md": "Two shells fell.\n\n---\n\nMore."}, lang="en")
    assert [d.text for d in batch.documents] == ["Two shells fell.\n\n---\n\nMore."]
    assert batch.issues == []


def test_front_matter_cannot_replace_the_text(reading: Reading) -> None:
    (document,) = reading({"a.md": "---\ntext: other\nlang: en\n---\nTwo shells fell."}).documents
    assert document.text == "Two shells fell."
