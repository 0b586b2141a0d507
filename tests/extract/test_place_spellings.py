"""Spellings that no list holds find the place they sound like, where it can be the one."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tests.extract.conftest import PlaceIds
from verify.extract.place_spellings import Spellings, run_together
from verify.rulepack import PlaceSpec
from verify.text.normalise import fold


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("كفر زيتا", ("كفرزيتا",)),
        ("كفرزيتا", ("كفر زيتا",)),
        ("عينجارة", ("عين جاره",)),
        ("جسر الشغور", ("جسرالشغور",)),
        ("سد رش", ()),
        ("حلب", ()),
        ("دير", ()),
        ("تل", ()),
    ],
)
def test_a_head_is_written_apart_or_together(name: str, other: tuple[str, ...]) -> None:
    assert run_together(name) == other


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("shelling of the village of Kafarnouran in western Aleppo", "place.sy.kafr-nuran"),
        ("troops raided the town of Jedid Ekeidat in Deir ez-Zor", "place.sy.jadid-akidat"),
        ("غارة استهدفت بلدة كفرزيتا بريف حماة", "place.sy.kafr-zita"),
        ("قصف قرية الزعرورة بريف إدلب", "place.sy.idlib/الزعروره"),
        ("قصف على مدينة #جسرالشغور", "place.sy.jisr-al-shughur"),
        ("قصف على بلدة كفزيتا بريف حماة", "place.sy.kafr-zita"),
        ("shelling of Khan Sheikoun city in Idlib", "place.sy.khan-sheikhoun"),
        ("a drone strike in Til Temir", "place.sy.tell-tamer"),
        ("strikes on Awrem Al-Kubra", "place.sy.urem-al-kubra"),
        ("a strike on the district of Til Rifet in northern and eastern Syria", "place.sy.tell-rifaat"),
        ("shelling of Mala Zinar village in the countryside of Idlib", "place.sy.idlib/mala-zinar"),
        ("غارات على حي المخابز في مدينة حلب", "place.sy.aleppo-city/المخابز"),
    ],
)
def test_a_name_is_the_one_near_by_that_sounds_so(place_ids: PlaceIds, text: str, place: str) -> None:
    assert place in place_ids(text, "SY")


@pytest.mark.parametrize(
    "text", ["according to Jamel", "an increasing number of Syrian fighters", "in Putin's view", "in April", "the arrest of Salman"]
)
def test_who_or_what_stands_behind_a_preposition_need_be_no_place(place_ids: PlaceIds, text: str) -> None:
    assert place_ids(text, "SY") == []


def test_a_short_name_sounds_like_too_many() -> None:
    place = PlaceSpec("place.x", "Nawa", "town", 32.9, 36.0, 3.0, names={"en": ("Nawa",)})
    assert Spellings({place.id: place}).like("Niwa") == ()


@given(st.text(alphabet="ابتدرسمنويهكفلع", min_size=6, max_size=14))
def test_a_name_is_like_itself_however_it_is_asked(name: str) -> None:
    assume(len(fold(name)) >= 6)
    place = PlaceSpec("place.x", "X", "town", 32.9, 36.0, 3.0, names={"ar": (name,)})
    found = Spellings({place.id: place}).like(name, misspelt=True)
    assert found == (place,) and Spellings({place.id: place}).like(name, misspelt=True) == found


@given(st.text(alphabet="ابتدرسمنويهكفلع ", max_size=14))
def test_whatever_is_written_the_names_are_other_ones_of_it(name: str) -> None:
    for other in run_together(name):
        assert other.replace(" ", "") == fold(name).replace(" ", "")
