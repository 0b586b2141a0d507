"""Place: points with a radius, and places that contain one another."""

import msgspec
import pytest

from tests.compare.told import claim, on, rules, verdict
from verify.model import Claim, Evidence, Place

FIELD = Place("p.field", "Field", 35.33, 40.30, 4.0)
CAMP = Place("p.camp", "Camp", 35.34, 40.31, 3.0)
OTHER = Place("p.other", "Other field", 35.08, 40.57, 4.0)
PROVINCE = Place("p.province", "Province", 35.1, 40.4, 90.0)


def at(name: str, *places: Place) -> Claim:
    return claim(name, {}, places=places)


@pytest.mark.parametrize(
    ("p", "q", "wanted"),
    [
        (FIELD, FIELD, "agree"),
        (FIELD, CAMP, "agree"),
        (FIELD, OTHER, "conflict"),
        (FIELD, PROVINCE, "partial"),
        (PROVINCE, OTHER, "partial"),
    ],
)
def test_two_places(p: Place, q: Place, wanted: str) -> None:
    assert verdict("place", a=[at("a", p)], b=[at("b", q)]) == verdict("place", a=[at("a", q)], b=[at("b", p)]) == wanted


def test_places_apart_are_called_so() -> None:
    assert on("place", a=[at("a", FIELD)], b=[at("b", OTHER)]).conflict_type == "different_place"


def test_one_of_several_targets_in_common_is_agreement_in_part() -> None:
    assert verdict("place", a=[at("a", FIELD, OTHER)], b=[at("b", OTHER)]) == "partial"


def test_a_larger_place_round_a_named_one_is_not_a_second_target() -> None:
    both = [at("a", PROVINCE, FIELD)]
    assert verdict("place", a=both, b=[at("b", FIELD)]) == "agree"
    assert verdict("place", a=both, b=[at("b", OTHER)]) == "conflict"


def test_a_place_that_contains_another_by_the_gazetteer_is_its_coarser_form() -> None:
    child = next(p for _, p in sorted(rules().places.items()) if p.within and p.within[0] in rules().places)
    parent = rules().places[child.within[0]]
    inner, outer = Place(child.id, child.name), Place(parent.id, parent.name)
    assert verdict("place", a=[at("a", inner)], b=[at("b", outer)]) == "partial"
    assert verdict("place", a=[at("a", inner, outer)], b=[at("b", inner)]) == "agree"


def test_places_off_the_map_are_held_together_by_name_alone() -> None:
    assert verdict("place", a=[at("a", Place("x", "The Old Mill"))], b=[at("b", Place("y", "the old mill"))]) == "agree"
    assert verdict("place", a=[at("a", Place("x", "The Old Mill"))], b=[at("b", FIELD)]) == "partial"


def test_a_place_taken_from_the_text_around_is_not_the_speakers_word() -> None:
    read = Evidence("text", "killed", "r", 1, 0, 4, "five")
    taken = msgspec.structs.replace(at("b", FIELD), evidence=(read,), start=0, end=40)
    assert verdict("place", a=[at("a", FIELD)], b=[taken]) == "single"
    said = msgspec.structs.replace(taken, evidence=(read, Evidence("text", "place", "r", 1, 20, 25, "Field")))
    assert verdict("place", a=[at("a", FIELD)], b=[said]) == "agree"
    elsewhere = msgspec.structs.replace(taken, evidence=(read, Evidence("text", "place", "r", 1, 90, 95, "Field")))
    assert verdict("place", a=[at("a", FIELD)], b=[elsewhere]) == "single"
