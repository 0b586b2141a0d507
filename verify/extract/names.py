"""Marks the words that a text in a script with capitals writes as names, so that a person can be read where only a name stands."""

from collections.abc import Sequence

from msgspec.structs import replace

from verify.extract.duals import mark_duals
from verify.extract.items import Item, Sentence, Tag, actors_of
from verify.extract.tags import NAME_TAGS
from verify.extract.vocabulary import Vocabulary
from verify.text.normalise import Normalised

_TITLE_SHARE, _TITLE_LEAST = 0.7, 5
_SHORTEST = 3
_ENDINGS = (
    "ed",
    "ing",
    "ly",
    "tion",
    "sion",
    "ment",
    "ments",
    "ness",
    "ity",
    "ous",
    "ible",
    "able",
    "ship",
    "ful",
    "ations",
    "ies",
    "ists",
    "ist",
    "ers",
    "ism",
    "ance",
    "ence",
    "age",
    "ive",
    "ure",
    "ical",
    "ional",
    "ary",
    "ory",
)
_NAME = (Tag("name", None),)
_KINDS = ("word", "place")
_PEOPLE = frozenset({"casualty", "casualty_event", "casualty_verb", "say", "'eliminated", "'of the victims"})
_TELLING = ("casualty", "casualty_event", "casualty_verb", "say", "aux")


def mark_names(sentences: Sequence[Sentence], norm: Normalised, vocabulary: Vocabulary) -> list[Sentence]:
    """The sentences with their capitalised words marked; a headline that capitalises every word, the verb too, says nothing by it."""
    if vocabulary.clitics:
        return mark_duals(sentences, norm, vocabulary)
    return [_marked(s, norm, vocabulary) for s in sentences]


def _marked(sentence: Sentence, norm: Normalised, vocabulary: Vocabulary) -> Sentence:
    if _PEOPLE.isdisjoint(sentence.lexicons):
        return sentence
    capital = capitals(sentence, norm)
    if True not in capital:
        return sentence
    if title_case(sentence, capital):
        if not _shouted(sentence, norm):
            return sentence
        capital = _unknown_runs(sentence.items)
    symbol = vocabulary.symbol(NAME_TAGS)
    items = [
        _with_tag(i, symbol) if c and (i.kind in _KINDS or i.has("particle")) else i for c, i in zip(capital, sentence.items, strict=True)
    ]
    for k in range(len(items) - 1):
        if items[k].kind == "actor" and items[k + 1].kind == "word" and items[k + 1].has("name") and _is_given_name(items[k], norm):
            items[k] = replace(items[k], kind="word", payloads=()).tagged(_NAME, symbol)
    return sentence.with_items(tuple(items))


def _shouted(sentence: Sentence, norm: Normalised) -> bool:
    """Whether a sentence is all in capitals, as wires of old are."""
    return norm.original[slice(*norm.span(sentence.start, sentence.end))].isupper()


def _unknown_runs(items: Sequence[Item]) -> list[bool]:
    """Which items stand in a run of two words or more that no rule knows and that end as no common word does: a person's name, in capitals.

    A place's name in such a run is part of it: "MAYOR SAMIR HOMSI".
    """
    known = [not (_may_be_name(i) or (k > 0 and i.has("particle") and _may_be_name(items[k - 1]))) for k, i in enumerate(items)]
    runs = [False] * len(items)
    k = 0
    while k < len(items):
        end = k
        while end < len(items) and not known[end]:
            end += 1
        if end - k > 1 and any(i.kind == "word" for i in items[k:end]):
            runs[k:end] = [True] * (end - k)
        k = max(end, k + 1)
    return runs


def _may_be_name(item: Item) -> bool:
    if item.kind == "place":
        return not item.tags
    return (
        item.kind == "word" and not item.tags and item.text.isalpha() and len(item.text) >= _SHORTEST and not item.text.endswith(_ENDINGS)
    )


def capitals(sentence: Sentence, norm: Normalised) -> list[bool]:
    """Which items of a sentence are written with a capital."""
    original, starts = norm.original, norm.starts
    return [original[starts[i.start]].isupper() for i in sentence.items]


def title_case(sentence: Sentence, capital: Sequence[bool]) -> bool:
    """Whether a sentence capitalises nearly every word, the verb too: then capitals make no name."""
    letters = [c for c, i in zip(capital, sentence.items, strict=True) if i.text[:1].isalpha()]
    if len(letters) < _TITLE_LEAST or sum(letters) < _TITLE_SHARE * len(letters):
        return False
    return not any(not c and i.has_any(_TELLING) for c, i in zip(capital, sentence.items, strict=True))


def _is_given_name(item: Item, norm: Normalised) -> bool:
    """Whether a party's abbreviation is written as a name is, before a name: "Ola Hallaq" is no OLA."""
    written = norm.original[slice(*norm.span(item.start, item.end))]
    names = [name for actor in actors_of(item) for called in actor.names.values() for name in called]
    return written.istitle() and " " not in written and written.upper() in names and written not in names


def _with_tag(item: Item, symbol: str) -> Item:
    return item.tagged((*item.tags, *_NAME), symbol if item.kind == "word" else item.symbol)
