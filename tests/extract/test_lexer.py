from datetime import UTC, datetime

import pytest

from verify.extract import Extractor
from verify.extract.items import actors_of, number_of
from verify.extract.lexer import lex
from verify.extract.vocabulary import Vocabulary
from verify.text.normalise import normalise


@pytest.fixture(scope="module")
def arabic(extractor: Extractor) -> Vocabulary:
    language = extractor.language("ar")
    assert language is not None
    return language.vocabulary


@pytest.fixture(scope="module")
def english(extractor: Extractor) -> Vocabulary:
    language = extractor.language("en")
    assert language is not None
    return language.vocabulary


def items(text: str, vocabulary: Vocabulary):
    return [i for s in lex(normalise(text), vocabulary, datetime(2021, 7, 11, tzinfo=UTC)) for i in s.items]


def test_a_word_with_letters_written_on_it_says_what_they_mean(arabic: Vocabulary):
    (children,) = [i for i in items("قتل رجل وطفلان", arabic) if i.has("two_persons")]
    assert children.front == ("and",)


def test_a_definite_noun_points_back_and_an_indefinite_one_does_not(arabic: Vocabulary):
    assert [i.has("speaker_back") for i in items("المصدر", arabic)] == [True]
    assert [i.has("speaker_back") for i in items("مصدر", arabic)] == [False]


def test_a_possessive_ending_is_part_of_the_name(english: Vocabulary):
    named = items("Israel's military", english)[0]
    assert [a.id for a in actors_of(named)] == ["actor.israel"]


def test_a_number_that_counts_nothing_is_a_plain_word(english: Vocabulary):
    found = [i for i in items("70 percent of five people", english) if i.kind in ("number", "figure")]
    assert [i.kind for i in found] == ["figure", "number"]
    assert number_of(found[0]) is None


@pytest.mark.parametrize(
    ("text", "sentences"),
    [("The U.S. army fired. Nobody was hurt.", 2), ("It fell near Mr. Smith", 1), ("They came from the U.S. He said so", 2)],
)
def test_a_dot_of_an_abbreviation_ends_no_sentence(english: Vocabulary, text: str, sentences: int):
    assert len(lex(normalise(text), english, None)) == sentences


def test_each_set_of_tags_has_one_symbol_of_its_own(arabic: Vocabulary):
    tagged = [i for i in items("أعلن مصدر عسكري مقتل خمسة جنود في قصف صاروخي", arabic) if i.kind == "term"]
    by_tags = {frozenset(i.tags): i.symbol for i in tagged}
    assert len(set(by_tags.values())) == len(by_tags)
