"""The moment a post or a page gives of itself: in its address, in the line that shows when it was put out.

What a record states as `published_at` may be the day a list was made, or a day without its hour. Where the post itself is more exact, or
of another day, the days of its text are counted from what it gives itself.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from msgspec import Struct

from verify.model.document import bare_day
from verify.read.dateline import DATE, DATELINE
from verify.read.lookup import Lookup

_STATUS = re.compile(r"^https?://(?:[a-z]+\.)?(?:twitter|x)\.com/[^\s?#]*/status(?:es)?/(\d{15,20})(?!\d)", re.IGNORECASE)
# The first 41 of a status id's bits are the milliseconds since this moment.
_EPOCH, _SHIFT = 1_288_834_974_657, 22
_PATH = re.compile(r"^https?://[^/]+/(?:[^?#]*/)?((?:19|20)\d\d)/(\d{1,2})/(\d{1,2})(?:/|$)")
_HEAD, _LINES, _LINE, _LINE_OF_TEXT = 3000, 24, 60, 160
_MONTH = r"(?:[A-Z][a-z]{2,8}\.?|[^\W\d_A-Za-z]{3,12})"  # the name before it may be glued on
_CLOCK = r"(?:\d{1,2}:\d{2}(?::\d\d)?\s?(?:[AaPp]\.?[Mm]\.?|[صم])?)"
# The line under the name of who posts: "March 3, 2021 · Shared with Public", "3 مارس 2021 · تمت المشاركة مع العامة", "5:20 PM · Mar 3, 2021".
_SHARED = re.compile(
    rf"((?:{_MONTH} \d{{1,2}}|\d{{1,2}} {_MONTH})(?:,? \d{{4}})?)(?: (?:at|في|، الساعة) {_CLOCK})?"
    r"\s?·(?:[^·\n]{0,40}·)?\s?(?:Shared with|تمت المشاركة مع|مشاركة مع|Paylaşılan|Public\b|Herkese|العامة)",
)
_TOLD = re.compile(rf"(?:{_CLOCK}|@\w{{2,20}})\s?·\s?({_MONTH} \d{{1,2}}, \d{{4}}|\d{{1,2}} {_MONTH} \d{{4}})")
_ALONE = re.compile(
    rf"^(?:[^\W\d_]{{3,12}}[ ,،-]{{1,2}})?(?:{_CLOCK}[ ,،|-]{{1,3}})?({DATE})(?:[ ,،|-]{{1,3}}(?:{_CLOCK})?)?$|"
    rf"^(?:published|posted|تاريخ النشر|نشر|نشرت)(?: on| في| بتاريخ)?\s?:?\s?({DATE})(?:[ ,،|-]{{1,3}}{_CLOCK})?$",
    re.IGNORECASE,
)
# "Digest of the events of Friday, 21 February 2025": the day a text is of.
_OF_DAY = re.compile(
    r"(?:\sليوم|\sلنهار|^(?:حصاد|نشرة|ملخص|موجز|تقرير|أخبار)(?: \w+){0,3} يوم"
    r"|\sof the day|^(?:daily|digest|bulletin|summary|round-?up)\b.{0,40}\sfor)\s"
    rf"(?:[^\W\d_]{{3,12}},? )?({DATE})\s*$",
    re.IGNORECASE,
)
# "Harbour Gazette | 3 March 2024".
_PARTED = re.compile(rf"\|\s?(?:[^\W\d_]{{3,12}},? )?({DATE})\s*$")
_OPENING = 160
_CENTURIES = ("20", "19", "٢٠", "۲۰")
_DAY = timedelta(days=1)
# How far from the stated day a page's date is still that of the same text: a page shows other dates too, and the day it was fetched.
_NEAR = timedelta(days=4)
# A site that shows this line counts days by the clock of who looks: the day before the stated one is no other day.
_SHOWN = "the line below its author's name"


class Posted(Struct, frozen=True, gc=False):
    """The moment, ISO 8601 with a zone, and what gives it, in words."""

    iso: str
    by: str


def posted(text: str, title: str | None, url: str | None, lang: str, stated: str | None, who: tuple[str | None, Lookup]) -> Posted | None:
    """What a post says of its own moment, None where it says none, or no other than the stated one as exactly.

    `stated` is the record's, ISO 8601; `who` the publisher, whose zone counts, and what reads dates.
    """
    now = datetime.fromisoformat(stated) if stated is not None else None
    by_id = _of_status(url)
    if by_id is not None:
        return _other(by_id, now)
    if now is not None and not bare_day(now):
        return None  # an hour is stated: no line of a page is as exact
    for found, sure, by in _shown(text, title, url):
        iso = _read(found, now, lang, who)
        if iso is None:
            continue
        if now is None or stated is None:
            return Posted(iso, by)
        shown = datetime.fromisoformat(iso)
        if sure or abs(shown - now) <= _NEAR:
            return Posted(iso, by) if iso[:10] != stated[:10] and not (by == _SHOWN and shown.date() + _DAY == now.date()) else None
    return None


def _of_status(url: str | None) -> datetime | None:
    """The moment that the id of a status on X holds."""
    found = _STATUS.match(url) if url is not None and "/status" in url else None
    if found is None:
        return None
    moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=(int(found[1]) >> _SHIFT) + _EPOCH)
    return moment.replace(microsecond=0) if 2010 < moment.year < 2100 else None


def _other(moment: datetime, stated: datetime | None) -> Posted | None:
    """The moment of an id where the record states none, a bare day, or another day; an id of months away is somebody's example."""
    if stated is not None:
        if abs(moment - stated) > 2 * _NEAR or (not bare_day(stated) and abs(moment - stated) <= _DAY):
            return None
        moment = moment.astimezone(stated.tzinfo)
    return Posted(moment.isoformat(), "the id in its address")


def _shown(text: str, title: str | None, url: str | None) -> Iterator[tuple[str, bool, str]]:
    """What may be the date of a page, the surest first, whether it can be no other's, and where it stands."""
    head = text[:_HEAD]
    if "·" in head:
        shared = _SHARED.search(head)
        if shared is not None:
            yield shared[1], shared[1][-4:].isdecimal(), _SHOWN
        told = _TOLD.search(head) if "@" in head[:_OPENING] else None  # a story may show the post of somebody else
        if told is not None:
            yield told[1], False, "the line below its words"
    if any(century in head for century in _CENTURIES):
        lines = [stripped for line in head.split("\n")[: 2 * _LINES] if (stripped := line.strip())][:_LINES]
        for line in lines:
            alone = _ALONE.match(line) if len(line) <= _LINE and any(c.isdecimal() for c in line) else None
            if alone is not None:
                yield alone[1] or alone[2], False, "a line of its page"
        for line in [(title or "").strip(), *lines[:3]]:
            dated = line[-1:].isdecimal() or line[-2:-1].isdecimal()
            of_day = (_OF_DAY.search(line) or _PARTED.search(line)) if dated else None
            if of_day is not None:
                yield of_day[1], False, "its heading"
        for line in lines[:3]:
            written = DATELINE.match(line[:_LINE_OF_TEXT])
            if written is not None:
                yield written[1], False, "its dateline"
    path = _PATH.match(url) if url is not None else None
    if path is not None:
        yield f"{path[1]}-{int(path[2]):02}-{int(path[3]):02}", False, "its address"


def _read(found: str, stated: datetime | None, lang: str, who: tuple[str | None, Lookup]) -> str | None:
    """A date in ISO 8601; one without a year is of the year that puts it beside the stated day."""
    publisher, lookup = who
    found = found.removesuffix("م")  # "3 آذار 2024م"
    if found[-4:].isdecimal() or found[:4].isdecimal():
        return lookup.date(found, lang, publisher)[0]
    if stated is None:
        return None
    for year in (stated.year, stated.year - 1, stated.year + 1):
        iso = lookup.date(f"{found} {year}", lang, publisher)[0]
        if iso is not None and abs(datetime.fromisoformat(iso) - stated) <= _NEAR:
            return iso
    return None
