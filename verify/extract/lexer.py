"""Cuts a text into sentences of items, so that rules can speak of meanings and not of spellings.

Every word, number, date, place, actor and source becomes one item. An item carries tags (the lexicons it stands in, `number`,
`place`, ...); each set of tags is one private-use character, its symbol. A sentence is then a short string of symbols on which
the rules of a language are ordinary regular expressions in linear time.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cached_property
from typing import Any, NamedTuple

from verify.extract.places import PlaceIndex, PlaceMention
from verify.rulepack import ActorSpec, LanguagePack, Rules, SourceSpec
from verify.text.dates import DateMention, find_dates
from verify.text.normalise import Normalised, fold
from verify.text.numbers import NumberMention, find_numbers
from verify.text.terms import TermHit, TermIndex, Word, words_of

_FIRST_SYMBOL = 0xE000
_PUNCTUATION = re.compile(r"[,:;\"()\-/%]")
_SENTENCE_END = re.compile(r"\n+|[.!?؟…]+(?=[\s\"')]|$)|(?<=[؀-ۿ]{3})[.](?=[؀-ۿ]{2})")
_WORD_TAG = frozenset({"word"})


class Tag(NamedTuple):
    """A term's place in a lexicon, with its meaning there: lexicon `weapon`, value `rockets`."""

    lexicon: str
    value: str | None


class Item(NamedTuple):
    """One meaning-bearing piece of a sentence at [start, end) of the normalised text."""

    start: int
    end: int
    symbol: str
    text: str
    kind: str
    tags: tuple[Tag, ...] = ()
    payloads: tuple[Any, ...] = ()
    clitic: str = ""

    def value(self, lexicon: str) -> str | None:
        """The item's value in a lexicon, None if it does not stand there or has none."""
        for tag in self.tags:
            if tag.lexicon == lexicon:
                return tag.value
        return None

    def has(self, lexicon: str, value: str | None = None) -> bool:
        """Whether the item stands in a lexicon (under this value)."""
        return any(t.lexicon == lexicon and (value is None or t.value == value) for t in self.tags)


class Sentence(NamedTuple):
    """The items of one sentence at [start, end) of the normalised text; `code` has one symbol an item."""

    index: int
    paragraph: int
    start: int
    end: int
    items: tuple[Item, ...]
    code: str


class Vocabulary:
    """The terms of one language together with the actors, sources and places of all packs, each with its symbol."""

    def __init__(self, pack: LanguagePack, rules: Rules, places: PlaceIndex, literals: Iterable[str] = ()) -> None:
        self.pack, self.rules, self.places = pack, rules, places
        self._symbols: dict[frozenset[str], str] = {}
        by_term: dict[str, set[str]] = {}
        lexicon_pairs: list[tuple[str, object]] = []
        for lexicon in sorted(pack.lexicons):
            for entry in pack.lexicons[lexicon]:
                tag = Tag(lexicon, entry.value)
                lexicon_pairs.append((entry.term, tag))
                by_term.setdefault(fold(entry.term), set()).update(_names(tag))
        for literal in sorted(set(literals)):
            tag = Tag("'" + fold(literal), None)
            lexicon_pairs.append((literal, tag))
            by_term.setdefault(fold(literal), set()).update(_names(tag))
        free = pack.code == "ar"
        self.lexicon = TermIndex(lexicon_pairs, article_free=free, suffixes=free)
        self.actors = TermIndex(_actor_pairs(rules, by_term), article_free=True)
        self.sources = TermIndex(_source_pairs(rules, by_term))
        for kind in ("word", "number", "date", "place", "actor", "actor_adj", "source"):
            self.symbol(frozenset({kind}))
        for tags in sorted(by_term.values(), key=sorted):
            self.symbol(frozenset(tags))
        self._closed = True

    def symbol(self, tags: frozenset[str]) -> str:
        """The character that stands for this set of tags."""
        found = self._symbols.get(tags)
        if found is None:
            found = self._symbols[tags] = chr(_FIRST_SYMBOL + len(self._symbols))
        return found

    def known_symbol(self, tags: frozenset[str]) -> str | None:
        """The character of a set of tags that some term has; None for a set no term has."""
        return self._symbols.get(tags)

    def symbols_with(self, tag: str) -> str:
        """All characters whose set of tags holds this one."""
        return "".join(s for tags, s in self._symbols.items() if tag in tags)

    @property
    def tag_names(self) -> frozenset[str]:
        """Every tag a pattern can name."""
        return frozenset(tag for tags in self._symbols for tag in tags)

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """Words after which a dot ends no sentence."""
        return frozenset(fold(e.term).rstrip(".") for e in self.pack.lexicons.get("abbreviation", []))


def _names(tag: Tag) -> set[str]:
    return {tag.lexicon} if tag.value is None else {tag.lexicon, f"{tag.lexicon}:{tag.value}"}


def _actor_pairs(rules: Rules, by_term: dict[str, set[str]]) -> list[tuple[str, object]]:
    pairs: list[tuple[str, object]] = []
    for actor in (rules.actors[k] for k in sorted(rules.actors)):
        for names, kind in ((actor.names, "actor"), (actor.adjectives, "actor_adj")):
            for lang in sorted(names):
                for name in names[lang]:
                    pairs.append((name, (kind, actor)))
                    by_term.setdefault(fold(name), set()).add(kind)
    return pairs


def _source_pairs(rules: Rules, by_term: dict[str, set[str]]) -> list[tuple[str, object]]:
    pairs: list[tuple[str, object]] = []
    for source in (rules.sources[k] for k in sorted(rules.sources)):
        for lang in sorted(source.names):
            for name in source.names[lang]:
                pairs.append((name, ("source", source)))
                by_term.setdefault(fold(name), set()).add("source")
    return pairs


class _Found(NamedTuple):
    start: int
    end: int
    kind: str
    tags: tuple[Tag, ...]
    payloads: tuple[Any, ...]
    clitic: str


_RANK = {"date": 0, "number": 1, "place": 2, "mixed": 3}


def lex(norm: Normalised, vocabulary: Vocabulary, anchor: datetime | None) -> list[Sentence]:
    """The sentences of a text; `anchor` is the moment of publication in the speaker's zone, for "yesterday"."""
    words = words_of(norm.text)
    found = _mentions(norm, vocabulary, anchor, words)
    sentences: list[Sentence] = []
    at = paragraph = 0
    for start, end, new_paragraph in _sentence_spans(norm, vocabulary.abbreviations):
        paragraph += new_paragraph
        while at < len(words) and words[at].end <= start:
            at += 1
        upto = at
        while upto < len(words) and words[upto].start < end:
            upto += 1
        items = tuple(_items(norm.text, start, end, words[at:upto], found, vocabulary))
        if items:
            sentences.append(Sentence(len(sentences), paragraph, start, end, items, "".join(i.symbol for i in items)))
        at = upto
    return sentences


def _sentence_spans(norm: Normalised, abbreviations: frozenset[str]) -> Iterable[tuple[int, int, int]]:
    """(start, end, whether a new paragraph begins) of each sentence."""
    text, start, fresh = norm.text, 0, 0
    for m in _SENTENCE_END.finditer(text):
        if "\n" not in m.group():
            before = re.search(r"[\w.]+$", text[max(start, m.start() - 24) : m.start()])
            word = before.group() if before else ""
            if m.group() == "." and (len(word) == 1 or word in abbreviations or "." in word) and not _upper_follows(norm, m.end(), word):
                continue
        if text[start : m.start()].strip():
            yield start, m.start(), fresh
            fresh = 0
        if "\n" in m.group():
            fresh = 1
        start = m.end()
    if text[start:].strip():
        yield start, len(text), fresh


def _upper_follows(norm: Normalised, i: int, word: str) -> bool:
    """Whether a new sentence plainly starts here although the word before looks like an abbreviation ("the U.S. He said")."""
    follows = re.match(r"\s+(\w+)", norm.text[i : i + 40])
    if follows is None or "." not in word:
        return False
    return norm.text[i:].lstrip()[:4].split(" ")[0] in ("he", "she", "it", "we", "they", "the", "a", "in", "on")


def _mentions(norm: Normalised, vocabulary: Vocabulary, anchor: datetime | None, words: Sequence[Word]) -> dict[int, _Found]:
    """The longest mention beginning at each offset."""
    best: dict[int, _Found] = {}

    def offer(new: _Found) -> None:
        old = best.get(new.start)
        if old is None or (new.end, -_RANK[new.kind]) > (old.end, -_RANK[old.kind]):
            best[new.start] = new
        elif new.end == old.end and new.kind == old.kind == "mixed":
            best[new.start] = old._replace(tags=old.tags + new.tags, payloads=old.payloads + new.payloads)

    pack = vocabulary.pack
    if pack.dates is not None:
        for date in find_dates(norm.text, pack.dates, anchor):
            offer(_Found(date.start, date.end, "date", (), (date,), ""))
    if pack.numbers is not None:
        for number in find_numbers(norm.text, pack.numbers):
            offer(_Found(number.start, number.end, "number", (), (number,), ""))
    for place in vocabulary.places.find(norm, pack.code):
        offer(_Found(place.start, place.end, "place", (), (place,), ""))
    clitics = pack.code in ("ar", "fa")
    for hit in vocabulary.lexicon.find(norm.text, clitics, words):
        offer(_Found(hit.start, hit.end, "mixed", tuple(p for p in hit.payloads if isinstance(p, Tag)), (), hit.clitic))
    for index in (vocabulary.actors, vocabulary.sources):
        for hit in index.find(norm.text, clitics, words):
            offer(_Found(hit.start, hit.end, "mixed", (), hit.payloads, hit.clitic))
    return best


def _items(text: str, start: int, end: int, words: Sequence[Word], found: dict[int, _Found], vocabulary: Vocabulary) -> Iterable[Item]:
    """The items between two offsets, the longest mention first come, single words and punctuation where nothing was found."""
    at = start
    for word in words:
        if word.start < at:
            continue
        yield from (Item(at + m.start(), at + m.end(), m.group(), m.group(), "punct") for m in _PUNCTUATION.finditer(text[at : word.start]))
        here = _at_word(word, found)
        if here is None or here.end > end:
            yield Item(word.start, word.end, vocabulary.symbol(_WORD_TAG), word.text, "word")
            at = word.end
            continue
        yield _item(text, here, vocabulary)
        at = max(here.end, word.end)
    yield from (Item(at + m.start(), at + m.end(), m.group(), m.group(), "punct") for m in _PUNCTUATION.finditer(text[at:end]))


def _at_word(word: Word, found: dict[int, _Found]) -> _Found | None:
    """The longest mention that begins at this word or behind its clitic."""
    candidates = [found[o] for o in range(word.start, min(word.end, word.start + 4)) if o in found]
    return max(candidates, key=lambda f: (f.end, -_RANK[f.kind], -f.start), default=None)


def _item(text: str, found: _Found, vocabulary: Vocabulary) -> Item:
    words = text[found.start : found.end]
    if found.kind != "mixed":
        return Item(found.start, found.end, vocabulary.symbol(frozenset({found.kind})), words, found.kind, (), found.payloads)
    tags: set[str] = set()
    for tag in found.tags:
        tags |= _names(tag)
    tags |= {p[0] for p in found.payloads}
    symbol = vocabulary.known_symbol(frozenset(tags))
    if symbol is None:
        tags = {p[0] for p in found.payloads} if found.payloads else set().union(*(_names(t) for t in found.tags[:1]))
        symbol = vocabulary.known_symbol(frozenset(tags)) or vocabulary.symbol(_WORD_TAG)
    kind = "actor" if any(p[0] == "actor" for p in found.payloads) else found.payloads[0][0] if found.payloads else "term"
    return Item(found.start, found.end, symbol, words, kind, found.tags, found.payloads, found.clitic)


def actors_of(item: Item) -> tuple[ActorSpec, ...]:
    """The actors an item names, as a name or an adjective."""
    return tuple(p[1] for p in item.payloads if isinstance(p, tuple) and p[0] in ("actor", "actor_adj"))


def sources_of(item: Item) -> tuple[SourceSpec, ...]:
    """The registered sources an item names."""
    return tuple(p[1] for p in item.payloads if isinstance(p, tuple) and p[0] == "source")


def number_of(item: Item) -> NumberMention | None:
    """The number an item is, if it is one."""
    return item.payloads[0] if item.kind == "number" else None


def date_of(item: Item) -> DateMention | None:
    """The date an item is, if it is one."""
    return item.payloads[0] if item.kind == "date" else None


def place_of(item: Item) -> PlaceMention | None:
    """The place an item is, if it is one."""
    return item.payloads[0] if item.kind == "place" else None


__all__ = ["Item", "Sentence", "Tag", "TermHit", "Vocabulary", "actors_of", "date_of", "lex", "number_of", "place_of", "sources_of"]
