"""What is read beside the rest is as it would be if it were read with it."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verify.read import Batch, Defaults, jsonl, read_inputs
from verify.read.intake import Taken
from verify.rulepack import Rules

CLAIM: dict[str, Any] = {"type": "claim", "source": "RR", "published_at": "2021-07-10T21:00:00+03:00", "lang": "en"}
LINES = (
    json.dumps({"text": "Two were killed.", "id": "d-1", "lang": "en", "published_at": "2021-07-10 21:00"}),
    json.dumps({**CLAIM, "killed": {"min": 2}, "quote": "Two were killed.", "document_id": "d-1", "places": ["Tall Qamar"]}),
    json.dumps({**CLAIM, "id": "c-1", "damage": "minor", "relayed_by": {"name": "Harbour Gazette"}, "media": ["https://a.example/x.jpg"]}),
    json.dumps({**CLAIM, "id": "c-1", "damage": "major", "title": "Damage", "url": "https://a.example/1", "colour": "red"}),
    json.dumps({**CLAIM, "id": "c-1", "damage": "minor", "published_at": "2021-07-10T18:00:00Z", "document_id": "d-2"}),
    json.dumps(
        {**CLAIM, "attribution": {"status": "blames", "actors": ["northern"]}, "source_kind": "nobody", "published_at": "10 July 2021"}
    ),
    json.dumps({**CLAIM, "wounded": {"min": 3, "max": 1}}),
    json.dumps({"text": "Elsewhere.", "id": "d-1", "lang": "en", "colour": "blue"}),
    '{"text": "cut o',
    "",
    '{"text": "\\ud800 half", "lang": "en"}',
)


def packed(work: Callable[[Any], Taken], pieces: Sequence[Any], packing: Any) -> list[Taken]:
    """Every other piece as another process would hand it over."""
    pack, unpack = packing
    return [unpack(pack(work(piece))) if n % 2 else work(piece) for n, piece in enumerate(pieces)]


def here(work: Callable[[Any], Taken], pieces: Sequence[Any], packing: Any) -> list[Taken]:
    return [work(piece) for piece in pieces]


def told(batch: Batch) -> Any:
    return batch.documents, batch.claims, batch.issues


@settings(max_examples=60, deadline=None)
@given(lines=st.lists(st.sampled_from(LINES), min_size=1, max_size=12), size=st.integers(1, 2000))
def test_lines_read_in_pieces_give_what_all_of_them_give(tmp_path_factory: pytest.TempPathFactory, lines: list[str], size: int) -> None:
    path = tmp_path_factory.mktemp("lines") / "a.jsonl"
    path.write_text("\n".join(['{"text": "Always there.", "lang": "en"}', *lines]))
    rules = Rules()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(jsonl, "_WORTH_SHARING", 1)
        patch.setattr(jsonl, "_PIECE", size)
        alone = read_inputs([path], Defaults(), rules)
        for share in (packed, here):
            assert told(read_inputs([path], Defaults(), rules, None, share)) == told(alone)


def test_a_small_file_is_not_shared(tmp_path: Path, few: Rules) -> None:
    (tmp_path / "a.jsonl").write_text("\n".join(LINES))

    def never(work: Callable[[Any], Taken], pieces: Sequence[Any], packing: Any) -> list[Taken]:
        raise AssertionError

    assert read_inputs([tmp_path], Defaults(), few, None, never).claims


def test_lines_that_begin_after_blank_ones_are_found(tmp_path: Path, few: Rules, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonl, "_WORTH_SHARING", 1)
    monkeypatch.setattr(jsonl, "_PIECE", 100)
    (tmp_path / "a.jsonl").write_text("\n" * 500 + LINES[0])
    batch = read_inputs([tmp_path], Defaults(), few, None, packed)
    assert [d.origin.rpartition(":")[2] for d in batch.documents] == ["501"]
    assert "empty_file" not in {i.code for i in batch.issues}
