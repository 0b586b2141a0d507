"""Words found in all texts at once are those found text by text."""

import re

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from verify.cluster import words as module
from verify.cluster.words import Words, codes_of, folded, folded_together
from verify.text.normalise import fold

_LETTERS = st.text("abcZé3٣ _-.\n\"'ﷲلاإلـٰهـَ½ßİ\u0301\u200f😀\ud800", max_size=30)
_TEXTS = st.lists(_LETTERS, max_size=8)


def read(words: Words) -> list[list[str]]:
    found: list[list[str]] = [[] for _ in range(words.n)]
    for row, code in zip(words.row.tolist(), words.code.tolist(), strict=True):
        found[row].append(words.distinct[code])
    return found


@given(_TEXTS)
def test_the_words_are_the_runs_of_letters_of_the_folded_text(texts: list[str]) -> None:
    words = Words(texts)
    assert read(words) == [re.findall(r"\w+", folded(t)) for t in texts]
    assert words.count.tolist() == [len(re.findall(r"\w+", folded(t))) for t in texts]
    assert all(len(folded(t)) <= size for t, size in zip(texts, words.size.tolist(), strict=True))


@given(_TEXTS)
def test_the_scripts_that_a_text_is_written_in(texts: list[str]) -> None:
    assert Words(texts).script.tolist() == [bool(re.search("[؀-ۿ]", t)) + 2 * bool(re.search("[a-zA-Z]", t)) for t in texts]


@given(_TEXTS, _TEXTS)
def test_a_word_has_one_number_wherever_it_stands(some: list[str], others: list[str]) -> None:
    one, other = Words(some), Words(others)
    number = {word: code for code, word in one.distinct.items()}
    assert len(number) == len(one.distinct)
    assert all(number.get(word, code) == code for code, word in other.distinct.items())
    assert codes_of([one.distinct[c] for c in one.names.tolist()]).tolist() == one.names.tolist()
    assert one.names[one.word].tolist() == one.code.tolist()


def test_texts_read_in_portions_are_read_alike() -> None:
    texts = ["three words here", "", "ثلاث كلمات", "and two", "more"] * 5
    whole = Words(texts)
    before = module._LETTERS
    try:
        module._LETTERS = 7
        parts = Words(texts)
    finally:
        module._LETTERS = before
    assert np.array_equal(whole.code, parts.code)
    assert np.array_equal(whole.row, parts.row)
    assert np.array_equal(whole.size, parts.size)
    assert np.array_equal(whole.word, parts.word)


def test_an_empty_word_has_no_number() -> None:
    assert codes_of(["", "a", ""]).tolist()[::2] == [0, 0]
    assert codes_of([]).tolist() == []


def test_letters_fold_as_everywhere() -> None:
    assert folded(" Les Élèves ١٢ ") == fold("les eleves 12")


@given(_TEXTS)
def test_texts_fold_together_as_they_do_one_by_one(texts: list[str]) -> None:
    assert folded_together(texts) == [folded(t) for t in texts]


def test_letters_that_fold_to_several_or_to_none_keep_their_texts_apart() -> None:
    texts = ["‼ a", "قُتل", "", "½ b", "|~", "c"]
    assert folded_together(texts) == [folded(t) for t in texts]
