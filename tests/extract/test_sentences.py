import pytest

from verify.extract import Extractor
from verify.extract.sentences import sentence_spans
from verify.text.normalise import normalise


def cut(text: str, extractor: Extractor, lang: str = "en") -> list[str]:
    language = extractor.language(lang)
    assert language is not None
    return [text[a:b].strip() for a, b, _ in sentence_spans(normalise(text), language.vocabulary)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It fell. Nobody was hurt!", ["It fell", "Nobody was hurt"]),
        ("It fell... Nobody was hurt?!", ["It fell", "Nobody was hurt"]),
        ('"It fell." They left', ['"It fell', '" They left']),
        ("At 10.30 it fell\n\nThey left", ["At 10.30 it fell", "They left"]),
        ("The base at x.com was hit.", ["The base at x.com was hit"]),
    ],
)
def test_marks_before_a_blank_and_empty_lines_end_a_sentence(extractor: Extractor, text: str, sentences: list[str]):
    assert cut(text, extractor) == sentences


def test_a_dot_between_arabic_words_ends_a_sentence_though_no_blank_follows(extractor: Extractor):
    assert cut("سقط الصاروخ.غادر السكان", extractor, "ar") == ["سقط الصاروخ", "غادر السكان"]


def test_a_new_paragraph_is_told_from_a_new_sentence(extractor: Extractor):
    language = extractor.language("en")
    assert language is not None
    assert [fresh for _, _, fresh in sentence_spans(normalise("It fell. They left\nAll is calm"), language.vocabulary)] == [0, 0, 1]
