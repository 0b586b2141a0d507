"""The name of a speaker within the words of a frame, and the outlet he speaks to."""

import pytest

from verify.extract import Extractor
from verify.extract.items import Item
from verify.extract.named import name_part, told_to
from verify.model import Document


def items(extractor: Extractor, text: str, lang: str) -> tuple[Item, ...]:
    _, (trace,) = extractor.explain(Document("d", text, lang))
    return trace.sentence.items


@pytest.mark.parametrize(
    ("text", "lang", "name"),
    [
        ("Northern Relief Agency also initially", "en", "northern relief agency"),
        ("but relatives", "en", "relatives"),
        ("a resident of Sarmin, 34,", "en", "a resident of sarmin"),
        ("وزارة الصحة في بيان", "ar", "وزاره الصحه"),
        ("مصدر دفاعي ما تناقلته", "ar", "مصدر دفاعي"),
    ],
)
def test_the_words_that_name_a_speaker(extractor: Extractor, text: str, lang: str, name: str) -> None:
    assert " ".join(i.text for i in name_part(items(extractor, text, lang))) == name


def test_the_outlet_spoken_to(extractor: Extractor) -> None:
    speaker, outlet = told_to(items(extractor, "مصدر طبي لرويترز", "ar"))
    assert ([i.text for i in speaker], [i.text for i in outlet]) == (["مصدر طبي"], ["رويترز"])
    assert told_to(items(extractor, "مصدر طبي من رويترز", "ar"))[1] == ()
