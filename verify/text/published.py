"""The date a record gives for its publication: ISO 8601, a timestamp, or any date a person would write in the document's language."""

import calendar
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from verify.text.date_collect import collect
from verify.text.date_lexicon import DateLexicon
from verify.text.date_scan import DateScan, numeric_date
from verify.text.date_spans import Stated, resolve
from verify.text.normalise import fold
from verify.text.terms import words_of

_ZONES = {
    "utc": 0, "gmt": 0, "z": 0, "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
    "bst": 60, "cet": 60, "cest": 120, "eet": 120, "eest": 180, "msk": 180, "trt": 180, "ast": 180, "irst": 210, "gst": 240,
}  # fmt: skip
_OFFSET = re.compile(r"(?:\b(?:utc|gmt)\s?)?([+-])(\d{1,2}):?(\d{2})?\s*\)?$|(?:\b|(?<=\d))([a-z]{1,4})\)?$")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ,]+(\d{1,2})(?::(\d{2}))?(?::(\d{2})(?:[.,](\d+))?)?)?")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:t?(\d\d):?(\d\d):?(\d\d)?)?")
_RFC = re.compile(r"\s*(?:[A-Za-z]{3},\s*)?\d{1,2}\s+[A-Za-z]{3}\s+\d{4}\s+\d\d:\d\d.*")
_SHORT_YEAR = re.compile(r"^(\D{0,12}\d{1,2}[ .-][^\W\d]{3,12}[ .,'-]{1,2})(\d\d)$")
_OTHER_YEAR = re.compile(r"(1[34]\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ,]+(\d{1,2}):(\d\d).*)?")
_CJK = re.compile(r"(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일]")
_ERA_MARK = re.compile(r"(?<=\d)\s?هـ?$|(?<=\d{4})م$")
_STAMP = re.compile(r"\d{9,10}(?:\.\d+)?|\d{13}")
_NUMERIC = re.compile(r"(?<!\d)(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})(?!\d)")
_FAR_YEAR = re.compile(r"(?<!\d)(\d{4,6})(?!\d)")


class Published(NamedTuple):
    """When a document was published; `zone_basis` is stated, source (its own zone was taken) or utc."""

    iso: str
    zone_basis: str


def parse_published(value: str, lang: str | None, zone: str | None, lexicons: Mapping[str, DateLexicon]) -> Published:
    """The moment a record states; `zone` is the source's own, taken if none is stated.

    Raises ValueError that says in words what is wrong: no such day, no year, no date at all.
    """
    text = _ERA_MARK.sub("", _CJK.sub(r"\1-\2-\3 ", fold(value)).strip())
    if not text:
        raise ValueError("it is empty")
    if _STAMP.fullmatch(text):
        moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=float(text) / (1000 if len(text) == 13 else 1))
        return Published(moment.isoformat(timespec="seconds"), "stated")
    rest, offset = _zone_of(text)
    naive = _iso(rest) or _rfc(value) or _other_calendar(rest, lang) or _written(_SHORT_YEAR.sub(r"\g<1>20\2", rest), lang, lexicons)
    if naive is None:
        raise ValueError(_why_not(rest))
    if naive.tzinfo is not None:
        return Published(naive.isoformat(), "stated")
    if offset is not None:
        return Published(naive.replace(tzinfo=offset).isoformat(), "stated")
    own = ZoneInfo(zone) if zone is not None else UTC
    return Published(naive.replace(tzinfo=own).isoformat(), "source" if zone is not None else "utc")


def _zone_of(text: str) -> tuple[str, timezone | None]:
    """The text without its time zone, and the zone."""
    found = _OFFSET.search(text)
    if found is None or (found.group(1) and ":" not in text[: found.start()]):
        return text, None
    if found.group(4):
        minutes = _ZONES.get(found.group(4))
        if minutes is None or not any(c.isdecimal() for c in text[: found.start()]):
            return text, None
    else:
        hours, extra = int(found.group(2)), int(found.group(3) or 0)
        if hours > 14 or extra > 59:
            return text, None
        minutes = (hours * 60 + extra) * (-1 if found.group(1) == "-" else 1)
    return text[: found.start()].rstrip(" (,"), timezone(timedelta(minutes=minutes))


def _iso(text: str) -> datetime | None:
    found = _ISO.fullmatch(text) or _COMPACT.fullmatch(text)
    if found is None or _OTHER_YEAR.fullmatch(text):
        return None
    year, month, day, hour, minute, second, fraction = (*found.groups("0"), "0")[:7]
    _check_day(int(year), int(month), int(day))
    micro = int(fraction[:6].ljust(6, "0"))
    try:
        return datetime(int(year), int(month), int(day), int(hour), int(minute), int(second), micro)  # noqa: DTZ001
    except ValueError:
        raise ValueError(f"there is no time {hour}:{minute:0>2}") from None


def _check_day(year: int, month: int, day: int) -> None:
    if not 1900 <= year <= 2100:
        raise ValueError(f"the year {year} lies outside 1900 to 2100")
    if not 1 <= month <= 12:
        raise ValueError(f"there is no month {month}")
    try:
        datetime(year, month, day)  # noqa: DTZ001
    except ValueError:
        raise ValueError(f"there is no {day} {calendar.month_name[month]} {year}") from None


def _rfc(value: str) -> datetime | None:
    """The form of mail and feeds, "Sat, 10 Jul 2021 18:00:00 +0300", and with the year at the end."""
    words = value.split()
    if len(words) == 6 and words[4][:1] in "+-" and words[5].isdecimal():
        value = f"{words[0]}, {words[2]} {words[1]} {words[5]} {words[3]} {words[4]}"
    try:
        return parsedate_to_datetime(value) if _RFC.fullmatch(value) else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _other_calendar(text: str, lang: str | None) -> datetime | None:
    """A date in digits of the Iranian year in a Persian text, of the Hijri year in any other: 1400/04/19."""
    found = _OTHER_YEAR.fullmatch(text)
    if found is None:
        return None
    year, month, day = (int(x) for x in found.groups()[:3])
    calendar_name = "solar" if lang == "fa" else "hijri"
    span = resolve(Stated(day=day, month=month, year=year, calendar=calendar_name), None) if 1300 <= year < 1500 else None
    if span is None:
        raise ValueError(f"there is no day {day}.{month}.{year} in the {'Iranian' if lang == 'fa' else 'Hijri'} calendar")
    hour, minute = int(found.group(4) or 0), int(found.group(5) or 0)
    if hour > 23 or minute > 59:
        raise ValueError(f"there is no time {hour}:{minute:02}")
    return datetime.fromisoformat(span.start).replace(hour=hour, minute=minute)


def _written(text: str, lang: str | None, lexicons: Mapping[str, DateLexicon]) -> datetime | None:
    order = [c for c in dict.fromkeys((lang, "en", "ar", *sorted(lexicons))) if c is not None and c in lexicons]
    for code in order:
        found = _in_language(text, lexicons[code])
        if found is not None:
            return found
    return None


def _in_language(text: str, lexicon: DateLexicon) -> datetime | None:
    """The moment a text states in words of one language, if it states a day of a year."""
    words = words_of(text)
    scan = DateScan(text, lexicon, words)
    i = 0
    day: datetime | None = None
    hour: tuple[int, int] | None = None
    while i < len(words):
        collected = collect(scan, i)
        if collected is None:
            i += 1
            continue
        stated, _, _, last = collected
        i = last + 1
        if stated.month is not None and stated.day is not None and stated.year is not None and stated.calendar == "month":
            _check_day(stated.year, stated.month, stated.day)
        if stated.hour is not None and (stated.full is None and stated.month is None):
            half = 12 if stated.half == "pm" and stated.hour < 12 else -12 if stated.half == "am" and stated.hour == 12 else 0
            hour = (stated.hour + half) % 24, stated.minute
            continue
        stated.part = stated.part if stated.hour is not None else None
        span = resolve(stated, None)
        if span is not None and span.precision in ("day", "hour") and day is None:
            day = datetime.fromisoformat(span.start)
    if day is not None and hour is not None and day.hour == day.minute == 0:
        day = day.replace(hour=hour[0], minute=hour[1])
    return day


def _why_not(text: str) -> str:
    """Why no date could be read, as exactly as can be said."""
    numeric = _NUMERIC.search(text)
    if numeric is not None and numeric_date(*numeric.groups()) is None:
        a, b, c = (int(x) for x in numeric.groups())
        year, month, day = (a, b, c) if a > 99 else (c, b, a)
        year = year if year > 99 else 2000 + year
        if day > 31:
            return f"there is no day {day} in a month"
        _check_day(year, month, day)
    far = [int(y) for y in _FAR_YEAR.findall(text) if not 1900 <= int(y) <= 2100]
    if far:
        return f"the year {far[0]} lies outside 1900 to 2100"
    if any(c.isdecimal() for c in text):
        return "no day of a year could be read in it"
    return "it is no date"
