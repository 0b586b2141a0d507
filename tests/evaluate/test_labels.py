"""Files of labels, and what is wrong with them."""

from pathlib import Path

import pytest

from verify.errors import InputError
from verify.evaluate.labels import document, interval, need, rows, table


def test_lines_and_tables(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"a": 1}\n\n{"a": 2}\n')
    (tmp_path / "a.csv").write_bytes(b"\xef\xbb\xbfobj,value\nx,1\n")
    (tmp_path / "a.json").write_bytes(b"\xef\xbb\xbf[1]")
    assert rows(tmp_path / "a.jsonl") == [{"a": 1}, {"a": 2}]
    assert table(tmp_path / "a.csv") == [{"obj": "x", "value": "1"}]
    assert document(tmp_path / "a.json") == [1]


@pytest.mark.parametrize(("content", "words"), [("{}\n{\n", ":2: the label is not JSON"), ("[1]\n", ":1: a label must be an object")])
def test_a_wrong_label_is_named(tmp_path: Path, content: str, words: str) -> None:
    (tmp_path / "a.jsonl").write_text(content)
    with pytest.raises(InputError, match=words):
        rows(tmp_path / "a.jsonl")


def test_what_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        rows(tmp_path / "gone")
    with pytest.raises(InputError, match="lacks the field 'id'"):
        need({}, "id", tmp_path)


def test_counts_in_two_forms() -> None:
    assert interval({"min": 2, "max": None}) == interval([2, None]) == (2, None)
    assert interval([1, 3]) == (1, 3)
    assert interval(None) is None
    with pytest.raises(InputError, match="no count"):
        interval("five")
