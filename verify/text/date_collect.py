"""Takes date words together as long as they can belong to one date, in whatever order a language puts them."""

from msgspec.structs import replace

from verify.text.date_days import (
    take_clock,
    take_day,
    take_full,
    take_half,
    take_lead,
    take_military,
    take_minutes,
    take_month_year,
    take_named_hour,
    take_short,
    take_zone,
)
from verify.text.date_lexicon import DateAtom
from verify.text.date_scan import DateScan, Token
from verify.text.date_spans import Stated


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
        elif start < 0 or not _goes_on(scan, stated, token):
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


def _goes_on(scan: DateScan, s: Stated, token: Token) -> bool:
    """Whether a word that is no part of a date itself can stand inside one: "of"; "to" and "and" between two days."""
    if token.get("range", "join") is not None:
        following = scan.token(token.last + 1)
        return s.day is not None and s.to_day is None and following is not None and following.get("digits", "day") is not None
    return token.get("of", "date_cue") is not None


def _after_comma(scan: DateScan, token: Token) -> bool:
    """Whether a date may go on behind a comma: "Saturday, July 10, 2021, at 9 am", but not "Saturday, last Friday"."""
    if token.get("last", "this", "next", "edge", "relative", "night", "unit") is not None:
        return False
    if token.get("part") is None:
        return True
    following = scan.token(token.last + 1) if scan.near(token.last) else None
    return following is None or following.get("weekday", "relative", "month", "digits", "day") is None


def _take_month(scan: DateScan, s: Stated, token: Token, atom: DateAtom, k: int, close: bool) -> bool:
    if s.month is not None:
        return s.month == atom.value and s.calendar == atom.kind and s.year is None
    if s.full is not None or s.unit is not None or (s.relative is not None and s.day is None):
        return False
    s.month, s.calendar = atom.value, atom.kind
    return True


def _take_weak_month(scan: DateScan, s: Stated, token: Token, atom: DateAtom, k: int, close: bool) -> bool:
    """A name that is also an ordinary word is a month beside a day, a year, another name of it, "last", the edge of it, or behind "in"."""
    before = scan.before(k)
    cued = before is not None and before.get("month_cue") is not None
    known = cued or s.day is not None or s.month == atom.value or s.which is not None or s.edge is not None
    j = token.last
    following = scan.token(j + 1) if scan.near(j) else None
    while following is not None and following.get("of") is not None and scan.near(following.last):
        following = scan.token(following.last + 1)
    ahead = following is not None and (
        following.get("year", "last", "month") is not None or (scan.lexicon.month_first and following.get("digits") is not None)
    )
    if not known and not ahead:
        return False
    named = replace(atom, kind="hijri" if atom.kind == "weak_hijri" else "month")
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
    if s.relative is not None or s.part is not None or not s.empty or (token.get("part") is not None and _day_follows(scan, token)):
        return False
    s.relative, s.part = atom.value, (20, 30)
    return True


def _day_follows(scan: DateScan, token: Token) -> bool:
    """Whether the day of a night comes next: "overnight on Saturday", but not "overnight strikes"."""
    j = token.last
    following = scan.token(j + 1) if scan.near(j) else None
    while following is not None and following.get("of", "range") is not None and scan.near(following.last) and following.last < j + 3:
        following = scan.token(following.last + 1)
    return following is not None and following.get("weekday", "relative", "month", "full", "digits", "day") is not None


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
    if atom.unit == "year" and not atom.value and not atom.to:
        return _take_year_of(scan, s, token)
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
    shown = following is not None and following.get("last", "this", "next", "before_last") is not None
    if s.which is None and not shown and (s.edge is None or atom.unit != "month"):
        return False
    s.unit, s.which = atom.unit, s.which if s.which is not None or shown else "this"
    return True


def _take_year_of(scan: DateScan, s: Stated, token: Token) -> bool:
    """ "Last year", "this year" beside a month or a day of one."""
    following = scan.token(token.last + 1) if scan.near(token.last) else None
    behind = following.get("last", "this") if following is not None else None
    which = behind.kind if behind is not None else s.which
    if s.year is not None or s.year_step is not None or which not in ("last", "this"):
        return False
    s.year_step, s.which = (-1 if which == "last" else 0), None
    return True


def _take_weekend(scan: DateScan, s: Stated, token: Token, atom: DateAtom, k: int, close: bool) -> bool:
    if s.unit is not None or s.month is not None or s.relative is not None or s.weekday is not None:
        return False
    s.unit = "weekend"
    return True


def _take_feast(scan: DateScan, s: Stated, token: Token, atom: DateAtom, k: int, close: bool) -> bool:
    """A day of the Islamic year that has a name: 1210 is the tenth of the twelfth month."""
    if s.month is not None or s.full is not None or s.unit is not None:
        return False
    s.month, s.day = divmod(atom.value, 100)
    s.calendar = "hijri"
    return True


_TAKERS = {
    "weekend": _take_weekend,
    "feast": _take_feast,
    "before_last": _take_which,
    "digits": take_day,
    "day": take_day,
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
    "clocktime": take_clock,
    "dotted": take_clock,
    "hour": take_named_hour,
    "military": take_military,
    "minutes": take_minutes,
    "zone": take_zone,
    "clock": take_lead,
    "at": take_lead,
    "am": take_half,
    "pm": take_half,
    "weak_month": _take_weak_month,
    "weak_hijri": _take_weak_month,
    "weak_weekday": _take_weak_weekday,
    "month_year": take_month_year,
    "full": take_full,
    "short": take_short,
}
TAKEN = frozenset(_TAKERS)
"""The kinds of words that a date is made of."""
