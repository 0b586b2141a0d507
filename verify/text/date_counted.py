"""Times counted from the moment of publication: "three days ago", "منذ يومين", "the past 24 hours", "two weeks after"."""

from datetime import datetime, timedelta

from msgspec import Struct

from verify.model import DateSpan
from verify.text.date_lexicon import DateAtom
from verify.text.date_scan import MONTHS, DateScan, Token
from verify.text.date_spans import Stated, bare, resolve
from verify.text.numbers import NumberMention

_UNIT_DAYS = {"minute": 0, "hour": 0, "day": 1, "week": 7, "month": 30, "year": 365}
# Of how many days "the past days" are still the time of one attack.
_LATELY = 7


class DateMention(Struct, frozen=True, gc=False):
    """A date at [start, end) of a normalised text.

    `kind` is the precision of `span`, long_ago for "ten years ago"; or offset_after ("two days after", with `offset_days`),
    offset_before, anaphoric ("the same day", 0 days on), since ("since June"): these have no span of their own.
    """

    start: int
    end: int
    span: DateSpan | None
    kind: str
    offset_days: int | None = None


def counted(scan: DateScan, token: Token, anchor: datetime | None) -> tuple[DateMention | None, int] | None:
    """ "Three days ago", "منذ يومين", "two weeks after", "بعد يومين من"."""
    ago = token.get("ago_before") is not None
    later = token.get("after") is not None
    if ago or later:
        if not scan.near(token.last):
            return None
        amount = _amount(scan, token.last + 1)
        if amount is None:
            return None
        days, unit, end, last = amount
        following = scan.token(last + 1) if scan.near(last) else None
        if following is not None and following.get(*MONTHS) is not None:
            return None
        following = following if scan.gap(last) == " " else None
        linked = following is not None and following.get("link") is not None
        if ago:
            if linked and not _till_now(scan, following):
                return DateMention(token.start, end, None, "offset_before", -days if days is not None else None), last + 1
            if token.get("since") is not None and (days is None or days > _LATELY):
                return DateMention(token.start, end, None, "since"), last + 1  # "for days", "for 13 years"
            return _ago(days, unit, token.start, end, anchor), last + 1
        if not linked or _till_now(scan, following):
            return None
        return DateMention(token.start, end, None, "offset_after", days), last + 1
    if token.get("unit") is None:
        return None
    following = scan.token(token.last + 1) if scan.gap(token.last) == " " else None
    lately = _lately(scan, token, following, anchor)
    if lately is not None:
        return lately
    if following is None or following.get("ago_after", "after", "before") is None:
        return None
    days, unit, start = _behind(scan, token)
    if following.get("ago_after") is not None:
        return _ago(days, unit, start, following.end, anchor), following.last + 1
    if following.get("after") is not None:
        return DateMention(start, following.end, None, "offset_after", days), following.last + 1
    if following.get("before") is not None:
        return DateMention(start, following.end, None, "offset_before", -days if days is not None else None), following.last + 1
    return None


def _lately(scan: DateScan, token: Token, following: Token | None, anchor: datetime | None) -> tuple[DateMention | None, int] | None:
    """ "The past 24 hours", "اليومين الماضيين": from so many days before the moment of publication to its day."""
    if token.get("unit") is None or anchor is None:
        return None
    days, unit, start = _behind(scan, token)
    name, _, count = unit.partition(":")
    ago = following is not None and following.get("ago_after", "after", "before") is not None
    if ago or name not in ("hour", "day") or days is None or int(count) < 2:
        return None
    first = next((k for k in range(token.last, max(-1, token.last - 4), -1) if scan.words[k].start <= start), token.last)
    ahead = scan.before(first)
    behind = following if following is not None and following.get("last") is not None else None
    ahead = ahead if ahead is not None and ahead.get("last", "lately") is not None else None
    back = days if name == "day" else -(-int(count) // 24)
    if (ahead is None and behind is None) or back > _LATELY:
        return None
    begin, end, last = ahead.start if ahead is not None else start, token.end, token.last
    if behind is not None:
        end, last = behind.end, behind.last
    span = DateSpan((anchor - timedelta(days=back)).date().isoformat(), anchor.date().isoformat(), "day")
    return DateMention(begin, end, span, span.precision), last + 1


def _till_now(scan: DateScan, link: Token | None) -> bool:
    """Whether "from now" stands behind a length of time."""
    following = scan.token(link.last + 1) if link is not None else None
    return following is not None and following.get("ago_end") is not None


def _amount(scan: DateScan, i: int) -> tuple[int | None, str, int, int] | None:
    """(days, unit, end, last word) of a length of time that begins at word i; no days where it is vague ("days ago")."""
    if i >= len(scan.words):
        return None
    token = scan.token(i)
    unit = token.get("unit") if token is not None else None
    if token is not None and unit is not None:
        count = unit.value or 1
        return (None if unit.to else count * _UNIT_DAYS[unit.unit]), _fine(unit.unit, count), token.end, token.last
    mention = scan.duration_from(scan.words[i].start)
    if mention is None:
        return None
    last = i
    while last + 1 < len(scan.words) and scan.words[last + 1].start < mention.end:
        last += 1
    named = scan.token(last)
    unit = named.get("unit") if named is not None else None
    if unit is None:
        return None
    return _days_of(mention, unit), _fine(unit.unit, mention.min), mention.end, last


def _behind(scan: DateScan, token: Token) -> tuple[int | None, str, int]:
    """(days, unit, start) of a length of time whose unit is this word: "three days", "a week", "days"."""
    unit = token.get("unit")
    assert unit is not None
    mention = scan.duration_to(token.end)
    if mention is not None:
        return _days_of(mention, unit), _fine(unit.unit, mention.min), mention.start
    count = unit.value or 1
    return (None if unit.to else count * _UNIT_DAYS[unit.unit]), _fine(unit.unit, count), token.start


def _days_of(mention: NumberMention, unit: DateAtom) -> int | None:
    """The days of a length of time, None where it is vague: "a few hours"."""
    return mention.min * _UNIT_DAYS[unit.unit] if mention.max == mention.min else None


def _fine(unit: str, count: int) -> str:
    return f"{unit}:{count}"


def _ago(days: int | None, unit: str, start: int, end: int, anchor: datetime | None) -> DateMention | None:
    if anchor is None:
        return None
    name, _, count = unit.partition(":")
    try:
        span = _some_time_ago(name, anchor) if days is None else _counted_back(name, int(count), days, anchor)
    except (OverflowError, ValueError):
        return None
    if span is None:
        return None
    return DateMention(start, end, span, "long_ago" if name == "year" else span.precision)


def _some_time_ago(unit: str, anchor: datetime) -> DateSpan | None:
    """ "Days ago" and "weeks ago" as a span, "hours ago" as the day; longer ago is no date."""
    days = _UNIT_DAYS[unit]
    if days == 0:
        return _day(anchor)
    if days > 7:
        return None
    return DateSpan((anchor.date() - timedelta(days=6 * days)).isoformat(), (anchor.date() - timedelta(days=days)).isoformat(), "week")


def _counted_back(unit: str, count: int, days: int, anchor: datetime) -> DateSpan | None:
    """So many units before the moment of publication, as precisely as the unit says."""
    if unit in ("hour", "minute") and bare(anchor):
        return _day(anchor - timedelta(days=count // 24 if unit == "hour" else 0))
    if unit in ("hour", "minute"):
        moment = anchor - (timedelta(hours=count) if unit == "hour" else timedelta(minutes=count))
        text = moment.replace(tzinfo=None, second=0, microsecond=0).isoformat(timespec="minutes")
        return DateSpan(text, text, "hour")
    if unit in ("month", "year"):
        months = anchor.year * 12 + anchor.month - 1 - count * (12 if unit == "year" else 1)
        return resolve(Stated(month=months % 12 + 1, year=months // 12), anchor)
    return _day(anchor - timedelta(days=days))


def _day(moment: datetime) -> DateSpan:
    day = moment.date().isoformat()
    return DateSpan(day, day, "day")
