"""What Telegram Desktop writes as result.json."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.read.conftest import Reading
from verify.read.telegram import is_telegram, joined

CHANNEL: dict[str, Any] = {
    "name": "Harbour Watch",
    "type": "public_channel",
    "id": 1,
    "username": "harbourwatch",
    "messages": [
        {"id": 1, "type": "service", "date": "2021-07-12T20:00:00", "actor": "Harbour Watch", "action": "create_channel", "text": ""},
        {
            "id": 2,
            "type": "message",
            "date": "2021-07-12T20:15:00",
            "date_unixtime": "1626110100",
            "from": "Harbour Watch",
            "photo": "photos/1.jpg",
            "text": ["Two shells ", {"type": "bold", "text": "fell"}, " on the harbour. ", {"type": "hashtag", "text": "#harbour"}],
        },
        {
            "id": 3,
            "type": "message",
            "date_unixtime": "1626110200",
            "from": "Harbour Watch",
            "forwarded_from": "River Register",
            "text": "Three are wounded.",
        },
        {"id": 4, "type": "message", "date_unixtime": "1626110300", "from": "Harbour Watch", "photo": "photos/2.jpg", "text": ""},
        {"id": 5, "type": "message", "date_unixtime": "1626110400", "from": "Harbour Watch", "text": {"odd": 1}},
        "not a message",
    ],
}


def test_messages_with_words_are_documents(reading: Reading) -> None:
    batch = reading({"result.json": json.dumps(CHANNEL)}, lang="en")
    first, second = sorted(batch.documents, key=lambda d: str(d.url))
    assert first.text == "Two shells fell on the harbour. #harbour"
    assert (first.publisher, first.source, first.published_at) == ("Harbour Watch", None, "2021-07-12T17:15:00+00:00")
    assert first.url == "https://t.me/harbourwatch/2"
    assert [m.url for m in first.media] == ["https://t.me/harbourwatch/2"]
    assert (second.text, second.source, second.publisher) == ("Three are wounded.", "River Register", "Harbour Watch")


def test_nothing_of_an_export_is_lost_in_silence(reading: Reading) -> None:
    batch = reading({"result.json": json.dumps(CHANNEL)}, lang="en")
    said = [(i.code, i.severity) for i in batch.issues]
    assert sorted(said) == [("missing_text", "error"), ("no_words", "warning"), ("no_words", "warning"), ("not_a_record", "error")]


def test_a_whole_export_has_many_chats_and_a_group_has_authors(reading: Reading) -> None:
    group = {
        "name": "Neighbours",
        "type": "private_group",
        "id": 2,
        "messages": [{"id": 9, "type": "message", "date_unixtime": "1626110100", "from": "A resident", "text": "We heard two blasts."}],
    }
    export = {"chats": {"list": [CHANNEL, group, {"name": "broken"}]}}
    batch = reading({"result.json": json.dumps(export)}, lang="en")
    heard = next(d for d in batch.documents if d.text == "We heard two blasts.")
    assert (heard.source, heard.publisher, heard.url) == ("A resident", "Neighbours", None)
    assert "bad_chat" in {i.code for i in batch.issues}


def test_an_empty_export_is_named(reading: Reading) -> None:
    batch = reading({"result.json": '{"name": "x", "messages": []}', "b.txt": "Words."}, lang="en")
    assert [i.code for i in batch.issues] == ["empty_file"]


@pytest.mark.parametrize(
    ("value", "told"),
    [({"messages": []}, True), ({"chats": {"list": []}}, True), ({"text": "x", "messages": []}, False), ({"chats": 3}, False), ([], False)],
)
def test_the_shape_is_known(value: object, told: bool) -> None:
    assert is_telegram(value) is told


@given(st.lists(st.text() | st.builds(lambda t: {"type": "bold", "text": t}, st.text())))
def test_pieces_are_joined_as_they_stand(pieces: list[Any]) -> None:
    assert joined(pieces) == "".join(p if isinstance(p, str) else p["text"] for p in pieces)
