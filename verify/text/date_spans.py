"""From what a wording states of a date to the time it means, seen from the moment of publication."""

import calendar
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from verify.model import DateSpan

_YEARS = range(1900, 2101)
_AHEAD = timedelta(days=1)
_CLOCKS = timedelta(hours=1)
# By how many days the figure of a day beside the name of today may be wrong.
_SLIP = 2
# A part of the day that begins with this hour or a later one lies in the day after the one it is named by.
_NEXT_DAY = 24


@dataclass(slots=True)
class Stated:
    """What one wording states: each field as far as it was said."""

    day: int | None = None
    to_day: int | None = None
    month: int | None = None
    year: int | None = None
    year_step: int | None = None
    calendar: str = "month"
    weekday: int | None = None
    to_weekday: int | None = None
    relative: int | None = None
    part: tuple[int, int] | None = None
    hour: int | None = None
    minute: int = 0
    half: str | None = None
    said: bool = False
    zone: int | None = None
    which: str | None = None
    edge: int | None = None
    unit: str | None = None
    full: date | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing was said that gives a day, a week or a month."""
        return self.full is None and self.month is None and self.weekday is None and self.relative is None and self.unit is None


def bare(anchor: datetime) -> bool:
    """Whether a moment of publication is but a day, of which nobody said the hour."""
    return anchor.hour == anchor.minute == anchor.second == anchor.microsecond == 0


def resolve(stated: Stated, anchor: datetime | None) -> DateSpan | None:
    """The time that is meant; None if it takes a moment of publication that is not known, or is no date at all."""
    try:
        span = _days(stated, anchor)
    except (ValueError, OverflowError):
        return None
    if span is None or span[0].year not in _YEARS:
        return None
    first, last, precision = span
    if stated.hour is not None and precision == "day":
        return _hour(first, stated, anchor)
    if stated.part is not None and precision == "day":
        return _part(*_night_before(first, last, stated.part, anchor), stated.part)
    return DateSpan(first.isoformat(), last.isoformat(), precision)  # type: ignore[arg-type]


def _days(s: Stated, anchor: datetime | None) -> tuple[date, date, str] | None:
    if s.full is not None:
        return s.full, s.full, "day"
    today = anchor.date() if anchor is not None else None
    if s.month is not None:
        if s.relative == 0 and today is not None and s.calendar == "month" and _misspelt(s, today):
            return today, today, "day"
        return _of_month(s, today)
    if today is None:
        return None
    if s.relative is not None:
        day = today + timedelta(days=s.relative)
        return day, day, "day"
    if s.unit is not None:
        return _of_unit(s, today)
    if s.weekday is not None:
        day = _weekday(s.weekday, s.which, today)
        return day, day, "day"
    if s.hour is not None or s.part is not None:
        return today, today, "day"
    return None


def _weekday(weekday: int, which: str | None, today: date) -> date:
    back = (today.isoweekday() - weekday) % 7
    if which == "next":
        return today + timedelta(days=7 - back)
    if which in ("last", "before_last") and back == 0:
        back = 7
    if which == "before_last":
        back += 7
    return today - timedelta(days=back)


def _of_unit(s: Stated, today: date) -> tuple[date, date, str] | None:
    step = {"last": -1, "before_last": -2, "next": 1}.get(s.which or "", 0)
    if s.unit == "weekend":
        return _weekend(s.which, today)
    if s.unit == "week":
        monday = today - timedelta(days=today.weekday()) + timedelta(days=7 * step)
        if s.weekday is not None:
            day = monday + timedelta(days=s.weekday - 1)
            return day, day, "day"
        return monday, today if s.which == "this" else monday + timedelta(days=6), "week"
    if s.unit == "month" and s.which is None and s.day is not None:
        return _last_of_number(s.day, today)
    if s.unit == "month":
        year, month = divmod(today.year * 12 + today.month - 1 + step, 12)
        return _in_month(s, year, month + 1)
    if s.unit == "day" and step:
        day = today + timedelta(days=step)
        return day, day, "day"
    return None


def _weekend(which: str | None, today: date) -> tuple[date, date, str] | None:
    """From Friday to Sunday, whichever two of them are free: the last one that has begun; "last weekend" is not one that still lasts."""
    friday = today - timedelta(days=(today.weekday() - 4) % 7)
    if which == "next":
        friday += timedelta(days=7)
    elif which in ("last", "before_last"):
        friday -= timedelta(days=7 * ((today.weekday() >= 4) + (which == "before_last")))
    return friday, friday + timedelta(days=2), "week"


def _last_of_number(day: int, today: date) -> tuple[date, date, str] | None:
    """The last day of this number that is not ahead."""
    year, month = today.year, today.month
    for _ in range(4):
        if day <= calendar.monthrange(year, month)[1] and date(year, month, day) <= today + _AHEAD:
            return date(year, month, day), date(year, month, day), "day"
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return None


def _in_month(s: Stated, year: int, month: int) -> tuple[date, date, str]:
    if s.day is not None:
        first = date(year, month, s.day)
        return first, date(year, month, s.to_day) if s.to_day is not None and s.to_day > s.day else first, "day"
    last = calendar.monthrange(year, month)[1]
    if s.edge is not None:
        return date(year, month, (1, 11, 21)[s.edge]), date(year, month, (10, 20, last)[s.edge]), "week"
    return date(year, month, 1), date(year, month, last), "month"


def _of_month(s: Stated, today: date | None) -> tuple[date, date, str] | None:
    assert s.month is not None
    if s.calendar == "hijri":
        return _hijri(s, today)
    if s.calendar == "solar":
        return _solar(s, today)
    if s.year is not None:
        return _in_month(s, s.year, s.month)
    if today is None:
        return None
    if s.year_step is not None:
        return _in_month(s, today.year + s.year_step, s.month)
    agreed = _of_weekday(s, today)
    if agreed is not None:
        return agreed
    if s.which == "next":
        return _in_month(s, today.year + (s.month <= today.month), s.month)
    if s.which == "last":
        lately = s.month == today.month and s.day is not None and s.day <= today.day
        return _in_month(s, today.year - (s.month >= today.month and not lately), s.month)
    for year in (today.year, today.year - 1, *range(today.year - 2, today.year - 8, -1)):
        try:
            found = _in_month(s, year, s.month)
        except ValueError:
            continue
        if found[0] <= today + _AHEAD:
            return found
    return None


def _misspelt(s: Stated, today: date) -> bool:
    """Whether a date beside "today" is a slip: of the year in "today (8 January 2024)", of the month in "today, Tuesday 2 October".

    The weekday says so where it is that of today and not that of the date.
    """
    if (s.month, s.day) == (today.month, today.day):
        return True
    if s.weekday != today.isoweekday() or s.month is None or s.day is None:
        return False
    year = s.year if s.year is not None else today.year
    right = s.day <= calendar.monthrange(year, s.month)[1] and date(year, s.month, s.day).isoweekday() == s.weekday
    return not right and (s.day == today.day or (s.month == today.month and abs(s.day - today.day) <= _SLIP))


def _of_weekday(s: Stated, today: date) -> tuple[date, date, str] | None:
    """The day of this year or the last whose weekday is said beside it: "last Sunday, 1 December"."""
    if s.weekday is None or s.day is None or s.month is None:
        return None
    for year in (today.year, today.year - 1):
        if s.day <= calendar.monthrange(year, s.month)[1]:
            day = date(year, s.month, s.day)
            if day.isoweekday() == s.weekday and day <= today + _AHEAD:
                return _in_month(s, year, s.month)
    return None


def _hijri(s: Stated, today: date | None) -> tuple[date, date, str] | None:
    from hijridate import Gregorian, Hijri

    assert s.month is not None
    year = s.year
    if year is None:
        if today is None:
            return None
        year = Gregorian(today.year, today.month, today.day).to_hijri().year
        if Hijri(year, s.month, s.day or 1).to_gregorian() > today + _AHEAD:
            year -= 1
    first = Hijri(year, s.month, s.day or 1).to_gregorian()
    last = first if s.day is not None else first + timedelta(days=Hijri(year, s.month, 1).month_length() - 1)
    return date(first.year, first.month, first.day), date(last.year, last.month, last.day), "day" if s.day is not None else "month"


def _solar(s: Stated, today: date | None) -> tuple[date, date, str] | None:
    assert s.month is not None
    year = s.year
    if year is None:
        if today is None:
            return None
        year = today.year - 621
        if solar_day(year, s.month, s.day or 1) > today + _AHEAD:
            year -= 1
    first = solar_day(year, s.month, s.day or 1)
    if s.day is not None:
        return first, first, "day"
    after = solar_day(year, s.month + 1, 1) if s.month < 12 else solar_day(year + 1, 1, 1)
    return first, after - timedelta(days=1), "month"


def solar_day(year: int, month: int, day: int) -> date:
    """A day of the Iranian solar calendar in ours, by the 33-year rule, exact for 1799 to 2256."""
    if not (1 <= month <= 12 and 1 <= day <= (31 if month <= 6 else 30)):
        raise ValueError(f"there is no day {day} in month {month} of the solar calendar")
    leaps = (8 * year + 21) // 33
    start = date(622, 3, 22).toordinal() + 365 * (year - 1) + leaps - 1
    return date.fromordinal(start + (31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)) + day - 1)


def _hour(day: date, s: Stated, anchor: datetime | None) -> DateSpan:
    """The moment of an hour that was said; an hour without a day is not still to come, and one of another zone is told in the speaker's."""
    hour = s.hour or 0
    if s.half == "pm" and hour < 12:
        hour += 12
    elif s.half == "am" and hour == 12:
        hour = 0
    elif s.half is None and s.part is not None and hour == 12 and s.part[0] in (0, 20, 23, 24):
        hour = 0  # "at 12:40 after midnight"
    elif s.half is None and s.part is not None and hour < 12 and (s.part[0] >= 12 and not (s.part[0] >= 18 and hour < 6)):
        hour += 12
    if s.to_weekday is not None and s.part is not None and s.part[1] > _NEXT_DAY and hour < 12:
        day += timedelta(days=1)  # "at 2:30 on the night of Monday to Tuesday"
    moment = datetime(day.year, day.month, day.day, hour % 24, s.minute)  # noqa: DTZ001  (time of the place)
    ahead = anchor.utcoffset() if anchor is not None else None
    if s.zone is not None and ahead is not None:
        moment += ahead - timedelta(minutes=s.zone)
    if s.empty and anchor is not None and not bare(anchor) and moment > anchor.replace(tzinfo=None) + _CLOCKS:
        moment -= timedelta(days=1)
    text = moment.isoformat(timespec="minutes")
    return DateSpan(text, text, "hour")


def _night_before(first: date, last: date, part: tuple[int, int], anchor: datetime | None) -> tuple[date, date]:
    """The days of "after midnight of the night of ...": that night has begun when it is told, so its day cannot end after the telling."""
    if part[0] < _NEXT_DAY or anchor is None or first < anchor.date():
        return first, last
    return first - timedelta(days=1), last - timedelta(days=1)


def _part(first: date, last: date, part: tuple[int, int]) -> DateSpan:
    """A part of a day; a night reaches into the next day, and "the night of 10-11 July" is one night."""
    start = datetime(first.year, first.month, first.day) + timedelta(hours=part[0])  # noqa: DTZ001
    end = datetime(first.year, first.month, first.day) + timedelta(hours=part[1])  # noqa: DTZ001
    if last > first:
        end = max(end, datetime(last.year, last.month, last.day) + timedelta(hours=part[1] - 24 if part[1] > 24 else part[1]))  # noqa: DTZ001
    return DateSpan(start.isoformat(timespec="minutes"), end.isoformat(timespec="minutes"), "part_of_day")
