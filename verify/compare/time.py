"""Time: spans with the precision they are told with."""

from datetime import datetime
from functools import lru_cache

from msgspec import Struct

from verify.compare.context import Context
from verify.compare.evidence import stated
from verify.compare.wording import Wording
from verify.model import Claim, DateSpan

_FINENESS = {"hour": 0, "part_of_day": 1, "day": 2, "week": 3, "month": 4}
_DAY = 24 * 60
_DAYS = ("day", "part_of_day", "hour")
_HOUR = 60
_MORNING = 6 * 60
"""Until then the hours are those of the night before."""


class When(Struct, frozen=True, gc=False):
    """A span in minutes, both ends included, and the hours the place of publication is ahead of UTC (None where not known)."""

    span: DateSpan
    first: int
    last: int
    ahead: float | None


def read(claim: Claim, context: Context) -> When | None:
    """The time a claim names itself; what was inferred from another claim agrees with nobody."""
    span = claim.date if claim.date_inferred is None else claim.date_told
    if span is None or not stated(claim, "date"):
        return None
    first, last = _minutes(span.start, span.end)
    return When(span, first, last, _ahead(claim.published_at) if span.precision in _DAYS else None)


@lru_cache(maxsize=65_536)
def _minutes(start: str, end: str) -> tuple[int, int]:
    first, last = datetime.fromisoformat(start), datetime.fromisoformat(end)
    until = _since(last) + (_DAY - 1 if len(end) == 10 else 0)
    return _since(first), max(_since(first), until)


def _since(moment: datetime) -> int:
    return moment.toordinal() * _DAY + moment.hour * 60 + moment.minute


@lru_cache(maxsize=65_536)
def _ahead(published_at: str | None) -> float | None:
    if published_at is None:
        return None
    try:
        zone = datetime.fromisoformat(published_at).utcoffset()
    except ValueError:
        return None
    return zone.total_seconds() / 3600 if zone is not None else None


def relate(a: When, b: When, context: Context) -> str:
    """Whether two spans can be one time, and whether they are equally precise."""
    reach = context.spec.reach
    gap = max(a.first, b.first) - min(a.last, b.last)
    fine = a.span.precision
    if gap > reach.slack_minutes[fine] + reach.slack_minutes[b.span.precision]:
        return "zones" if _one_night(a, b, gap, reach.far_zone_hours) else "apart"
    if fine != b.span.precision:
        return "within"
    if (a.first, a.last) == (b.first, b.last) or (fine == "hour" and gap <= reach.slack_minutes["hour"]):
        return "same"
    return "same" if fine == "part_of_day" and min(a.last, b.last) - max(a.first, b.first) >= _share(a, b) else "within"


def _one_night(a: When, b: When, gap: int, far_zone_hours: float) -> bool:
    """Whether the two may tell of one night: from zones far apart, or one by its evening's date and the other by its small hours."""
    if a.ahead is not None and b.ahead is not None and abs(a.ahead - b.ahead) >= far_zone_hours:
        days = "day" in (a.span.precision, b.span.precision)
        if gap <= (_DAY if days else abs(a.ahead - b.ahead) * 60 + _HOUR):
            return True
    early, late = (a, b) if a.last < b.first else (b, a)
    return (
        early.span.precision == "day" and late.first // _DAY - early.last // _DAY == 1 and late.last % _DAY <= _MORNING and gap <= _MORNING
    )


def _share(a: When, b: When) -> float:
    """Two parts of a day are one part where they have at least half of the longer in common."""
    return max(a.last - a.first, b.last - b.first) / 2


def tell(when: When, words: Wording, context: Context) -> str:
    """ "it happened on 10 July 2021"."""
    return words.span(when.span)
