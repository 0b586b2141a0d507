"""Whom "the army" and "the occupiers" mean."""

import pytest

from tests.extract.conftest import Read


def _blamed(read: Read, text: str) -> list[str]:
    return [a.id for c in read(text) if c.attribution for a in c.attribution.actors]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("قصف الطيران الحربي التابع للجيش سوق مدينة كتم", ["actor.saf"]),
        ("أفاد ناشطون بأن طيران الجيش قصف سوق مدينة كتم", ["actor.saf"]),
        ("The market in Mopti was shelled by the army on Monday", ["actor.mali"]),
        ("Army warplanes bombed a market in Mopti on Monday", ["actor.mali"]),
        ("The occupiers shelled a bakery in Kherson on Monday", ["actor.russia"]),
        ("قصفت طائرات الاحتلال مدرسة في مخيم النصيرات", ["actor.israel"]),
        ("For hours the enemy attacked the port of Odesa with drones", ["actor.russia"]),
        ("قصفت مدفعية العدو أطراف مدينة صور", ["actor.israel"]),
    ],
)
def test_the_army_that_strikes_is_that_of_the_country_told_of(read: Read, text: str, actors: list[str]):
    assert _blamed(read, text) == actors


@pytest.mark.parametrize(
    "text",
    [
        "هجوم على الجيش في مدينة كتم",
        "استهدف هجوم ثكنة للجيش في مدينة كتم",
        "قتل جنديان من الجيش في قصف على مدينة كتم",
        "An attack on an army base in Mopti killed ten soldiers",
        "The army said two soldiers were killed in an attack in Mopti",
        "Army warplanes bombed a market on Monday",
    ],
)
def test_an_army_that_was_hit_or_speaks_or_is_nowhere_is_not_held_responsible(read: Read, text: str):
    assert _blamed(read, text) == []


def test_where_two_countries_are_told_of_the_army_stays_open(read: Read):
    text = "Army warplanes bombed a market in Mopti, and a bomb went off in Khartoum"
    assert "actor.mali" not in _blamed(read, text)
    assert "actor.saf" not in _blamed(read, text)


def test_the_places_of_its_own_sentence_tell_whose_enemy_it_is(read: Read):
    told = read("قصفت مدفعية العدو أطراف بلدة الناقورة. وفي الخرطوم انفجرت عبوة ناسفة")
    assert [a.id for c in told if c.attribution for a in c.attribution.actors] == ["actor.israel"]


def test_who_sides_with_the_occupier_means_others_by_the_enemy(read: Read):
    (claim,) = read("The enemy shelled a bakery in Kherson on Monday", "Russian Ministry of Defence")
    assert claim.attribution is None
