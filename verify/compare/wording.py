"""Values and verdicts in words, from the phrases of the pack; plural forms after CLDR."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from babel import Locale
from babel.dates import format_date

from verify.model import DateSpan
from verify.rulepack.spec_compare import CompareSpec

_LOCALES = {"en": "en", "ar": "ar_SY"}
_NAME_LENGTH = 80
Count = tuple[int, int | None]


class Wording:
    """The phrases of one language; one the pack does not speak falls back on English."""

    def __init__(self, spec: CompareSpec, lang: str) -> None:
        self.lang = lang if lang in spec.words else "en"
        self.words: Mapping[str, Any] = spec.words[self.lang]
        self._locale = Locale.parse(_LOCALES.get(self.lang, self.lang))
        self._plural = lru_cache(maxsize=4096)(self._locale.plural_form)
        self._before, _, self._after = str(self.words["sentence"]).partition("{text}")
        self._weapons = {k: t.names.get(self.lang, t.names.get("en", k)) for k, t in spec.weapons.items()}

    def phrase(self, key: str, **parts: str) -> str:
        """The phrase of this name with its parts put in."""
        text: str = self.words[key]
        return text.format_map(parts)

    def counted(self, forms: Mapping[str, str], n: int, **parts: str) -> str:
        """The plural form for n of these forms."""
        form = forms.get(self._plural(n)) or forms["other"]
        return form.format(n=n, **parts)

    def listed(self, items: Sequence[str]) -> str:
        """ "a, b and c"."""
        if not items:
            return ""
        text = items[0]
        for item in items[1:-1]:
            text = self.phrase("comma", a=text, b=item)
        if len(items) == 1:
            return text
        first = items[-1][:1]
        other = self.lang == "ar" and not first.isdigit() and not "\u0600" <= first <= "\u06ff"
        return self.phrase("and_other_script" if other else "and", a=text, b=items[-1])

    def names(self, names: Sequence[str], most: int = 4) -> str:
        """Names of sources, the first `most` of them and how many more."""
        if len(names) == 1:
            return clean(names[0])
        shown = [clean(n) for n in names]
        if len(shown) > most:
            shown = [*shown[: most - 1], self.counted(self.words["more"], len(names) - most + 1)]
        return self.listed(shown)

    def joined(self, parts: Sequence[str]) -> str:
        """Parts of one sentence, parted by semicolons."""
        text = parts[0]
        for part in parts[1:]:
            text = self.phrase("semicolon", a=text, b=part)
        return text

    def sentence(self, text: str) -> str:
        """The text as a sentence."""
        return self._before + text[:1].upper() + text[1:] + self._after

    def people(self, kind: str, count: Count, who: str) -> str:
        """ "at least 5 fighters were killed"; `kind` is killed or wounded."""
        low, high = count
        if high == 0:
            return self.phrase(f"none_{kind}")
        people = self.words["people"]
        forms = people.get(who) or people["people"]
        told = low if high is None else high
        text = self.counted(forms, told)
        if high is None:
            text = self.phrase("at_least", who=text)
        elif low != high:
            text = self.phrase("up_to", who=text) if low <= 1 else self.phrase("between", low=str(low), who=text)
        return self.counted(self.words[kind], told, who=text)

    def number(self, count: Count) -> str:
        """ "at least 20", "2 to 4"."""
        low, high = count
        if high is None:
            return self.phrase("at_least", who=str(low))
        return str(low) if low == high else self.phrase("between", low=str(low), who=str(high))

    def weapon(self, kind: str) -> str:
        """A weapon's name; one the pack does not know is named as given."""
        return self._weapons.get(kind) or clean(kind.replace("_", " "))

    def span(self, span: DateSpan) -> str:
        """When it happened, with the hours if they are told."""
        first, last = span.start[:10], span.end[:10]
        start, end = span.start[11:16], span.end[11:16]
        if first == last and not start:
            return self.phrase("on_day", day=self.day(first))
        if first == last and (start == end or not end):
            return self.phrase("at_hour", day=self.day(first), start=start)
        if first == last:
            return self.phrase("at_time", day=self.day(first), start=start, end=end)
        return self.phrase("from_to", start=f"{self.day(first)} {start}".strip(), end=f"{self.day(last)} {end}".strip())

    def day(self, iso: str) -> str:
        """ "10 July 2021"."""
        return _day(iso, str(self._locale))


@lru_cache(maxsize=4096)
def _day(iso: str, locale: str) -> str:
    from datetime import date

    return format_date(date.fromisoformat(iso), "d MMMM y", locale=locale)


@lru_cache(maxsize=4096)
def clean(name: str) -> str:
    """A name on one line and of bounded length; whoever shows it escapes it."""
    text = " ".join("".join(c for c in name if c.isprintable() or c.isspace()).split())
    return text if len(text) <= _NAME_LENGTH else text[: _NAME_LENGTH - 1].rstrip() + "…"
