"""A place is not meant where the text puts its name elsewhere, or where it lies in a country the text is not about."""

import pytest

from tests.extract.conftest import PlaceIds


def _home(text: str) -> str:
    """The country of the source that tells this."""
    return next((home for word, home in (("دارفور", "SD"), ("Kharkiv", "UA"), ("Baghdad", "IQ")) if word in text), "SY")


@pytest.mark.parametrize(
    ("text", "places"),
    [
        # Where it is said to lie.
        ("قصف قرية الكرسانة شرق بزاعة بريف حلب", ["place.sy.bizaah~east-7km/الكرسانه"]),
        ("قصف على بلدة برزة غربي إدلب", ["place.sy.barzah-of-jisr"]),
        ("قصف على حي برزة شمالي دمشق", ["place.sy.barzeh"]),
        ("قصف على بلدة ربيعة في ريف حماة الغربي", ["place.sy.rabiah-of-hama"]),
        ("قصف على بلدة سرمين في ريف درعا", ["place.sy.daraa/سرمين"]),
        ("Shelling hit the village of Sarmin, west of Daraa", ["place.sy.daraa~west-22km/sarmin"]),
        ("قصف على حي الحارة وشارع السوق وسقوط جرحى نقلوا إلى مشافي مدينة سرمين", ["place.sy.sarmin/الحاره", "place.sy.sarmin"]),
        ("قصف خان شيخون ومزرعة في السفيرة بريف حلب", ["place.sy.khan-sheikhoun", "place.sy.al-safira"]),
        ("قصف على منبج بإقليم شمال وشرق سوريا", ["place.sy.manbij"]),
        ("A drone hit a market in Kharkiv's Kyivskyi district", ["place.ua.kharkiv"]),
        ("The base at Jurf al-Sakhar, south of Baghdad, was hit", ["place.iq.jurf-al-sakhar"]),
        ("قصف قرية قرقوزاق بريف حلب الشمالي", ["place.sy.qara-qozak"]),
        ("استهدفت الغارة شارع بغداد بمدينة حلب", ["place.sy.aleppo-city/بغداد"]),
        ("غارة على شارع بغداد", ["place.iq.baghdad"]),
        ("غارات استهدفت أحياء القصور والخمارة والحارة في مدينة إدلب", ["place.sy.idlib-city/القصور", "place.sy.idlib-city"]),
        ("A drone hit a lorry in Kaira village, 40 kilometres from Hasakah", ["place.sy.hasakah/kaira", "place.sy.hasakah"]),
        ("قصف محيط مدينة طفس وبلدة صيدا", ["place.sy.tafas", "place.sy.saida-da"]),
        ("قصف قرية صيدا شمال عين عيسى", ["place.sy.sayda-ayn-issa"]),
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
    assert place_ids(text, _home(text)) == places
