"""RSS and Atom files: each entry is a document; the feed, or the feed an entry was taken from, is its publisher."""

import io
import re
from calendar import timegm
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from verify.read.intake import Intake, Where, clip
from verify.read.markup import has_markup, words_of
from verify.read.plain import text_of
from verify.read.record import add_document

_PROLOG = re.compile(r"\A\s*<\?xml[^>]*\?>")
_HINT = "an entry needs content, a summary or a description"


def read_feed(intake: Intake, file: str, raw: bytes) -> None:
    """Takes in a feed file."""
    text = text_of(intake, file, raw, markup=True)
    if text is None:
        return
    import feedparser

    # A stream and never a string: feedparser takes a string for an address to fetch or a file to open.
    stream = io.BytesIO(_PROLOG.sub("", text).replace("\x00", "\ufffd").encode("utf-8", "replace"))
    try:
        feed = feedparser.parse(stream, resolve_relative_uris=False)
    except Exception as error:  # noqa: BLE001 - a feed that breaks the parser must not stop the others; it is named
        intake.error(Where(file), "bad_feed", f"the feed cannot be parsed ({type(error).__name__})")
        return
    problem = feed.get("bozo_exception") if feed.get("bozo") else None
    if not feed.entries:
        why = f": {clip(str(problem), 120)}" if problem is not None else ""
        intake.error(Where(file), "bad_feed", f"no RSS or Atom entries were found{why}")
        return
    if problem is not None and "CharacterEncoding" not in type(problem).__name__:
        intake.warn(Where(file), "bad_feed", f"the feed is not well-formed; entries may be missing: {clip(str(problem), 120)}")
    outlet = _words(feed.feed.get("title"))
    for number, entry in enumerate(feed.entries, 1):
        _add_entry(intake, Where(file, record=f"#{number}"), entry, outlet)


def _add_entry(intake: Intake, where: Where, entry: Mapping[str, Any], outlet: str | None) -> None:
    origin = entry.get("source")
    publisher = (_words(origin.get("title")) if isinstance(origin, Mapping) else None) or outlet
    # A byline is the outlet's own hand; an author is the one who speaks only if the rules know that voice.
    author = _words(entry.get("author"))
    speaks = author if author is not None and intake.lookup.source(author) is not None else None
    fields = {"text": _text(entry), "title": _words(entry.get("title")), "publisher": publisher, "source": speaks, "url": entry.get("link"),
              "published_at": _date(entry)}  # fmt: skip
    add_document(intake, where, fields, text_hint=_HINT)


def _text(entry: Mapping[str, Any]) -> str | None:
    """The longest of content and summary, as words."""
    parts = [c.get("value") for c in entry.get("content") or [] if isinstance(c, Mapping)] + [entry.get("summary")]
    texts = [t for t in (_words(p) for p in parts) if t]
    return max(texts, key=len, default=None)


def _words(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    text = words_of(value) if has_markup(value) else value.strip()
    return text or None


def _date(entry: Mapping[str, Any]) -> str | None:
    """The date as ISO if it is one of the two standard forms, else as it stands, else as feedparser read it."""
    for name in ("published", "updated", "created"):
        stated = entry.get(name)
        if isinstance(stated, str) and stated.strip():
            return _standard(stated.strip(), entry.get(f"{name}_parsed"))
    return None


def _standard(stated: str, parsed: object) -> str:
    try:
        moment = parsedate_to_datetime(stated)
        return moment.isoformat() if moment.tzinfo is not None else stated
    except (ValueError, TypeError, IndexError, OverflowError):
        pass
    if isinstance(parsed, tuple) and len(parsed) >= 6 and re.search(r"[Zz]|[+-]\d\d:?\d\d$", stated):
        try:
            return datetime.fromtimestamp(timegm(parsed), UTC).isoformat()
        except (ValueError, TypeError, OverflowError, OSError):
            pass
    return stated
