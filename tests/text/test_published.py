"""The date a record gives for its publication, in the forms people and programs write."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.text.date_lexicon import DateLexicon
from verify.text.published import parse_published

ZONE = "Asia/Damascus"


@pytest.mark.parametrize(
    ("value", "lang", "iso", "basis"),
    [
        ("2021-07-10T21:00:00+03:00", "en", "2021-07-10T21:00:00+03:00", "stated"),
        ("2021-07-10T18:45:00Z", "en", "2021-07-10T18:45:00+00:00", "stated"),
        ("2021-07-10T18:45:00+0300", "en", "2021-07-10T18:45:00+03:00", "stated"),
        ("2021-07-10 18:45 UTC", "en", "2021-07-10T18:45:00+00:00", "stated"),
        ("2021-07-10 18:45", "en", "2021-07-10T18:45:00+03:00", "source"),
        ("20210710T1200Z", "en", "2021-07-10T12:00:00+00:00", "stated"),
        ("1625943600", "en", "2021-07-10T19:00:00+00:00", "stated"),
        ("1625943600000", "en", "2021-07-10T19:00:00+00:00", "stated"),
        ("Sat, 10 Jul 2021 18:00:00 +0300", "en", "2021-07-10T18:00:00+03:00", "stated"),
        ("Sat Jul 10 18:45:00 +0000 2021", "en", "2021-07-10T18:45:00+00:00", "stated"),
        ("July 10, 2021 9:05 pm EST", "en", "2021-07-10T21:05:00-05:00", "stated"),
        ("10 July 2021 12:30 am", "en", "2021-07-10T00:30:00+03:00", "source"),
        ("Published on: 5th of May 2022", "en", "2022-05-05T00:00:00+03:00", "source"),
        ("10 Jul 21", "en", "2021-07-10T00:00:00+03:00", "source"),
        ("7/10/2021, 6:45:12 PM", "en", "2021-10-07T18:45:00+03:00", "source"),
        ("السبت 10 تموز 2021 الساعة 9:30 مساء", "ar", "2021-07-10T21:30:00+03:00", "source"),
        ("٢٠٢١/٧/١٠ ٢١:٣٠", "ar", "2021-07-10T21:30:00+03:00", "source"),
        ("9:15م 2024/4/3", "ar", "2024-04-03T21:15:00+03:00", "source"),
        ("10 يوليو/ تموز 2021", "ar", "2021-07-10T00:00:00+03:00", "source"),
        ("١٤٤٥/٩/٢٤هـ", "ar", "2024-04-03T00:00:00+03:00", "source"),
        ("10 محرم 1443", "ar", "2021-08-18T00:00:00+03:00", "source"),
        ("19 تیر 1400", "fa", "2021-07-10T00:00:00+03:00", "source"),
        ("1400/04/19", "fa", "2021-07-10T00:00:00+03:00", "source"),
        ("10 Temmuz 2021", "tr", "2021-07-10T00:00:00+03:00", "source"),
        ("12 août 2021", "fr", "2021-08-12T00:00:00+03:00", "source"),
        ("10. Juli 2021", "de", "2021-07-10T00:00:00+03:00", "source"),
        ("10.07.2021 18:45", "ru", "2021-07-10T18:45:00+03:00", "source"),
        ("2021年7月10日", "zh", "2021-07-10T00:00:00+03:00", "source"),
        ("10 July 2021", None, "2021-07-10T00:00:00+03:00", "source"),
    ],
)
def test_reads_what_people_write(value: str, lang: str | None, iso: str, basis: str, all_dates: dict[str, DateLexicon]) -> None:
    assert parse_published(value, lang, ZONE, all_dates) == (iso, basis)


def test_without_a_known_zone_it_is_utc(all_dates: dict[str, DateLexicon]) -> None:
    assert parse_published("10 July 2021", "en", None, all_dates) == ("2021-07-10T00:00:00+00:00", "utc")


def test_summer_time_of_the_source_is_kept(all_dates: dict[str, DateLexicon]) -> None:
    assert parse_published("10 January 2021", "en", ZONE, all_dates).iso.endswith("+02:00")


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("", "it is empty"),
        ("31 February 2021", "there is no 31 February 2021"),
        ("30 شباط 2021", "there is no 30 February 2021"),
        ("3021-01-01", "the year 3021 lies outside 1900 to 2100"),
        ("July 3021", "the year 3021 lies outside 1900 to 2100"),
        ("2021-13-05", "there is no month 13"),
        ("32/7/2021", "there is no day 32 in a month"),
        ("2021-07-10T25:00", "there is no time 25:00"),
        ("1445/13/01", "there is no day 1.13.1445 in the Hijri calendar"),
        ("yesterday", "it is no date"),
        ("2021", "no day of a year could be read in it"),
        ("Saturday 10 July", "no day of a year could be read in it"),
    ],
)
def test_says_why_not(value: str, why: str, all_dates: dict[str, DateLexicon]) -> None:
    with pytest.raises(ValueError) as caught:
        parse_published(value, "en", ZONE, all_dates)
    assert str(caught.value) == why


@given(moment=st.datetimes(datetime.fromisoformat("1901-01-01"), datetime.fromisoformat("2099-12-31")))
def test_a_moment_comes_back_from_iso(moment: datetime, all_dates: dict[str, DateLexicon]) -> None:
    assert parse_published(f"{moment.isoformat()}+00:00", "en", ZONE, all_dates).iso == f"{moment.isoformat()}+00:00"


NEARLY = st.from_regex(r"[0-9]{1,5}[-/. ][0-9a-z]{1,5}[-/. ][0-9]{1,5}([T ][0-9:]{1,8})?([+-][0-9:]{2,5}|Z)?", fullmatch=True)


@given(value=st.text(max_size=40) | NEARLY)
def test_any_text_is_a_moment_with_a_zone_or_a_reason(value: str, all_dates: dict[str, DateLexicon]) -> None:
    iso, why = None, ""
    try:
        iso = parse_published(value, "en", ZONE, all_dates).iso
    except (ValueError, OverflowError) as error:
        why = str(error)
    assert why or (iso is not None and datetime.fromisoformat(iso).tzinfo is not None)
