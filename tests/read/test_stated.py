"""Days, counts and weapons as they are stated."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.model import DateSpan, Interval, Weapon
from verify.read.claim_in import COUNT_LIMIT, DateIn
from verify.read.stated import armed, check_count, dated


def test_a_day_and_hours_have_one_form() -> None:
    assert dated("2021-07-10") == DateSpan("2021-07-10", "2021-07-10", "day")
    assert dated(DateIn("2021-07-10T18:00:30", "2021-07-10T20:00")) == DateSpan("2021-07-10T18:00", "2021-07-10T20:00", "hour")
    assert dated(DateIn("2021-07-05", "2021-07-11", "week")).precision == "week"


@pytest.mark.parametrize("given", ["10 July", "2021-02-30", "1021-07-10", "2021-07-10T18:00Z", DateIn("2021-07-10", "2021-07-09")])
def test_what_is_no_date_is_refused(given: str | DateIn) -> None:
    with pytest.raises(ValueError, match=r"^date"):
        dated(given)


@given(low=st.integers(-5, COUNT_LIMIT + 5), more=st.none() | st.integers(-5, 5))
def test_a_count_is_an_interval_of_people(low: int, more: int | None) -> None:
    count = Interval(low, None if more is None else low + more)
    high = low if count.max is None else count.max
    if 0 <= low <= high <= COUNT_LIMIT:
        check_count("killed", count)
        assert str(low) in count.in_words()
    else:
        with pytest.raises(ValueError, match=r"^killed"):
            check_count("killed", count)


def test_a_weapon_without_a_name_is_none() -> None:
    assert armed("rockets") == Weapon("rockets")
    assert armed(" ") is None
    with pytest.raises(ValueError, match=r"^weapon.count"):
        armed(Weapon("rockets", Interval(-1)))
