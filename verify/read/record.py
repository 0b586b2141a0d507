"""One mapping of field names to values -> one document, or the reason why not."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from verify.model import Document, sha256_text, stable_id
from verify.read.fields import Checks, about, detect, filled, language_code, strings
from verify.read.intake import Intake, Where, clip
from verify.read.structured import add_claim


class DocumentIn(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A document as it comes in; a line of JSON that fits is read straight into it, all else is cleaned first."""

    text: str
    type: str | None = None
    id: str | None = None
    source: str | None = None
    source_kind: str | None = None
    publisher: str | None = None
    published_at: str | None = None
    lang: str | None = None
    url: str | None = None
    archive_url: str | None = None
    captured_at: str | None = None
    media: Any = None
    title: str | None = None


FIELDS = frozenset(DocumentIn.__struct_fields__)
_STRINGS = tuple(f for f in DocumentIn.__struct_fields__ if f not in ("text", "type", "media"))
_DOCUMENT_TYPES = (None, "", "document", "article", "post", "statement", "message")
_TEXT_HINT = "a document needs its words in the field text"


def add_record(intake: Intake, where: Where, fields: object) -> None:
    """Takes in one record of any format: a document, or a structured claim (`"type": "claim"`); what is neither is an issue."""
    if not isinstance(fields, Mapping):
        intake.error(where, "not_a_record", f"a record must be an object with fields, not {clip(fields)}", 'write {"text": "..."}')
        return
    kind = fields.get("type")
    if kind == "claim":
        add_claim(intake, where, fields)
    elif is_document(kind):
        add_document(intake, where, fields)
    else:
        intake.error(where, "unknown_type", f"a record of type {clip(kind)} is not known", "types are document (or none) and claim")


def is_document(kind: object) -> bool:
    """True for the types of record that are documents; none is given for most."""
    return kind is None or (isinstance(kind, str) and kind.lower() in _DOCUMENT_TYPES)


def add_document(intake: Intake, where: Where, fields: Mapping[str, Any], *, text_hint: str = _TEXT_HINT) -> None:
    """Takes in one document; without a text it is an error issue."""
    where = about(where, fields.get("id"))
    for name in fields:
        if name not in FIELDS:
            intake.unknown(where, str(name))
    text = fields.get("text")
    if not isinstance(text, str):
        what = "it has no text" if not fields.get("title") else "it has a title but no text"
        why = what if text is None else f"its text is {clip(text)}, not a string"
        intake.error(where, "missing_text", f"the record was left out: {why}", text_hint)
        return
    take_document(intake, where, DocumentIn(text=text, media=fields.get("media"), **strings(intake, where, fields, _STRINGS)), text_hint)


def take_document(intake: Intake, where: Where, given: DocumentIn, text_hint: str = _TEXT_HINT) -> None:
    """Takes in one document whose fields have the right types."""
    text = given.text
    if not text or text.isspace():
        intake.error(where, "missing_text", "the record was left out: its text is empty", text_hint)
        return
    if "\x00" in text:
        intake.warn(where, "nul_bytes", f"the text holds {text.count(chr(0))} NUL characters; they were kept, so that offsets hold",
                    "check how the text was exported")  # fmt: skip
    check, defaults = Checks(intake, where), intake.defaults
    source = check.name("source", given.source) or defaults.source
    publisher = check.name("publisher", given.publisher) or defaults.publisher
    lang = check.lang(given.lang) or language_code(defaults.lang) or detect(text)
    published_at, zone = check.published(given.published_at, lang, publisher or source)
    url = check.url("url", given.url)
    posted_at = check.posted(text, given.title, url, lang, published_at, publisher or source)
    if published_at is None:
        published_at, zone = check.published_in(text, given.title, lang, posted_at)
        posted_at = None
    given_id = filled(given.id)
    intake.documents.append((where, Document(
        id=given_id if given_id is not None else stable_id("doc", [source, publisher, published_at, url, text]),
        text=text, lang=lang, source=source, source_kind=check.kind(given.source_kind) or defaults.source_kind, publisher=publisher,
        published_at=published_at, published_zone=zone, url=url, archive_url=check.url("archive_url", given.archive_url),
        captured_at=filled(given.captured_at), media=check.media(given.media), title=check.name("title", given.title), sha256=sha256_text(text),
        origin=where.origin, posted_at=posted_at,
    )))  # fmt: skip
