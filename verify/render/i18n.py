"""The interface in the reader's language: strings, plurals, dates and numbers, each with its values isolated."""

import datetime as dt
import math
import re
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from importlib.resources import files

import yaml
from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time
from babel.numbers import format_decimal, format_percent
from markupsafe import Markup, escape

from verify.errors import InputError
from verify.model import DateSpan, Interval
from verify.render.safe import language_tag, visible

_REMEMBERED = 10_000

LANGUAGES = ("ar", "en")
_WORDS = re.compile(r"[^\W_]")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def bdi(text: object) -> Markup:
    """The text in an element of its own direction, so that a Latin name inside Arabic reorders nobody."""
    if isinstance(text, Markup):
        return text
    return Markup("<bdi>%s</bdi>") % visible(str(text))


def isolated(text: object) -> str:
    """The same for places where no element can stand (an attribute, a title): between U+2068 and U+2069."""
    return f"\u2068{visible(str(text))}\u2069"


@cache
def load_strings(lang: str) -> Mapping[str, str]:
    """The flat table of `reports/i18n/<lang>.yml`: "verdict.agree" -> "agree". Raises InputError for an unknown language."""
    if lang not in LANGUAGES:
        raise InputError(f"There is no report in the language {lang!r}. Choose one of: {', '.join(LANGUAGES)}.")
    raw = yaml.safe_load(files("verify.reports").joinpath("i18n", f"{lang}.yml").read_text(encoding="utf-8"))
    return dict(_flatten(raw, ""))


def _flatten(node: Mapping[str, object], prefix: str) -> Iterable[tuple[str, str]]:
    for key, value in node.items():
        if isinstance(value, dict):
            yield from _flatten(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)


class Interface:
    """One language of the report. `t` gives markup with every value in a `bdi`, `plain` gives text with isolates."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self._strings = load_strings(lang)
        self.locale = Locale.parse(self._strings["meta.locale"])
        self.direction = self._strings["meta.dir"]
        self.rtl = self.direction == "rtl"
        self._spans: dict[DateSpan, str] = {}

    def has(self, key: str) -> bool:
        """Is there a string of this name?"""
        return key in self._strings

    def s(self, key: str) -> str:
        """The bare string. Raises KeyError for an unknown key: a missing label is a fault of the program."""
        return self._strings[key]

    def t(self, key: str, **values: object) -> Markup:
        """`t("event.said", status="blames", sources="SANA")` as safe markup."""
        return Markup(escape(self._strings[key])).format(**{name: bdi(value) for name, value in values.items()})

    def plain(self, key: str, **values: object) -> str:
        """The same as text for an attribute or a `<title>`."""
        return self._strings[key].format(**{name: isolated(value) for name, value in values.items()})

    def term(self, group: str, value: str) -> str:
        """A word of a vocabulary, "grade", "weak" -> "Weak"; a word we have no label for is shown as it is."""
        return self._strings.get(f"{group}.{value}", value.replace("_", " "))

    def count(self, noun: str, n: int) -> str:
        """`count("claims", 3)` -> "3 claims", by the plural rules of the language."""
        form = self.locale.plural_form(n)
        if n == 0 and f"count.{noun}.zero" in self._strings:
            form = "zero"
        template = self._strings.get(f"count.{noun}.{form}") or self._strings[f"count.{noun}.other"]
        return template.format(n=self.number(n))

    def number(self, value: float, digits: int = 0) -> str:
        """1234.5 -> "1,234.5", in Western digits in every language, as the quotes, charts and files have them."""
        if not math.isfinite(value):
            return "–"
        if isinstance(value, int) and abs(value) >= 10**18:
            return str(value) if abs(value) < 10**30 else "> 10^30"
        return _decimal(value, digits)

    def percent(self, probability: float) -> str:
        """0.87 -> "87 %"; nothing is ever given as 0 or 100 per cent."""
        if not math.isfinite(probability):
            return "–"
        if probability > 0.995:
            return "> 99%"
        if probability < 0.005:
            return "< 1%"
        return _per_cent(probability)

    def signed(self, value: float) -> str:
        """A weight in log-odds: 1.386 -> "+1.39"."""
        if not math.isfinite(value):
            return "–"
        return f"{value:+.2f}".replace("-", "−")

    def interval(self, value: Interval) -> str:
        """Interval(5, None) -> "5 or more"."""
        low = self.number(value.min)
        if value.max is None:
            return self._strings["interval.open"].format(min=low)
        if value.max == value.min:
            return low
        return self._strings["interval.range"].format(min=low, max=self.number(value.max))

    def joined(self, items: Iterable[object], key: str = "sentence.list") -> Markup:
        """Items in one line, each isolated, parted by the string of this name."""
        return Markup(escape(self._strings[key])).join(bdi(item) for item in items)

    def listed(self, items: Iterable[object]) -> Markup:
        """ "A, B and C", each isolated; in Arabic the last "and" is written together with an Arabic word and apart from any other."""
        shown = [bdi(item) for item in items]
        if len(shown) < 2:
            return Markup("").join(shown)
        word = _WORDS.search(shown[-1].striptags())
        apart = word is not None and word.group().isalpha() and not "\u0600" <= word.group() <= "\u06ff"
        key = "sentence.last_latin" if apart else "sentence.last"
        head = Markup(escape(self._strings["sentence.list"])).join(shown[:-1])
        return head + Markup(escape(self._strings[key])) + shown[-1]

    def language_name(self, code: str) -> str:
        """ "ar" -> "Arabic" in English, "العربية" in Arabic; an unknown code stays as it is."""
        if not language_tag(code):
            return self._strings["site.unknown"] if code == "und" else visible(code)
        try:
            return Locale.parse(code, sep="-").get_display_name(self.locale) or code
        except (UnknownLocaleError, ValueError, TypeError):
            return visible(code)

    def span(self, span: DateSpan | None) -> str:
        """A date as people write it; None is "not stated"."""
        if span is None:
            return self._strings["site.not_stated"]
        if span not in self._spans:
            self._spans[span] = self._format_span(span)
        return self._spans[span]

    def _format_span(self, span: DateSpan) -> str:
        first, last = parse_moment(span.start), parse_moment(span.end)
        if first is None or last is None:
            return visible(span.start if span.start == span.end else f"{span.start} – {span.end}", 60)
        if span.precision == "month" and (first.year, first.month) == (last.year, last.month):
            return self.month(first)
        if first.date() != last.date():
            return self._across(first, last, span)
        day = self.day(first)
        if span.precision not in {"hour", "part_of_day"} or "T" not in span.start:
            return day
        if first == last:
            return self._strings["date.hour"].format(date=day, **{"from": _clock(first)})
        return self._strings["date.hours"].format(date=day, **{"from": _clock(first), "to": _clock(last)})

    def _across(self, first: dt.datetime, last: dt.datetime, span: DateSpan) -> str:
        """A span over midnight with its hours, so that a night is not taken for two days; any other as its days."""
        if span.precision not in {"hour", "part_of_day"} or "T" not in span.start:
            return self.days(first.date(), last.date())
        short = "d MMMM" if first.year == last.year else "d MMMM y"
        named = {"first": str(format_date(first, short, locale=self.locale)), "last": self.day(last)}
        return self._strings["date.across"].format(**named, **{"from": _clock(first), "to": _clock(last)})

    def day(self, moment: dt.date) -> str:
        """10 July 2021."""
        return str(format_date(moment, "d MMMM y", locale=self.locale))

    def month(self, moment: dt.date) -> str:
        """July 2021."""
        return str(format_date(moment, "MMMM y", locale=self.locale))

    def days(self, first: dt.date, last: dt.date) -> str:
        """10–12 July 2021."""
        if first == last:
            return self.day(first)
        same_month = (first.year, first.month) == (last.year, last.month)
        if same_month:
            return f"{first.day}–{self.day(last)}"
        pattern = "d MMMM" if first.year == last.year else "d MMMM y"
        return f"{format_date(first, pattern, locale=self.locale)} – {self.day(last)}"

    def moment(self, iso: str | None) -> str:
        """When something was published, with its clock and offset: "10 July 2021, 19:40 (+03:00)"."""
        if iso is None:
            return self._strings["site.not_stated"]
        moment = parse_moment(iso)
        if moment is None:
            return visible(iso, 60)
        if "T" not in iso and " " not in iso.strip():
            return self.day(moment)
        mark = "\u200e" if self.rtl else ""  # keeps the sign before its hours
        zone = "" if moment.tzinfo is None else f" ({mark}{_offset(moment)})"
        return self._strings["date.hour"].format(date=self.day(moment), **{"from": _clock(moment)}) + zone


@lru_cache(maxsize=_REMEMBERED, typed=True)
def _decimal(value: float, digits: int) -> str:
    return format_decimal(value, format="#,##0" + ("." + "#" * digits if digits else ""), locale="en")


@lru_cache(maxsize=_REMEMBERED)
def _per_cent(probability: float) -> str:
    return format_percent(probability, format="#,##0%", locale="en")


def parse_moment(iso: str) -> dt.datetime | None:
    """An ISO 8601 date or time, or None where it is not one."""
    if not _DAY.match(iso):
        return None
    try:
        return dt.datetime.fromisoformat(iso)
    except ValueError:
        return None


def _clock(moment: dt.datetime) -> str:
    return str(format_time(moment.time(), "HH:mm", locale="en"))


def _offset(moment: dt.datetime) -> str:
    offset = moment.strftime("%z")
    return "UTC" if offset in {"+0000", ""} else f"{offset[:3]}:{offset[3:5]}"
