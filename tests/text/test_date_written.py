"""The day a text says it was written on."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.text.conftest import date_lexicon
from verify.text.date_written import written_on
from verify.text.normalise import normalise

ANCHOR = datetime.fromisoformat("2021-07-14T12:00+03:00")  # a Wednesday


def day(text: str, anchor: datetime = ANCHOR) -> str | None:
    lang = "ar" if any("؀" <= c <= "ۿ" for c in text) else "en"
    found = written_on(normalise(text).text, date_lexicon(lang), anchor)
    return found.date().isoformat() if found is not None else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("سقطت قذيفة مساء اليوم الثلاثاء على السوق", "2021-07-13"),
        ("سقطت قذيفة اليوم، الخميس، على السوق", "2021-07-15"),
        ("واحترق السوق أمس الاثنين", "2021-07-13"),
        ("احترق السوق اليوم 13 تموز", "2021-07-13"),
        ("احترق السوق اليوم الاثنين 12 تموز/يوليو 2021", "2021-07-12"),
        ("احترق السوق اليوم الثلاثاء 14 تموز 2020", "2020-07-14"),  # the record is a year off
        ("احترق السوق اليوم الأربعاء", None),
        ("احترق السوق اليوم الجمعة 16 تموز", "2021-07-16"),  # the record is of two days before
        ("احترق السوق اليوم الثلاثاء 12 تموز", "2021-07-13"),  # the figure is a slip
        ("احترق السوق اليوم السبت 3 نيسان", None),
        ("احترق السوق الثلاثاء", None),
        ("The market burnt today, Tuesday, as shells fell", "2021-07-13"),
        ("The market burnt yesterday (Monday)", "2021-07-13"),
        ("The market burns today", None),
        ("The market burnt on Tuesday", None),
    ],
)
def test_today_beside_a_day(text: str, expected: str | None) -> None:
    assert day(text) == expected


def test_the_first_day_named_counts() -> None:
    assert day("اليوم الثلاثاء سقطت قذيفة. وكانت أخرى سقطت اليوم الاثنين") == "2021-07-13"


def test_nobody_says_the_hour_of_it() -> None:
    found = written_on(normalise("today, Tuesday").text, date_lexicon("en"), ANCHOR)
    assert found is not None and (found.hour, found.minute, found.tzinfo) == (0, 0, ANCHOR.tzinfo)


@given(st.integers(-3, 2), st.integers(0, 400))
def test_a_weekday_beside_today_leads_to_the_nearest_day_of_its_name(apart: int, later: int) -> None:
    anchor = ANCHOR + timedelta(days=later)
    named = anchor + timedelta(days=apart)
    assert day(f"today, {named:%A}", anchor) == (named.date().isoformat() if apart else None)
