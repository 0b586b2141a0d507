"""Which of the places a clause names are those of the event."""

import pytest

from verify.extract import Extractor
from verify.model import Document
from verify.rulepack import load_rules


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(load_rules())


@pytest.mark.parametrize(
    ("lang", "text", "places"),
    [
        ("ar", "أطلقت القوات الأمريكية قذائف من حقل العمر على بادية دير الزور", {"Deir ez-Zor desert"}),
        ("ar", "أطلق التحالف صواريخ من قاعدة حقل كونيكو باتجاه الميادين", {"al-Mayadin"}),
        ("ar", "سقطت صواريخ على إعزاز مصدرها مناطق سيطرة القوات في تل رفعت ومنغ", {"Azaz"}),
        ("ar", "قذائف مصدرها مناطق في تل رفعت سقطت على إعزاز", {"Azaz"}),
        ("ar", "قتل راع بقصف صاروخي من معمل تديره قوات النظام في بلدة المشرفة على قرية الغنطو", {"al-Ghantu"}),
        ("ar", "قتل طفلان بقذائف مصدرها القوات الحكومية على إعزاز", {"Azaz"}),
        ("en", "A shell killed two women in Umm Ruwaba, resistance committees in Omdurman said", {"Umm Ruwaba"}),
        ("en", "Doctors in Omdurman said that shelling killed two women", {"Omdurman"}),
        ("en", "SANA, Damascus: A missile near Jableh in Latakia countryside wounded a woman", {"Jableh"}),
        ("en", "U.S. forces fired rockets from the al-Omar field at targets in the Deir ez-Zor desert", {"Deir ez-Zor desert"}),
        ("ar", "كانت القوات الأمريكية في حقل العمر قد قصفت بالمدفعية مواقع في بادية دير الزور", {"Deir ez-Zor desert"}),
        ("ar", "صواريخ انطلقت مساء أمس من قاعدة حقل العمر وسقطت في بادية دير الزور", {"Deir ez-Zor desert"}),
        ("ar", "القوات الأمريكية المتمركزة بحقل العمر أطلقت صواريخ باتجاه مواقع ببادية دير الزور", {"Deir ez-Zor desert"}),
        ("en", "Forces stationed at the al-Omar field shelled al-Mayadin", {"al-Mayadin"}),
        ("en", "Forces at the al-Omar field were shelled on Monday", {"al-Omar oil field"}),
        ("en", "A drone from Ain al-Asad base hit a lorry in Baghdad", {"Baghdad"}),
        ("ar", "أطلقت صواريخ من جنوب لبنان على إسرائيل وجرح اثنان", {"Israel"}),
        ("ar", "أطلق الحوثيون صاروخا باليستيا من صنعاء باتجاه السعودية", {"Saudi Arabia"}),
        ("en", "Rockets launched from southern Lebanon toward Israel wounded two people", {"Israel"}),
        ("en", "The Houthis fired a missile from Hodeidah at Saudi Arabia", {"Saudi Arabia"}),
        ("ar", "أطلقت إيران صواريخ على إسرائيل وجرح عشرة", {"Israel"}),
        ("ar", "قتل اثنان في قصف على عين عيسى، وأسعف الجرحى إلى مشافي مدينة الرقة", {"Ayn Issa"}),
        ("ar", "نقل المصابون إلى الرقة بعد قصف على عين عيسى", {"Ayn Issa"}),
        ("ar", "نقل خمسة جرحى إلى مشافي إدلب إثر قصف مدفعي", {"Idlib governorate"}),
        ("en", "Two were killed in shelling on Ain Issa; the wounded were taken to hospitals in Raqqa city", {"Ayn Issa"}),
        ("en", "Missiles reached Tel Aviv and wounded five", {"Tel Aviv"}),
        ("ar", 'مقتل "خالد سنجار العلي" في غارة على مدينة هجين', {"Hajin"}),
        ("en", "Israeli strikes killed four members of Lebanon's Hezbollah near Homs", {"Homs"}),
        ("ar", "قتل أربعة في قصف على المواصي، ونقل الجرحى إلى مستشفى ناصر", {"al-Mawasi"}),
        ("en", "The wounded were taken to Nasser Hospital after shelling on al-Mawasi killed four", {"al-Mawasi"}),
        ("en", "Shelling on Nasser Hospital killed four", {"Nasser Hospital"}),
        ("ar", "سقطت قذائف على القاعدة القريبة من حقل العمر في محافظة دير الزور", {"al-Omar oil field"}),
        ("ar", "سمعنا انفجارات من الضفة الثانية مقابل حقل العمر", {"al-Omar oil field"}),
        ("ar", "استهدفت قذائف قواعد التحالف قرب حقل العمر", {"al-Omar oil field"}),
        ("ar", "استهدفت غارة حي سكني في مدينة إدلب وقتلت اثنين", {"Idlib"}),
        ("en", "Hit squads struck in Damascus, killing two", {"Damascus"}),
        ("en", "Two were killed in shelling in Hit", {"Hit"}),
        ("en", "Shelling of al-Mayadin killed a farmer, Omar Riyad Hallaq, and his wife Haifa", {"al-Mayadin"}),
        ("en", "Shelling of al-Mayadin killed Haifa's brothers; Riyad's sons were wounded", {"al-Mayadin"}),
        ("ar", "قتل اثنان في قصف على مشفى الشفاء في غزة", {"al-Shifa Hospital"}),
    ],
)
def test_origins_hospitals_and_ordinary_words_are_no_sites(extractor: Extractor, lang: str, text: str, places: set[str]) -> None:
    document = Document(id="d", text=text, lang=lang, source="x", published_at="2020-03-03T10:00:00+03:00")
    claims = extractor.extract(document)
    assert claims and {p.name for c in claims for p in c.places} == places
