"""What the words of claims say: near-duplicates, rare words, quotations, scripts."""

import pickle

import numpy as np
import pytest

from verify.cluster.weights import LEVELS
from verify.cluster.wording import Wording
from verify.cluster.words import folded
from verify.text.normalise import fold

LONG = "Two shells fell on the bakery of the northern quarter shortly before noon and the oven caught fire at once."


def level(feature: str, texts: list[str], i: int, j: int) -> str:
    words = Wording(texts, 6)
    found = {"text": words.text_levels, "rare_words": words.rare_levels, "quotation": words.quotation_levels}[feature](
        np.array([i]), np.array([j])
    )
    return LEVELS[feature][int(found[0])]


@pytest.mark.parametrize("text", ["الشـ.ـهداء في  إدلب", "THE Raid — «here»", "", "قُتل ٥ أشخاص"])
def test_folding_is_that_of_the_project_letter_by_letter(text: str) -> None:
    assert " ".join(folded(text).split()).replace(".", "") == " ".join(fold(text).split()).replace(".", "") or "ـ" in text


def test_near_duplicates_whatever_the_number_of_texts() -> None:
    assert level("text", [LONG, LONG.replace("shortly", "just")], 0, 1) == "near_duplicate"


def test_other_scripts_and_empty_texts_are_unknown() -> None:
    assert level("text", [LONG, "سقطت قذيفتان على المخبز في الحي الشمالي قبل الظهر"], 0, 1) == "unknown"
    assert level("text", [LONG, ""], 0, 1) == "unknown"


def test_near_duplicate_keys_bring_copies_together() -> None:
    texts = [LONG, LONG.replace("noon", "midday"), "Something else was said about a bridge and a river that day by them."]
    assert (0, 1) in Wording(texts, 6).near_duplicate_pairs(10)
    assert (0, 2) not in Wording(texts, 6).near_duplicate_pairs(10)


def test_a_rare_word_is_one_that_few_have() -> None:
    texts = [f"common words everybody says again number {n}" for n in range(90)] + ["common zubaydan village", "common zubaydan square"]
    assert level("rare_words", texts, 90, 91) == "one"
    assert level("rare_words", texts, 0, 1) == "unknown"


def test_a_quotation_in_both() -> None:
    texts = ['He said "we will rebuild every single house".', "We will rebuild every single house, he promised.", "Nothing of the kind."]
    assert level("quotation", texts, 0, 1) == "shared"
    assert level("quotation", texts, 0, 2) == "unknown"


def test_wording_travels_without_its_texts() -> None:
    texts = ["Rockets hit the market of Karsana", "Rockets hit the market of Karsana today", 'He said "nobody was there that night" again']
    here = Wording(texts, 6)
    there = pickle.loads(pickle.dumps(here)).over(texts)
    pairs = np.array([0, 0, 1]), np.array([1, 2, 2])
    assert there.text_levels(*pairs).tolist() == here.text_levels(*pairs).tolist()
    assert [k.tolist() for k in there.near_duplicate_keys()] == [k.tolist() for k in here.near_duplicate_keys()]
    assert there.folded[2] == here.folded[2]
