"""The words around a name tell where the place lies, and whether it is where something happened."""

import pytest

from tests.extract.conftest import PlaceIds


@pytest.mark.parametrize(
    ("text", "places"),
    [
        # A side written as one letter, with its dot or without; the last letter of another word is none.
        ("shelling on W. Aleppo countryside", ["place.sy.aleppo~west-22km"]),
        ("a strike on a farm, S. #Idlib", ["place.sy.idlib~south-22km"]),
        ("a strike in NE Aleppo", ["place.sy.aleppo~north-east-22km"]),
        ("a shell exploded in Syria’s Hasakah", ["place.sy.syria", "place.sy.hasakah"]),
        ("the U.S. Homs envoy spoke", ["place.sy.homs"]),
        # Where those who speak sit, and what was flown through.
        ("a car near Qamishli was hit, said the London-based monitor", ["place.sy.qamishli"]),
        ("قال المرصد ومقره لندن إن ثلاثة قتلوا في غارة على البوكمال", ["place.sy.abu-kamal"]),
        ("missiles fired through Lebanon's airspace hit Homs", ["place.sy.homs"]),
        ("صواريخ عبر أجواء لبنان استهدفت مطار دمشق", ["place.sy.damascus-airport"]),
        ("قصف قرية المصاطب قرب تل براك بالريف الشمالي", ["place.sy.tell-brak/المصاطب"]),
        # What an unknown name lies in is a place that is meant.
        (
            "غارات على أحياء المخابز والدرعية وسط مدينة الرقة",
            ["place.sy.raqqa-city/المخابز", "place.sy.raqqa-city/الدرعيه"],
        ),
        ("قتل شاب في كويا على الشريط الحدودي مع الجولان", ["place.sy.koya"]),
        ("قتل عنصر من قوات دمشق في قصف على شيراوا", ["place.sy.sherawa"]),
        ("سقوط قذائف على تل رفعت أطلقت من أماكن تمركزهم في إعزاز", ["place.sy.tell-rifaat"]),
        ("The strike in Homs today was the third, said Aleppo Today", ["place.sy.homs"]),
        ("إخلاء القرية وحدوث انفجار في كويا", ["place.sy.koya"]),
        ("ولايزال القصف مستمرا على تل رفعت منذ اجتماعات أستانة", ["place.sy.tell-rifaat"]),
        ("rockets from over the Mediterranean, north of the Turkish town of Samandag, fell near Masyaf", ["place.sy.masyaf"]),
        ("صواريخ من فوق البحر المتوسط غرب بانياس استهدفت مصياف", ["place.sy.masyaf"]),
        ("shelling north of the Syrian town of Azaz", ["place.sy.azaz~north-7km"]),
        # What stands in one tag does not belong to the next.
        ("#حلب_الريف_الشمالي #مارع: غارة", ["place.sy.aleppo~north-22km", "place.sy.marea"]),
        # A head is the beginning of a name that nobody knows.
        ("قصف قرية تل المغاصي بريف تل تمر", ["place.sy.tell-tamer~around/تل-المغاصي"]),
        ("قصف قرية خربة الفارس بريف منبج", ["place.sy.manbij~around/خربه-الفارس"]),
        # A village is no plural and no man; what it is like is no name; names of two words stand before where they lie.
        ("انفجار لغم في قرية شيخورين بريف إدلب", ["place.sy.idlib/شيخورين"]),
        ("قصف قرية عجورة بريف منبج", ["place.sy.manbij~around/عجوره"]),
        ("قصف بريف منبج على قرية عجورة", ["place.sy.manbij~around"]),
        ("قصف قرية صغيرة بريف منبج", ["place.sy.manbij~around"]),
        ("قصف قرى محاصرين بريف منبج", ["place.sy.manbij~around"]),
        ("استشهاد طفلة في قرية كول دارا بريف منبج", ["place.sy.manbij~around/كول-دارا"]),
        # How far from a town a village lies says where it is.
        ("قصف قرية تل زيوان 7 كيلومتر شرق القامشلي", ["place.sy.tell-ziwan"]),
        ("shelling of Tell Ziwan, 7 km east of Qamishli", ["place.sy.tell-ziwan"]),
        ("shelling in a Russian village in Idlib", ["place.sy.idlib"]),
    ],
)
def test_where_it_was(place_ids: PlaceIds, text: str, places: list[str]) -> None:
    assert place_ids(text, "SY") == places
