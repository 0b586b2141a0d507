"""A place is not meant where the text puts its name elsewhere, or where it lies in a country the text is not about."""

import pytest

from verify.extract.place_resolution import resolve
from verify.extract.places import PlaceIndex
from verify.rulepack import Rules
from verify.text.normalise import normalise


@pytest.fixture(scope="module")
def index(rules: Rules) -> PlaceIndex:
    return PlaceIndex(rules)


def read(rules: Rules, index: PlaceIndex, text: str, *home: str) -> list[str]:
    lang = "ar" if any("؀" <= c <= "ۿ" for c in text) else "en"
    return [r.place.id for r in resolve(index.find(normalise(text), lang), home, rules.places)]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        # Where it is said to lie.
        ("قصف قرية الكريدية شرق بزاعة بريف حلب", ["place.sy.bizaah~east-7km/الكريديه"]),
        ("قصف قرية قرقوزاق بريف حلب الشمالي", ["place.sy.qara-qozak"]),
        ("استهدفت الغارة شارع بغداد بمدينة حلب", ["place.sy.aleppo-city/بغداد"]),
        ("غارة على شارع بغداد", ["place.iq.baghdad"]),
        ("غارات استهدفت أحياء القصور والخمارة والحارة في مدينة إدلب", ["place.sy.idlib-city/القصور", "place.sy.idlib-city"]),
        # What the text is about.
        ("قصف الطويلة وتل تمر وأبو راسين", ["place.sy.tell-tamer", "place.sy.abu-rasin"]),
        ("قصف بلدة طويلة في شمال دارفور", ["place.sd.tawila"]),
        # Tags that say something else.
        ("سقط صاروخ على السويداء #رصاص_سبع_نمر", ["place.sy.suwayda"]),
        ("A rocket fell on Suwayda #Namir_Bani_Khalid", ["place.sy.suwayda"]),
        ("قصف بلدة #سرمين #ريف_إدلب", ["place.sy.sarmin"]),
    ],
)
def test_the_place_meant(rules: Rules, index: PlaceIndex, text: str, places: list[str]) -> None:
    assert read(rules, index, text, "SY" if "دارفور" not in text else "SD") == places
