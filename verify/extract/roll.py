"""A roll of names: "names of the martyrs: 1- ..., 2- ..., 3- ...". What its heading says in a bare plural is as many as it numbers."""

import re
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from verify.extract.readings import Reading, Readings
from verify.model import Interval
from verify.text.normalise import Normalised

_ENTRY = re.compile(r"(?<![\w.,:/\-])(\d{1,3})[^\S\n]?[-_.)–ـ][^\S\n]?(?=[^\W\d_])")
# How far apart the numbers of a roll stand at most, and how far behind its heading it begins.
_ENTRY_LENGTH, _BEHIND = 90, 80
_FEWEST = 2
_TOLL = ("killed", "wounded", "missing")


class Roll(Struct, frozen=True, gc=False):
    """Names numbered from one to `count`; the first number stands at `start` of the text as it was written."""

    start: int
    count: int


def rolls(text: str) -> list[Roll]:
    """The rolls of a text, in order."""
    found: list[Roll] = []
    start, count, last = -1, 0, -1
    for m in _ENTRY.finditer(text):
        number = int(m.group(1))
        if number == count + 1 and count and m.start() - last <= _ENTRY_LENGTH:
            count, last = number, m.end()
            continue
        if count >= _FEWEST:
            found.append(Roll(start, count))
        start, count, last = (m.start(), 1, m.end()) if number == 1 else (-1, 0, -1)
    return [*found, Roll(start, count)] if count >= _FEWEST else found


def count_rolls(read: Iterable[Readings], norm: Normalised) -> None:
    """Gives each bare plural that heads a roll the count of its names; one heading for each roll, the nearest before it."""
    names = rolls(norm.original)
    if not names:
        return
    plurals = [(norm.span(r.start, r.end)[1], readings, n) for readings in read for n, r in enumerate(readings.casualties) if _is_plural(r)]
    for roll in names:
        behind = [p for p in plurals if p[0] <= roll.start <= p[0] + _BEHIND and _leads(norm.original[p[0] : roll.start])]
        if behind:
            _, readings, n = max(behind, key=lambda p: p[0])
            readings.casualties[n] = replace(readings.casualties[n], value=Interval(roll.count, roll.count), vague=False)


def _is_plural(reading: Reading) -> bool:
    return reading.field in _TOLL and reading.vague and reading.value == Interval(1, None)


def _leads(between: str) -> bool:
    """Whether no sentence ends between a heading and its roll."""
    return "\n\n" not in between and not re.search(r"[.!?؟]\s", between)
