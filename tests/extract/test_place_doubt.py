"""A place is not meant where the text puts its name elsewhere, or where it lies in a country the text is not about."""

import pytest

from tests.extract.conftest import PlaceIds


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
def test_the_place_meant(place_ids: PlaceIds, text: str, places: list[str]) -> None:
    assert place_ids(text, "SY" if "دارفور" not in text else "SD") == places
