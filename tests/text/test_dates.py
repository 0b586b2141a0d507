"""Dates, by examples worked out by hand and by what always holds."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.conftest import DATED, date_lexicon
from verify.text.dates import DateLexicon, find_dates, run_date_cases
from verify.text.normalise import normalise

ANCHOR = datetime.fromisoformat("2021-07-14T12:00")  # a Wednesday


def read(text: str, lexicon: DateLexicon, anchor: datetime | None = ANCHOR) -> list[str]:
    found = find_dates(normalise(text).text, lexicon, anchor)
    return [
        f"{m.kind} {m.offset_days}" if m.span is None else m.span.start if m.span.start == m.span.end else f"{m.span.start}/{m.span.end}"
        for m in found
    ]


@pytest.mark.parametrize("lang", DATED)
def test_the_packs_read_their_own_cases(lang: str) -> None:
    assert run_date_cases(date_lexicon(lang)) == [] and date_lexicon(lang).cases


def test_a_case_that_fails_is_named() -> None:
    raw = {"days": {"0": ["today"]}, "cases": [{"id": "c.1", "text": "today", "reads": ["2021-07-13"]}]}
    found = run_date_cases(DateLexicon.build(raw, None))
    assert found == ["dates: case c.1: 'today' should be read as ['2021-07-13'], was read as ['2021-07-14']"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Saturday", "2021-07-10"),
        ("Wednesday", "2021-07-14"),
        ("last Wednesday", "2021-07-07"),
        ("Saturday night", "2021-07-10T20:00/2021-07-11T06:00"),
        ("early on Monday", "2021-07-12T00:00/2021-07-12T08:00"),
        ("yesterday evening", "2021-07-13T18:00/2021-07-13T23:00"),
        ("last night", "2021-07-13T20:00/2021-07-14T06:00"),
        ("Saturday, July 10, 2021, at 9 am", "2021-07-10T09:00"),
        ("9:05 pm · Jul 10, 2021", "2021-07-10T21:05"),
        ("10th of July", "2021-07-10"),
        ("20 July", "2020-07-20"),
        ("15 July", "2021-07-15"),
        ("July 2019", "2019-07-01/2019-07-31"),
        ("late May 2020", "2020-05-21/2020-05-31"),
        ("28th of last June", "2021-06-28"),
        ("the night of 30-31 May", "2021-05-30T20:00/2021-05-31T06:00"),
        ("a week ago", "2021-07-07"),
        ("three hours ago", "2021-07-14T09:00"),
        ("two months ago", "2021-05-01/2021-05-31"),
        ("twenty-first of May", "2021-05-21"),
        ("2018-04-07T09:30:00", "2018-04-07T09:30"),
        ("7/13/2020", "2020-07-13"),
        ("10.7.21", "2021-07-10"),
        ("two days after the fire", "offset_after 2"),
        ("a week before the fire", "offset_before -7"),
        ("that same day", "anaphoric 0"),
        ("the following day", "anaphoric 1"),
        ("since June", "since None"),
        ("since this morning", "2021-07-14T06:00/2021-07-14T12:00"),
        ("on 1 Ramadan 1442", "2021-04-13"),
        ("19 Tir 1400", "2021-07-10"),
    ],
)
def test_reads_english_dates(text: str, expected: str, en_dates: DateLexicon) -> None:
    assert read(text, en_dates) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("مساء السبت", "2021-07-10T18:00/2021-07-10T23:00"),
        ("ليل السبت - الأحد", "2021-07-10T20:00/2021-07-11T06:00"),
        ("فجر اليوم الأربعاء", "2021-07-14T04:00/2021-07-14T06:00"),
        ("الليلة الماضية", "2021-07-13T20:00/2021-07-14T06:00"),
        ("أول من أمس", "2021-07-12"),
        ("مبارح", "2021-07-13"),
        ("منذ ثلاثة أيام", "2021-07-11"),
        ("قبل يومين", "2021-07-12"),
        ("قبل أسبوعين", "2021-06-30"),
        ("28 حزيران الفائت", "2021-06-28"),
        ("10 تموز/يوليو", "2021-07-10"),
        ("٣ كانون الثاني ٢٠٢٠", "2020-01-03"),
        ("الحادي والعشرين من أيار", "2021-05-21"),
        ("العاشر من الشهر الجاري", "2021-07-10"),
        ("12 جويلية 2020", "2020-07-12"),
        ("5 غشت 2020", "2020-08-05"),
        ("٢٠٢١/٧/١٠", "2021-07-10"),
        ("بتاريخ 10-7-2021", "2021-07-10"),
        ("مطلع أيار", "2021-05-01/2021-05-10"),
        ("الشهر الماضي", "2021-06-01/2021-06-30"),
        ("الساعة العاشرة مساء أمس", "2021-07-13T22:00"),
        ("عند الساعة 9:30 صباح السبت", "2021-07-10T09:30"),
        ("بعد يومين من الحريق", "offset_after 2"),
        ("قبل يومين من الحريق", "offset_before -2"),
        ("في اليوم ذاته", "anaphoric 0"),
        ("1 رمضان 1442", "2021-04-13"),
    ],
)
def test_reads_arabic_dates(text: str, expected: str, ar_dates: DateLexicon) -> None:
    assert read(text, ar_dates) == [expected]


@pytest.mark.parametrize(
    "text", ["It may burn", "they sat down", "march on", "24/7", "5 second", "12 boats", "around 5 km", "31 February 2021", "12:56"]
)
def test_what_only_looks_like_a_date(text: str, en_dates: DateLexicon) -> None:
    assert read(text, en_dates) == []


@pytest.mark.parametrize(
    "text", ["صفر", "آب القرية", "مارس الصيد", "خمسة أيام", "صلاة الجمعة", "سوق الخميس", "منذ اليوم الأول", "الخيم 12"]
)
def test_what_only_looks_like_an_arabic_date(text: str, ar_dates: DateLexicon) -> None:
    assert read(text, ar_dates) == []


def test_without_a_moment_of_publication_only_absolute_dates_are_found(en_dates: DateLexicon) -> None:
    assert read("yesterday, on Saturday, 3 May, two days ago, 3 May 2020, the same day", en_dates, None) == ["2020-05-03", "anaphoric 0"]


def test_tonight_told_in_the_small_hours_is_the_night_that_is_ending(en_dates: DateLexicon) -> None:
    assert read("tonight", en_dates, datetime.fromisoformat("2021-07-14T02:30")) == ["2021-07-13T20:00/2021-07-14T06:00"]
    assert read("tonight", en_dates, datetime.fromisoformat("2021-07-14")) == ["2021-07-14T20:00/2021-07-15T06:00"]


DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))
ANCHORS = st.datetimes(datetime.fromisoformat("1995-01-01"), datetime.fromisoformat("2090-01-01"))
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
LEVANT = ["كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول"]
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


@given(day=DAYS)
def test_every_day_of_a_year_is_read_however_it_is_written(day: date, en_dates: DateLexicon, ar_dates: DateLexicon) -> None:
    name, levant = MONTHS[day.month - 1], LEVANT[day.month - 1]
    english = [f"{day.day} {name} {day.year}", f"{name} {day.day}, {day.year}", f"{day:%Y-%m-%d}", f"{day.day}/{day.month}/{day.year}"]
    assert [read(text, en_dates) for text in english] == [[day.isoformat()]] * 4
    indic = {48 + i: 0x660 + i for i in range(10)}
    arabic = [
        f"{day.day} {levant} {day.year}",
        f"{day.day} من {levant} عام {day.year}".translate(indic),
        f"{day:%d/%m/%Y}".translate(indic),
    ]
    assert [read(text, ar_dates) for text in arabic] == [[day.isoformat()]] * 3


@given(anchor=ANCHORS, weekday=st.integers(0, 6))
def test_a_weekday_is_the_last_one_not_ahead(anchor: datetime, weekday: int, en_dates: DateLexicon) -> None:
    (found,) = read(f"on {WEEKDAYS[weekday]}", en_dates, anchor)
    day = date.fromisoformat(found)
    assert day.weekday() == weekday and timedelta(0) <= anchor.date() - day < timedelta(7)


@given(anchor=ANCHORS, days=st.integers(1, 400))
def test_days_ago_are_counted_back(anchor: datetime, days: int, en_dates: DateLexicon, ar_dates: DateLexicon) -> None:
    expected = [(anchor.date() - timedelta(days)).isoformat()]
    assert read(f"{days} days ago", en_dates, anchor) == expected
    assert read(f"قبل {days} يوما", ar_dates, anchor) == expected


@given(anchor=ANCHORS, day=DAYS)
def test_a_day_without_a_year_is_not_far_ahead(anchor: datetime, day: date, en_dates: DateLexicon) -> None:
    for found in read(f"{day.day} {MONTHS[day.month - 1]}", en_dates, anchor):
        assert date.fromisoformat(found) <= anchor.date() + timedelta(1)


PIECES = st.sampled_from(
    [
        "Saturday",
        "Monday",
        "July",
        "May",
        "10",
        "2021",
        "10/7/2021",
        "10:30",
        "at",
        "on",
        "the",
        "of",
        "last",
        "this",
        "next",
        "night",
        "morning",
        "early",
        "days",
        "ago",
        "after",
        "two",
        "three",
        ",",
        "-",
        ".",
        "since",
        "to",
        "and",
        "السبت",
        "مساء",
        "أمس",
        "اليوم",
        "تموز",
        "آب",
        "10",
        "٢٠٢١",
        "منذ",
        "قبل",
        "بعد",
        "يومين",
        "من",
        "أيام",
        "الماضي",
        "ليلة",
        "الساعة",
        "في",
        "و",
        "إلى",
    ]
)


@given(pieces=st.lists(PIECES, max_size=25), anchor=st.none() | ANCHORS)
def test_mentions_are_in_order_and_sound(pieces: list[str], anchor: datetime | None, en_dates: DateLexicon, ar_dates: DateLexicon) -> None:
    text = normalise(" ".join(pieces)).text
    for lexicon in (en_dates, ar_dates):
        found = find_dates(text, lexicon, anchor)
        assert [m.start for m in found] == sorted(m.start for m in found)
        for m in found:
            assert 0 <= m.start < m.end <= len(text)
            assert (m.span is None) == (m.kind in ("offset_after", "offset_before", "anaphoric", "since"))
            if m.span is not None:
                assert datetime.fromisoformat(m.span.start) <= datetime.fromisoformat(m.span.end)
                assert m.span.precision == m.kind


@given(text=st.text(max_size=60))
def test_no_text_is_too_strange(text: str, ar_dates: DateLexicon) -> None:
    norm = normalise(text)
    assert all(norm.span(m.start, m.end)[1] <= len(text) for m in find_dates(norm.text, ar_dates, ANCHOR))


@pytest.mark.parametrize(
    "word", ["since ", "منذ ", "at ", "10 ", "and ", "of the ", "January ", "Saturday, ", "ago ", "1:1:", "three days "]
)
def test_a_word_said_without_end_is_borne(word: str, en_dates: DateLexicon, ar_dates: DateLexicon) -> None:
    text = normalise(word * 3000).text
    assert all(m.end <= len(text) for lexicon in (en_dates, ar_dates) for m in find_dates(text, lexicon, ANCHOR))
