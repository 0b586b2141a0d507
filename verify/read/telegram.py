"""Telegram Desktop's result.json: one chat or a whole export; each message with words is a document.

The chat is the publisher. Of a forwarded message the one it was forwarded from is the source; of a group's message, its author.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from verify.read.intake import Intake, Where, clip, records
from verify.read.record import add_document

_CHANNELS = ("public_channel", "private_channel")
_MEDIA = ("photo", "file", "thumbnail")


def is_telegram(value: object) -> bool:
    """True for the shape of result.json."""
    if not isinstance(value, dict):
        return False
    if isinstance(value.get("messages"), list):
        return "text" not in value
    return any(isinstance(value.get(k), dict) and isinstance(value[k].get("list"), list) for k in ("chats", "left_chats"))


def read_telegram(intake: Intake, file: str, export: Mapping[str, Any]) -> None:
    """Takes in an export."""
    left: Counter[str] = Counter()
    messages = 0
    for chat in _chats(export):
        if not isinstance(chat, dict) or not isinstance(chat.get("messages"), list):
            intake.error(Where(file), "bad_chat", "a chat has no list of messages: it was not used")
            continue
        for number, message in enumerate(chat["messages"], 1):
            messages += 1
            why = _add_message(intake, file, chat, message, number)
            if why is not None:
                left[why] += 1
    if not messages:
        intake.error(Where(file), "empty_file", "the export holds no messages")
    for why, count in sorted(left.items()):
        intake.warn(Where(file), "no_words", f"{why}: {records(count)} left out")


def _chats(export: Mapping[str, Any]) -> Iterator[Any]:
    if isinstance(export.get("messages"), list):
        yield export
    for key in ("chats", "left_chats"):
        section = export.get(key)
        if isinstance(section, dict) and isinstance(section.get("list"), list):
            yield from section["list"]


def _add_message(intake: Intake, file: str, chat: Mapping[str, Any], message: object, number: int) -> str | None:
    """Takes in one message; returns why it has no words if it has none."""
    name = _name(chat.get("name"))
    if not isinstance(message, dict):
        intake.error(Where(file, record=f"{name or 'chat'} #{number}"), "not_a_record", f"a message must be an object, not {clip(message)}")
        return None
    where = Where(file, record=f"{name or 'chat'} {_name(message.get('id')) or f'#{number}'}")
    if message.get("type", "message") != "message":
        return "service notices, such as who joined or pinned"
    text = joined(message.get("text"))
    if text is None:
        intake.error(where, "missing_text", f"the text of the message is {clip(message.get('text'))}")
        return None
    if not text.strip():
        return "messages of pictures, films or files without words"
    author = _name(message.get("from")) or _name(message.get("actor"))
    forwarded = _name(message.get("forwarded_from")) or _name(message.get("saved_from"))
    post = _address(chat, message)
    fields = {
        "text": text, "publisher": name or author, "published_at": _moment(message), "url": post,
        "source": forwarded or (author if author != name and chat.get("type") not in _CHANNELS else None),
        "media": [{"url": post}] if post is not None and any(k in message for k in _MEDIA) else None,
    }  # fmt: skip
    add_document(intake, where, fields)
    return None


def joined(text: object) -> str | None:
    """The words of a message: a string, or a list of strings and marked pieces joined as they stand; None if it is neither."""
    if text is None:
        return ""
    if isinstance(text, str):
        return text
    if not isinstance(text, list):
        return None
    parts = [p if isinstance(p, str) else p.get("text") if isinstance(p, dict) else None for p in text]
    return "".join(parts) if all(isinstance(p, str) for p in parts) else None  # type: ignore[arg-type]


def _name(value: object) -> str | None:
    """A name as a text; numbers are ids."""
    if isinstance(value, int) and not isinstance(value, bool):
        return clip(value)
    return value if isinstance(value, str) and value.strip() else None


def _moment(message: Mapping[str, Any]) -> object:
    """UTC from `date_unixtime`; else `date`, the clock of whoever exported, which has no zone."""
    seconds = message.get("date_unixtime")
    if isinstance(seconds, (str, int)) and str(seconds).isdecimal() and len(str(seconds)) <= 11:
        try:
            return datetime.fromtimestamp(int(seconds), UTC).isoformat()
        except (OverflowError, OSError, ValueError):
            pass
    return message.get("date")


def _address(chat: Mapping[str, Any], message: Mapping[str, Any]) -> str | None:
    """The public address of a post, if the export names the channel's user name."""
    user = chat.get("username")
    number = message.get("id")
    if isinstance(user, str) and user.strip("@").replace("_", "").isalnum() and user.isascii() and isinstance(number, int):
        return f"https://t.me/{user.strip('@')}/{number}"
    return None
