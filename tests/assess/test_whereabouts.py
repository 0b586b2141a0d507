"""Where an event was: one vote a voice, to the place named first, and nothing finer than they support."""

from hypothesis import given
from hypothesis import strategies as st

from tests.assess.made import claim
from verify.assess.whereabouts import place_of_event
from verify.model import Claim, Place

MILL = Place("place.mill", "Mill", 35.30, 40.10, 3.0)
BRIDGE = Place("place.bridge", "Bridge", 35.34, 40.12, 2.0)
FAR = Place("place.far", "Far", 33.0, 44.0, 3.0)
PROVINCE = Place("place.province", "Province", 35.4, 40.3, 70.0)
COUNTRY = Place("place.country", "Country", 35.0, 38.0, 240.0)
TOWN, ABOUT = Place("place.town", "Town", 35.30, 40.22, 3.0), Place("place.town~around", "Town", 35.30, 40.22, 15.0)
NOWHERE = Place("place.nowhere", "Nowhere", None, None, None)


def at(*told: tuple[Place, ...]) -> Place | None:
    claims = [claim(f"source-{n}", places=places) for n, places in enumerate(told)]
    return place_of_event(claims, {c.id: n for n, c in enumerate(claims)})


def test_no_place_named() -> None:
    assert at((), ()) is None


def test_a_village_that_one_names_among_those_who_name_its_province() -> None:
    assert at((PROVINCE,), (PROVINCE,), (MILL,)) == MILL


def test_a_voice_that_names_many_places_has_one_vote() -> None:
    assert at((FAR, PROVINCE), (FAR, BRIDGE, PROVINCE), (MILL,), (MILL,)) == MILL


def test_what_is_named_first_counts_more() -> None:
    assert at((MILL, FAR), (MILL, FAR)) == MILL


def test_places_close_by_support_each_other() -> None:
    assert at((MILL,), (BRIDGE,), (FAR,), (FAR, COUNTRY)) in (MILL, BRIDGE)


def test_the_countryside_of_a_town_speaks_for_its_villages_as_for_itself() -> None:
    assert at((ABOUT,), (ABOUT,), (MILL,), (MILL,), (TOWN,)) == MILL
    assert at((ABOUT,), (TOWN,), (TOWN,), (MILL,)) == TOWN


def test_a_country_that_all_name_yields_to_the_place_that_some_name() -> None:
    assert at((COUNTRY,), (COUNTRY,), (COUNTRY, MILL), (COUNTRY,)) == MILL


def test_without_coordinates_only_where_nothing_has_any() -> None:
    assert at((NOWHERE,), (NOWHERE,), (MILL,)) == MILL
    assert at((NOWHERE,)) == NOWHERE


PLACES = st.lists(st.sampled_from([MILL, BRIDGE, FAR, PROVINCE, COUNTRY, NOWHERE]), max_size=3, unique=True).map(tuple)


@given(st.lists(PLACES, min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_order_changes_nothing_and_the_place_is_one_that_was_named(told: list[tuple[Place, ...]], random: object) -> None:
    claims: list[Claim] = [claim(f"source-{n}", places=places) for n, places in enumerate(told)]
    voice = {c.id: n // 2 for n, c in enumerate(claims)}
    found = place_of_event(claims, voice)
    assert found is None or any(found in c.places for c in claims)
    assert place_of_event(claims[::-1], voice) == found
