"""Time: spans with the precision they are told with."""

import pytest

from tests.compare.told import on, verdict

DAY = {"date": "2021-07-10"}
NEXT = {"date": "2021-07-11"}
EVENING = {"date": "2021-07-10T18:00", "until": "2021-07-10T23:59", "precision": "part_of_day"}
MORNING = {"date": "2021-07-10T06:00", "until": "2021-07-10T11:59", "precision": "part_of_day"}
AT_SEVEN = {"date": "2021-07-10T19:00", "until": "2021-07-10T19:00", "precision": "hour"}
AT_HALF_PAST = {"date": "2021-07-10T19:30", "until": "2021-07-10T19:30", "precision": "hour"}
WEEK = {"date": "2021-07-05", "until": "2021-07-11", "precision": "week"}


@pytest.mark.parametrize(
    ("a", "b", "wanted"),
    [
        (DAY, DAY, "agree"), (DAY, NEXT, "conflict"), (DAY, EVENING, "partial"), (EVENING, MORNING, "conflict"), (EVENING, EVENING, "agree"),
        (EVENING, AT_SEVEN, "partial"), (AT_SEVEN, AT_HALF_PAST, "agree"), (MORNING, AT_SEVEN, "conflict"), (WEEK, NEXT, "partial"),
    ],
)  # fmt: skip
def test_two_times(a: dict[str, str], b: dict[str, str], wanted: str) -> None:
    assert verdict("time", x=a, y=b) == verdict("time", x=b, y=a) == wanted


def test_neighbouring_days_told_from_far_zones_may_be_one_night() -> None:
    far = {**DAY, "published_at": "2021-07-10T20:00:00-05:00"}
    near = {**NEXT, "published_at": "2021-07-11T04:00:00+03:00"}
    assert verdict("time", x=far, y=near) == "partial"
    assert verdict("time", x={**far, "published_at": "2021-07-10T20:00:00+02:00"}, y=near) == "conflict"
    assert verdict("time", x={**far, "date": "2021-07-08"}, y=near) == "conflict"


def test_the_sentence_gives_the_day_and_the_hours() -> None:
    assert on("time", x=AT_SEVEN).explanation == (
        "Only one voice, x, speaks of when it happened: it happened on 10 July 2021 at about 19:00."
    )
    assert "between 18:00 and 23:59" in on("time", x=EVENING).explanation
    assert on("time", "ar", x=DAY).explanation == "صوت واحد فقط، هو x، يتحدث عن وقت الهجوم: وقع الهجوم يوم 10 تموز 2021."


def test_an_evening_by_its_date_and_its_small_hours_are_one_night() -> None:
    day = {"date": "2021-06-27"}
    small_hours = {"date": "2021-06-28T01:00", "until": "2021-06-28T05:00", "precision": "part_of_day"}
    noon = {"date": "2021-06-28T11:00", "until": "2021-06-28T13:00", "precision": "part_of_day"}
    assert verdict("time", a=day, b=small_hours) == "partial"
    assert verdict("time", a=day, b=noon) == "conflict"


def test_an_evening_over_there_is_the_morning_here() -> None:
    there = {
        "date": "2021-06-27T20:00",
        "until": "2021-06-27T22:00",
        "precision": "part_of_day",
        "published_at": "2021-06-27T22:30:00-04:00",
    }
    here = {
        "date": "2021-06-28T03:00",
        "until": "2021-06-28T05:00",
        "precision": "part_of_day",
        "published_at": "2021-06-28T09:00:00+03:00",
    }
    assert verdict("time", a=there, b=here) == "partial"
    assert verdict("time", a={**there, "published_at": None}, b=here) == "conflict"
