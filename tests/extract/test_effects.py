"""With how much reservation a statement is made."""

import pytest

from verify.extract import Extractor
from verify.model import Document
from verify.rulepack import load_rules


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return Extractor(load_rules())


@pytest.mark.parametrize(
    ("lang", "text", "hedges"),
    [
        ("ar", "متداول وعلى ذمة الجيران: سقطت قذائف على الرقة وقتل اثنان", {"reportedly"}),
        ("ar", "سقطت قذائف على الرقة وقتل اثنان، والله أعلم", {"reportedly"}),
        ("ar", "زعم التنظيم أنه قصف الرقة وقتل اثنين", {"alleged"}),
        ("ar", "أنباء عن مقتل اثنين في قصف على الرقة", {"unconfirmed reports"}),
        ("ar", "أنباء مؤكدة عن مقتل اثنين في قصف على الرقة", set()),
        ("en", "Officials judged with low confidence that the shelling of Raqqa killed two", {"low confidence"}),
        ("en", "Shelling killed two in Raqqa, an unverified post said", {"unconfirmed reports"}),
        ("en", "Shelling killed two in Raqqa, the hospital said", set()),
    ],
)
def test_reservations(extractor: Extractor, lang: str, text: str, hedges: set[str]) -> None:
    claims = extractor.extract(Document(id="d", text=text, lang=lang, source="x", published_at="2020-03-03T10:00:00+03:00"))
    assert claims and {h for c in claims for h in c.hedges} == hedges
