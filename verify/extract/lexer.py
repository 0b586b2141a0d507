"""Cuts a text into sentences of items, so that rules can speak of meanings and not of spellings.

Every word, number, date, place, actor and source becomes one item. An item carries tags (the lexicons it stands in, `number`,
`place`, ...); each set of tags is one private-use character, its symbol. A sentence is then a short string of symbols on which
the rules of a language are ordinary regular expressions in linear time.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from verify.extract.items import Item, Sentence, actors_of, sentence_of
from verify.extract.places import PlaceMention
from verify.extract.sentences import sentence_spans
from verify.extract.tags import ONE_TAG, WORD_TAG, tags_of
from verify.extract.vocabulary import PUNCTUATION, Reading, Vocabulary
from verify.rulepack import ActorSpec
from verify.text.dates import DateMention, find_dates
from verify.text.normalise import Normalised
from verify.text.number_scan import Scan
from verify.text.numbers import NumberMention, numbers_in
from verify.text.terms import Word, words_of

_PUNCTUATION = re.compile(r"[,:;\"()\-/%]")
_ARMED = ("armed_group", "armed_forces")
_SHORT = 4
_CLITICS = 4  # letters within which a mention may begin behind the letters on the front of a word


class _Found(Struct, frozen=True, gc=False):
    start: int
    end: int
    kind: str
    payloads: tuple[Any, ...]
    reading: Reading | None = None


_RANK = {"date": 0, "number": 1, "place": 2, "mixed": 3}
_MERGING = ("place", "mixed")


class Unread(Struct, frozen=True, gc=False):
    """A text to be cut by the words of one language; `anchor` is the moment of publication in the speaker's zone, for "yesterday"."""

    norm: Normalised
    vocabulary: Vocabulary
    anchor: datetime | None


def lex(norm: Normalised, vocabulary: Vocabulary, anchor: datetime | None) -> list[Sentence]:
    """The sentences of one text."""
    return lex_all([Unread(norm, vocabulary, anchor)])[0]


def lex_all(texts: Sequence[Unread]) -> list[list[Sentence]]:
    """The sentences of each of several texts; what is looked for is looked for in all of them before the next."""
    words = [words_of(t.norm.text) for t in texts]
    found = [
        _best(t.norm.text, t.vocabulary, own, *mentions) for t, own, mentions in zip(texts, words, _mentions(texts, words), strict=True)
    ]
    return [_sentences(t.norm, t.vocabulary, own, best) for t, own, best in zip(texts, words, found, strict=True)]


def _sentences(norm: Normalised, vocabulary: Vocabulary, words: Sequence[Word], found: dict[int, _Found]) -> list[Sentence]:
    sentences: list[Sentence] = []
    within = found.keys() - {word.start for word in words}
    behind = {at - step for at in within for step in range(1, _CLITICS)}  # where a word may begin that a mention begins within
    at = paragraph = 0
    for start, end, new_paragraph in sentence_spans(norm, vocabulary):
        paragraph += new_paragraph
        while at < len(words) and words[at].end <= start:
            at += 1
        upto = at
        while upto < len(words) and words[upto].start < end:
            upto += 1
        items = tuple(_items(norm.text, start, end, words[at:upto], found, behind, vocabulary))
        if items:
            sentences.append(sentence_of(len(sentences), paragraph, start, end, items))
        at = upto
    return sentences


_Mentions = tuple[Sequence[DateMention], Sequence[NumberMention], Sequence[PlaceMention]]


def _mentions(texts: Sequence[Unread], words: Sequence[Sequence[Word]]) -> Iterable[_Mentions]:
    """The dates, numbers and places of each text."""
    packs = [t.vocabulary.pack for t in texts]
    scans = [
        Scan(t.norm.text, pack.numbers, own) if pack.numbers is not None else None for t, pack, own in zip(texts, packs, words, strict=True)
    ]
    numbers = [numbers_in(scan) if scan is not None else [] for scan in scans]
    dates = [
        find_dates(t.norm.text, pack.dates, t.anchor, own, found, scan) if pack.dates is not None else []
        for t, pack, own, found, scan in zip(texts, packs, words, numbers, scans, strict=True)
    ]
    places = [t.vocabulary.places.find(t.norm, pack.code, own) for t, pack, own in zip(texts, packs, words, strict=True)]
    return zip(dates, numbers, places, strict=True)


def _best(
    text: str,
    vocabulary: Vocabulary,
    words: Sequence[Word],
    dates: Sequence[DateMention],
    numbers: Sequence[NumberMention],
    places: Sequence[PlaceMention],
) -> dict[int, _Found]:
    """The longest mention beginning at each offset."""
    best: dict[int, _Found] = {}
    for date in dates:
        _offer(best, _Found(date.start, date.end, "date", (date,)))
    for number in numbers:
        _offer(best, _Found(number.start, number.end, "number", (number,)))
    for place in places:
        _offer(best, _Found(place.start, place.end, "place", (place,)))
    known, stems = vocabulary.begins, vocabulary.stems
    for i, word in enumerate(words):
        begins = known[word.text]
        if begins is None:
            continue
        # A look at what may follow in any index spares most words a look in each.
        longer = begins.seconds and i + 1 < len(words) and not begins.seconds.isdisjoint(stems[words[i + 1].text])
        if longer and any(index.may_go_on(words, i, beginning) for index, beginning in begins.longer):
            hits = [hit for index, beginning in begins.indexes if (hit := index.best_at(text, words, i, beginning)) is not None]
            for hit in hits:
                _offer(best, _Found(hit.start, hit.end, "mixed", hit.payloads))
        else:
            for clitic, payloads, reading in begins.alone:
                new = _Found(word.start + clitic, word.end, "mixed", payloads, reading)
                if best.setdefault(new.start, new) is not new:
                    _offer(best, new)
    return best


def _offer(best: dict[int, _Found], new: _Found) -> None:
    """Takes in a mention if none that begins there is longer; of equal ones places and terms stand together, else the rank decides."""
    old = best.get(new.start)
    if old is None or new.end > old.end or (new.end == old.end and _RANK[new.kind] < _RANK[old.kind] and old.kind not in _MERGING):
        best[new.start] = new
    elif new.end == old.end and new.kind in _MERGING and old.kind in _MERGING:
        best[new.start] = _Found(old.start, old.end, "mixed", old.payloads + new.payloads)


def _items(
    text: str, start: int, end: int, words: Sequence[Word], found: dict[int, _Found], behind: set[int], vocabulary: Vocabulary
) -> list[Item]:
    """The items between two offsets, the longest mention first come, single words and punctuation where nothing was found."""
    at, plain, suffixes = start, vocabulary.symbol(WORD_TAG), vocabulary.suffixes
    items: list[Item] = []
    for word in words:
        begins, ends = word.start, word.end
        if begins < at:
            continue
        gap = text[at:begins]
        if gap != " " and gap:
            if gap == '"' and word.text in suffixes:
                at = ends
                continue
            if at == start or gap != "-":
                items += _marks(text, at, begins)
        here = _at_word(begins, ends, found) if begins in behind else found.get(begins)
        if here is not None and here.kind == "number" and _in_date(here, found):
            here = None
        if here is None or here.end > end:
            items.append(Item(begins, ends, plain, word.text, "word"))
            at = ends
            continue
        items.append(_item(text, here, vocabulary, vocabulary.front(text[begins : here.start]) if here.start > begins else ()))
        at = max(here.end, ends)
    if at < end:
        items += _marks(text, at, end)
    return items


def _in_date(number: _Found, found: dict[int, _Found]) -> bool:
    """Whether a figure only begins the words of a date: "around 6 p.m. on Saturday"."""
    if number.payloads[0].kind == "count":
        return False
    return any(o in found and found[o].kind == "date" and found[o].end > number.end for o in range(number.start + 1, number.end))


def _marks(text: str, start: int, end: int) -> list[Item]:
    """The punctuation between two offsets."""
    gap = text[start:end]
    found = _marks_of(gap) if len(gap) <= _SHORT else _marks_in(gap)
    return [Item(start + at, start + at + 1, PUNCTUATION[mark], mark, "punct") for at, mark in found]


def _marks_in(gap: str) -> tuple[tuple[int, str], ...]:
    return tuple((m.start(), m.group()) for m in _PUNCTUATION.finditer(gap))


@lru_cache(maxsize=4096)  # what stands between words is nearly always one of a few: ", ", ". ", " - "
def _marks_of(gap: str) -> tuple[tuple[int, str], ...]:
    return _marks_in(gap)


def _at_word(begins: int, ends: int, found: dict[int, _Found]) -> _Found | None:
    """The longest mention that begins at this word or behind its clitic; of two equal ones that of the lower rank, then the first."""
    best: _Found | None = None
    for at in range(begins, min(ends, begins + _CLITICS)):
        here = found.get(at)
        if here is not None and (best is None or (here.end, -_RANK[here.kind]) > (best.end, -_RANK[best.kind])):
            best = here
    return best


def _item(text: str, found: _Found, vocabulary: Vocabulary, front: tuple[str, ...]) -> Item:
    start, end, kind, payloads = found.start, found.end, found.kind, found.payloads
    words = text[start:end]
    if kind == "mixed":
        means = found.reading or vocabulary.reading(payloads)
        return Item(start, end, means.symbol, words, means.kind, means.tags, means.named, front, means.lexicons)
    if kind == "number" and payloads[0].kind != "count":
        return Item(start, end, vocabulary.symbol(WORD_TAG), words, "figure", (), payloads, front)
    return Item(start, end, vocabulary.symbol(ONE_TAG[kind]), words, kind, (), payloads, front)


def name_back(sentences: Sequence[Sentence], vocabulary: Vocabulary) -> list[Sentence]:
    """The sentences with "those factions", "the group" naming the armed group last named before."""
    if not any("actor_back" in s.lexicons for s in sentences):
        return list(sentences)
    last: ActorSpec | None = None
    out: list[Sentence] = []
    for sentence in sentences:
        items, changed = list(sentence.items), False
        for k, item in enumerate(sentence.items):
            if item.payloads:
                last = next((a for a in actors_of(item) if a.kind in _ARMED), last)
            elif last is not None and "actor_back" in item.lexicons:
                named = (("actor", last),)
                tags = frozenset(tags_of((*item.tags, *named)))
                items[k], changed = replace(item, symbol=vocabulary.known_symbol(tags), kind="actor", payloads=named), True
        out.append(sentence.with_items(tuple(items)) if changed else sentence)
    return out
