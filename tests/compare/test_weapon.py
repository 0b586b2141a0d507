"""Weapon: terms and their broader terms, and counts."""

import pytest

from tests.compare.told import claim, on, verdict
from verify.model import Evidence


@pytest.mark.parametrize(
    ("a", "b", "wanted"),
    [
        ("rockets", "rockets", "agree"), ("rockets", "rocket", "agree"), ("Air strike", "warplanes", "agree"),
        ("indirect fire", "rockets", "partial"),
        ("explosion", "rockets", "partial"), ("missile", "ballistic_missile", "partial"), ("airstrike", "missile", "partial"),
        ("ied", "rockets", "conflict"), ("small_arms", "artillery", "conflict"), ("car_bomb", "airstrike", "conflict"),
        ("a catapult", "rockets", "partial"), ("a catapult", "A  Catapult", "agree"),
    ],
)  # fmt: skip
def test_two_weapons(a: str, b: str, wanted: str) -> None:
    assert verdict("weapon", x={"weapon": a}, y={"weapon": b}) == verdict("weapon", x={"weapon": b}, y={"weapon": a}) == wanted


def test_counts_of_one_weapon_that_exclude_each_other_conflict() -> None:
    found = on("weapon", x={"weapon": "rockets", "count": 14}, y={"weapon": "rockets", "count": 30})
    assert (found.verdict, found.conflict_type) == ("conflict", "disjoint_counts")
    assert verdict("weapon", x={"weapon": "rockets", "count": 14}, y={"weapon": "rockets", "count": [8, None]}) == "agree"


def test_counts_of_two_terms_need_not_be_of_the_same_things() -> None:
    assert verdict("weapon", x={"weapon": "missile", "count": 1}, y={"weapon": "ballistic_missile", "count": [3, None]}) == "partial"


def test_weapons_of_one_document_were_used_together() -> None:
    both = [claim("x1", {"weapon": "ied"}, document_id="x"), claim("x2", {"weapon": "small_arms"}, document_id="x")]
    assert verdict("weapon", x=both, y={"weapon": "small_arms"}) == "partial"
    assert verdict("weapon", x=both, y={"weapon": "rockets"}) == "conflict"
    assert verdict("weapon", x=both) == "single"


def test_a_kind_of_attack_in_the_speakers_own_words_names_its_weapon() -> None:
    raid = Evidence("text", "event_type", "r", 1, 4, 12, "air raid")
    told = claim("x", {}, event_type="airstrike", evidence=(raid,), start=0, end=40)
    assert verdict("weapon", x=[told], y={"weapon": "warplanes"}) == "agree"
    taken = claim("x", {}, event_type="airstrike", evidence=(Evidence("text", "event_type", "r", 1, 90, 98, "air raid"),), start=0, end=40)
    assert verdict("weapon", x=[taken], y={"weapon": "warplanes"}) == "single"
    shelling = claim("x", {}, event_type="shelling", evidence=(raid,), start=0, end=40)
    assert verdict("weapon", x=[shelling], y={"weapon": "warplanes"}) == "single"


def test_what_is_counted_is_not_told_again_without_its_number() -> None:
    said = [claim("x", {"weapon": "rockets"}), claim("y", {"weapon": "rockets", "count": [20, None]})]
    found = on("weapon", a=said, b={"weapon": "indirect_fire"})
    assert "rockets (at least 20)" in found.explanation and "rockets and rockets" not in found.explanation
