"""What a day, a count or a weapon of a structured claim comes to.

Raises ValueError for what cannot be, with the path of the value.
"""

from datetime import date, datetime

from verify.model import DateSpan, Interval, Weapon
from verify.model.values import DatePrecision
from verify.read.claim_in import COUNT_LIMIT, DateIn
from verify.read.intake import clip
from verify.read.lookup import YEARS


def check_count(path: str, count: Interval) -> None:
    """Raises ValueError for what is no count of people or things."""
    if not 0 <= count.min <= COUNT_LIMIT:
        raise ValueError(f"{path}.min: {clip(count.min)} is no count of people or things")
    if count.max is not None and not count.min <= count.max <= COUNT_LIMIT:
        raise ValueError(
            f"{path}: min {clip(count.min)} is more than max {clip(count.max)}" if count.max < count.min else f"{path}.max: too large"
        )


def armed(given: str | Weapon) -> Weapon | None:
    """A weapon; None if it has no name."""
    weapon = Weapon(given) if isinstance(given, str) else given
    if not weapon.type.strip():
        return None
    if weapon.count is not None:
        check_count("weapon.count", weapon.count)
    return weapon


def dated(given: str | DateIn) -> DateSpan:
    """A day, or a span of days or hours, in its canonical form."""
    return _span(given, None, None) if isinstance(given, str) else _span(given.start, given.end, given.precision)


def _span(start: str, end: str | None, precision: DatePrecision | None) -> DateSpan:
    first, fine = _moment("start", start)
    last, _ = _moment("end", end) if end is not None else (first, fine)
    if last < first:
        raise ValueError(f"date: end {clip(end)} lies before start {clip(start)}")
    return DateSpan(first, last, precision if precision is not None else "hour" if fine else "day")


def _moment(name: str, value: str) -> tuple[str, bool]:
    """The canonical local form, and whether it has an hour; raises ValueError for what is no date of our times."""
    try:
        fine = len(value) > 10
        moment = datetime.fromisoformat(value) if fine else datetime.combine(date.fromisoformat(value), datetime.min.time())
    except ValueError:
        raise ValueError(f"date.{name}: {clip(value)} is no ISO 8601 date") from None
    if moment.tzinfo is not None:
        raise ValueError(f"date.{name}: {clip(value)} has a time zone; dates are in the time of the place, without one")
    if moment.year not in YEARS:
        raise ValueError(f"date.{name}: the year {moment.year} lies outside {YEARS[0]} to {YEARS[-1]}")
    return moment.isoformat(timespec="minutes") if fine else moment.date().isoformat(), fine
