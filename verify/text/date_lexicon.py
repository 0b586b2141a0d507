"""The date words of one language, as the section `dates:` of a rule pack gives them."""

from collections.abc import Iterator, Mapping
from typing import Any

import re2
from msgspec import Struct

from verify.errors import RuleError
from verify.text.normalise import fold
from verify.text.number_lexicon import NumberLexicon
from verify.text.terms import Memo, TermIndex

_NUMBERED = {
    "months": "month",
    "weak_months": "weak_month",
    "hijri_months": "hijri",
    "weak_hijri_months": "weak_hijri",
    "solar_months": "solar",
    "weekdays": "weekday",
    "weak_weekdays": "weak_weekday",
    "days": "relative",
    "nights": "night",
    "same": "same",
    "day_numbers": "day",
    "after_terms": "offset_after",
    "edges": "edge",
    "hours": "hour",
    "minutes": "minutes",
    "zones": "zone",
    "feasts": "feast",
}
_LISTS = (
    "last", "this", "next", "ago_after", "ago_before", "ago_end", "after", "before", "of", "clock", "am", "pm", "since", "date_cue", "link",
    "not_date", "range", "join", "on", "at", "month_cue", "before_last", "weekend", "lately",
)  # fmt: skip
_UNITS = ("minute", "hour", "day", "week", "month", "year")
_KEYS = frozenset({*_NUMBERED, *_LISTS, "parts", "units", "cases", "order", "month_first", "anchor"})
_EDGES = {"early": 0, "mid": 1, "late": 2}
LOCAL = 1441
"""The zone of a time that is said to be local: none that a clock can be off by."""


class DateAtom(Struct, frozen=True, gc=False):
    """What one term can be in a date: month 7, weekday 6, the part of a day from hour 4 to 6, ..."""

    kind: str
    value: int = 0
    to: int = 0
    unit: str = ""


class DateLexicon:
    """Date words ready to be found; `numbers` reads "three" in "three days ago"."""

    def __init__(self, raw: Mapping[str, Any], numbers: NumberLexicon | None) -> None:
        self.numbers = numbers
        self.order = str(raw.get("order", "dmy"))
        self.month_first = bool(raw.get("month_first", False))
        self.anchor = str(raw.get("anchor", "2021-07-14T12:00"))
        self.cases: tuple[Mapping[str, Any], ...] = tuple(raw.get("cases") or ())
        self.index = TermIndex(list(_pairs(raw)))
        self.beginnings = Memo(self._can_begin)
        self.own_days = _own_days(raw)

    @classmethod
    def build(cls, raw: Any, numbers: NumberLexicon | None) -> "DateLexicon":
        """The lexicon of a pack's section; raises RuleError if it cannot be used."""
        _check(raw)
        return cls(raw, numbers)

    def _can_begin(self, word: str) -> bool:
        spelt = self.numbers is not None and self.numbers.starts[word]
        return spelt or self.index.knows(word) or any(c.isdecimal() for c in word)


def _own_days(raw: Mapping[str, Any]) -> Any:
    """What finds "today" and "yesterday" with a weekday or a figure right behind, in a folded text."""
    days, weekdays = raw.get("days") or {}, raw.get("weekdays") or {}
    said = sorted({fold(t) for terms in days.values() for t in terms}, key=lambda t: (-len(t), t))
    named = sorted({fold(t) for terms in weekdays.values() for t in terms})
    if not said or not named:
        return re2.compile("[^\\s\\S]")  # nothing
    return re2.compile(f"(?:{'|'.join(map(re2.escape, said))})[ ,(]{{1,3}}(?:{'|'.join(map(re2.escape, named))}|[0-9])")


def _pairs(raw: Mapping[str, Any]) -> Iterator[tuple[str, DateAtom]]:
    for section, kind in _NUMBERED.items():
        for value, terms in (raw.get(section) or {}).items():
            number = _EDGES[value] if section == "edges" else LOCAL if value == "local" else int(value)
            yield from ((t, DateAtom(kind, number)) for t in terms)
    for section in _LISTS:
        yield from ((t, DateAtom(section)) for t in raw.get(section) or ())
    for part in (raw.get("parts") or {}).values():
        yield from ((t, DateAtom("part", int(part["from"]), int(part["to"]))) for t in part["terms"])
    for unit in raw.get("units") or ():
        yield from ((t, DateAtom("unit", int(unit.get("count") or 0), int(bool(unit.get("few"))), unit["unit"])) for t in unit["terms"])


def _check(raw: Any) -> None:
    if not isinstance(raw, Mapping):
        raise RuleError("dates: must be a mapping")
    unknown = sorted(str(k) for k in raw if k not in _KEYS)
    if unknown:
        raise RuleError(f"dates: unknown field {unknown[0]!r}; known are {', '.join(sorted(_KEYS))}")
    for section in _NUMBERED:
        for value, terms in (raw.get(section) or {}).items():
            if section == "edges" and value not in _EDGES:
                raise RuleError(f"dates: edges: {value!r} is none of {', '.join(_EDGES)}")
            if section != "edges" and (section, value) != ("zones", "local") and not str(value).removeprefix("-").isdigit():
                raise RuleError(f"dates: {section}: {value!r} is not a whole number")
            _terms(f"{section}: {value}", terms)
    for section in _LISTS:
        _terms(section, raw.get(section) or [])
    for name, part in (raw.get("parts") or {}).items():
        if not isinstance(part, Mapping) or not all(isinstance(part.get(k), int) for k in ("from", "to")):
            raise RuleError(f"dates: parts: {name}: a part of the day is {{from: 4, to: 6, terms: [...]}}")
        _terms(f"parts: {name}", part.get("terms"))
    for unit in raw.get("units") or ():
        if not isinstance(unit, Mapping) or unit.get("unit") not in _UNITS:
            raise RuleError(f"dates: units: an entry is {{unit: day, terms: [...]}}; units are {', '.join(_UNITS)}")
        _terms("units", unit.get("terms"))

    for case in raw.get("cases") or ():
        told = isinstance(case, Mapping) and isinstance(case.get("text"), str)
        if not told or not (isinstance(case.get("reads"), list) or "written" in case):
            raise RuleError("dates: cases: an entry is {id: ..., text: ..., reads: [...]}, or with written: the day it says it is of")


def _terms(where: str, terms: Any) -> None:
    if not isinstance(terms, list) or any(not isinstance(t, str) or not t.strip() for t in terms):
        raise RuleError(f"dates: {where}: must be a list of words (quote one that looks like a number, true or null)")
