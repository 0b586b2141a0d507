"""Points for names that the rules know, and the finest of several places."""

import math

from tests.cluster.build import place, rules
from verify.cluster.placing import DEFAULT_KM, finest, located, namesake, stated_km
from verify.model import Place

RULES = rules()
PROVINCE = Place("province.east", "Eastern Province")


def test_a_place_keeps_the_point_it_came_with() -> None:
    own = Place("karmel", "Karmel", 1.0, 2.0, 9.0)
    found = located(own, RULES)
    assert (found.lat, found.lon, found.precision_km, found.country) == (1.0, 2.0, 9.0, "XX")


def test_a_place_nobody_knows_stays_without_a_point() -> None:
    assert located(Place("x", "X"), RULES) == Place("x", "X")
    assert stated_km(Place("x", "X")) == math.inf
    assert stated_km(Place("x", "X", 1.0, 2.0)) == DEFAULT_KM


def test_what_only_says_where_another_place_lies_is_left_out() -> None:
    assert [p.id for p in finest([PROVINCE, place("karmel")], RULES)] == ["karmel"]
    assert [p.id for p in finest([PROVINCE], RULES)] == ["province.east"]


def test_two_places_stand_by_their_precision() -> None:
    wide, fine = Place("w", "W", 10.0, 10.0, 20.0), Place("f", "F", 40.0, 40.0, 1.0)
    assert [p.id for p in finest([wide, fine], RULES)] == ["f", "w"]


def test_a_town_may_be_called_as_its_province() -> None:
    assert namesake("namesake", RULES) == 60.0
    assert math.isnan(namesake("karmel", RULES))
    assert math.isnan(namesake("nowhere", RULES))
