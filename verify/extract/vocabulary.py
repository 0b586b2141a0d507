"""The words of one language with the names of all packs, and the symbol that stands for each set of meanings."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from verify.extract.items import Tag, lexicons_of
from verify.extract.places import PlaceIndex, PlaceMention
from verify.extract.tags import NAME_TAGS, WORD_TAG, tag_sets, tags_of
from verify.rulepack import LanguagePack, Rules
from verify.text.normalise import fold
from verify.text.terms import Beginning, Memo, TermIndex, bare

FIRST_SYMBOL, LAST_SYMBOL = "\ue000", "\uf8e0"
PUNCTUATION = {c: chr(ord(LAST_SYMBOL) + 1 + n) for n, c in enumerate(',:;"()-/%')}
"""The symbol of each mark that a pattern can name."""
_MOST_SYMBOLS = 6000
_ABOUT_LANGUAGE = frozenset(
    {
        "abbreviation",
        "sentence_start",
        "suffix",
        "clitic",
        "exact",
        "light",
        "voice_class",
        "outlet_word",
        "described",
        "small_word",
        "army_word",
        "regular_unit",
        "group_name",
        "common_in_names",
    }
)


class Begins(Struct, frozen=True, gc=False):
    """What begins with one word: in which indexes, in which of them terms of several words (and the second of these), and what it is alone.

    `alone` has for each length of the clitic before it the payloads of the word and what they make of it.
    """

    indexes: tuple[tuple[TermIndex[Any], Beginning[Any]], ...]
    longer: tuple[tuple[TermIndex[Any], Beginning[Any]], ...]
    seconds: frozenset[str]
    alone: tuple[tuple[int, tuple[Any, ...], "Reading"], ...]


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
        named = (_actor_pairs(rules, pack.code), _source_pairs(rules, pack.code))
        if self.clitics:
            pairs[False] += _armed_names(named[0], pack)
        self.indexes = (
            TermIndex[Any](pairs[False], article_free=self.clitics, suffixes=self.clitics),
            TermIndex[Any](pairs[True]),
            TermIndex[Any](named[0], article_free=self.clitics),
            TermIndex[Any](named[1]),
        )
        self.begins = Memo(self._begins)
        self.stems = Memo(self._stems)
        for kind in ("word", "number", "date", "place", "actor", "actor_adj", "source"):
            self.symbol(frozenset({kind}))
        self.symbol(NAME_TAGS)
        for tags in sorted(self._whole(tag_sets((pairs[False], pairs[True], *named), self.clitics)), key=sorted):
            self.symbol(tags)
        self._plain: dict[str, frozenset[str]] = {}
        self._nearest: dict[frozenset[str], str] = {}
        self._read: dict[tuple[int, ...], Reading] = {}
        self._members: dict[tuple[str, ...], str] = {}
        self._with_tag: dict[str, list[str]] = {}
        for tags, symbol in self._symbols.items():
            for tag in sorted(tags):
                self._with_tag.setdefault(tag, []).append(symbol)

    def _begins(self, word: str) -> "Begins | None":
        """What begins with this word in any of the indexes."""
        begins = tuple((index, found) for index in self.indexes if (found := index.beginning(word, self.clitics)) is not None)
        if not begins:
            return None
        alone: dict[int, tuple[Any, ...]] = {}
        for clitic, payloads in (found.alone for _, found in begins if found.alone is not None):
            alone[len(clitic)] = (*alone.get(len(clitic), ()), *payloads)
        single = tuple((at, payloads, self.reading(payloads)) for at, payloads in alone.items())
        longer = tuple((index, found) for index, found in begins if found.seconds)
        return Begins(begins, longer, frozenset[str]().union(*[found.seconds for _, found in longer]), single)

    def knows(self, word: str) -> bool:
        """Whether a folded word is a term by itself, with letters on its front or without."""
        begins = self.begins[word]
        return begins is not None and bool(begins.alone)

    def _stems(self, word: str) -> frozenset[str]:
        """The forms under which a word can go on a term of any index."""
        return frozenset(stem for index in self.indexes for stem in index.stems[word])

    def _whole(self, found: Iterable[frozenset[str]]) -> set[frozenset[str]]:
        """These sets of tags as patterns see them, and each with a place named by the same words."""
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
                return self._symbols[WORD_TAG]
            found = self._symbols[tags] = chr(ord(FIRST_SYMBOL) + len(self._symbols))
        return found

    def known_symbol(self, tags: frozenset[str]) -> str:
        """The character of a set of tags, or of the largest part of it that some term has."""
        tags = self._complete(tags)
        found = self._symbols.get(tags) or self._nearest.get(tags)
        if found is None:
            within = [s for s in self._symbols if s <= tags]
            best = max(within, key=lambda s: (len(s), sorted(s)), default=WORD_TAG)
            found = self._nearest[tags] = self._symbols[best]
        return found

    def reading(self, payloads: tuple[Any, ...]) -> "Reading":
        """What the payloads found at one stretch of words make of it; remembered.

        All but places are the very objects of `indexes` and live as long as these, so their identity is a key; one place is as good as another.
        """
        key = tuple([0 if type(p) is PlaceMention else id(p) for p in payloads])
        known = self._read.get(key)
        if known is None:
            known = self._read[key] = _reading(payloads, self)
        return replace(known, named=tuple(p for p in payloads if not isinstance(p, Tag))) if 0 in key else known

    def symbols_with(self, tag: str) -> str:
        """All characters whose set of tags holds this one."""
        return "".join(self._with_tag.get(tag, ()))

    @cached_property
    def tag_names(self) -> frozenset[str]:
        """Every tag a pattern can name."""
        return frozenset(self._with_tag)

    def symbols_of(self, tags: tuple[str, ...]) -> str:
        """All characters whose set of tags holds one of these, in order; patterns name the same ones over and over."""
        found = self._members.get(tags)
        if found is None:
            found = self._members[tags] = "".join(sorted({s for t in tags for s in self._with_tag.get(t, ())}))
        return found

    @cached_property
    def abbreviations(self) -> frozenset[str]:
        """Words after which a dot ends no sentence."""
        return frozenset(fold(e.term).rstrip(".") for e in self.pack.lexicons.get("abbreviation", []))

    def words_in(self, lexicon: str) -> frozenset[str]:
        """The single words of a lexicon that speaks of the language itself, without their articles; remembered."""
        found = self._plain.get(lexicon)
        if found is None:
            found = self._plain[lexicon] = frozenset(self._word(e.term) for e in self.pack.lexicons.get(lexicon, []))
        return found

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
        """The words that make epithets of parties ("occupation" in "planes of the occupation"), without their articles."""
        return frozenset(self.bare_words(e.term)[-1] for e in self.pack.lexicons.get("epithet", []))

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


def _said_in(rules: Rules, code: str, names: Mapping[str, Sequence[str]]) -> list[str]:
    """The languages whose names may stand in a text of this one: "روسية" is an adjective in Arabic and a country in Persian."""
    return [lang for lang in sorted(names) if lang == code or lang not in rules.named_by_pack]


def _actor_pairs(rules: Rules, code: str) -> list[tuple[str, object]]:
    return [
        (name, (kind, actor))
        for actor in (rules.actors[k] for k in sorted(rules.actors))
        for names, kind in ((actor.names, "actor"), (actor.adjectives, "actor_adj"))
        for lang in _said_in(rules, code, names)
        for name in names[lang]
    ]


def _armed_names(actors: Iterable[tuple[str, object]], pack: LanguagePack) -> list[tuple[str, object]]:
    """The names of parties that begin with their weapon, where the first word is what a name is of: "طيران الاحتلال" is an air force."""
    weapons = {bare(fold(e.term)): Tag("weapon", e.value) for e in pack.lexicons.get("weapon", [])}
    firsts = ((name, bare(fold(name).split(" ", 1)[0])) for name, _ in actors if " " in name)
    return [(name, weapons[first]) for name, first in firsts if first in weapons]


def _source_pairs(rules: Rules, code: str) -> list[tuple[str, object]]:
    sources = [rules.sources[k] for k in sorted(rules.sources)]
    return [(n, ("source", s)) for s in sources for lang in _said_in(rules, code, s.names) for n in s.names[lang]]


class Reading(Struct, frozen=True, gc=False):
    """What an item of several payloads is: its symbol, its kind, its tags and what it names."""

    symbol: str
    kind: str
    tags: tuple[Tag, ...]
    named: tuple[Any, ...]
    lexicons: frozenset[str]


def _reading(payloads: tuple[Any, ...], vocabulary: Vocabulary) -> Reading:
    symbol = vocabulary.known_symbol(frozenset(tags_of(payloads)))
    tags = tuple(p for p in payloads if isinstance(p, Tag))
    named = tuple(p for p in payloads if not isinstance(p, Tag))
    kinds = {"place" if isinstance(p, PlaceMention) else p[0] for p in named}
    kind = next((k for k in ("place", "actor", "actor_adj", "source") if k in kinds), "term")
    return Reading(symbol, kind, tags, named, lexicons_of(tags))
