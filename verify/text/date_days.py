"""Days, hours and years of a date: what a bare number is, told from the words around it."""

from datetime import date

from verify.text.date_lexicon import LOCAL, DateAtom
from verify.text.date_scan import MONTHS, DateScan, Token
from verify.text.date_spans import Stated


def month_follows(scan: DateScan, token: Token) -> bool:
    """Whether a month, or "of this month", comes next: what makes a number a day."""
    k = token.last
    for _ in range(4):
        if not scan.near(k) or "," in scan.gap(k):
            return False
        following = scan.token(k + 1)
        if following is None:
            return False
        if following.get(*MONTHS) is not None:
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


def take_day(scan: DateScan, s: Stated, token: Token, atom: DateAtom, k: int, close: bool) -> bool:
    """A number or an ordinal as a day, the last of a run of days, or an hour."""
    if s.full is not None or (s.relative is not None and s.month is None and not month_follows(scan, token)):
        return False
    if s.day is not None:
        if (
            s.to_day is None
            and atom.value > s.day
            and _in_range(scan, s.day, atom.value, k)
            and (s.month is not None or month_follows(scan, token))
        ):
            s.to_day = atom.value
            return True
        return _take_hour_like(scan, s, token, atom, k)
    if s.month is None and month_follows(scan, token):
        s.day = atom.value
        return True
    if (
        s.month is not None
        and s.year is None
        and close
        and scan.gap(k - 1) in (" ", ". ")
        and (scan.lexicon.month_first or atom.to)
        and not _half_follows(scan, token)
    ):
        s.day = atom.value
        return True
    return _take_hour_like(scan, s, token, atom, k) or _bare_day(scan, s, token, atom, k)


def _half_follows(scan: DateScan, token: Token) -> bool:
    """Whether "am" or "pm" comes next."""
    after = scan.token(token.last + 1) if scan.near(token.last) else None
    return after is not None and after.get("am", "pm") is not None


def _bare_day(scan: DateScan, s: Stated, token: Token, atom: DateAtom, k: int) -> bool:
    """A day without a month, where the words before say that it is one and nothing follows it could count: "on the 27th."."""
    before = scan.before(k)
    cued = before is not None and before.get("date_cue", "weekday") is not None
    follows = scan.gap(token.last).strip()[:1]
    ends = follows in (",", ".", ";", ":", ")", "!", "?", "") and (
        bool(follows) or token.last + 1 >= len(scan.words) or "\n" in scan.gap(token.last)
    )
    named = s.part is not None and bool(atom.to)  # "on the evening of the 9th"
    named = named or (before is not None and _of_this_month(scan, before, token))
    if not (named or (cued and ends)) or s.month is not None or s.unit is not None or s.full is not None or s.relative is not None:
        return False
    s.day, s.unit = atom.value, "month"
    return True


def _of_this_month(scan: DateScan, before: Token, token: Token) -> bool:
    """Whether a figure is a day of "the current": "يوم 27 الجاري"; "27 this week" counts something."""
    following = scan.token(token.last + 1) if scan.gap(token.last) == " " else None
    this = following is not None and following.get("this") is not None and scan.words[following.last].text.startswith("ال")
    return this and before.get("date_cue", "on", "of", "range") is not None


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
        s.hour, s.said = atom.value % 24, s.said or (after is not None and after.get("am", "pm") is not None)
        return True
    return False


def take_clock(scan: DateScan, s: Stated, token: Token, atom: DateAtom, k: int, close: bool) -> bool:
    """A time such as 10:30; 10.30 only beside "at" or "pm"."""
    before = scan.token(k - 1) if k > 0 else None
    said = (before is not None and before.get("clock", "at") is not None) or _half_follows(scan, token)
    if s.hour is not None or (atom.kind == "dotted" and not said and not atom.unit):
        return False
    s.hour, s.minute, s.half = atom.value % 24, atom.to, atom.unit or s.half
    return True


def take_named_hour(scan: DateScan, s: Stated, token: Token, atom: DateAtom, k: int, close: bool) -> bool:
    """An hour in words behind "at ... o'clock"."""
    before = scan.token(k - 1) if k > 0 else None
    if s.hour is not None or before is None or before.get("clock") is None:
        return False
    s.hour = atom.value % 24
    return True


def take_lead(scan: DateScan, s: Stated, token: Token, atom: DateAtom, k: int, close: bool) -> bool:
    """ "At ... o'clock" belongs to the date if an hour follows; a plain "at" only before an hour that says it is one."""
    following = scan.token(token.last + 1) if scan.near(token.last) else None
    if s.hour is not None or following is None:
        return False
    if following.get("military") is not None and _zoned(scan, following):
        return True
    if atom.kind == "clock" or following.get("clocktime") is not None:
        s.said = following.get("digits", "clocktime", "dotted", "hour") is not None
        return s.said
    s.said = following.get("digits", "dotted") is not None and _half_follows(scan, following)
    return s.said


def take_military(scan: DateScan, s: Stated, token: Token, atom: DateAtom, k: int, close: bool) -> bool:
    """Four digits as a time: "0300 local time", "at 0430"; not the year "2020"."""
    before = scan.before(k)
    early = scan.text[token.start] == "0" and before is not None and before.get("clock", "at") is not None
    if s.hour is not None or not (early or _zoned(scan, token)):
        return False
    s.hour, s.minute, s.said = atom.value, atom.to, True
    return True


def _zoned(scan: DateScan, token: Token) -> bool:
    """Whether a zone, or "hours", comes next."""
    after = scan.token(token.last + 1) if scan.near(token.last) else None
    return after is not None and after.get("zone") is not None


def take_minutes(scan: DateScan, s: Stated, token: Token, atom: DateAtom, k: int, close: bool) -> bool:
    """ "Half past", behind the hour: الثالثة والنصف, العاشرة إلا ربعا."""
    if s.hour is None or s.minute or not close:
        return False
    s.hour, s.minute = divmod((s.hour * 60 + atom.value) % (24 * 60), 60)
    return True


def take_zone(scan: DateScan, s: Stated, token: Token, atom: DateAtom, k: int, close: bool) -> bool:
    """The zone of the hour before it; "local time" is that of the place."""
    if s.hour is None:
        return False
    s.zone = None if atom.value == LOCAL else atom.value
    return True


def take_half(scan: DateScan, s: Stated, token: Token, atom: DateAtom, k: int, close: bool) -> bool:
    """ "am" or "pm" behind an hour."""
    if s.hour is None or s.half is not None:
        return False
    s.half = atom.kind
    return True


def take_month_year(scan: DateScan, s: Stated, token: Token, atom: DateAtom, k: int, close: bool) -> bool:
    """A month in digits with its year: 7/2021."""
    if not s.empty:
        return False
    s.month, s.year = atom.value, atom.to
    return True


def take_full(scan: DateScan, s: Stated, token: Token, atom: DateAtom, k: int, close: bool) -> bool:
    """A whole date in digits."""
    if s.full is not None or s.month is not None:
        return False
    s.full = date.fromordinal(atom.value)
    if atom.to:
        s.hour, s.minute = divmod(atom.to - 1, 60)
    return True


def _heads_line(scan: DateScan, token: Token, k: int) -> bool:
    """Whether a number such as 8/7 stands alone before a colon at the head of a line."""
    opens = k == 0 or "\n" in scan.gap(k - 1)
    return opens and scan.gap(token.last).lstrip()[:1] == ":"


def take_short(scan: DateScan, s: Stated, token: Token, atom: DateAtom, k: int, close: bool) -> bool:
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
    if atom.unit == "-" and month_follows(scan, token) and 1 <= atom.value < atom.to <= 31:
        s.day, s.to_day = atom.value, atom.to
        return True
    before = scan.before(k)
    cued = (before is not None and before.get("date_cue", "weekday", "part", "on") is not None) or _heads_line(scan, token, k)
    day, month = (atom.value, atom.to) if scan.lexicon.order == "dmy" else (atom.to, atom.value)
    if month > 12:
        day, month = month, day
    if not cued or not (1 <= day <= 31 and 1 <= month <= 12):
        return False
    s.day, s.month = day, month
    return True
