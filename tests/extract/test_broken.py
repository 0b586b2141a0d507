"""Words that signs break up are read as the words they are; sentences that a scraper glued together stay two."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.conftest import Read
from verify.extract import Extractor
from verify.extract.broken import is_broken, mended
from verify.text.normalise import normalise


@pytest.mark.parametrize(
    ("given_text", "meant"),
    [
        ("إصا..بات بين المدنيين", "اصابات بين المدنيين"),
        ("قصف من العد9ان", "قصف من العدوان"),
        ("ثلاثة شه.داء", "ثلاثه شهدا"),
        ("خلية من د1عش", "خليه من داعش"),
        ("بقصف الصار/وخ", "بقصف الصاروخ"),
        ("قتل رجل في ادلب.قصف على جاسم", "قتل رجل في ادلب.قصف على جاسم"),
        ("مقتل رجل.إصابة آخر", "مقتل رجل.اصابه اخر"),
        ("الأول/ديسمبر 16حالة", "الاول/ديسمبر 16حاله"),
    ],
)
def test_words_are_put_together(extractor: Extractor, given_text: str, meant: str) -> None:
    language = extractor.language("ar")
    assert language is not None
    norm = normalise(given_text)
    assert (mended(norm, language.vocabulary.knows) if is_broken(norm.text) else norm).text.replace("ي", "ى") == meant.replace("ي", "ى")


def test_a_broken_post_is_read_with_its_own_words_as_evidence(read: Read) -> None:
    text = "شه.يدان وإصا..بات بغا.رة على جاسم"
    (claim,) = read(text)
    assert (claim.killed and claim.killed.min, claim.wounded and claim.wounded.min) == (2, 1)
    assert all(text[e.start : e.end] == e.quote for e in claim.evidence if e.start is not None)
    assert "شه.يدان" in {e.quote for e in claim.evidence}


@given(st.text(alphabet="قتل شهداء.9/اصابات-\n", max_size=40))
def test_every_letter_keeps_its_place(text: str) -> None:
    norm = normalise(text)
    whole = mended(norm, lambda word: len(word) > 4)
    assert len(whole.text) == len(whole.starts) == len(whole.ends)
    assert list(whole.starts) == sorted(whole.starts)
    assert all(0 <= a < b <= len(text) for a, b in zip(whole.starts, whole.ends, strict=True))
