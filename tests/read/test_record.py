"""One mapping, one document."""

import json
from pathlib import Path

import pytest

from tests.read.conftest import Reading
from verify.model import sha256_text
from verify.read.record import is_document


def test_every_field_is_carried_through(reading: Reading) -> None:
    digest = "cd" * 32
    record = {
        "id": "d-1",
        "source": "RR",
        "source_kind": "monitor",
        "publisher": "Harbour Gazette",
        "published_at": "2021-07-10T21:00:00+03:00",
        "lang": "en",
        "url": "https://example.org/1",
        "archive_url": "https://archive.ph/x",
        "captured_at": "2021-07-11",
        "title": "Title",
        "media": [{"url": "https://example.org/1.jpg", "sha256": digest}],
        "text": " Two shells fell. ",
    }
    batch = reading({"a.jsonl": json.dumps(record)})
    (document,) = batch.documents
    for name in set(record) - {"media"}:
        assert getattr(document, name) == record[name], name
    assert [(m.url, m.sha256) for m in document.media] == [("https://example.org/1.jpg", digest)]
    assert document.sha256 == sha256_text(" Two shells fell. ")
    assert batch.issues == []


@pytest.mark.parametrize(
    ("record", "why"),
    [
        ({}, "no text"),
        ({"title": "x"}, "title but no text"),
        ({"text": None}, "no text"),
        ({"text": ["a"]}, "a list of 1"),
        ({"text": " \u00a0\n"}, "empty"),
        ({"text": 5}, "5"),
    ],
)
def test_a_record_without_words_is_named(reading: Reading, record: dict[str, object], why: str) -> None:
    batch = reading({"a.jsonl": json.dumps(record) + '\n{"text": "Words.", "lang": "en"}'})
    assert [(i.line, i.code, i.severity) for i in batch.issues] == [(1, "missing_text", "error")]
    assert why in batch.issues[0].message
    assert len(batch.documents) == 1


def test_defaults_never_replace_what_a_record_says(reading: Reading) -> None:
    records = [{"text": "One.", "source": "RR", "lang": "en"}, {"text": "Two.", "source": " "}]
    batch = reading({"a.jsonl": "\n".join(map(json.dumps, records))}, source="Another", lang="ar")
    assert {d.text: (d.source, d.lang) for d in batch.documents} == {"One.": ("RR", "en"), "Two.": ("Another", "ar")}


def test_a_field_nobody_reads_is_said_once_a_file(reading: Reading) -> None:
    lines = "\n".join(json.dumps({"text": f"Text {n}.", "lang": "en", "colour": n}) for n in range(5))
    batch = reading({"a.jsonl": lines})
    assert [(i.line, i.code) for i in batch.issues] == [(1, "unknown_field")]
    assert "5 records" in batch.issues[0].message


def test_documents_go_by_several_names() -> None:
    assert all(map(is_document, (None, "", "document", "Post", "ARTICLE")))
    assert not any(map(is_document, ("claim", "poem", 3, ["post"])))


def test_nothing_is_read_from_beside_the_record(reading: Reading, tmp_path: Path) -> None:
    """An id that looks like a path is only a name."""
    batch = reading({"a.jsonl": json.dumps({"id": "../../etc/passwd", "text": "Words.", "lang": "en"})})
    assert [d.id for d in batch.documents] == ["../../etc/passwd"]
