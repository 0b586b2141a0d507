"""The values of one record, each checked with care: what is wrong with one becomes an issue, and the record goes on without it."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, get_args

from verify.model import Media, SourceKind
from verify.read.dateline import date_of_text
from verify.read.intake import Intake, Where, clip
from verify.read.posted import posted

KINDS: tuple[str, ...] = get_args(SourceKind)
_HUGE_NAME = 1000
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_LANG = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9]{1,8})*")
_LANG_NAMES = {
    "ara": "ar", "arb": "ar", "eng": "en", "fas": "fa", "per": "fa", "heb": "he", "kur": "ku", "tur": "tr", "fra": "fr", "fre": "fr", "rus": "ru",
    "arabic": "ar", "العربية": "ar", "english": "en", "persian": "fa", "hebrew": "he", "kurdish": "ku", "turkish": "tr", "french": "fr",
    "russian": "ru", "german": "de", "spanish": "es",
}  # fmt: skip
_SHA256 = re.compile(r"[0-9a-fA-F]{64}")
_WEB = re.compile(r"https?://[^\s\x00-\x20<>\"\\^`{|}]+", re.IGNORECASE)


@lru_cache(maxsize=4096)
def language_code(value: str | None) -> str | None:
    """A language code of ours ("ar" for "ar-SY", "ara", "Arabic"); None if it is none."""
    if value is None:
        return None
    low = value.strip().lower()
    if low in _LANG_NAMES:
        return _LANG_NAMES[low]
    found = _LANG.fullmatch(low)
    return found.group(1) if found is not None else None


def filled(value: str | None) -> str | None:
    """The value, None if it is blank."""
    return value if value and not value.isspace() else None


def detect(text: str) -> str:
    """The language of a text, "und" if it cannot be told."""
    from verify.text.language import detect_language

    return detect_language(text)


def is_web(value: str) -> bool:
    """True for an http(s) address: nothing else is ever made a link."""
    return _WEB.fullmatch(value) is not None


def about(where: Where, given_id: object) -> Where:
    """The place of a record together with the id it gives itself."""
    if isinstance(given_id, str) and given_id.strip():
        plain = len(given_id) <= 60 and given_id.isascii() and given_id.isprintable() and "'" not in given_id and "\\" not in given_id
        return Where(where.file, where.line, given_id if plain else clip(given_id, 60)[1:-1])
    return where


def strings(intake: Intake, where: Where, fields: Mapping[str, Any], names: Sequence[str]) -> dict[str, str]:
    """The named fields that hold a text or a number, as texts; blank ones are left out, and what is something else is named."""
    found: dict[str, str] = {}
    for name in names:
        value = fields.get(name)
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            value = _digits(value)
        if isinstance(value, str):
            if value.strip():
                found[name] = value
        elif value is not None:
            intake.warn(where, "wrong_type", f"{name} must be a text, not {clip(value)}: it was not used")
    return found


def _digits(value: int | float) -> str:
    """A number as it was most likely written: 17 for 17.0."""
    try:
        return str(int(value)) if float(value).is_integer() else repr(value)
    except (OverflowError, ValueError):
        return clip(repr(type(value).__name__))


class Checks:
    """Checks the values of one record; every method takes None for a field that is absent."""

    def __init__(self, intake: Intake, where: Where) -> None:
        self._intake, self.where = intake, where

    def name(self, field: str, value: str | None) -> str | None:
        """A name or a title, with a warning if it is built to deceive; None if it is blank."""
        if not value or value.isspace():
            return None
        if not value.isascii() and _BIDI.search(value):
            self._intake.warn(self.where, "bidi_override", f"{field} holds characters that turn the direction of writing: {clip(value)}",
                              "it may be meant to look like another name")  # fmt: skip
        if len(value) > _HUGE_NAME:
            self._intake.warn(
                self.where, "huge_field", f"{field} is {len(value)} characters long: {clip(value, 40)}", "is a text in the wrong field?"
            )
        return value

    def kind(self, value: str | None) -> SourceKind | None:
        """The kind of the source, None if it is not one of ours."""
        if value is None or value in KINDS:
            return value  # type: ignore[return-value]
        low = value.strip().lower().replace(" ", "_").replace("-", "_")
        if low in KINDS:
            return low  # type: ignore[return-value]
        if low:
            self._intake.warn(
                self.where, "unknown_source_kind", f"source_kind {clip(value)} is not known: it was not used", f"one of {', '.join(KINDS)}"
            )
        return None

    def lang(self, value: str | None) -> str | None:
        """The language code that is given, None if it is none."""
        if value is None or not value.strip():
            return None
        code = language_code(value)
        if code is None:
            self._intake.warn(
                self.where, "unknown_lang", f"lang {clip(value)} is no language code: the language was detected", "write ar, en, fa, ..."
            )
        return code

    def published(self, value: str | None, lang: str, who: str | None) -> tuple[str | None, str | None]:
        """(published_at in ISO 8601, basis of its zone); `who` is the source whose zone counts where none is stated."""
        if value is None or not value.strip():
            value = self._intake.defaults.published_at
        if value is None or not value.strip():
            return None, None
        iso, zone, problem = self._intake.lookup.date(value, lang, who)
        if iso is None:
            self._intake.warn(self.where, "bad_date", f"published_at {clip(value)} cannot be used: {problem}; the date of the text is unknown",
                              "write it as 2021-07-10T21:00:00+03:00")  # fmt: skip
        elif zone is not None and zone != "stated":
            self._intake.zone(self.where, zone)
        return iso, zone

    def posted(self, text: str, title: str | None, url: str | None, lang: str, stated: str | None, who: str | None) -> str | None:
        """The moment a post gives of itself where its record states none, or another day, or no hour; another day is said to be one."""
        found = posted(text, title, url, lang, stated, (who, self._intake.lookup))
        if found is None:
            return None
        if stated is not None and stated[:10] != found.iso[:10]:
            self._intake.warn(self.where, "posted_on_another_day", f"published_at says {stated[:10]}, {found.by} says {found.iso[:10]}: the"
                              " days of the text are counted from that", "correct published_at if it is the day of a list or of a copy")  # fmt: skip
        return found.iso

    def published_in(self, text: str, title: str | None, lang: str, own: str | None) -> tuple[str | None, str | None]:
        """The date of publication that the text itself gives where its record has none, said to be one that nobody stated."""
        iso = date_of_text(text, title, lang, self._intake.lookup) or own
        if iso is None:
            return None, None
        where = "address or the page" if iso == own else "heading or the dateline"
        self._intake.warn(self.where, "date_from_text", f"published_at is missing: {iso[:10]} was taken from the {where}",
                          "state it with --published-at or in the field published_at if it is another day")  # fmt: skip
        return iso, "utc"

    def url(self, name: str, value: str | None) -> str | None:
        """An http(s) address; anything else is named and left out."""
        if value is None or not value.strip():
            return None
        value = value.strip()
        if not is_web(value):
            self._intake.warn(self.where, "unsafe_url", f"{name} {clip(value)} is no http(s) address: it was left out")
            return None
        return value

    def media(self, value: object) -> tuple[Media, ...]:
        """Pictures and films: addresses, or objects with url and sha256."""
        if value is None or value == "":
            return ()
        items = value if isinstance(value, list) else [value]
        return tuple(m for m in (self._medium(item) for item in items) if m is not None)

    def _medium(self, item: object) -> Media | None:
        given = {"url": item} if isinstance(item, str) else item
        if not isinstance(given, Mapping):
            self._intake.warn(self.where, "wrong_type", f"media must be addresses or {{url, sha256}}, not {clip(item)}: it was not used")
            return None
        url, digest = given.get("url"), given.get("sha256")
        if isinstance(url, str) and not is_web(url.strip()):
            self._intake.warn(self.where, "unsafe_url", f"the media address {clip(url)} is no http(s) address: it was left out")
            url = None
        if digest is not None and not (isinstance(digest, str) and _SHA256.fullmatch(digest)):
            self._intake.warn(self.where, "wrong_type", f"the media sha256 {clip(digest)} is not 64 hex digits: it was left out")
            digest = None
        url = url.strip() if isinstance(url, str) else None
        return Media(url, digest.lower() if digest is not None else None) if url is not None or digest is not None else None
