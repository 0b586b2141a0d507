"""A local voice tells of where it is when its text names no place."""

import pytest

from verify.extract import Extractor
from verify.model import Claim, Document, SourceKind


def told(extractor: Extractor, source: str, text: str, kind: SourceKind = "local") -> list[Claim]:
    lang = "ar" if any("؀" <= c <= "ۿ" for c in text) else "en"
    return extractor.extract(Document("d", text, lang, source=source, source_kind=kind, published_at="2021-07-11T12:00:00+03:00"))


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("ناشط إعلامي من سرمين", "القصف دمر ثلاثة منازل وقتل رجلا"),
        ("A resident in Sarmin", "The shelling destroyed three houses and killed a man."),
    ],
)
def test_the_place_a_local_source_says_it_is_in(extractor: Extractor, source: str, text: str) -> None:
    (claim,) = told(extractor, source, text)
    assert [p.name for p in claim.places] == ["Sarmin"]
    assert not any(e.dimension == "place" for e in claim.evidence), "no word of the text says so"


def test_a_text_that_names_a_place_is_of_that_place(extractor: Extractor) -> None:
    (claim,) = told(extractor, "A resident in Sarmin", "The shelling destroyed three houses in Binnish and killed a man.")
    assert [p.name for p in claim.places] == ["Binnish"]


@pytest.mark.parametrize(
    ("source", "kind"), [("شبكة سرمين الإخبارية", "local"), ("متحدث عسكري في دمشق", "official"), ("ناشط إعلامي", "local")]
)
def test_networks_named_after_a_place_and_officials_tell_of_anywhere(extractor: Extractor, source: str, kind: SourceKind) -> None:
    (claim,) = told(extractor, source, "القصف دمر ثلاثة منازل وقتل رجلا", kind)
    assert claim.places == ()
