"""The program's English sentences in another language of the report, by the lines of `reports/i18n/<part>.<lang>.yml`.

`engine` holds what the steps say of claims and events, `issues` what the readers say of the input.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache, lru_cache
from importlib.resources import files

import yaml
from babel.dates import format_date

from verify.render.i18n import Interface, parse_moment

_PLACEHOLDER = re.compile(r"\{([a-z]+)\d?\}")
_NAMED = re.compile(r"\{([a-z]+\d?)\}")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_DAY = rf"\d{{1,2}} (?:{'|'.join(_MONTHS)}) \d{{4}}"
_SHAPES = {"n": r"\d+", "count": r"\d+(?: or more| to \d+)?", "date": rf"{_DAY}(?: to {_DAY})?"}
_DEEPEST = 6
_LONGEST = 600
Line = tuple[re.Pattern[str], str]


@cache
def _lines(part: str, lang: str) -> Mapping[str, tuple[Line, ...]]:
    path = files("verify.reports").joinpath("i18n", f"{part}.{lang}.yml")
    if not path.is_file():
        return {}
    raw = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {section: tuple((_compiled(english), other) for english, other in lines) for section, lines in raw.items()}


def _compiled(english: str) -> re.Pattern[str]:
    parts, at = [], 0
    for match in _NAMED.finditer(english):
        kind = _PLACEHOLDER.fullmatch(match.group())
        assert kind is not None
        parts.append(re.escape(english[at : match.start()]) + f"(?P<{match.group(1)}>{_SHAPES.get(kind.group(1), '.+?')})")
        at = match.end()
    return re.compile("".join(parts) + re.escape(english[at:]), re.IGNORECASE)


class EngineWords:
    """Says the sentences of a part of the program in the report's language; `name` gives a source, a party, a place or a weapon in it."""

    def __init__(self, ui: Interface, name: Callable[[str], str], part: str = "engine") -> None:
        self._ui, self._name = ui, name
        self._sections = _lines(part, ui.lang)
        self.say = lru_cache(maxsize=20_000)(self._say)

    def _say(self, text: str) -> str | None:
        """The sentence, or None where no line fits it."""
        bare = text.strip()
        stop = "." if bare.endswith(".") and not bare.endswith("..") else ""
        found = self._match("sentences", bare.removesuffix(stop), 0) if 0 < len(bare) <= _LONGEST else None
        return None if found is None else found + stop

    def _match(self, section: str, text: str, depth: int) -> str | None:
        if depth > _DEEPEST:
            return None
        for pattern, other in self._sections.get(section, ()):
            match = pattern.fullmatch(text)
            if match is None:
                continue
            said = {name: self._part(name.rstrip("0123456789"), value, depth) for name, value in match.groupdict().items()}
            if None not in said.values():
                return other.format(**said)
        return None

    def _part(self, kind: str, text: str, depth: int) -> str | None:
        if f"{kind}s" in self._sections:  # a part that has a list of its own
            return self._match(f"{kind}s", text, depth + 1)
        if kind == "basis":
            return self._match("sentences", text, depth + 1)
        if kind == "names":
            return self._ui.s("sentence.list").join(self._name(n) for n in re.split(r", | and ", text))
        if kind == "count":
            return self._count(text)
        if kind == "date":
            return " – ".join(self._day(d) for d in text.split(" to "))
        return text if kind in {"n", "text"} else self._name(text)

    def _count(self, text: str) -> str:
        low, _, rest = text.partition(" ")
        if not rest:
            return low
        key = "interval.open" if rest == "or more" else "interval.range"
        return self._ui.s(key).format(min=low, max=rest.removeprefix("to "))

    def _day(self, text: str) -> str:
        day, month, year = text.split(" ")
        moment = parse_moment(f"{year}-{_MONTHS.index(month.capitalize()) + 1:02}-{int(day):02}")
        return text if moment is None else str(format_date(moment, "d MMMM y", locale=self._ui.locale))
