"""What names in a row mean together: a village and where it lies, a road between two towns, where someone comes from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.conftest import PlaceIds
from verify.extract.place_chain import settled
from verify.extract.place_cues import Cue
from verify.extract.places import PlaceMention
from verify.rulepack import PlaceSpec


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("قصف على بلدة سرمين في ريف إدلب الشرقي", ["place.sy.sarmin"]),
        ("غارة على بلدة الشحيل التابعة لمحافظة دير الزور", ["place.sy.al-shuhayl"]),
        ("shelling of the town of Marea in the northern countryside of Aleppo", ["place.sy.marea"]),
        ("A drone hit Kobani, Aleppo province", ["place.sy.kobani"]),
        ("قصف على منبج وعلى مدينة الباب", ["place.sy.manbij", "place.sy.al-bab"]),
        ("قصف من منبج إلى ريف حلب", ["place.sy.manbij", "place.sy.aleppo"]),
        ("قرية الزعرورة بريف إدلب", ["place.sy.idlib/الزعروره"]),
        ("استهدف شارع بغداد في مدينة حلب", ["place.sy.aleppo-city/بغداد"]),
    ],
)
def test_what_only_says_where_another_lies_is_no_place_of_its_own(place_ids: PlaceIds, text: str, places: list[str]) -> None:
    assert place_ids(text, "SY") == places


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("على الطريق الواصل بين منبج وبلدة جرابلس", "place.sy.manbij~place.sy.jarabulus"),
        ("استهدفت سيارة على طريق منبج - جرابلس", "place.sy.manbij~place.sy.jarabulus"),
        ("a car on the Manbij-Jarabulus road", "place.sy.manbij~place.sy.jarabulus"),
        ("between the town of Manbij and Jarabulus", "place.sy.manbij~place.sy.jarabulus"),
    ],
)
def test_a_road_is_between_its_towns(place_ids: PlaceIds, text: str, place: str) -> None:
    assert place_ids(text, "SY") == [place]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("مقتل شاب من مدينة عفرين في قصف على كوباني", ["place.sy.kobani"]),
        ("A man from the town of Azaz was killed in Manbij", ["place.sy.manbij"]),
        ("قصف عدد من قرى كوباني ومدينة عفرين", ["place.sy.kobani", "place.sy.afrin"]),
        ("مقتل شاب من مدينة عفرين", ["place.sy.afrin"]),
    ],
)
def test_where_someone_comes_from_is_no_site_where_one_is_named(place_ids: PlaceIds, text: str, places: list[str]) -> None:
    assert place_ids(text, "SY") == places


SPECS = st.builds(
    PlaceSpec, st.sampled_from(["place.a", "place.b", "place.c"]), st.just("name"), st.sampled_from(["village", "city", "governorate"]),
    st.floats(30, 31), st.floats(40, 41), st.sampled_from([2.0, 15.0, 70.0]),
)  # fmt: skip
CUES = st.builds(
    Cue,
    st.sampled_from([frozenset(), frozenset({"road"})]),
    away=st.booleans(),
    between=st.booleans(),
    second=st.booleans(),
    locates=st.booleans(),
)


@given(st.lists(st.tuples(SPECS, CUES), max_size=6))
def test_some_place_is_left_wherever_one_was_named(named: list[tuple[PlaceSpec, Cue]]) -> None:
    mentions = [PlaceMention(10 * n, 10 * n + 9, (spec,), cue) for n, (spec, cue) in enumerate(named)]
    left = settled(mentions, [spec for spec, _ in named])
    assert len(left) == len(named)
    assert not named or any(p is not None for p in left)
