"""From what is stated to the time that is meant."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.model import DateSpan
from verify.text.date_spans import Stated, resolve, solar_day

ANCHOR = datetime.fromisoformat("2021-07-14T12:00")


@pytest.mark.parametrize(
    ("stated", "start", "end", "precision"),
    [
        (Stated(month=7, day=10, year=2021), "2021-07-10", "2021-07-10", "day"),
        (Stated(month=7, day=10, to_day=12, year=2021), "2021-07-10", "2021-07-12", "day"),
        (Stated(month=2, year=2020), "2020-02-01", "2020-02-29", "month"),
        (Stated(month=2, year=2020, edge=2), "2020-02-21", "2020-02-29", "week"),
        (Stated(month=7, which="last"), "2020-07-01", "2020-07-31", "month"),
        (Stated(month=7, which="next"), "2022-07-01", "2022-07-31", "month"),
        (Stated(month=2, day=29), "2020-02-29", "2020-02-29", "day"),
        (Stated(unit="week", which="last"), "2021-07-05", "2021-07-11", "week"),
        (Stated(unit="week", which="last", weekday=3), "2021-07-07", "2021-07-07", "day"),
        (Stated(unit="month", which="this", day=3), "2021-07-03", "2021-07-03", "day"),
        (Stated(weekday=3, which="next"), "2021-07-21", "2021-07-21", "day"),
        (Stated(relative=-1, part=(20, 30)), "2021-07-13T20:00", "2021-07-14T06:00", "part_of_day"),
        (Stated(relative=0, hour=9, half="pm"), "2021-07-14T21:00", "2021-07-14T21:00", "hour"),
        (Stated(relative=0, hour=12, half="am"), "2021-07-14T00:00", "2021-07-14T00:00", "hour"),
        (Stated(relative=0, hour=9, part=(18, 23)), "2021-07-14T21:00", "2021-07-14T21:00", "hour"),
        (Stated(month=9, day=1, year=1442, calendar="hijri"), "2021-04-13", "2021-04-13", "day"),
        (Stated(month=4, year=1400, calendar="solar"), "2021-06-22", "2021-07-22", "month"),
    ],
)
def test_resolves(stated: Stated, start: str, end: str, precision: str) -> None:
    assert resolve(stated, ANCHOR) == DateSpan(start, end, precision)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "stated", [Stated(month=2, day=30, year=2021), Stated(month=13, year=2021), Stated(month=1, day=1, year=3021), Stated()]
)
def test_what_is_no_date_is_none(stated: Stated) -> None:
    assert resolve(stated, ANCHOR) is None


@pytest.mark.parametrize("stated", [Stated(weekday=3), Stated(relative=0), Stated(month=7, day=1), Stated(unit="week", which="last")])
def test_without_a_moment_of_publication_what_needs_one_is_none(stated: Stated) -> None:
    assert resolve(stated, None) is None


@pytest.mark.parametrize(
    ("solar", "day"),
    [
        ((1400, 4, 19), "2021-07-10"),
        ((1403, 1, 1), "2024-03-20"),
        ((1399, 12, 30), "2021-03-20"),
        ((1357, 11, 22), "1979-02-11"),
        ((1404, 1, 1), "2025-03-21"),
    ],
)
def test_known_days_of_the_iranian_year(solar: tuple[int, int, int], day: str) -> None:
    assert solar_day(*solar).isoformat() == day


@pytest.mark.parametrize("solar", [(1400, 7, 31), (1400, 13, 1), (1400, 1, 0)])
def test_the_iranian_year_has_no_such_day(solar: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="solar calendar"):
        solar_day(*solar)


@given(st.integers(1300, 1450), st.integers(1, 11))
def test_days_of_the_iranian_year_follow_each_other(year: int, month: int) -> None:
    length = 31 if month <= 6 else 30
    assert solar_day(year, month + 1, 1) - solar_day(year, month, 1) == timedelta(length)
    assert solar_day(year + 1, 1, 1) - solar_day(year, 12, 1) in (timedelta(29), timedelta(30))


@given(st.dates(date(1995, 1, 1), date(2090, 1, 1)), st.integers(1, 7), st.sampled_from([None, "last", "next"]))
def test_a_weekday_lies_within_a_week(today: date, weekday: int, which: str | None) -> None:
    span = resolve(Stated(weekday=weekday, which=which), datetime(today.year, today.month, today.day))  # noqa: DTZ001
    assert span is not None
    away = (date.fromisoformat(span.start) - today).days
    low, high = {None: (-6, 0), "last": (-7, -1), "next": (1, 7)}[which]
    assert low <= away <= high and date.fromisoformat(span.start).isoweekday() == weekday
