"""Shared words weigh by their rarity; a text more changes the weight of few words."""

import numpy as np
import pytest

from verify.cluster.likeness import ENOUGH, Likeness, stem


def texts(*own: list[int]) -> list[list[int]]:
    """Texts that all share the words 1 to 4, among others of their own."""
    return [*own, *([1, 2, 3, 4, 1000 + n, 2000 + n % 8] for n in range(40))]


def likeness(some: list[list[int]]) -> Likeness:
    row = np.repeat(np.arange(len(some)), [len(words) for words in some])
    code, word = np.unique(np.array([word for words in some for word in words], np.int64), return_inverse=True)
    return Likeness(row, word, code, len(some))


def cosine(some: list[list[int]], i: int, j: int) -> float:
    return float(likeness(some).cosine(np.array([i]), np.array([j]))[0])


def test_rare_words_in_common_say_more_than_common_ones() -> None:
    rare = cosine(texts([1, 2, 50, 51, 52], [1, 2, 50, 51, 52]), 0, 1)
    common = cosine(texts([1, 2, 3, 2000, 2001, 2002], [1, 2, 3, 2003, 2004, 2005]), 0, 1)
    assert rare == pytest.approx(1.0)
    assert common < 0.1


def test_too_few_texts_or_words_say_nothing() -> None:
    assert np.isnan(cosine([[1, 2, 3], [1, 2, 3]], 0, 1))
    assert np.isnan(cosine(texts([50], [50]), 0, 1))
    assert not likeness([[1]] * (ENOUGH - 1)).enough


def test_another_text_leaves_most_signatures_alone() -> None:
    before = texts()
    after = [*before, [1, 2, 3, 2000, 9999]]
    same = likeness(before).signature == likeness(after).signature[: len(before)]
    assert same.mean() > 0.8


def test_the_order_of_texts_changes_nothing() -> None:
    some = texts([1, 50, 51, 52], [3, 50, 51, 52])
    assert cosine(some, 0, 1) == pytest.approx(cosine(some[::-1], len(some) - 1, len(some) - 2))


def test_words_that_come_down_to_one_are_one_and_what_says_nothing_does_not_count() -> None:
    row = np.concatenate([np.repeat([0, 1], 4), np.arange(2, 40)])
    word = np.array([0, 1, 2, 3, 4, 1, 2, 3, *range(5, 43)])
    code = np.array([7, 8, 9, 0, 7, *range(100, 138)])
    found = Likeness(row, word, code, 40)
    assert found.cosine(np.array([0]), np.array([1]))[0] == pytest.approx(1.0)
    assert found.words[:2].tolist() == [3, 3]


@pytest.mark.parametrize(
    ("word", "bare"), [("والمستشفي", "مستشفي"), ("بالقصف", "قصف"), ("مدرسه", "مدرسه"), ("of", ""), ("12", "12"), ("bakery", "bakery")]
)
def test_stems(word: str, bare: str) -> None:
    assert stem(word) == bare
