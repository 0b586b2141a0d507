"""Tells two people from many where a vowel sign does: مدنيَّين are two civilians, مدنيِّين are civilians."""

import re
from collections.abc import Sequence

from verify.extract.items import Item, Sentence, Tag
from verify.extract.tags import tags_of
from verify.extract.vocabulary import Vocabulary
from verify.text.normalise import Normalised

_FATHA = "\u064e"
_DUAL = re.compile("[\u0621-\u064a]\u0651?\u064e\u0651?\u064a\u0652?\u0646[\u064e\u0650]?$")
_KEPT = frozenset(("person", "casualty"))
_TWO = (Tag("person", "people"), Tag("person", None), Tag("two_persons", None))


def mark_duals(sentences: Sequence[Sentence], norm: Normalised, vocabulary: Vocabulary) -> list[Sentence]:
    """The sentences with their people counted as two where the ending is written as that of a dual."""
    if _FATHA not in norm.original:
        return list(sentences)
    return [_marked(s, norm, vocabulary) for s in sentences]


def _marked(sentence: Sentence, norm: Normalised, vocabulary: Vocabulary) -> Sentence:
    if "person" not in sentence.lexicons and "casualty" not in sentence.lexicons:
        return sentence
    items = tuple(_as_two(i, norm, vocabulary) for i in sentence.items)
    return sentence.with_items(items) if items != sentence.items else sentence


def _as_two(item: Item, norm: Normalised, vocabulary: Vocabulary) -> Item:
    if not (item.has("person") or item.has("casualty")) or item.has("two_persons") or item.has("one_person"):
        return item
    if _DUAL.search(norm.original[slice(*norm.span(item.start, item.end))]) is None:
        return item
    counted = ("two_persons", "two_casualties") if item.has("casualty") else ("two_persons",)
    tags = (*(t for t in item.tags if t.lexicon in _KEPT), *(Tag(name, None) for name in counted))
    symbol = vocabulary.known_symbol(frozenset(tags_of(tags)))
    if symbol not in vocabulary.symbols_with("two_persons"):  # no word of the pack is two of just these people
        symbol = vocabulary.known_symbol(frozenset(tags_of(_TWO)))
    return item.tagged(tags, symbol)
