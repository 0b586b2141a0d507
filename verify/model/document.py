"""A text as it came in."""

from datetime import date, datetime, timedelta

from msgspec import Struct

from verify.model.values import SourceKind

_CLOSE = 7
"""Days between what a record and a post say of its publication, within which both may be so: a post of a story told before."""

_SMALL_HOURS = 3
"""Until this hour most of what is told without a day was on the day before (26 of 33 posts of known incidents)."""


def bare_day(moment: datetime) -> bool:
    """Whether a moment of publication is but a day: nobody said an hour."""
    return moment.hour == moment.minute == moment.second == 0


class Media(Struct, frozen=True, gc=False):
    """A picture or film that came with a document; the hash is the archive's, never computed by a fetch."""

    url: str | None = None
    sha256: str | None = None


class Document(Struct, frozen=True, gc=False):
    """One text by one publisher. `text` stays code point for code point as given; every offset counts in it.

    `source` is who speaks, as a person wrote it; `publisher` who printed it. `published_at` is ISO 8601 with a zone, or null.
    `published_zone` is "stated", "source" (the source's own zone was taken) or "utc" (nothing was known, UTC was taken).
    `posted_at` is what the post or page gives of itself where that is another day than `published_at`, or says the hour as well: the days
    of its text are counted from it.
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
    posted_at: str | None = None

    @property
    def moment(self) -> str | None:
        """When the text was put out, as exactly as is known."""
        return self.posted_at or self.published_at

    @property
    def known_by(self) -> str | None:
        """The day by which its news was known: of two days of publication close together the earlier."""
        stated, posted = self.published_at, self.posted_at
        if stated is None or posted is None:
            return (posted or stated or "")[:10] or None
        before = (date.fromisoformat(posted[:10]) - date.fromisoformat(stated[:10])).days
        return stated[:10] if 0 < before <= _CLOSE else posted[:10]

    @property
    def known_from(self) -> str | None:
        """The first day its news may be of: the day before where it was put out in the first hours of one, by the clock of its place."""
        day, moment = self.known_by, self.moment
        if day is None or moment is None or day != moment[:10]:
            return day
        when = datetime.fromisoformat(moment)
        local = self.published_zone == "source" or when.utcoffset() != timedelta(0)
        if not local or when.hour >= _SMALL_HOURS or bare_day(when):
            return day
        return (when.date() - timedelta(days=1)).isoformat()
