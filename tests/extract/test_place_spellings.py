"""Spellings that no list holds find the place they sound like, where it can be the one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.conftest import PlaceIds
from verify.extract.place_spellings import Spellings, run_together
from verify.rulepack import PlaceSpec


@pytest.mark.parametrize(
    ("name", "other"),
    [("كفر زيتا", ("كفرزيتا",)), ("كفرزيتا", ("كفر زيتا",)), ("عينجارة", ("عين جاره",)), ("حلب", ()), ("دير", ()), ("تل", ())],
)
def test_a_head_is_written_apart_or_together(name: str, other: tuple[str, ...]) -> None:
    assert run_together(name) == other


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("shelling of the village of Kafarnouran in western Aleppo", "place.sy.kafr-nouran"),
        ("troops raided the town of Jedid Ekeidat in Deir ez-Zor", "place.sy.jadid-akidat"),
        ("غارة استهدفت بلدة كفرزيتا بريف حماة", "place.sy.kafr-zita"),
        ("قصف قرية الزعرورة بريف إدلب", "place.sy.idlib/الزعروره"),
        ("غارات على حي المخابز في مدينة حلب", "place.sy.aleppo-city/المخابز"),
    ],
)
def test_a_name_is_the_one_near_by_that_sounds_so(place_ids: PlaceIds, text: str, place: str) -> None:
    assert place in place_ids(text, "SY")


def test_a_short_name_sounds_like_too_many() -> None:
    place = PlaceSpec("place.x", "Nawa", "town", 32.9, 36.0, 3.0, names={"en": ("Nawa",)})
    assert Spellings({place.id: place}).like("Niwa") == ()


@given(st.text(alphabet="ابتدرسمنويهكفلع ", max_size=14))
def test_whatever_is_written_the_names_are_other_ones_of_it(name: str) -> None:
    for other in run_together(name):
        assert other.replace(" ", "") == name.replace(" ", "")
