"""Finds many terms in a text at once, word by word, through the letters that Arabic writes onto the front of a word.

A term is a run of words. The text is cut into words once; each word is looked up with its clitics (و ف ب ل ك, the article)
taken off, so "وبدير الزور" finds "دير الزور". The cost a word does not depend on how many terms there are.
"""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from verify.text.normalise import fold

WORD = re.compile(r"[ء-ي]+(?=\d)|\w+")
_ARABIC = re.compile(r"[؀-ۿ]")
_MEMO_LIMIT = 200_000
_PREFIXES = ("و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل", "لل", "ولل", "فلل")
_SUFFIXES = ("ه", "ها", "هم", "هما", "نا", "هن")


class Word(NamedTuple):
    """One word of a normalised text, at [start, end)."""

    start: int
    end: int
    text: str


class TermHit(NamedTuple):
    """A term found at words [first, last] and characters [start, end) of the normalised text, without the clitic before it."""

    start: int
    end: int
    first: int
    last: int
    payloads: tuple[object, ...]
    clitic: str


def words_of(norm_text: str) -> list[Word]:
    """The words of a normalised text: runs of letters, digits and nothing else."""
    return [Word(m.start(), m.end(), m.group()) for m in WORD.finditer(norm_text)]


def _variants(word: str, suffixes: bool) -> list[tuple[str, str, int]]:
    """The ways to read a word: (stem, clitic taken off the front, letters taken off the end), the whole word first.

    "للمدينه" reads as "المدينه" with the clitic ل; a stem keeps its article here.
    """
    found = [(word, "", 0)]
    if not _ARABIC.match(word):
        return found
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
    return found


def stems(word: str) -> list[tuple[str, str]]:
    """The ways to read a word of a normalised text as a clitic and the rest: (rest, clitic), the whole word first."""
    return [(stem, clitic) for stem, clitic, _ in _variants(word, False)]


def bare(word: str) -> str:
    """The word without its article."""
    return word[2:] if word.startswith("ال") and len(word) > 4 else word


class TermIndex:
    """All terms of a vocabulary, ready to be found.

    `pairs` are (term, payload); terms are folded here. With `article_free`, a term matches with and without the Arabic article on
    each of its words ("قوات أمريكية" and "القوات الأمريكية"); otherwise the article must stand as in the term. With `suffixes`,
    possessive endings may follow ("مقاتليه").
    """

    def __init__(self, pairs: Iterable[tuple[str, object]], *, article_free: bool = False, suffixes: bool = False) -> None:
        self._article_free = article_free
        self._suffixes = suffixes
        self._by_first: dict[str, dict[tuple[str, ...], list[object]]] = {}
        for term, payload in pairs:
            keys = tuple(self._key(w) for w in WORD.findall(fold(term)))
            if keys:
                held = self._by_first.setdefault(keys[0], {}).setdefault(keys, [])
                if payload not in held:
                    held.append(payload)
        self._ordered = {
            first: sorted(((keys, tuple(found)) for keys, found in entries.items()), key=lambda e: (-len(e[0]), e[0]))
            for first, entries in self._by_first.items()
        }
        self._memo: dict[str, tuple[tuple[str, str, int], ...]] = {}

    def _key(self, word: str) -> str:
        return bare(word) if self._article_free else word

    def _readings(self, word: str, clitics: bool) -> tuple[tuple[str, str, int], ...]:
        """The readings of this word under which some term begins, remembered."""
        memo_key = word if clitics else "=" + word
        known = self._memo.get(memo_key)
        if known is None:
            variants = _variants(word, self._suffixes) if clitics else [(word, "", 0)]
            known = tuple((self._key(stem), clitic, cut) for stem, clitic, cut in variants if self._key(stem) in self._ordered)
            if len(self._memo) >= _MEMO_LIMIT:
                self._memo.clear()
            self._memo[memo_key] = known
        return known

    def knows(self, word: str) -> bool:
        """Whether some term begins with this word, under any clitic."""
        return bool(self._readings(word, True))

    def at(self, norm_text: str, words: Sequence[Word], i: int, clitics: bool = True) -> TermHit | None:
        """The longest term at word i of a normalised text, None if there is none."""
        best: TermHit | None = None
        for stem, clitic, cut in self._readings(words[i].text, clitics):
            hit = self._longest(norm_text, words, i, stem, clitic, cut)
            if hit is not None and (best is None or hit.last > best.last):
                best = hit
        return best

    def find(self, norm_text: str, clitics: bool = True, words: Sequence[Word] | None = None) -> list[TermHit]:
        """Every longest term at every word of a normalised text, in order; hits of different first words may overlap."""
        words = words_of(norm_text) if words is None else words
        hits: list[TermHit] = []
        for i, word in enumerate(words):
            best: TermHit | None = None
            for stem, clitic, cut in self._readings(word.text, clitics):
                hit = self._longest(norm_text, words, i, stem, clitic, cut)
                if hit is not None and (best is None or hit.last > best.last):
                    best = hit
            if best is not None:
                hits.append(best)
        return hits

    def _longest(self, text: str, words: Sequence[Word], i: int, stem: str, clitic: str, cut: int) -> TermHit | None:
        for keys, payloads in self._ordered[stem]:
            n = len(keys)
            if n > 1 and cut:
                continue
            if i + n <= len(words) and all(self._follows(text, words, i + k, keys[k]) for k in range(1, n)):
                last = words[i + n - 1]
                return TermHit(words[i].start + len(clitic), last.end, i, i + n - 1, payloads, clitic)
        return None

    def _follows(self, text: str, words: Sequence[Word], j: int, key: str) -> bool:
        word = words[j]
        if self._key(word.text) != key and not (self._suffixes and self._stem_is(word.text, key)):
            return False
        gap = text[words[j - 1].end : word.start]
        if gap in (" ", "-", ".", "'", '"', "/"):
            return True
        return gap in (". ", '" ', ' "', "- ", " -") and (gap != ". " or words[j - 1].end - words[j - 1].start == 1)

    def _stem_is(self, word: str, key: str) -> bool:
        return any(self._key(stem) == key for stem, clitic, cut in _variants(word, True) if not clitic)
