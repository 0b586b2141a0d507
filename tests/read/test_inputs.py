"""Files, folders and standard input together."""

import io
import json
import random
from pathlib import Path

import pytest

from tests.read.conftest import Reading
from verify.errors import InputError
from verify.model import Issue
from verify.read import Batch, Defaults, read_inputs
from verify.read.inputs import issue_order, sniff_kind
from verify.rulepack import Rules


def test_a_folder_mixes_formats(reading: Reading) -> None:
    batch = reading(
        {
            "a.jsonl": '{"text": "Lines.", "lang": "en"}',
            "b.json": '{"text": "Object.", "lang": "en"}',
            "c.csv": "text,lang\nRow.,en\n",
            "d.txt": "Plain.",
            "e.md": "---\nlang: en\n---\nMarkdown.",
            "deep/er/f.txt": "Deep.",
        },
        lang="en",
    )
    assert sorted(d.text for d in batch.documents) == ["Deep.", "Lines.", "Markdown.", "Object.", "Plain.", "Row."]
    assert batch.issues == []


def test_dash_is_json_lines_on_standard_input(few: Rules) -> None:
    batch = read_inputs(["-"], Defaults(), few, io.BytesIO(b'{"text": "Piped.", "lang": "en"}\n{'))
    assert [d.text for d in batch.documents] == ["Piped."]
    assert [(i.file, i.line) for i in batch.issues] == [("-", 2)]


def test_a_file_that_is_missing_is_an_issue_as_long_as_another_is_read(tmp_path: Path, few: Rules) -> None:
    (tmp_path / "a.txt").write_text("Words.")
    batch = read_inputs([tmp_path / "a.txt", tmp_path / "b.txt"], Defaults(lang="en"), few)
    assert [(i.code, i.severity) for i in batch.issues] == [("no_such_file", "error")]


def test_nothing_at_all_is_an_error_that_says_what_to_do(tmp_path: Path, few: Rules) -> None:
    (tmp_path / "photo.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    for paths, words in (
        ([], "no input"),
        ([tmp_path / "gone"], "check the path"),
        ([tmp_path], "nothing here can be read"),
        (["-"], "standard input"),
    ):
        with pytest.raises(InputError, match=words):
            read_inputs(paths, Defaults(), few)


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("<?xml version='1.0'?><rss>", "feed"),
        ("<!DOCTYPE html><p>", "html"),
        ("<?xml?><html>", "html"),
        ('{"a": 1}', "json"),
        ("---\na: 1\n", "markdown"),
        ("words", "plain"),
        ("\x01\x02" * 40, "plain"),
    ],
)
def test_a_file_named_on_its_own_is_known_by_its_beginning(head: str, kind: str) -> None:
    assert sniff_kind(head.encode()) == kind
    assert sniff_kind(b"\x89PNG\r\n\x1a\n") is None


def outcome(batch: Batch) -> tuple[object, ...]:
    return batch.documents, batch.claims, sorted((i.code, i.message.split(" also at")[0], i.severity) for i in batch.issues)


def test_the_order_of_records_changes_nothing(tmp_path: Path, few: Rules) -> None:
    records = [{"text": f"Text {n % 7}.", "lang": "en", "id": f"d-{n % 5}"} for n in range(20)]
    records += [
        {
            "type": "claim",
            "source": "RR",
            "published_at": "2021-07-10T18:00:00Z",
            "lang": "en",
            "document_id": f"d-{n % 6}",
            "quote": f"Text {n % 3}.",
            "killed": {"min": n % 3},
            "id": None if n % 2 else f"c-{n % 4}",
        }
        for n in range(20)
    ]
    answers = []
    for seed in range(4):
        random.Random(seed).shuffle(records)
        (tmp_path / "a.jsonl").write_text("\n".join(map(json.dumps, records)))
        batch = read_inputs([tmp_path], Defaults(), few)
        # Where a record stood is the one thing that its place may change.
        found = [
            json.loads(json.dumps([(d.id, d.text) for d in batch.documents])),
            [(c.id, c.document_id, c.start, c.killed) for c in batch.claims],
        ]
        answers.append((found, sorted(i.code for i in batch.issues)))
    assert all(answer == answers[0] for answer in answers)


def test_issues_stand_in_the_order_of_the_files() -> None:
    first = Issue("a", None, None, "z", "error", "m")
    second = Issue("a", 2, "r", "a", "warning", "m")
    assert sorted([second, first], key=issue_order) == [first, second]


def test_a_file_of_many_megabytes_is_read(tmp_path: Path, few: Rules) -> None:
    words = "Two shells fell on the harbour of the town on Monday evening. " * 40
    with (tmp_path / "large.jsonl").open("w", encoding="utf-8") as file:
        for n in range(4000):
            file.write(json.dumps({"id": f"d-{n}", "text": f"{n} {words}", "lang": "en"}) + "\n")
    assert (tmp_path / "large.jsonl").stat().st_size > 9_000_000
    assert len(read_inputs([tmp_path], Defaults(), few).documents) == 4000
