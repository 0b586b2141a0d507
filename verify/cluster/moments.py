"""Dates and moments of claims as days since 1970."""

from datetime import date, datetime
from functools import lru_cache

PRECISIONS: dict[str, int] = {"hour": 1, "part_of_day": 2, "day": 3, "week": 4, "month": 5}
_EPOCH = date(1970, 1, 1).toordinal()
_MINUTE = 1.0 / 1440.0


@lru_cache(maxsize=65536)
def span(start: str, end: str, precision: str) -> tuple[float, float, int] | None:
    """First and last moment in days since 1970; None if no date can be read from it."""
    try:
        first, last = datetime.fromisoformat(start), datetime.fromisoformat(end)
    except ValueError:
        return None
    low, high = _days(first), _days(last)
    if len(end) <= 10:
        high += 1.0 - _MINUTE
    return (low, max(low, high), PRECISIONS[precision])


def moment(published_at: str) -> tuple[float, float] | None:
    """Days since 1970 in UTC, and the zone in hours."""
    try:
        when = datetime.fromisoformat(published_at)
    except ValueError:
        return None
    offset = when.utcoffset()
    hours = offset.total_seconds() / 3600.0 if offset else 0.0
    return (_days(when) - hours / 24.0, hours)


def _days(when: datetime) -> float:
    return when.toordinal() - _EPOCH + (when.hour * 60 + when.minute) * _MINUTE
