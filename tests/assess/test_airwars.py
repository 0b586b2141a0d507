"""The range from the lowest to the highest that credible sources give."""

from hypothesis import given
from hypothesis import strategies as st

from verify.assess.airwars import Said, figures_for, span_of
from verify.model import Interval

SAID = st.builds(
    lambda low, more, vague, bound: Said(Interval(low, None if more < 0 else low + more), vague and more < 0, bound),
    st.integers(0, 300), st.integers(-1, 40), st.booleans(), st.booleans(),
)  # fmt: skip


@given(st.lists(SAID, min_size=1, max_size=8))
def test_the_range_is_one_and_its_order_does_not_matter(told: list[Said]) -> None:
    low, high = span_of(told)
    assert 0 <= low <= high == span_of(told[::-1])[1]
    assert low == span_of(told[::-1])[0]


def test_up_to_a_number_is_only_its_upper_end() -> None:
    assert figures_for(Said(Interval(1, 27), False)) == (None, 27)
    assert span_of([Said(Interval(1, 27), False), Said(Interval(19, 19), False)]) == (19, 27)
    assert span_of([Said(Interval(1, 27), False)]) == (27, 27)
    assert span_of([Said(Interval(1, 2), False)]) == (1, 2)


def test_at_least_n_of_one_who_weighed_the_others_is_the_lower_end() -> None:
    told = [Said(Interval(14, None), False, bound=True), Said(Interval(20, 20), False)]
    assert span_of(told) == (14, 20)
    assert span_of([t._replace(bound=False) for t in told]) == (20, 20)


def test_nobody_does_not_outweigh_several():
    assert span_of([Said(Interval(0, 0), False), Said(Interval(1, None), True)]) == (0, 2)
    assert span_of([Said(Interval(0, 0), False), Said(Interval(4, 4), False), Said(Interval(1, None), True)]) == (0, 4)
