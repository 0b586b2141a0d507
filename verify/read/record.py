"""One mapping of field names to values -> one document, or the reason why not."""

from collections.abc import Mapping
from typing import Any

from verify.model import Document, sha256_text, stable_id
from verify.read.fields import Fields, detect, language_code
from verify.read.intake import Intake, Where, clip
from verify.read.structured import add_claim

FIELDS = frozenset(
    {
        "type",
        "id",
        "source",
        "source_kind",
        "publisher",
        "published_at",
        "lang",
        "url",
        "archive_url",
        "captured_at",
        "media",
        "title",
        "text",
    }
)
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
    elif kind is None or (isinstance(kind, str) and kind.lower() in _DOCUMENT_TYPES):
        add_document(intake, where, fields)
    else:
        intake.error(where, "unknown_type", f"a record of type {clip(kind)} is not known", "types are document (or none) and claim")


def add_document(intake: Intake, where: Where, fields: Mapping[str, Any], *, text_hint: str = _TEXT_HINT) -> None:
    """Takes in one document; without a text it is an error issue."""
    reader = Fields(intake, where, fields)
    where = reader.where
    for name in fields:
        if name not in FIELDS:
            intake.unknown(where, str(name))
    text = reader.text(text_hint)
    if text is None:
        return
    defaults = intake.defaults
    source = reader.name("source") or defaults.source
    publisher = reader.name("publisher") or defaults.publisher
    lang = reader.lang() or language_code(defaults.lang) or detect(text)
    published_at, zone = reader.published(lang, publisher or source)
    url = reader.url("url")
    given = reader.string("id")
    intake.documents.append((where, Document(
        id=given if given is not None else stable_id("doc", [source, publisher, published_at, url, text]),
        text=text, lang=lang, source=source, source_kind=reader.kind() or defaults.source_kind, publisher=publisher, published_at=published_at,
        published_zone=zone, url=url, archive_url=reader.url("archive_url"), captured_at=reader.string("captured_at"), media=reader.media(),
        title=reader.name("title"), sha256=sha256_text(text), origin=where.origin,
    )))  # fmt: skip
