"""Both languages say everything, with their own plurals, dates and directions."""

import re
from pathlib import Path

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from verify.errors import InputError
from verify.model import DateSpan, Interval
from verify.render.i18n import LANGUAGES, Interface, load_strings, parse_moment

EN, AR = Interface("en"), Interface("ar")
PLACEHOLDER = re.compile(r"\{(\w*)\}")
TEMPLATES = Path(__file__).parents[2] / "reports" / "templates"


def test_every_string_is_there_in_every_language() -> None:
    bare = [{re.sub(r"^(count\.\w+)\.\w+$", r"\1", k) for k in load_strings(lang)} for lang in LANGUAGES]
    assert bare[0] == bare[1]


def test_placeholders_are_the_same_in_every_language() -> None:
    for key, text in load_strings("en").items():
        if not key.startswith("count."):
            assert set(PLACEHOLDER.findall(text)) == set(PLACEHOLDER.findall(load_strings("ar")[key])), key


@pytest.mark.parametrize("lang", LANGUAGES)
def test_counted_words_have_every_form_the_language_needs(lang: str) -> None:
    strings = load_strings(lang)
    needed = {Locale.parse(strings["meta.locale"]).plural_form(n) for n in range(201)}
    for noun in {k.split(".")[1] for k in strings if k.startswith("count.")}:
        assert {k.split(".")[2] for k in strings if k.startswith(f"count.{noun}.")} >= needed - ({"zero"} if lang == "en" else set()), noun


def test_every_string_that_a_template_names_exists() -> None:
    used = {m for t in TEMPLATES.glob("*.html") for m in re.findall(r'ui\.(?:s|t|plain)\("([\w.]+)"[,)]', t.read_text(encoding="utf-8"))}
    assert len(used) > 80
    assert used <= set(load_strings("en"))


def test_no_arabic_string_is_left_in_english() -> None:
    same = {k for k, v in load_strings("ar").items() if load_strings("en").get(k) == v}
    assert {k for k in same if re.search("[A-Za-z]{3}", PLACEHOLDER.sub("", load_strings("ar")[k]))} <= {"index.hash"}


@pytest.mark.parametrize(
    ("n", "english", "arabic"),
    [(0, "0 claims", "لا أقوال"), (1, "1 claim", "قول واحد"), (2, "2 claims", "قولان"), (3, "3 claims", "3 أقوال"), (11, "11 claims", "11 قولًا"),
     (100, "100 claims", "100 قول"), (103, "103 claims", "103 أقوال"), (1234, "1,234 claims", "1,234 قولًا")],
)  # fmt: skip
def test_plurals(n: int, english: str, arabic: str) -> None:
    assert (EN.count("claims", n), AR.count("claims", n)) == (english, arabic)


@pytest.mark.parametrize(
    ("span", "english", "arabic"),
    [
        (DateSpan("2021-07-10", "2021-07-10"), "10 July 2021", "10 تموز 2021"),
        (
            DateSpan("2021-07-10T18:00", "2021-07-10T22:30", "part_of_day"),
            "10 July 2021, 18:00 to 22:30",
            "10 تموز 2021، من 18:00 إلى 22:30",
        ),
        (DateSpan("2021-07-10T18:00", "2021-07-10T18:00", "hour"), "10 July 2021, 18:00", "10 تموز 2021، 18:00"),
        (DateSpan("2021-07-10", "2021-07-12", "week"), "10–12 July 2021", "10–12 تموز 2021"),
        (DateSpan("2021-06-28", "2021-07-02", "week"), "28 June – 2 July 2021", "28 حزيران – 2 تموز 2021"),
        (DateSpan("2021-12-30", "2022-01-02", "week"), "30 December 2021 – 2 January 2022", "30 كانون الأول 2021 – 2 كانون الثاني 2022"),
        (DateSpan("2021-07-01", "2021-07-31", "month"), "July 2021", "تموز 2021"),
        (None, "not stated", "غير مذكور"),
        (DateSpan("soon", "soon"), "soon", "soon"),
    ],
)
def test_dates(span: DateSpan | None, english: str, arabic: str) -> None:
    assert (EN.span(span), AR.span(span)) == (english, arabic)


def test_moments_carry_their_offset() -> None:
    assert EN.moment("2021-07-10T19:40:00+03:00") == "10 July 2021, 19:40 (+03:00)"
    assert EN.moment("2021-07-10T19:40:00Z") == "10 July 2021, 19:40 (UTC)"
    assert EN.moment("2021-07-10") == "10 July 2021"
    assert EN.moment("yesterday <b>") == "yesterday <b>"


@given(st.text(max_size=30))
def test_what_is_no_moment_is_none_and_never_an_error(text: str) -> None:
    moment = parse_moment(text)
    assert moment is None or text.startswith(f"{moment.year:04}")


@pytest.mark.parametrize(
    ("value", "english", "arabic"),
    [
        (Interval(5, 5), "5", "5"),
        (Interval(5, None), "5 or more", "5 أو أكثر"),
        (Interval(3, 8), "3 to 8", "3 إلى 8"),
        (Interval(1500, None), "1,500 or more", "1,500 أو أكثر"),
    ],
)
def test_intervals(value: Interval, english: str, arabic: str) -> None:
    assert (EN.interval(value), AR.interval(value)) == (english, arabic)


def test_nothing_is_given_as_certain_or_impossible() -> None:
    assert [EN.percent(p) for p in (0.0, 0.004, 0.5, 0.996, 1.0, float("nan"))] == ["< 1%", "< 1%", "50%", "> 99%", "> 99%", "–"]


def test_values_are_isolated_and_escaped() -> None:
    assert str(AR.t("event.denial_line", source="<SANA>", what="x")) == "<bdi>&lt;SANA&gt;</bdi>: نفي <bdi>x</bdi>."
    assert EN.plain("event.precision", km="3") == "within \u20683\u2069 km"


def test_an_unknown_language_and_an_unknown_string_are_faults() -> None:
    with pytest.raises(InputError):
        Interface("xx")
    with pytest.raises(KeyError):
        EN.s("no.such")


def test_languages_are_named_in_the_readers_language() -> None:
    assert (EN.language_name("ar"), AR.language_name("ar"), EN.language_name("und"), EN.language_name("<x>")) == (
        "Arabic",
        "العربية",
        "unknown",
        "<x>",
    )


def test_a_night_is_said_with_its_hours_and_no_other_span_is() -> None:
    night = DateSpan("2022-03-14T20:00", "2022-03-15T06:00", "part_of_day")
    assert EN.span(night) == "14 March, 20:00 to 15 March 2022, 06:00"
    assert AR.span(night) == "من 14 آذار 20:00 إلى 15 آذار 2022 06:00"
    assert EN.span(DateSpan("2022-03-14", "2022-03-15", "day")) == "14–15 March 2022"


def test_lists_end_as_their_language_has_it() -> None:
    def plain(ui: Interface, *items: str) -> str:
        return ui.listed(items).striptags()

    assert [plain(EN, *items) for items in ((), ("a",), ("a", "b"), ("a", "b", "c"))] == ["", "a", "a and b", "a, b and c"]
    assert plain(AR, "سانا", "رويترز") == "سانا ورويترز"
    assert plain(AR, "سانا", "«وكالة»", "Reuters") == "سانا، «وكالة» و Reuters"
    assert plain(AR, "سانا", "3 أصوات أخرى") == "سانا و3 أصوات أخرى"
    assert "<b>" not in EN.listed(["<b>", "x"])


def test_signs_keep_their_place_beside_figures_in_arabic() -> None:
    assert AR.moment("2021-07-10T19:40:00+03:00").endswith("(\u200e+03:00)")
    assert EN.moment("2021-07-10T19:40:00+03:00").endswith("(+03:00)")
