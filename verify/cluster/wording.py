"""What claims' words say about being the same: near-duplicate texts, shared quotations, words hardly anybody else uses."""

import math
import re
import zlib
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz
from rapidfuzz.process import cpdist

from verify.cluster.arrays import distinct
from verify.cluster.byvalue import steps
from verify.cluster.columns import Ints
from verify.cluster.likeness import Likeness, stem
from verify.cluster.weights import CODE
from verify.cluster.words import Words, codes_of, folded
from verify.text.normalise import fold

_QUOTED = re.compile(r"[«“\"]([^«»“”\"]{12,200})[»”\"]")
_EDGES = (0.05, 0.1, 0.18, 0.35)
_ALIKE = np.array([CODE["text"][k] for k in ("unlike", "little", "somewhat", "alike", "very_alike")], np.int8)
_BANDS, _ROWS = 6, 2
_SHORTEST_TEXT = 5
_BLANKS = 20
"""Blanks that may stand around a text."""
_RARITY = math.log(40.0)
"""A word is rare if at most one claim in forty has it, so in a small input none is."""
_PRIME, _LOW = 0x9E3779B97F4A7C15, 0xFFFFFFFFFFFFFFFF


class _Folded(dict[int, str]):
    """The folded text of each row, made when it is asked for."""

    def __init__(self, texts: Sequence[str]) -> None:
        super().__init__()
        self._texts = texts

    def __missing__(self, row: int) -> str:
        text = self[row] = folded(self._texts[row])
        return text


class Wording:
    """The folded words of every unit's text."""

    def __init__(self, texts: Sequence[str], rare_words: int) -> None:
        self._raw, self.folded, words = texts, _Folded(texts), Words(texts)
        names = [words.distinct[name] for name in words.names.tolist()]
        self.likeness = Likeness(words.row, words.word, codes_of([stem(word) for word in names]), len(texts))
        self.has_text, self.long = self._at_least(words, 12), self._at_least(words, 40)
        self.script = words.script
        self._quotes: dict[int, frozenset[str]] = {}
        self._quoting: npt.NDArray[np.bool_] | None = None
        self._near_duplicates = self._alike(words)
        self.rare = _rare(words, rare_words, np.array([len(word) >= 5 for word in names], np.bool_))
        self._has_rare = np.zeros(len(texts), np.bool_)
        self._has_rare[list(self.rare)] = True

    def __getstate__(self) -> dict[str, Any]:
        """All but the texts, which whoever asked for them has already: see `over`."""
        return {name: value for name, value in self.__dict__.items() if name not in ("_raw", "folded")}

    def over(self, texts: Sequence[str]) -> "Wording":
        """The same over its own texts, which do not travel from process to process."""
        self._raw, self.folded = texts, _Folded(texts)
        return self

    def _at_least(self, words: Words, letters: int) -> npt.NDArray[np.bool_]:
        """Which folded texts have so many letters, outer blanks left out."""
        found: npt.NDArray[np.bool_] = words.size >= letters
        for row in np.flatnonzero(found & (words.size < letters + _BLANKS)).tolist():
            found[row] = len(self.folded[row]) >= letters
        return found

    def rare_word_keys(self) -> tuple[Ints, Ints]:
        """Rows and keys: one for each rare word of each row."""
        pairs = [(row, code) for row, codes in self.rare.items() for code in sorted(codes)]
        both = np.array(pairs, np.int64).reshape(-1, 2)
        return both[:, 0], both[:, 1]

    def near_duplicate_keys(self) -> tuple[Ints, Ints]:
        """Rows and keys: texts whose pairs of words are two thirds the same share a key in 96 of 100 cases (MinHash, Broder 1997)."""
        return self._near_duplicates

    def _alike(self, words: Words) -> tuple[Ints, Ints]:
        count, code, row = words.count, words.code, words.row
        short = np.flatnonzero((count > 0) & (count < _SHORTEST_TEXT))
        found_rows = [short]
        found_keys = [np.array([zlib.crc32(self.folded[r].encode("utf-8", "surrogatepass")) for r in short.tolist()], np.int64)]
        rows = np.flatnonzero(count >= _SHORTEST_TEXT)
        if not len(rows):
            return short, found_keys[0]
        pair = np.flatnonzero((row[1:] == row[:-1]) & (count[row[1:]] >= _SHORTEST_TEXT)) if len(row) else row
        unsigned = code.view(np.uint64)
        shingles = unsigned[pair] * np.uint64(31) + unsigned[pair + 1]
        starts = np.cumsum(count[rows] - 1) - (count[rows] - 1)
        for band in range(_BANDS):
            key = np.full(len(rows), band + 1, np.uint64)
            for i in range(_ROWS):
                seed = 2 * (band * _ROWS + i) + 1
                mixed = (shingles ^ np.uint64((seed * _PRIME) & _LOW)) * np.uint64(_PRIME ^ (seed << 17))
                mixed ^= mixed >> np.uint64(31)
                key = (key * np.uint64(1099511628211)) ^ np.minimum.reduceat(mixed, starts)
            found_rows.append(rows)
            found_keys.append(key.view(np.int64))
        return np.concatenate(found_rows), np.concatenate(found_keys)

    def near_duplicate_pairs(self, cap: int) -> list[tuple[int, int]]:
        """Pairs of rows that share such a key, each row with the next `cap` under it."""
        rows, keys = self.near_duplicate_keys()
        order = np.lexsort((rows, keys))
        rows, keys = rows[order], keys[order]
        found: set[tuple[int, int]] = set()
        for step in range(1, cap + 1):
            same = np.flatnonzero(keys[step:] == keys[:-step]).tolist()
            found.update((int(min(rows[k], rows[k + step])), int(max(rows[k], rows[k + step]))) for k in same)
        return sorted(pair for pair in found if pair[0] != pair[1])

    def text_levels(self, a: Ints, b: Ints) -> npt.NDArray[np.int8]:
        """How alike the texts of each pair read; unknown where a side has no text or they share no script."""
        levels = np.zeros(len(a), np.int8)
        at = np.flatnonzero(self.has_text[a] & self.has_text[b] & ((self.script[a] & self.script[b]) != 0))
        if not len(at):
            return levels
        alike = self.likeness.cosine(a[at], b[at])
        chosen = _ALIKE[steps(alike, _EDGES)]
        chosen[np.isnan(alike)] = 0
        close = np.flatnonzero((np.isnan(alike) | (alike >= 0.5)) & self.long[a[at]] & self.long[b[at]])
        if len(close):
            left, right = ([self.folded[i] for i in side[at[close]]] for side in (a, b))
            ratio = cpdist(left, right, scorer=fuzz.ratio, score_cutoff=90.0, dtype=np.float32)
            chosen[close[ratio >= 90.0]] = CODE["text"]["near_duplicate"]
        levels[at] = chosen
        return levels

    def rare_levels(self, a: Ints, b: Ints) -> npt.NDArray[np.int8]:
        """How many rare words the two texts share: one, two or three, more."""
        code = CODE["rare_words"]
        levels = np.zeros(len(a), np.int8)
        if not self.rare:
            return levels
        for k in np.flatnonzero(self._has_rare[a] & self._has_rare[b]).tolist():
            shared = len(self.rare[int(a[k])] & self.rare[int(b[k])])
            if shared:
                levels[k] = code["one"] if shared == 1 else code["few"] if shared <= 3 else code["many"]
        return levels

    def quotation_levels(self, a: Ints, b: Ints) -> npt.NDArray[np.int8]:
        """Whether words in quotation marks stand in both texts."""
        levels = np.zeros(len(a), np.int8)
        if self._quoting is None:
            self._quoting = np.array(["«" in t or "“" in t or '"' in t for t in self._raw], np.bool_)
        quoting = self._quoting
        if quoting.any():
            for k in np.flatnonzero(quoting[a] | quoting[b]).tolist():
                if self.shared_quotation(int(a[k]), int(b[k])) is not None:
                    levels[k] = CODE["quotation"]["shared"]
        return levels

    def shared_quotation(self, i: int, j: int) -> str | None:
        """A quoted phrase of one text that the other holds too, folded."""
        for one, other in ((i, j), (j, i)):
            for phrase in sorted(self._quoted(one)):
                if phrase in self.folded[other]:
                    return phrase
        return None

    def _quoted(self, row: int) -> frozenset[str]:
        if row not in self._quotes:
            found = (fold(m) for m in _QUOTED.findall(self._raw[row]))
            self._quotes[row] = frozenset(q for q in found if len(q) >= 12)
        return self._quotes[row]


def _rare(words: Words, most: int, long: npt.NDArray[np.bool_]) -> dict[int, frozenset[int]]:
    """The rare words of each row that has any: at least five letters, in two to `most` rows."""
    different = max(len(long), 1)
    few = np.bincount(words.word, minlength=different) <= most * int(words.count.max(initial=0))  # more often: in more rows
    said = (long & few)[words.word]
    keys = distinct(words.row[said] * different + words.word[said])
    row, word = np.divmod(keys, different)
    rows = np.bincount(word, minlength=different)
    total = max(int((words.count > 0).sum()), 1)
    rare = (rows >= 2) & (rows <= most) & (np.log(total / np.maximum(rows, 1)) >= _RARITY)
    shared: dict[int, set[int]] = {}
    kept = rare[word]
    for at, code in zip(row[kept].tolist(), words.names[word[kept]].tolist(), strict=True):
        shared.setdefault(at, set()).add(code)
    return {at: frozenset(codes) for at, codes in sorted(shared.items())}
