"""Dates in a text: "Saturday night", "28 حزيران الفائت", "two days after"; and the date a record gives for its publication."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from verify.model import DateSpan
from verify.text.date_collect import TAKEN, collect
from verify.text.date_lexicon import DateAtom, DateLexicon
from verify.text.date_scan import MONTHS, DateScan, Token
from verify.text.date_spans import Stated, resolve
from verify.text.normalise import normalise
from verify.text.number_scan import Scan
from verify.text.numbers import NumberMention
from verify.text.published import Published, parse_published
from verify.text.terms import Word, words_of

_OPENING = frozenset((*TAKEN, "not_date", "ago_before", "after", "unit", "same", "offset_after", "since"))
"""The kinds of words that a date can begin with."""
# Of how many days "the past days" are still the time of one attack.
_LATELY = 7
_UNIT_DAYS = {"minute": 0, "hour": 0, "day": 1, "week": 7, "month": 30, "year": 365}


class DateMention(Struct, frozen=True, gc=False):
    """A date at [start, end) of a normalised text.

    `kind` is the precision of `span`; or offset_after ("two days after", with `offset_days`), offset_before, anaphoric ("the same day",
    0 days on), since ("since June"): these have no span of their own.
    """

    start: int
    end: int
    span: DateSpan | None
    kind: str
    offset_days: int | None = None


def find_dates(
    norm_text: str,
    lexicon: DateLexicon,
    anchor: datetime | None,
    words: Sequence[Word] | None = None,
    numbers: Sequence[NumberMention] | None = None,
    spelt: Scan | None = None,
) -> list[DateMention]:
    """The dates of a normalised text in order; `anchor` is the moment of publication in the speaker's zone, None finds absolute ones.

    `words` and the `numbers` of the lexicon's own language are found here unless they are given; `spelt` is what these were found by.
    """
    words = words_of(norm_text) if words is None else words
    scan = DateScan(norm_text, lexicon, words, numbers, spelt)
    found: list[DateMention] = []
    beginnings = lexicon.beginnings
    done = 0
    for i in [k for k, word in enumerate(words) if beginnings[word.text]]:
        if i >= done:
            mention, done = _at(scan, i, anchor)
            if mention is not None:
                found.append(mention)
    return found


def _at(scan: DateScan, i: int, anchor: datetime | None) -> tuple[DateMention | None, int]:
    """The date whose first word is i, and the word to go on from."""
    token = scan.token(i)
    if token is None:
        return None, i + 1
    if token.get("not_date") is not None or _OPENING.isdisjoint([a.kind for a in token.atoms]) or _alone(scan, i, token):
        return None, token.last + 1
    counted = _counted(scan, token, anchor)
    if counted is not None:
        return counted
    for kind in ("same", "offset_after"):
        atom = token.get(kind)
        if atom is not None and kind == "offset_after" and _clock_follows(scan, token):
            return None, token.last + 1
        if atom is not None:
            return DateMention(token.start, token.end, None, "anaphoric" if kind == "same" else kind, atom.value), token.last + 1
    if token.get("since") is not None:
        return _since(scan, token, anchor)
    collected = collect(scan, i)
    if collected is None:
        return None, token.last + 1
    stated, start, end, last = collected
    span = _span(stated, anchor)
    if span is None:
        return None, max(last, i) + 1
    return DateMention(start, end, span, span.precision), last + 1


def _alone(scan: DateScan, i: int, token: Token) -> bool:
    """Whether word i is but a figure with no word of a date beside it."""
    if len(token.atoms) > 1 or token.atoms[0].kind != "digits" or scan.token(token.last + 1) is not None:
        return False
    return scan.before(i) is None and (i == 0 or scan.token(i - 1) is None)


def _clock_follows(scan: DateScan, token: Token) -> bool:
    """Whether an hour comes next: "shortly after 1 a.m." is no time after something."""
    following = scan.token(token.last + 1) if scan.near(token.last) else None
    if following is None:
        return False
    half = scan.token(following.last + 1) if scan.near(following.last) else None
    timed = following.get("digits") is not None and half is not None and half.get("am", "pm") is not None
    return timed or following.get("clocktime", "clock") is not None


def _span(stated: Stated, anchor: datetime | None) -> DateSpan | None:
    if stated.empty and not (stated.hour is not None and stated.said) and (stated.part is None or stated.which != "this"):
        return None
    small_hours = anchor is not None and (0, 0) < (anchor.hour, anchor.minute) < (6, 0)
    if small_hours and stated.relative == 0 and stated.part is not None and stated.part[1] > 24:
        stated.relative = -1
    if stated.edge is not None and stated.month is None and stated.unit is None and stated.part is None:
        stated.part = ((0, 8), (11, 14), (20, 24))[stated.edge]
    return resolve(stated, anchor)


def _since(scan: DateScan, token: Token, anchor: datetime | None) -> tuple[DateMention | None, int]:
    """ "Since June" tells when something began, not when what is told took place; "since this morning" does."""
    if not scan.near(token.last):
        return None, token.last + 1
    k = token.last + 1
    while (filler := scan.token(k)) is not None and filler.get("of") is not None and scan.near(filler.last) and k < token.last + 3:
        k = filler.last + 1
    following = scan.token(k)
    if following is None or following.get("since") is not None:
        return None, k
    mention, follows = _at(scan, k, anchor)
    if mention is not None and mention.kind in ("month", "week"):
        mention = replace(mention, span=None, kind="since")
    return mention, follows


def _counted(scan: DateScan, token: Token, anchor: datetime | None) -> tuple[DateMention | None, int] | None:
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
    return DateMention(start, end, span, span.precision) if span is not None else None


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


def run_date_cases(lexicon: DateLexicon) -> list[str]:
    """What is wrong with the reading of the lexicon's own examples, a sentence each."""
    findings: list[str] = []
    for case in lexicon.cases:
        text = str(case["text"])
        anchor = datetime.fromisoformat(str(case.get("anchor", lexicon.anchor)))
        got = [_shown(m) for m in find_dates(normalise(text).text, lexicon, anchor)]
        want = [str(r) for r in case["reads"]]
        if got != want:
            findings.append(f"dates: case {case.get('id', text)}: {text!r} should be read as {want}, was read as {got}")
    return findings


def _shown(mention: DateMention) -> Any:
    """A mention as the cases write it: "2021-07-10", "2021-07-10T18:00/2021-07-10T22:00", "offset_after 2"."""
    if mention.span is None:
        return mention.kind if mention.offset_days is None else f"{mention.kind} {mention.offset_days}"
    span = mention.span
    return span.start if span.start == span.end else f"{span.start}/{span.end}"


__all__ = ["DateLexicon", "DateMention", "Published", "find_dates", "parse_published", "run_date_cases"]
