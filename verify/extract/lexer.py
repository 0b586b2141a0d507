"""Cuts a text into sentences of items, so that rules can speak of meanings and not of spellings.

Every word, number, date, place, actor and source becomes one item. An item carries tags (the lexicons it stands in, `number`,
`place`, ...); each set of tags is one private-use character, its symbol. A sentence is then a short string of symbols on which
the rules of a language are ordinary regular expressions in linear time.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from functools import cached_property, lru_cache
from itertools import product
from typing import Any, NamedTuple

from verify.extract.places import PlaceIndex, PlaceMention
from verify.rulepack import ActorSpec, LanguagePack, Rules, SourceSpec
from verify.text.dates import DateMention, find_dates
from verify.text.normalise import Normalised, fold
from verify.text.numbers import NumberMention, find_numbers
from verify.text.terms import Memo, TermIndex, Word, bare, words_of

FIRST_SYMBOL, LAST_SYMBOL = "\ue000", "\uf8e0"
PUNCTUATION = {c: chr(ord(LAST_SYMBOL) + 1 + n) for n, c in enumerate(',:;"()-/%')}
"""The symbol of each mark that a pattern can name."""
_PUNCTUATION = re.compile(r"[,:;\"()\-/%]")
_SENTENCE_END = re.compile(r"\n+|[.!?؟…]+(?=[\s\"')]|$)|(?<=[؀-ۿ]{3})[.](?=[؀-ۿ]{2})")
_WORD_TAG = frozenset({"word"})
_ONE_TAG = {kind: frozenset({kind}) for kind in ("date", "number", "place", "actor", "actor_adj", "source")}
NAME_TAGS = frozenset({"word", "name"})
"""The tags of a word that is written as a name."""
_MOST_SYMBOLS = 6000
_WRAPPED_LENGTH = 50
_ARMED = ("armed_group", "armed_forces")
_ARTICLE_FREE = (0, 2)
_ABOUT_LANGUAGE = frozenset({"abbreviation", "sentence_start", "suffix", "clitic", "exact", "light", "voice_class", "outlet_word"})


class Tag(NamedTuple):
    """A term's place in a lexicon, with its meaning there: lexicon `weapon`, value `rockets`."""

    lexicon: str
    value: str | None


class Item(NamedTuple):
    """One meaning-bearing piece of a sentence at [start, end) of the normalised text; `front` says what letters on it mean (and, for)."""

    start: int
    end: int
    symbol: str
    text: str
    kind: str
    tags: tuple[Tag, ...] = ()
    payloads: tuple[Any, ...] = ()
    front: tuple[str, ...] = ()

    def value(self, lexicon: str) -> str | None:
        """The item's value in a lexicon, None if it does not stand there or has none."""
        for name, value in self.tags:
            if name == lexicon:
                return value
        return None

    def has(self, lexicon: str, value: str | None = None) -> bool:
        """Whether the item stands in a lexicon (under this value)."""
        for name, own in self.tags:  # noqa: SIM110 - asked of every item many times, and a generator costs more than the loop
            if name == lexicon and (value is None or own == value):
                return True
        return False


class Sentence(NamedTuple):
    """The items of one sentence at [start, end) of the normalised text; `code` has one symbol an item."""

    number: int
    paragraph: int
    start: int
    end: int
    items: tuple[Item, ...]
    code: str


class Vocabulary:
    """The terms of one language together with the actors, sources and places of all packs, each with its symbol.

    Some lexicons speak of the language itself: `clitic` (letters written onto the front of a word, by meaning), `exact` (names of
    lexicons whose terms stand as they are, article included), `light` (names of lexicons whose terms are plain words too),
    `abbreviation`, `sentence_start` and `voice_class`.
    """

    def __init__(self, pack: LanguagePack, rules: Rules, places: PlaceIndex, literals: Iterable[str] = ()) -> None:
        self.pack, self.rules, self.places = pack, rules, places
        self._symbols: dict[frozenset[str], str] = {}
        self.clitics = bool(pack.lexicons.get("clitic"))
        exact = {e.term for e in pack.lexicons.get("exact", [])}
        self._light = {e.term for e in pack.lexicons.get("light", [])}
        pairs: dict[bool, list[tuple[str, object]]] = {True: [], False: []}
        for lexicon in sorted(set(pack.lexicons) - _ABOUT_LANGUAGE):
            pairs[lexicon in exact] += [(e.term, Tag(lexicon, e.value)) for e in pack.lexicons[lexicon]]
        pairs[False] += [(literal, Tag("'" + fold(literal), None)) for literal in sorted(set(literals))]
        named = (_actor_pairs(rules), _source_pairs(rules))
        self.indexes = (
            TermIndex(pairs[False], article_free=self.clitics, suffixes=self.clitics),
            TermIndex(pairs[True]),
            TermIndex(named[0], article_free=self.clitics),
            TermIndex(named[1]),
        )
        self.readings = Memo(self._readings)
        for kind in ("word", "number", "date", "place", "actor", "actor_adj", "source"):
            self.symbol(frozenset({kind}))
        self.symbol(NAME_TAGS)
        for tags in sorted(self._tag_sets((pairs[False], pairs[True], *named)), key=sorted):
            self.symbol(tags)
        self._nearest: dict[frozenset[str], str] = {}
        self._read: dict[tuple[int, ...], _Reading] = {}
        self._with_tag: dict[str, list[str]] = {}
        for tags, symbol in self._symbols.items():
            for tag in sorted(tags):
                self._with_tag.setdefault(tag, []).append(symbol)

    def _readings(self, word: str) -> tuple[tuple[TermIndex, Any], ...]:
        """The indexes of which some term begins with this word, with how it reads there."""
        return tuple((index, found) for index in self.indexes if (found := index.readings(word, self.clitics)))

    def _tag_sets(self, by_index: Sequence[Sequence[tuple[str, object]]]) -> set[frozenset[str]]:
        """Every set of tags that one stretch of words can have: what each index may give it, together."""
        by_word: dict[str, dict[tuple[int, str], frozenset[str]]] = {}
        nothing = frozenset[str]()
        for n, pairs in enumerate(by_index):
            for term, payload in pairs:
                folded = fold(term)
                word = " ".join(map(bare, folded.split())) if self.clitics else folded
                given, key = by_word.setdefault(word, {}), (n, word if n in _ARTICLE_FREE else folded)
                given[key] = given.get(key, nothing) | _tags_of_one(payload)
        found: set[frozenset[str]] = set()
        for given in by_word.values():
            if len(given) == 1:
                found.update(given.values())
                continue
            choices = [[nothing, *(tags for (m, _), tags in given.items() if m == n)] for n in range(len(by_index))]
            found.update(nothing.union(*chosen) for chosen in product(*choices))
        found |= {tags | {"actor"} for tags in found if "actor_back" in tags}
        whole = {self._complete(tags) for tags in found if tags}
        return whole | {(tags | {"place"}) - {"word"} for tags in whole}

    def _complete(self, tags: frozenset[str]) -> frozenset[str]:
        """The tags as patterns see them: what stands only in rules or in lexicons of light words is a plain word as well."""
        light = all(t.startswith("'") or t.partition(":")[0] in self._light for t in tags)
        return tags | {"word"} if light else tags

    def symbol(self, tags: frozenset[str]) -> str:
        """The character that stands for this set of tags."""
        found = self._symbols.get(tags)
        if found is None:
            if len(self._symbols) >= _MOST_SYMBOLS:
                return self._symbols[frozenset({"word"})]
            found = self._symbols[tags] = chr(ord(FIRST_SYMBOL) + len(self._symbols))
        return found

    def known_symbol(self, tags: frozenset[str]) -> str:
        """The character of a set of tags, or of the largest part of it that some term has."""
        tags = self._complete(tags)
        found = self._symbols.get(tags) or self._nearest.get(tags)
        if found is None:
            within = [s for s in self._symbols if s <= tags]
            best = max(within, key=lambda s: (len(s), sorted(s)), default=_WORD_TAG)
            found = self._nearest[tags] = self._symbols[best]
        return found

    def reading(self, payloads: tuple[Any, ...]) -> "_Reading":
        """What the payloads found at one stretch of words make of it; remembered.

        All but places are the very objects of `indexes` and live as long as these, so their identity is a key; one place is as good as another.
        """
        key = tuple([0 if type(p) is PlaceMention else id(p) for p in payloads])
        known = self._read.get(key)
        if known is None:
            known = self._read[key] = _reading(payloads, self)
        return known._replace(named=tuple(p for p in payloads if not isinstance(p, Tag))) if 0 in key else known

    def symbols_with(self, tag: str) -> str:
        """All characters whose set of tags holds this one."""
        return "".join(self._with_tag.get(tag, ()))

    @property
    def tag_names(self) -> frozenset[str]:
        """Every tag a pattern can name."""
        return frozenset(self._with_tag)

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """Words after which a dot ends no sentence."""
        return frozenset(fold(e.term).rstrip(".") for e in self.pack.lexicons.get("abbreviation", []))

    @cached_property
    def suffixes(self) -> frozenset[str]:
        """What may follow a word behind an apostrophe without meaning anything of its own ("Israel's")."""
        return frozenset(fold(e.term) for e in self.pack.lexicons.get("suffix", []))

    @cached_property
    def sentence_starts(self) -> frozenset[str]:
        """Words that begin a sentence where a dot could also be that of an abbreviation."""
        return frozenset(fold(e.term) for e in self.pack.lexicons.get("sentence_start", []))

    @cached_property
    def _voice_words(self) -> Mapping[str, str]:
        return {self._word(e.term): e.value or "" for e in self.pack.lexicons.get("voice_class", [])}

    def _word(self, term: str) -> str:
        return bare(fold(term)) if self.clitics else fold(term)

    def bare_words(self, text: str) -> tuple[str, ...]:
        """The words of a name without their articles."""
        return tuple(self._word(w) for w in text.split())

    @cached_property
    def epithet_words(self) -> frozenset[str]:
        """The words of the epithets of parties ("the occupation"), without their articles."""
        return frozenset(w for e in self.pack.lexicons.get("epithet", []) for w in self.bare_words(e.term))

    def voice_classes(self, called: str) -> frozenset[str]:
        """The classes of voices that the words of a name point at: source, official, media, group, statement, ..."""
        return frozenset(v for w in called.split() if (v := self._voice_words.get(self._word(w))) is not None)

    @cached_property
    def clitic_meanings(self) -> Mapping[str, str]:
        """The meaning of each letter written onto the front of a word: {"و": "and", ...}."""
        return {fold(e.term): e.value or "" for e in self.pack.lexicons.get("clitic", [])}

    def front(self, letters: str) -> tuple[str, ...]:
        """What the letters on the front of a word mean ("ول": and, for)."""
        if not letters:
            return ()
        return tuple(m for c in letters if (m := self.clitic_meanings.get(c)) is not None)


def _names(tag: Tag) -> set[str]:
    return {tag.lexicon} if tag.value is None else {tag.lexicon, f"{tag.lexicon}:{tag.value}"}


@lru_cache(maxsize=4096)
def _tags(tag: Tag) -> frozenset[str]:
    return frozenset(_names(tag))


def _tags_of_one(payload: Any) -> frozenset[str]:
    """The tags that a lexicon entry, an actor or a source gives."""
    return _tags(payload) if isinstance(payload, Tag) else _ONE_TAG[payload[0]]


def tags_of(payloads: Iterable[Any]) -> set[str]:
    """The tags that lexicon entries, actors and sources give to the words they are found at."""
    tags: set[str] = set()
    for payload in payloads:
        if isinstance(payload, PlaceMention):
            tags.add("place")
        else:
            tags |= _names(payload) if isinstance(payload, Tag) else {payload[0]}
    return tags


def _actor_pairs(rules: Rules) -> list[tuple[str, object]]:
    return [
        (name, (kind, actor))
        for actor in (rules.actors[k] for k in sorted(rules.actors))
        for names, kind in ((actor.names, "actor"), (actor.adjectives, "actor_adj"))
        for lang in sorted(names)
        for name in names[lang]
    ]


def _source_pairs(rules: Rules) -> list[tuple[str, object]]:
    return [
        (n, ("source", s)) for s in (rules.sources[k] for k in sorted(rules.sources)) for lang in sorted(s.names) for n in s.names[lang]
    ]


class _Reading(NamedTuple):
    """What an item of several payloads is: its symbol, its kind, its tags and what it names."""

    symbol: str
    kind: str
    tags: tuple[Tag, ...]
    named: tuple[Any, ...]


def _reading(payloads: tuple[Any, ...], vocabulary: Vocabulary) -> _Reading:
    symbol = vocabulary.known_symbol(frozenset(tags_of(payloads)))
    tags = tuple(p for p in payloads if isinstance(p, Tag))
    named = tuple(p for p in payloads if not isinstance(p, Tag))
    kinds = {"place" if isinstance(p, PlaceMention) else p[0] for p in named}
    kind = next((k for k in ("place", "actor", "actor_adj", "source") if k in kinds), "term")
    return _Reading(symbol, kind, tags, named)


class _Found(NamedTuple):
    start: int
    end: int
    kind: str
    payloads: tuple[Any, ...]


_new = tuple.__new__  # past the keyword handling of Item(), which costs as much as finding the words
_RANK = {"date": 0, "number": 1, "place": 2, "mixed": 3}
_MERGING = ("place", "mixed")


def lex(norm: Normalised, vocabulary: Vocabulary, anchor: datetime | None) -> list[Sentence]:
    """The sentences of a text; `anchor` is the moment of publication in the speaker's zone, for "yesterday"."""
    words = words_of(norm.text)
    found = _mentions(norm, vocabulary, anchor, words)
    sentences: list[Sentence] = []
    at = paragraph = 0
    for start, end, new_paragraph in _sentence_spans(norm, vocabulary):
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


def _sentence_spans(norm: Normalised, vocabulary: Vocabulary) -> Iterable[tuple[int, int, int]]:
    """(start, end, whether a new paragraph begins) of each sentence."""
    text, start, fresh = norm.text, 0, 0
    for m in _SENTENCE_END.finditer(text):
        if "\n" not in m.group():
            before = re.search(r"[\w.]+$", text[max(start, m.start() - 24) : m.start()])
            word = before.group() if before else ""
            short = m.group() == "." and (len(word) == 1 or word in vocabulary.abbreviations or "." in word)
            if short and not _starts(norm, m.end(), word, vocabulary.sentence_starts):
                continue
        if m.group() == "\n" and _wrapped(norm, start, m.start(), m.end()):
            continue
        if text[start : m.start()].strip():
            yield start, m.start(), fresh
            fresh = 0
        if "\n" in m.group():
            fresh = 1
        start = m.end()
    if text[start:].strip():
        yield start, len(text), fresh


def _wrapped(norm: Normalised, start: int, end: int, following: int) -> bool:
    """Whether a line only breaks off for its length: a long one, and the next begins with a small letter."""
    if following >= len(norm.text) or end - norm.text.rfind("\n", 0, end) < _WRAPPED_LENGTH or norm.text[end - 1 : end] in ".:;!?":
        return False
    return norm.original[norm.starts[following]].islower()


def _starts(norm: Normalised, i: int, word: str, starts: frozenset[str]) -> bool:
    """Whether a new sentence plainly starts here although the word before looks like an abbreviation ("the U.S. He said")."""
    follows = re.match(r"\s+(\w+)", norm.text[i : i + 40])
    if follows is None or "." not in word or follows.group(1) not in starts:
        return False
    return not norm.original[norm.starts[i + follows.start(1)]].islower()


def _mentions(norm: Normalised, vocabulary: Vocabulary, anchor: datetime | None, words: Sequence[Word]) -> dict[int, _Found]:
    """The longest mention beginning at each offset."""
    best: dict[int, _Found] = {}

    def offer(new: _Found) -> None:
        old = best.get(new.start)
        if old is None or new.end > old.end or (new.end == old.end and _RANK[new.kind] < _RANK[old.kind] and old.kind not in _MERGING):
            best[new.start] = new
        elif new.end == old.end and new.kind in _MERGING and old.kind in _MERGING:
            best[new.start] = _Found(old.start, old.end, "mixed", old.payloads + new.payloads)

    pack = vocabulary.pack
    numbers = find_numbers(norm.text, pack.numbers, words) if pack.numbers is not None else []
    if pack.dates is not None:
        for date in find_dates(norm.text, pack.dates, anchor, words, numbers):
            offer(_Found(date.start, date.end, "date", (date,)))
    for number in numbers:
        offer(_Found(number.start, number.end, "number", (number,)))
    for place in vocabulary.places.find(norm, pack.code, words):
        offer(_Found(place.start, place.end, "place", (place,)))
    text, known = norm.text, vocabulary.readings
    for i, word in enumerate(words):
        for index, readings in known[word[2]]:
            hit = index.best_at(text, words, i, readings)
            if hit is not None:
                offer(_new(_Found, (hit[0], hit[1], "mixed", hit[4])))
    return best


def _items(text: str, start: int, end: int, words: Sequence[Word], found: dict[int, _Found], vocabulary: Vocabulary) -> Iterable[Item]:
    """The items between two offsets, the longest mention first come, single words and punctuation where nothing was found."""
    at, plain, suffixes = start, vocabulary.symbol(_WORD_TAG), vocabulary.suffixes
    for word in words:
        begins, ends, written = word
        if begins < at:
            continue
        gap = text[at:begins]
        if gap == '"' and written in suffixes:
            at = ends
            continue
        if gap != " " and (at == start or gap != "-"):
            yield from _marks(text, at, begins)
        here = _at_word(begins, ends, found)
        if here is not None and here.kind == "number" and _in_date(here, found):
            here = None
        if here is None or here.end > end:
            yield _new(Item, (begins, ends, plain, written, "word", (), (), ()))
            at = ends
            continue
        yield _item(text, here, vocabulary, vocabulary.front(text[begins : here.start]))
        at = max(here.end, ends)
    yield from _marks(text, at, end)


def _in_date(number: _Found, found: dict[int, _Found]) -> bool:
    """Whether a figure only begins the words of a date: "around 6 p.m. on Saturday"."""
    if number.payloads[0].kind == "count":
        return False
    return any(o in found and found[o].kind == "date" and found[o].end > number.end for o in range(number.start + 1, number.end))


def _marks(text: str, start: int, end: int) -> Iterable[Item]:
    """The punctuation between two offsets."""
    return (
        Item(start + m.start(), start + m.end(), PUNCTUATION[m.group()], m.group(), "punct") for m in _PUNCTUATION.finditer(text[start:end])
    )


def _at_word(begins: int, ends: int, found: dict[int, _Found]) -> _Found | None:
    """The longest mention that begins at this word or behind its clitic; of two equal ones that of the lower rank, then the first."""
    best: _Found | None = None
    for at in range(begins, min(ends, begins + 4)):
        here = found.get(at)
        if here is not None and (best is None or (here.end, -_RANK[here.kind]) > (best.end, -_RANK[best.kind])):
            best = here
    return best


def _item(text: str, found: _Found, vocabulary: Vocabulary, front: tuple[str, ...]) -> Item:
    start, end, kind, payloads = found
    words = text[start:end]
    if kind == "mixed":
        symbol, kind, tags, named = vocabulary.reading(payloads)
        return _new(Item, (start, end, symbol, words, kind, tags, named, front))
    if kind == "number" and payloads[0].kind != "count":
        return _new(Item, (start, end, vocabulary.symbol(_WORD_TAG), words, "figure", (), payloads, front))
    return _new(Item, (start, end, vocabulary.symbol(_ONE_TAG[kind]), words, kind, (), payloads, front))


def name_back(sentences: Sequence[Sentence], vocabulary: Vocabulary) -> list[Sentence]:
    """The sentences with "those factions", "the group" naming the armed group last named before."""
    last: ActorSpec | None = None
    out: list[Sentence] = []
    for sentence in sentences:
        items, changed = list(sentence.items), False
        for k, item in enumerate(sentence.items):
            if not item.tags and not item.payloads:
                continue
            armed = [a for a in actors_of(item) if a.kind in _ARMED]
            if armed:
                last = armed[0]
            elif last is not None and item.has("actor_back") and not item.payloads:
                named = (("actor", last),)
                tags = frozenset(tags_of((*item.tags, *named)))
                items[k], changed = item._replace(symbol=vocabulary.known_symbol(tags), kind="actor", payloads=named), True
        out.append(sentence._replace(items=tuple(items), code="".join(i.symbol for i in items)) if changed else sentence)
    return out


def actors_of(item: Item) -> tuple[ActorSpec, ...]:
    """The actors an item names, as a name or an adjective."""
    if not item.payloads:
        return ()
    return tuple(p[1] for p in item.payloads if not isinstance(p, PlaceMention) and p[0] in ("actor", "actor_adj"))


def sources_of(item: Item) -> tuple[SourceSpec, ...]:
    """The registered sources an item names."""
    if not item.payloads:
        return ()
    return tuple(p[1] for p in item.payloads if not isinstance(p, PlaceMention) and p[0] == "source")


def number_of(item: Item) -> NumberMention | None:
    """The number an item is, if it is one."""
    return item.payloads[0] if item.kind == "number" else None


def date_of(item: Item) -> DateMention | None:
    """The date an item is, if it is one."""
    return item.payloads[0] if item.kind == "date" else None


def place_of(item: Item) -> PlaceMention | None:
    """The place an item is, if it is one."""
    return next((p for p in item.payloads if isinstance(p, PlaceMention)), None) if item.kind == "place" else None


__all__ = ["Item", "Sentence", "Tag", "Vocabulary", "actors_of", "date_of", "lex", "name_back", "number_of", "place_of", "sources_of"]
