"""The date words and numbers of a text, each with what it can be in a date."""

import re
from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from verify.text.date_lexicon import DateAtom, DateLexicon
from verify.text.number_cardinals import read_cardinal
from verify.text.number_scan import Scan
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
MONTHS = ("month", "hijri", "solar", "weak_month", "weak_hijri")
_PARTING = frozenset("-/.:")
_GAP = re.compile(r"[\s,()\"\-/\\·]{0,4}")


class Token(Struct, frozen=True, gc=False):
    """One date word or number at [start, end), up to word `last`."""

    start: int
    end: int
    last: int
    atoms: tuple[DateAtom, ...]

    def get(self, *kinds: str) -> DateAtom | None:
        """Its first meaning of one of these kinds."""
        for kind in kinds:
            for atom in self.atoms:
                if atom.kind == kind:
                    return atom
        return None


class DateScan:
    """One text being read."""

    def __init__(
        self,
        text: str,
        lexicon: DateLexicon,
        words: Sequence[Word],
        mentions: Sequence[NumberMention] | None = None,
        spelt: Scan | None = None,
    ) -> None:
        self.text, self.lexicon, self.words = text, lexicon, words
        self._tokens: dict[int, Token | None] = {}
        self._numbers = spelt
        self._mentions = mentions
        self._durations: tuple[dict[int, NumberMention], dict[int, NumberMention]] | None = None

    def token(self, i: int) -> Token | None:
        """The date word at word i, None if there is none."""
        known = self._tokens
        if i in known:
            return known[i]
        begins = i < len(self.words) and self.lexicon.beginnings[self.words[i].text]
        found = known[i] = self._token(i) if begins else None
        return found

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
        return self.gap(i) in (". ", ".") and self._dotted(i)

    def _dotted(self, i: int) -> bool:
        """Whether the dot behind word i ends no sentence: "10. Juli", "Jan. 30", "9 p.m. on Saturday"."""
        word, following = self.words[i].text, self.token(i + 1)
        if following is None:
            return False
        if word.isdecimal():
            return following.get(*MONTHS) is not None
        here = self.token(i)
        if here is not None and len(word) <= 4 and here.get(*MONTHS) is not None:
            return following.get("digits") is not None
        return word == "m" and self.text[self.words[i].start - 1 : self.words[i].start] == "."

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
            numbers, found = self.lexicon.numbers, self._mentions
            if found is None:
                found = find_numbers(self.text, numbers, self.words) if numbers is not None else ()
            spans = [m for m in found if m.kind == "duration"]
            self._durations = {m.start: m for m in spans}, {m.end: m for m in spans}
        return self._durations

    def _token(self, i: int) -> Token | None:
        written = self.words[i].text
        if not written.isalpha() and any(c.isdecimal() for c in written):
            return self._digits(i)
        hit = self.lexicon.index.at(self.text, self.words, i)
        if hit is None:
            return self._in_words(i)
        return Token(hit.start, hit.end, hit.last, hit.payloads)

    def _in_words(self, i: int) -> Token | None:
        """A day or a year in words: "twenty-first", "ألفين وثمانية عشر"."""
        numbers = self.lexicon.numbers
        if numbers is None or not numbers.starts[self.words[i].text]:
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
        if not word.text[lead:].isdecimal() or self.text[word.end : word.end + 1] in _PARTING:
            parted = self._parted(i, start)
            if parted is not None:
                return parted
        whole = _DAY.fullmatch(word.text)
        if whole is not None and 1 <= int(whole.group(2)) <= 31:
            return Token(start, word.end, i, (DateAtom("digits", int(whole.group(2)), int(bool(whole.group(3)))),))
        if word.text[lead:].isdecimal() and len(word.text) - lead == 4:
            year = DateAtom("year", int(word.text[lead:]))
            hh, mm = divmod(year.value, 100)
            return Token(start, word.end, i, (year, DateAtom("military", hh, mm)) if hh < 24 and mm < 60 else (year,))
        return None

    def _parted(self, i: int, start: int) -> Token | None:
        """A date or a time of several figures, or of one and the letters behind it: 10/7, 10:30, 9pm."""
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
