"""Dates and moments as days since 1970."""

import pytest

from verify.cluster.moments import moment, span


def test_a_day_lasts_until_its_last_minute() -> None:
    low, high, precision = span("1970-01-02", "1970-01-02", "day") or (0.0, 0.0, 0)
    assert (low, precision) == (1.0, 3)
    assert high == pytest.approx(2.0 - 1 / 1440)


def test_hours_are_parts_of_days() -> None:
    assert span("1970-01-01T06:00", "1970-01-01T18:00", "part_of_day") == (0.25, 0.75, 2)


def test_no_date_is_no_span() -> None:
    assert span("soon", "later", "day") is None
    assert moment("soon") is None


def test_a_moment_is_in_utc_with_its_zone_beside_it() -> None:
    assert moment("1970-01-02T03:00:00+03:00") == (1.0, 3.0)
    assert moment("1970-01-02T00:00:00") == (1.0, 0.0)
