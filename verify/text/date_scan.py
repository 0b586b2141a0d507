"""Walks over a text and takes date words together as long as they can belong to one date, in whatever order a language puts them."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from verify.text.date_lexicon import DateAtom, DateLexicon
from verify.text.date_spans import Stated
from verify.text.number_cardinals import Scan, read_cardinal
from verify.text.numbers import NumberMention, find_numbers
from verify.text.terms import Word

_NUMERIC = re.compile(r"(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})(?!\d|[-/.]\d)")
_SHORT = re.compile(r"(\d{1,2})([/\-.])(\d{1,2})(?!\d|[-/.:,]\d)")
_ISO_TIME = re.compile(r"t(\d\d):(\d\d)(?::\d\d(?:\.\d+)?)?(?:z|[+-]\d\d:?\d\d)?")
_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?::\d\d)?(am|pm|[صم])?(?!\w)")
_HOUR = re.compile(r"(\d{1,2})(am|pm|[صم])(?!\w)")
_HALVES = {"am": "am", "ص": "am", "pm": "pm", "م": "pm"}
_MONTH_YEAR = re.compile(r"(\d{1,2})/(\d{4})(?![\d/])")
_DAY = re.compile(r"([وف]?(?:[بلك]?(?:ال)?|لل))?(\d{1,2})(st|nd|rd|th|er|e|[ºª])?")
_MONTHS = ("month", "hijri", "solar", "weak_month", "weak_hijri")
_GAP = re.compile(r"[\s,()\"\-/]{0,4}")


class Token(NamedTuple):
    """One date word or number at [start, end), up to word `last`."""

    start: int
    end: int
    last: int
    atoms: tuple[DateAtom, ...]

    def get(self, *kinds: str) -> DateAtom | None:
        """Its first meaning of one of these kinds."""
        return next((a for k in kinds for a in self.atoms if a.kind == k), None)


class DateScan:
    """One text being read."""

    def __init__(self, text: str, lexicon: DateLexicon, words: Sequence[Word]) -> None:
        self.text, self.lexicon, self.words = text, lexicon, words
        self._tokens: dict[int, Token | None] = {}
        self._numbers: Scan | None = None
        self._durations: tuple[dict[int, NumberMention], dict[int, NumberMention]] | None = None

    def token(self, i: int) -> Token | None:
        """The date word at word i, None if there is none."""
        if i >= len(self.words):
            return None
        if i not in self._tokens:
            self._tokens[i] = self._token(i) if self.lexicon.begins(self.words[i]) else None
        return self._tokens[i]

    def before(self, k: int) -> Token | None:
        """The date word that ends right before word k, the longest of several."""
        found: Token | None = None
        for j in range(k - 1, max(-1, k - 4), -1):
            token = self.token(j)
            if token is not None and token.last == k - 1:
                found = token
        return found if found is not None and self.near(k - 1) else None

    def near(self, i: int) -> bool:
        """Whether word i and the next stand close enough to belong to one date."""
        if i + 1 >= len(self.words):
            return False
        if _GAP.fullmatch(self.text, self.words[i].end, self.words[i + 1].start) is not None:
            return True
        following = self.token(i + 1) if self.gap(i) == ". " and self.words[i].text.isdecimal() else None
        return following is not None and following.get(*_MONTHS) is not None

    def gap(self, i: int) -> str:
        """What stands between word i and the next."""
        return self.text[self.words[i].end : self.words[i + 1].start] if i + 1 < len(self.words) else "\n"

    def duration_from(self, start: int) -> NumberMention | None:
        """The number with a unit of time that begins here: "three days"."""
        return self._found()[0].get(start)

    def duration_to(self, end: int) -> NumberMention | None:
        """The number with a unit of time that ends here."""
        return self._found()[1].get(end)

    def _found(self) -> tuple[dict[int, NumberMention], dict[int, NumberMention]]:
        if self._durations is None:
            numbers = self.lexicon.numbers
            found = find_numbers(self.text, numbers, self.words) if numbers is not None else []
            spans = [m for m in found if m.kind == "duration"]
            self._durations = {m.start: m for m in spans}, {m.end: m for m in spans}
        return self._durations

    def _token(self, i: int) -> Token | None:
        word = self.words[i]
        if any(c.isdecimal() for c in word.text):
            return self._digits(i)
        hit = self.lexicon.index.at(self.text, self.words, i)
        if hit is None:
            return self._in_words(i)
        return Token(hit.start, hit.end, hit.last, tuple(p for p in hit.payloads if isinstance(p, DateAtom)))

    def _in_words(self, i: int) -> Token | None:
        """A day or a year in words: "twenty-first", "ألفين وثمانية عشر"."""
        numbers = self.lexicon.numbers
        if numbers is None or not numbers.beginnings[self.words[i].text]:
            return None
        if self._numbers is None:
            self._numbers = Scan(self.text, numbers, self.words)
        found = read_cardinal(self._numbers, i)
        if found is None or found.kind != "count" or found.min != found.max:
            return None
        if 1 <= found.min <= 31:
            return Token(found.start, found.end, found.last, (DateAtom("digits", found.min),))
        return Token(found.start, found.end, found.last, (DateAtom("year", found.min),)) if 1900 <= found.min <= 2100 else None

    def _digits(self, i: int) -> Token | None:
        word = self.words[i]
        lead = len(word.text) - len(word.text.lstrip("وفبلكا"))
        start = word.start + (lead if word.text[lead : lead + 1].isdecimal() else 0)
        before = self.text[max(0, start - 2) : start]
        if before[-1:] in ".:/-" and before[:1].isdecimal():
            return None
        numeric = _NUMERIC.match(self.text, start)
        if numeric is not None:
            return self._numeric(i, numeric)
        clock = _CLOCK.match(self.text, start)
        if clock is not None and int(clock.group(1)) < 25 and int(clock.group(2)) < 60:
            kind = "dotted" if "." in clock.group() else "clocktime"
            half = _HALVES.get(clock.group(3) or "", "")
            return self._made(i, clock.start(), clock.end(), DateAtom(kind, int(clock.group(1)), int(clock.group(2)), half))
        hour = _HOUR.match(self.text, start)
        if hour is not None and int(hour.group(1)) <= 12:
            return self._made(i, hour.start(), hour.end(), DateAtom("clocktime", int(hour.group(1)), 0, _HALVES[hour.group(2)]))
        monthly = _MONTH_YEAR.match(self.text, start)
        if monthly is not None and 1 <= int(monthly.group(1)) <= 12:
            return self._made(i, monthly.start(), monthly.end(), DateAtom("month_year", int(monthly.group(1)), int(monthly.group(2))))
        short = _SHORT.match(self.text, start)
        if short is not None:
            return self._made(
                i,
                short.start(),
                short.end(),
                DateAtom("short", int(short.group(1)), int(short.group(3)), short.group(2)),
            )
        whole = _DAY.fullmatch(word.text)
        if whole is not None and 1 <= int(whole.group(2)) <= 31:
            return Token(start, word.end, i, (DateAtom("digits", int(whole.group(2)), int(bool(whole.group(3)))),))
        if word.text[lead:].isdecimal() and len(word.text) - lead == 4:
            return Token(start, word.end, i, (DateAtom("year", int(word.text[lead:])),))
        return None

    def _made(self, i: int, start: int, end: int, atom: DateAtom) -> Token:
        last = i
        while last + 1 < len(self.words) and self.words[last + 1].start < end:
            last += 1
        return Token(start, end, last, (atom,))

    def _numeric(self, i: int, found: re.Match[str]) -> Token | None:
        day = numeric_date(found.group(1), found.group(3), found.group(4), self.lexicon.order)
        if day is None:
            return self._made(i, found.start(), found.end(), DateAtom("not_date"))
        time = _ISO_TIME.match(self.text, found.end())
        if time is not None and int(time.group(1)) < 24 and int(time.group(2)) < 60:
            minutes = int(time.group(1)) * 60 + int(time.group(2))
            return self._made(i, found.start(), time.end(), DateAtom("full", day.toordinal(), minutes + 1))
        return self._made(i, found.start(), found.end(), DateAtom("full", day.toordinal()))


def numeric_date(a: str, b: str, c: str, order: str = "dmy") -> date | None:
    """A date in digits: 2021-07-10, 10/7/2021, 10.7.21, and 7/13/2021 where only that order makes a date; None if none does."""
    tries: list[tuple[str, str, str]] = []
    if len(a) == 4:
        tries = [(a, b, c), (a, c, b)]
    elif len(a) <= 2 and len(c) in (2, 4):
        year = c if len(c) == 4 else ("20" if int(c) < 70 else "19") + c
        tries = [(year, b, a), (year, a, b)] if order == "dmy" else [(year, a, b), (year, b, a)]
    for year, month, day in tries:
        if len(day) <= 2 and len(month) <= 2 and 1900 <= int(year) <= 2100:
            try:
                return date(int(year), int(month), int(day))
            except ValueError:
                continue
    return None


def collect(scan: DateScan, i: int) -> tuple[Stated, int, int, int] | None:
    """(what is stated, start, end, last word) of the date that begins at word i; None if none does."""
    stated, start, end, last = Stated(), -1, -1, -1
    k, fillers, comma = i, 0, False
    while (token := scan.token(k)) is not None and fillers <= 3:
        comma = comma or (start >= 0 and "," in scan.gap(k - 1))
        if token.get("not_date") is not None or (comma and not _after_comma(scan, token)):
            break
        taken = _take(scan, stated, token, k, last >= 0 and last == k - 1)
        if taken:
            start = token.start if start < 0 else start
            end, last = token.end, token.last
            fillers, comma = 0, False
        elif token.get("of", "date_cue", "range", "join") is None or start < 0:
            break
        else:
            fillers += 1
        if not scan.near(token.last):
            break
        k = token.last + 1
    return (stated, start, end, last) if start >= 0 else None


def _take(scan: DateScan, s: Stated, token: Token, k: int, close: bool) -> bool:
    """Takes one word into the date if there is a place for it."""
    for atom in token.atoms:
        taker = _TAKERS.get(atom.kind)
        if taker is not None and taker(scan, s, token, atom, k, close):
            return True
    return False


def _after_comma(scan: DateScan, token: Token) -> bool:
    """Whether a date may go on behind a comma: "Saturday, July 10, 2021, at 9 am", but not "Saturday, last Friday"."""
    if token.get("last", "this", "next", "edge", "relative", "night", "unit") is not None:
        return False
    if token.get("part") is None:
        return True
    following = scan.token(token.last + 1) if scan.near(token.last) else None
    return following is None or following.get("weekday", "relative", "month", "digits", "day") is None


def _month_follows(scan: DateScan, token: Token) -> bool:
    """Whether a month, or "of this month", comes next: what makes a number a day."""
    k = token.last
    for _ in range(4):
        if not scan.near(k) or "," in scan.gap(k):
            return False
        following = scan.token(k + 1)
        if following is None:
            return False
        if following.get(*_MONTHS) is not None:
            return True
        unit = following.get("unit")
        if unit is not None:
            return unit.unit == "month" and not unit.value and not unit.to
        ranged = following.get("range", "join", "digits") is not None and token.get("digits", "day") is not None
        if following.get("of", "date_cue", "last", "this", "next") is None and not ranged:
            return False
        if following.get("digits") is not None and not _in_range(scan, 0, 0, k + 1):
            return False
        k = following.last
    return False


def _take_day(scan: DateScan, s: Stated, token: Token, atom: DateAtom, k: int, close: bool) -> bool:
    if s.full is not None or (s.relative is not None and s.month is None and not _month_follows(scan, token)):
        return False
    if s.day is not None:
        if (
            s.to_day is None
            and atom.value > s.day
            and _in_range(scan, s.day, atom.value, k)
            and (s.month is not None or _month_follows(scan, token))
        ):
            s.to_day = atom.value
            return True
        return _take_hour_like(scan, s, token, atom, k)
    if s.month is None and _month_follows(scan, token):
        s.day = atom.value
        return True
    if (
        s.month is not None
        and s.year is None
        and close
        and scan.gap(k - 1) == " "
        and (scan.lexicon.month_first or atom.to)
        and s.hour is None
    ):
        s.day = atom.value
        return True
    return _take_hour_like(scan, s, token, atom, k) or _bare_day(scan, s, token, atom, k)


def _bare_day(scan: DateScan, s: Stated, token: Token, atom: DateAtom, k: int) -> bool:
    """A day without a month, where the words before say that it is one and nothing follows it could count: "on the 27th."."""
    before = scan.before(k)
    cued = before is not None and before.get("date_cue", "weekday") is not None
    follows = scan.gap(token.last).strip()[:1]
    ends = follows in (",", ".", ";", ":", ")", "!", "?", "") and (
        bool(follows) or token.last + 1 >= len(scan.words) or "\n" in scan.gap(token.last)
    )
    if not cued or not ends or s.month is not None or s.unit is not None or s.full is not None or s.relative is not None:
        return False
    s.day, s.unit = atom.value, "month"
    return True


def _in_range(scan: DateScan, first: int, second: int, k: int) -> bool:
    """Whether the day at word k ends a run of days: "10-11", "3 to 12", and with "and" only the next day."""
    if k == 0 or "-" in scan.gap(k - 1):
        return k > 0
    before = scan.before(k)
    if before is not None and before.get("range") is not None:
        return True
    joined = scan.text[scan.words[k].start] == "و" or (before is not None and before.get("join") is not None)
    return joined and (second == first + 1 or first == second == 0)


def _take_hour_like(scan: DateScan, s: Stated, token: Token, atom: DateAtom, k: int) -> bool:
    """A bare number as an hour: after "at ... o'clock", or before "am"."""
    if s.hour is not None or not 0 <= atom.value <= 24:
        return False
    before = scan.token(k - 1) if k > 0 else None
    after = scan.token(token.last + 1) if scan.near(token.last) else None
    if (before is not None and before.get("clock") is not None and scan.near(k - 1)) or (
        after is not None and after.get("am", "pm") is not None
    ):
        s.hour = atom.value % 24
        return True
    return False


def _take_month(scan: DateScan, s: Stated, token: Token, atom: DateAtom, k: int, close: bool) -> bool:
    if s.month is not None:
        return s.month == atom.value and s.calendar == atom.kind and s.year is None
    if s.full is not None or s.relative is not None or s.unit is not None:
        return False
    s.month, s.calendar = atom.value, atom.kind
    return True


def _take_weak_month(scan: DateScan, s: Stated, token: Token, atom: DateAtom, k: int, close: bool) -> bool:
    """A name that is also an ordinary word is a month beside a day, a year, another name of it, "last", or the edge of it."""
    known = s.day is not None or s.month == atom.value or s.which is not None or s.edge is not None
    j = token.last
    following = scan.token(j + 1) if scan.near(j) else None
    while following is not None and following.get("of") is not None and scan.near(following.last):
        following = scan.token(following.last + 1)
    ahead = following is not None and (
        following.get("year", "last", "month") is not None or (scan.lexicon.month_first and following.get("digits") is not None)
    )
    if not known and not ahead:
        return False
    named = atom._replace(kind="hijri" if atom.kind == "weak_hijri" else "month")
    return _take_month(scan, s, token, named, k, close)


def _take_weak_weekday(scan: DateScan, s: Stated, token: Token, atom: DateAtom, k: int, close: bool) -> bool:
    """A short name such as "sat" is a weekday beside a date in full."""
    following = scan.token(token.last + 1) if scan.near(token.last) else None
    if s.month is None and s.full is None and (following is None or following.get("digits", "month", "full", "day") is None):
        return False
    return _take_weekday(scan, s, token, atom, k, close)


def _take_year(scan: DateScan, s: Stated, token: Token, atom: DateAtom, k: int, close: bool) -> bool:
    if s.year is not None or s.month is None:
        return False
    s.year = atom.value
    return True


def _take_weekday(scan: DateScan, s: Stated, token: Token, atom: DateAtom, k: int, close: bool) -> bool:
    if s.weekday is not None:
        if s.part is not None and s.to_weekday is None and close and atom.value % 7 == (s.weekday + 1) % 7:
            s.to_weekday = atom.value
            return True
        return False
    s.weekday = atom.value
    return True


def _take_relative(scan: DateScan, s: Stated, token: Token, atom: DateAtom, k: int, close: bool) -> bool:
    if s.relative is not None or s.month is not None or s.full is not None:
        return False
    s.relative = atom.value
    return True


def _take_night(scan: DateScan, s: Stated, token: Token, atom: DateAtom, k: int, close: bool) -> bool:
    if s.relative is not None or s.part is not None or not s.empty:
        return False
    s.relative, s.part = atom.value, (20, 30)
    return True


def _take_part(scan: DateScan, s: Stated, token: Token, atom: DateAtom, k: int, close: bool) -> bool:
    if s.part is not None:
        return False
    s.part = (atom.value, atom.to)
    return True


def _take_which(scan: DateScan, s: Stated, token: Token, atom: DateAtom, k: int, close: bool) -> bool:
    if s.which is not None:
        return False
    following = scan.token(token.last + 1) if scan.near(token.last) else None
    if s.empty and s.part is None and (following is None or following.get("weekday", "month", "hijri", "unit", "part") is None):
        return False
    s.which = atom.kind
    return True


def _take_edge(scan: DateScan, s: Stated, token: Token, atom: DateAtom, k: int, close: bool) -> bool:
    if s.edge is not None or s.month is not None:
        return False
    s.edge = atom.value
    return True


def _take_unit(scan: DateScan, s: Stated, token: Token, atom: DateAtom, k: int, close: bool) -> bool:
    if (
        s.unit is not None
        or s.month is not None
        or s.relative is not None
        or atom.value
        or atom.to
        or atom.unit not in ("day", "week", "month")
    ):
        return False
    following = scan.token(token.last + 1) if scan.near(token.last) else None
    if s.which is None and (following is None or following.get("last", "this", "next") is None):
        return False
    s.unit = atom.unit
    return True


def _take_clock(scan: DateScan, s: Stated, token: Token, atom: DateAtom, k: int, close: bool) -> bool:
    before = scan.token(k - 1) if k > 0 else None
    after = scan.token(token.last + 1) if scan.near(token.last) else None
    said = (before is not None and before.get("clock") is not None) or (after is not None and after.get("am", "pm") is not None)
    if s.hour is not None or (atom.kind == "dotted" and not said and not atom.unit):
        return False
    s.hour, s.minute, s.half = atom.value % 24, atom.to, atom.unit or s.half
    return True


def _take_named_hour(scan: DateScan, s: Stated, token: Token, atom: DateAtom, k: int, close: bool) -> bool:
    before = scan.token(k - 1) if k > 0 else None
    if s.hour is not None or before is None or before.get("clock") is None:
        return False
    s.hour = atom.value % 24
    return True


def _take_lead(scan: DateScan, s: Stated, token: Token, atom: DateAtom, k: int, close: bool) -> bool:
    """ "at ... o'clock" belongs to the date if an hour follows."""
    following = scan.token(token.last + 1) if scan.near(token.last) else None
    return s.hour is None and following is not None and following.get("digits", "clocktime", "dotted", "hour") is not None


def _take_half(scan: DateScan, s: Stated, token: Token, atom: DateAtom, k: int, close: bool) -> bool:
    if s.hour is None or s.half is not None:
        return False
    s.half = atom.kind
    return True


def _take_month_year(scan: DateScan, s: Stated, token: Token, atom: DateAtom, k: int, close: bool) -> bool:
    if not s.empty:
        return False
    s.month, s.year = atom.value, atom.to
    return True


def _take_full(scan: DateScan, s: Stated, token: Token, atom: DateAtom, k: int, close: bool) -> bool:
    if s.full is not None or s.month is not None:
        return False
    s.full = date.fromordinal(atom.value)
    if atom.to:
        s.hour, s.minute = divmod(atom.to - 1, 60)
    return True


def _take_short(scan: DateScan, s: Stated, token: Token, atom: DateAtom, k: int, close: bool) -> bool:
    """10/7 is a date only where something says so; 10-11 before a month is two days."""
    if (
        s.month is not None
        and s.day is None
        and close
        and atom.unit == "-"
        and scan.lexicon.month_first
        and 1 <= atom.value < atom.to <= 31
    ):
        s.day, s.to_day = atom.value, atom.to
        return True
    if s.month is not None or s.full is not None or s.day is not None:
        return False
    if atom.unit == "-" and _month_follows(scan, token) and 1 <= atom.value < atom.to <= 31:
        s.day, s.to_day = atom.value, atom.to
        return True
    before = scan.before(k)
    cued = before is not None and before.get("date_cue", "weekday", "part", "on") is not None
    day, month = (atom.value, atom.to) if scan.lexicon.order == "dmy" else (atom.to, atom.value)
    if month > 12:
        day, month = month, day
    if not cued or not (1 <= day <= 31 and 1 <= month <= 12):
        return False
    s.day, s.month = day, month
    return True


_TAKERS = {
    "digits": _take_day,
    "day": _take_day,
    "month": _take_month,
    "hijri": _take_month,
    "solar": _take_month,
    "year": _take_year,
    "weekday": _take_weekday,
    "relative": _take_relative,
    "night": _take_night,
    "part": _take_part,
    "last": _take_which,
    "this": _take_which,
    "next": _take_which,
    "edge": _take_edge,
    "unit": _take_unit,
    "clocktime": _take_clock,
    "dotted": _take_clock,
    "hour": _take_named_hour,
    "clock": _take_lead,
    "am": _take_half,
    "pm": _take_half,
    "weak_month": _take_weak_month,
    "weak_hijri": _take_weak_month,
    "weak_weekday": _take_weak_weekday,
    "month_year": _take_month_year,
    "full": _take_full,
    "short": _take_short,
}
