"""Finds many terms in a text at once, word by word, through the letters that Arabic writes onto the front of a word.

A term is a run of words. The text is cut into words once; each word is looked up with its clitics (و ف ب ل ك, the article)
taken off, so "وبدير الزور" finds "دير الزور". The cost a word does not depend on how many terms there are.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any, Generic, TypeVar

from msgspec import Struct

from verify.text.normalise import fold

WORD = re.compile(r"[ء-ي]++(?=[\da-z])|[a-z]++(?=[ء-ي])|\w+")
_PLAIN_WORD = re.compile(r"\w+")
_ARABIC = re.compile(r"[؀-ۿ]")
_MEMO_LIMIT = 200_000
Payload = TypeVar("Payload")
_JOINTS = frozenset((" ", "-", ".", "'", '"', "/", '" ', ' "', "- ", " -"))  # between words of one term
_PREFIXES = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل", "لل", "ولل", "فلل")
_SUFFIXES = ("ه", "ها", "هم", "هما", "نا", "هن")


class Word(Struct, frozen=True, gc=False):
    """One word of a normalised text, at [start, end)."""

    start: int
    end: int
    text: str


class TermHit(Struct, Generic[Payload], frozen=True, gc=False):
    """A term found at words [first, last] and characters [start, end) of the normalised text, without the clitic before it."""

    start: int
    end: int
    first: int
    last: int
    payloads: tuple[Payload, ...]
    clitic: str


def words_of(norm_text: str) -> list[Word]:
    """The words of a normalised text: runs of letters, digits and nothing else."""
    words: list[Word] = []
    end = 0
    for word in (_PLAIN_WORD if norm_text.isascii() else WORD).findall(norm_text):  # no match object each: a third of the time less
        start = norm_text.index(word, end)
        end = start + len(word)
        words.append(Word(start, end, word))
    return words


@lru_cache(maxsize=50_000)  # the indexes ask of the same words, one after the other
def _variants(word: str, suffixes: bool) -> tuple[tuple[str, str, int], ...]:
    """The ways to read a word: (stem, clitic taken off the front, letters taken off the end), the whole word first.

    "للمدينه" reads as "المدينه" with the clitic ل; a stem keeps its article here.
    """
    found = [(word, "", 0)]
    if not _ARABIC.match(word):
        return tuple(found)
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= 2:
            rest = word[len(prefix) :]
            if prefix.endswith("لل"):
                found.append(("ال" + rest, prefix[:-1], 0))
            else:
                found.append((rest, prefix, 0))
    if suffixes:
        for stem, clitic, _ in tuple(found):
            for suffix in _SUFFIXES:
                if stem.endswith(suffix) and len(stem) - len(suffix) >= 3:
                    base = stem[: -len(suffix)]
                    found.append((base, clitic, len(suffix)))
                    if base.endswith("ت"):
                        found.append((base[:-1] + "ه", clitic, len(suffix)))
    return tuple(found)


def stems(word: str) -> list[tuple[str, str]]:
    """The ways to read a word of a normalised text as a clitic and the rest: (rest, clitic), the whole word first."""
    return [(stem, clitic) for stem, clitic, _ in _variants(word, False)]


def bare(word: str) -> str:
    """The word without its article."""
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


class Memo(dict[str, Any]):
    """Remembers what a function says of a word; forgets all when there is too much."""

    def __init__(self, say: Callable[[str], Any]) -> None:
        super().__init__()
        self._say = say

    def __missing__(self, word: str) -> Any:
        if len(self) >= _MEMO_LIMIT:
            self.clear()
        found = self[word] = self._say(word)
        return found


_Longer = dict[str, list[tuple[tuple[str, ...], tuple[Payload, ...]]]]
_Reading = tuple[str, _Longer[Payload] | None, tuple[Payload, ...] | None]


class Beginning(Struct, Generic[Payload], frozen=True, gc=False):
    """What begins with one word: its readings, the words that can stand second in a term of several, and the term it is alone.

    `alone` is the clitic that stands before that term and the term's payloads.
    """

    readings: tuple[_Reading[Payload], ...]
    seconds: frozenset[str]
    alone: tuple[str, tuple[Payload, ...]] | None


class TermIndex(Generic[Payload]):
    """All terms of a vocabulary, ready to be found.

    `pairs` are (term, payload); terms are folded here. With `article_free`, a term matches with and without the Arabic article on
    each of its words ("قوات أمريكية" and "القوات الأمريكية"); otherwise the article must stand as in the term. With `suffixes`,
    possessive endings may follow ("مقاتليه").
    """

    def __init__(self, pairs: Iterable[tuple[str, Payload]], *, article_free: bool = False, suffixes: bool = False) -> None:
        self._article_free = article_free
        self._suffixes = suffixes
        entries: dict[tuple[str, ...], list[Payload]] = {}
        for term, payload in pairs:
            words = WORD.findall(fold(term))
            keys = tuple(map(bare, words)) if article_free else tuple(words)
            if keys:
                held = entries.setdefault(keys, [])
                if payload not in held:
                    held.append(payload)
        self._alone = {keys[0]: tuple(held) for keys, held in entries.items() if len(keys) == 1}
        self._longer: dict[str, _Longer[Payload]] = {}
        for keys in sorted(sorted(k for k in entries if len(k) > 1), key=len, reverse=True):
            self._longer.setdefault(keys[0], {}).setdefault(keys[1], []).append((keys, tuple(entries[keys])))
        self._free, self._tied = Memo(self._begins_free), Memo(self._begins_tied)
        self.stems = Memo(self._stems_of)

    def _key(self, word: str) -> str:
        return bare(word) if self._article_free else word

    def _begins_free(self, word: str) -> Beginning[Payload] | None:
        """What begins with this word, under any clitic."""
        return self._beginning(_variants(word, self._suffixes))

    def _begins_tied(self, word: str) -> Beginning[Payload] | None:
        """What begins with the word as it stands."""
        return self._beginning(((word, "", 0),))

    def _beginning(self, variants: Sequence[tuple[str, str, int]]) -> Beginning[Payload] | None:
        readings = tuple(r for stem, clitic, cut in variants if (r := self._reading(self._key(stem), clitic, cut)) is not None)
        if not readings:
            return None
        seconds = frozenset(second for _, longer, _ in readings for second in longer or ())
        return Beginning(readings, seconds, next(((clitic, alone) for clitic, _, alone in readings if alone is not None), None))

    def _reading(self, stem: str, clitic: str, cut: int) -> _Reading[Payload] | None:
        longer, alone = self._longer.get(stem) if not cut else None, self._alone.get(stem)
        return (clitic, longer or None, alone) if longer or alone is not None else None

    def _stems_of(self, word: str) -> tuple[str, ...]:
        """The forms under which a word can go on a term: itself, and without a possessive ending where that is allowed."""
        if not self._suffixes:
            return (self._key(word),)
        return tuple(dict.fromkeys(self._key(stem) for stem, clitic, _ in _variants(word, True) if not clitic))

    def knows(self, word: str) -> bool:
        """Whether some term begins with this word, under any clitic."""
        return self._free[word] is not None

    def beginning(self, word: str, clitics: bool = True) -> Beginning[Payload] | None:
        """What begins with this word, for `best_at`; None if no term does."""
        found: Beginning[Payload] | None = (self._free if clitics else self._tied)[word]
        return found

    def at(self, norm_text: str, words: Sequence[Word], i: int, clitics: bool = True) -> TermHit[Payload] | None:
        """The longest term at word i of a normalised text, None if there is none."""
        begins = (self._free if clitics else self._tied)[words[i].text]
        return self.best_at(norm_text, words, i, begins) if begins is not None else None

    def find(
        self, norm_text: str, clitics: bool = True, words: Sequence[Word] | None = None, among: Sequence[int] | None = None
    ) -> list[TermHit[Payload]]:
        """Every longest term at every word of a normalised text, in order; hits of different first words may overlap.

        `among` are the words to look at, where it is known already that nothing begins at others.
        """
        words = words_of(norm_text) if words is None else words
        memo = self._free if clitics else self._tied
        hits: list[TermHit[Payload]] = []
        for i in range(len(words)) if among is None else among:
            begins = memo[words[i].text]
            if begins is not None:
                hit = self.best_at(norm_text, words, i, begins)
                if hit is not None:
                    hits.append(hit)
        return hits

    def may_go_on(self, words: Sequence[Word], i: int, begins: Beginning[Payload]) -> bool:
        """Whether the word after word i can stand second in a term that begins there."""
        return i + 1 < len(words) and not begins.seconds.isdisjoint(self.stems[words[i + 1].text])

    def best_at(self, text: str, words: Sequence[Word], i: int, begins: Beginning[Payload]) -> TermHit[Payload] | None:
        """The longest term at word i, with which this begins; of equal ones that of the first reading."""
        seconds, single = begins.seconds, begins.alone
        if not seconds or i + 1 >= len(words) or seconds.isdisjoint(self.stems[words[i + 1].text]):
            if single is None:
                return None
            word = words[i]
            return TermHit(word.start + len(single[0]), word.end, i, i, single[1], single[0])
        last, found, taken_off = -1, None, ""
        for clitic, longer, alone in begins.readings:
            at, payloads = i, alone
            if longer is not None:
                run = self._run(text, words, i, longer)
                if run is not None:
                    at, payloads = run
            if payloads is not None and at > last:
                last, found, taken_off = at, payloads, clitic
        if found is None:
            return None
        return TermHit(words[i].start + len(taken_off), words[last].end, i, last, found, taken_off)

    def _run(self, text: str, words: Sequence[Word], i: int, longer: _Longer[Payload]) -> tuple[int, tuple[Payload, ...]] | None:
        """(last word, payloads) of the longest term of several words at word i; of equal ones the first in the alphabet."""
        found: tuple[int, tuple[str, ...], tuple[Payload, ...]] | None = None
        if not _close(text, words, i + 1):
            return None
        for second in self.stems[words[i + 1].text]:
            for keys, payloads in longer.get(second, ()):
                n = len(keys)
                if found is not None and (-n, keys) >= found[:2]:
                    break
                if n == 2 or (i + n <= len(words) and all(self._follows(text, words, i + k, keys[k]) for k in range(2, n))):
                    found = (-n, keys, payloads)
                    break
        return (i - found[0] - 1, found[2]) if found is not None else None

    def _follows(self, text: str, words: Sequence[Word], j: int, key: str) -> bool:
        return key in self.stems[words[j].text] and _close(text, words, j)


def _close(text: str, words: Sequence[Word], j: int) -> bool:
    """Whether word j stands so close to the one before it that both can be of one term."""
    before = words[j - 1]
    gap = text[before.end : words[j].start]
    return gap in _JOINTS or (gap == ". " and before.end - before.start == 1)
