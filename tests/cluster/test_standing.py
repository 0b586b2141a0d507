"""How a unit stands among the others: the main thing of its document, and the crowd of its days."""

import msgspec
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.cluster.build import claim, rules
from verify.cluster.columns import columns_of
from verify.cluster.standing import crowd_of, days_told, main_units
from verify.cluster.weights import spec_of
from verify.model import Claim

RULES = rules()
SPEC = spec_of(RULES)


def told(key: str, number: int, *, start: int = 0, background: bool = False) -> Claim:
    found = claim(key, document="d", incident=f"d#{number}", background=background)
    return msgspec.structs.replace(found, start=start, end=start + 1)


def mains(*claims: Claim) -> list[str]:
    columns = columns_of(claims, RULES, SPEC)
    return sorted(columns.claims[columns.members[row][0]].incident or "" for row in np.flatnonzero(columns.main).tolist())


def test_a_document_is_about_what_most_of_its_claims_are_of() -> None:
    assert mains(told("a", 1), told("b", 2, start=5), told("c", 2, start=9)) == ["d#2"]


def test_of_equals_the_one_told_first_is_the_main_one() -> None:
    assert mains(told("a", 1, start=40), told("b", 2, start=5)) == ["d#2"]


def test_background_does_not_make_an_incident_the_main_one() -> None:
    assert mains(told("a", 1, start=9), told("b", 2, background=True), told("c", 2, start=1, background=True)) == ["d#1"]


def test_claims_that_no_text_tells_together_stand_for_themselves() -> None:
    one, other = claim("a", document="d"), claim("b", document="d")
    assert main_units([one, other], [[0], [1]], np.zeros(2, np.bool_)).all()


def test_a_crowd_is_counted_in_doublings_of_its_country_and_days() -> None:
    days = np.array([10.0] * 8 + [11.0] * 8 + [13.0, np.nan])
    country = np.array([1] * 16 + [1, 1])
    assert crowd_of(days, days, country).tolist() == [4] * 16 + [0, 0]
    country[8:16] = 2
    assert crowd_of(days, days, country)[:16].tolist() == [3] * 16


def test_who_names_no_country_meets_them_all() -> None:
    days, country = np.full(8, 3.0), np.array([1, 1, 1, 2, 2, 2, 0, 0])
    assert crowd_of(days, days, country).tolist() == [1] * 6 + [3, 3]


DAYS = st.lists(st.tuples(st.integers(0, 12), st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=40)


@given(DAYS)
def test_a_crowd_is_what_counting_one_by_one_finds(drawn: list[tuple[int, int, int]]) -> None:
    first, span, country = (np.array(column) for column in zip(*drawn, strict=True))
    low, high = first.astype(np.float64), (first + span).astype(np.float64)
    found = crowd_of(low, high, country)
    for row in range(len(drawn)):
        near = (low <= high[row] + 1) & (high >= low[row] - 1) & ((country == country[row]) | (country[row] == 0))
        assert found[row] == int(np.log2(near.sum()))


def test_days_are_those_stated_else_the_local_day_of_publication() -> None:
    first, last = days_told(np.array([5.0, np.nan]), np.array([6.0, np.nan]), np.array([9.0, 8.9]), np.array([0.0, 3.0]))
    assert (first.tolist(), last.tolist()) == ([5.0, 9.0], [6.0, 9.0])
