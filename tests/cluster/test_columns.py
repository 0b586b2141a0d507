"""Claims as columns: one row a unit, unknown as NaN or 0, in an order that does not depend on the input's."""

import msgspec
import numpy as np
import pytest

from tests.cluster.build import claim, place, rules
from verify.cluster.columns import columns_of
from verify.cluster.weights import spec_of
from verify.model import DateSpan, Interval, Place

RULES = rules()
SPEC = spec_of(RULES)


def test_a_row_is_what_one_document_tells_as_one_incident() -> None:
    columns = columns_of(
        [claim("b", document="d", incident="d#1", killed=3), claim("a", document="d", incident="d#1"), claim("c")], RULES, SPEC
    )
    assert [[columns.claims[i].id for i in unit] for unit in columns.members] == [["a", "b"], ["c"]]
    assert columns.claims[columns.lead[0]].id == "b"
    assert columns.told.tolist() == [True, False]
    assert columns.killed[0].tolist() == [3.0, 3.0]


def test_a_claim_given_twice_counts_once() -> None:
    assert columns_of([claim("a"), claim("a")], RULES, SPEC).n == 1


def test_unknown_is_kept_unknown() -> None:
    columns = columns_of([claim("a", town=None, day=None, event_type="other")], RULES, SPEC)
    assert np.isnan(columns.lat).all()
    assert np.isnan(columns.t_lo).all()
    assert columns.t_precision[0] == columns.event_type[0] == columns.country[0] == columns.name_key[0] == 0
    assert columns.actors[0].tolist() == [-1, -1, -1]
    assert np.isnan(columns.killed).all()


def test_an_open_count_ends_at_infinity() -> None:
    assert columns_of([claim("a", killed=Interval(4))], RULES, SPEC).killed[0].tolist() == [4.0, np.inf]


def test_a_province_beside_its_town_says_only_where_the_town_lies() -> None:
    both = msgspec.structs.replace(claim("a"), places=(Place("province.east", "Eastern Province"), place("karmel")))
    columns = columns_of([both], RULES, SPEC)
    assert columns.place_names[0] == ("Karmel",)
    assert columns.lat[0, 0] == 35.0


def test_the_rules_give_a_known_place_its_point() -> None:
    named = msgspec.structs.replace(claim("a"), places=(Place("karmel", "Karmel"),))
    assert columns_of([named], RULES, SPEC).lat[0, 0] == 35.0


@pytest.mark.parametrize(
    ("span", "precision", "days"),
    [(DateSpan("2022-03-10", "2022-03-10", "day"), 3, 1.0), (DateSpan("2022-03-07", "2022-03-13", "week"), 4, 7.0),
     (DateSpan("2022-03-10T18:00", "2022-03-10T20:00", "part_of_day"), 2, 2 / 24)],
)  # fmt: skip
def test_times_span_what_they_state(span: DateSpan, precision: int, days: float) -> None:
    columns = columns_of([msgspec.structs.replace(claim("a"), date=span)], RULES, SPEC)
    assert columns.t_precision[0] == precision
    assert columns.t_hi[0] - columns.t_lo[0] == pytest.approx(days, abs=0.001)


def test_only_some_rows() -> None:
    columns = columns_of([claim("a"), claim("b", killed=4), claim("c", town="ostan")], RULES, SPEC)
    part = columns.only(np.array([1, 2]))
    assert part.n == 2
    assert part.killed[0].tolist() == [4.0, 4.0]
    assert part.lat[1, 0] == 36.4
