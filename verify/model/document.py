"""A text as it came in."""

from msgspec import Struct

from verify.model.values import SourceKind


class Media(Struct, frozen=True, gc=False):
    """A picture or film that came with a document; the hash is the archive's, never computed by a fetch."""

    url: str | None = None
    sha256: str | None = None


class Document(Struct, frozen=True, gc=False):
    """One text by one publisher. `text` stays code point for code point as given; every offset counts in it.

    `source` is who speaks, as a person wrote it; `publisher` who printed it. `published_at` is ISO 8601 with a zone, or null.
    `published_zone` is "stated", "source" (the source's own zone was taken) or "utc" (nothing was known, UTC was taken).
    `origin` says where the record stood (file and line or record), for messages.
    """

    id: str
    text: str
    lang: str
    source: str | None = None
    source_kind: SourceKind | None = None
    publisher: str | None = None
    published_at: str | None = None
    published_zone: str | None = None
    url: str | None = None
    archive_url: str | None = None
    captured_at: str | None = None
    media: tuple[Media, ...] = ()
    title: str | None = None
    sha256: str = ""
    origin: str = ""
