"""The day a text says it was written on: "today, Tuesday", "yesterday, Sunday 4 May".

A record's day of publication may be that of a list or a copy, or that of another time zone. Where the text itself names its own day beside
"today" or "yesterday", all that it tells by such words is counted from that.
"""

from datetime import date, datetime, timedelta

from verify.text.date_collect import collect
from verify.text.date_lexicon import DateLexicon
from verify.text.date_scan import DateScan
from verify.text.date_spans import Stated, resolve
from verify.text.terms import words_of

_AHEAD = 70  # characters within which such a day is told
_CLITICS = "وفبلكع"
# How far the day of a text may lie from that of its record: further off, one of the words is a slip, or speaks of something else.
_APART = (0, -1, 1, -2, 2, -3)
_NEAR = timedelta(days=4)
_YEAR = (timedelta(days=364), timedelta(days=367))
_MONTH = timedelta(days=32)
_MOST = 8  # places looked at in one text


def written_on(norm_text: str, lexicon: DateLexicon, anchor: datetime) -> datetime | None:
    """The moment to count "today" from where the text names another day than that of `anchor`; None where it names none or the same.

    The first day that is named counts. Nobody says the hour of it.
    """
    for n, found in enumerate(lexicon.own_days.finditer(norm_text)):
        if n >= _MOST:
            break
        at = found.start()
        if at and norm_text[at - 1].isalnum() and not _clitic(norm_text, at):
            continue
        day = _named(norm_text[at : at + _AHEAD], lexicon, anchor)
        if day is not None:
            return None if day == anchor.date() else datetime(day.year, day.month, day.day, tzinfo=anchor.tzinfo)
    return None


def _clitic(text: str, at: int) -> bool:
    """Whether no more than the letters that Arabic writes onto a word stand before it."""
    front = at
    while front and text[front - 1].isalnum():
        front -= 1
    return all(c in _CLITICS for c in text[front:at])


def _named(text: str, lexicon: DateLexicon, anchor: datetime) -> date | None:
    """The day of writing by one "today", "yesterday" or "the day before yesterday" and the day beside it."""
    collected = collect(DateScan(text, lexicon, words_of(text)), 0)
    if collected is None or collected[0].relative not in (0, -1, -2):
        return None
    stated = collected[0]
    back = stated.relative or 0
    if stated.day is not None and stated.month is not None and stated.to_day is None:
        return _by_date(stated, anchor, back)
    return _by_weekday(stated.weekday, anchor, back) if stated.weekday is not None else None


def _by_date(stated: Stated, anchor: datetime, back: int) -> date | None:
    span = resolve(Stated(day=stated.day, month=stated.month, year=stated.year, calendar=stated.calendar), anchor + _NEAR)
    if span is None:
        return None
    day = date.fromisoformat(span.start[:10]) - timedelta(days=back)
    apart = abs(day - anchor.date())
    if stated.weekday is not None and not _agrees(day, stated, back):
        return _by_weekday(stated.weekday, anchor, back) if apart <= _MONTH else None  # one of the two is a slip: of the figures oftener
    if apart <= _NEAR:
        return day
    return day if stated.year is not None and _YEAR[0] <= apart <= _YEAR[1] and _agrees(day, stated, back) else None


def _agrees(day: date, stated: Stated, back: int) -> bool:
    """Whether the weekday that is named says that the year is no slip: "today, Monday 5 January 2024", printed a year later."""
    return stated.weekday is not None and (day + timedelta(days=back)).isoweekday() == stated.weekday


def _by_weekday(weekday: int, anchor: datetime, back: int) -> date | None:
    days = (anchor.date() + timedelta(days=apart) for apart in _APART)
    return next((day for day in days if (day + timedelta(days=back)).isoweekday() == weekday), None)
