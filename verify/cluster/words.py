"""The words of many texts as numbers, found in all texts at once: folded as everywhere, without a step of Python for each word.

A text is a stretch of a long array of letters; a word is a run of letters and digits, and its number a hash of its letters.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from verify.cluster.arrays import Ints, numbered_in_order
from verify.text.normalise import fold

Codes = npt.NDArray[np.int64]
_LETTERS = 500_000
"""Letters that are looked at together."""
_GONE, _GROWN = 0, 0x110000
_ARABIC, _LATIN = ((0x600, 0x6FF),), ((0x41, 0x5A), (0x61, 0x7A))
_P, _Q = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)


@lru_cache(maxsize=65536)
def _fold_letter(code: int) -> str:
    return fold(f"b{chr(code)}d")[1:-1]


def folded(text: str) -> str:
    """The text as it is compared: folded letter by letter, without what stands around it."""
    if text.isascii():
        return text.encode().translate(_ASCII, _ASCII_GONE).decode().strip()
    return text.translate(_FOLDED).strip()


def folded_together(texts: Sequence[str]) -> list[str]:
    """`folded` of each of these texts, in half the time where they are many."""
    letters, row = _raw(texts)
    mapped = _table(letters)[letters]
    grown = frozenset(row[mapped == _GROWN].tolist())
    kept = (mapped != _GONE) & (mapped != _GROWN)
    whole, start, found = _text(mapped[kept]), 0, []
    for n, end in enumerate(np.cumsum(np.bincount(row[kept], minlength=len(texts))).tolist()):
        found.append(folded(texts[n]) if n in grown else whole[start:end].strip())
        start = end
    return found


class _Folding(dict[int, str]):
    """What each letter folds to, learnt as it comes up: the same folding as everywhere, without its offsets, ten times as fast."""

    def __missing__(self, code: int) -> str:
        self[code] = _fold_letter(code)
        return self[code]


_FOLDED = _Folding()
_ASCII_GONE = bytes([code for code in range(128) if not _fold_letter(code)])
_ASCII = bytes([ord(_fold_letter(code) or " ") if code < 128 else code for code in range(256)])
"""The same for texts of no other letters."""


class Words:
    """All words of all texts, in their order.

    `row`: the text of each word; `code`: its number; `word`: its position among the different ones. `names`: the different numbers, sorted;
    `distinct`: the word of each; `count`, `size`: how many words and folded letters (outer blanks among them) each text has; `script`: 1 for
    Arabic letters, 2 for Latin ones, 3 for both, 0 for neither.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self.distinct: dict[int, str] = {}
        parts = [self._read(start, part) for start, part in _portions(texts)]
        nothing = np.zeros(0, np.int64)
        self.n = len(texts)
        self.row: Ints = np.concatenate([nothing, *(part.row for part in parts)])
        self.size: Ints = np.concatenate([nothing, *(part.size for part in parts)])
        self.script: Ints = np.concatenate([nothing, *(part.script for part in parts)])
        self.count: Ints = np.bincount(self.row, minlength=self.n)
        self.names: Codes = np.array(sorted(self.distinct), np.int64)
        self.word: Ints = np.concatenate([nothing, *(np.searchsorted(self.names, part.names)[part.word] for part in parts)])
        self.code: Codes = self.names[self.word]

    def _read(self, start: int, texts: Sequence[str]) -> "_Part":
        letters, row = _raw(texts)
        script = _scripts(letters, row, len(texts))
        letters, row = _letters(texts, letters, row)
        starts, lengths = _runs(letters, row)
        code = _hashed(letters, starts, lengths)
        names, word = numbered_in_order(code)
        at = np.zeros(len(names), np.int64)
        at[word] = np.arange(len(word))
        for name, k in zip(names.tolist(), at.tolist(), strict=True):
            if name not in self.distinct:
                begin = int(starts[k])
                self.distinct[name] = _text(letters[begin : begin + int(lengths[k])])
        return _Part(row[starts] + start, names, word, np.bincount(row, minlength=len(texts)), script)


class _Part(NamedTuple):
    """The words of some of the texts: the text of each, its different words and which of them each is; the number of letters of each text,
    and its script."""

    row: Ints
    names: Codes
    word: Ints
    size: Ints
    script: Ints


def codes_of(words: Sequence[str]) -> Codes:
    """The numbers of these words, each a run of letters and digits already folded; 0 for an empty one."""
    found = np.zeros(len(words), np.int64)
    said = [i for i, word in enumerate(words) if word]
    if said:
        letters, _ = _raw([words[i] for i in said])
        lengths = np.array([len(words[i]) for i in said], np.int64)
        found[said] = _hashed(letters, np.cumsum(lengths) - lengths, lengths)
    return found


def _portions(texts: Sequence[str]) -> list[tuple[int, Sequence[str]]]:
    """The texts in portions of about `_LETTERS`, each with the number of its first."""
    found, start, size = [], 0, 0
    for i, text in enumerate(texts):
        size += len(text)
        if size >= _LETTERS:
            found.append((start, texts[start : i + 1]))
            start, size = i + 1, 0
    return [*found, (start, texts[start:])] if start < len(texts) else found


def _raw(texts: Sequence[str]) -> tuple[npt.NDArray[np.uint32], Ints]:
    """The code points of the texts and the text each stands in."""
    letters = np.frombuffer("".join(texts).encode("utf-32-le", "surrogatepass"), np.uint32)
    return letters, np.repeat(np.arange(len(texts)), [len(t) for t in texts])


def _scripts(letters: npt.NDArray[np.uint32], row: Ints, n: int) -> Ints:
    """The scripts of each of n texts, of whose letters these are."""
    if not len(letters):
        return np.zeros(n, np.int64)
    table = np.zeros(int(letters.max()) + 1, np.uint8)
    for bit, ranges in ((1, _ARABIC), (2, _LATIN)):
        for first, last in ranges:
            table[first : last + 1] = bit
    starts = np.flatnonzero(np.r_[True, row[1:] != row[:-1]])
    found = np.zeros(n, np.int64)
    found[row[starts]] = np.bitwise_or.reduceat(table[letters], starts)
    return found


def _letters(texts: Sequence[str], letters: npt.NDArray[np.uint32], row: Ints) -> tuple[npt.NDArray[np.uint32], Ints]:
    """The folded code points, and the text each stands in. A text with a letter that folds to several is folded by itself first."""
    table = _table(letters)
    mapped = table[letters]
    grown = np.unique(row[mapped == _GROWN]).tolist()
    if grown:
        texts = list(texts)
        for i in grown:
            texts[i] = texts[i].translate(_FOLDED)
        letters, row = _raw(texts)
        mapped = _table(letters)[letters]
    kept = mapped != _GONE
    return mapped[kept], row[kept]


def _table(letters: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint32]:
    """What each code point that occurs folds to."""
    top = int(letters.max(initial=0)) + 1
    seen = np.zeros(top, np.bool_)
    seen[letters] = True
    table = np.zeros(top, np.uint32)
    for code in np.flatnonzero(seen).tolist():
        to = _fold_letter(code)
        table[code] = _GONE if not to else ord(to) if len(to) == 1 else _GROWN
    return table


def _runs(letters: npt.NDArray[np.uint32], row: Ints) -> tuple[Ints, Ints]:
    """Where each word begins, and its length."""
    top = int(letters.max(initial=0)) + 1
    seen = np.zeros(top, np.bool_)
    seen[letters] = True
    is_word = np.zeros(top, np.bool_)
    known = np.flatnonzero(seen)
    is_word[known] = [chr(c).isalnum() or c == 95 for c in known.tolist()]
    inside = is_word[letters]
    follows = np.zeros(len(inside), np.bool_)
    follows[1:] = inside[:-1] & (row[1:] == row[:-1])
    starts = np.flatnonzero(inside & ~follows)
    ends = np.flatnonzero(inside & ~np.r_[follows[1:] & inside[1:], False]) if len(inside) else starts
    return starts, ends - starts + 1


def _hashed(letters: npt.NDArray[np.uint32], starts: Ints, lengths: Ints) -> Codes:
    """A number for each word that depends on its letters and their places alone; never 0."""
    if not len(starts):
        return np.zeros(0, np.int64)
    ends = np.cumsum(lengths)
    first = ends - lengths
    place = np.arange(int(ends[-1])) - np.repeat(first, lengths)
    mixed = letters[place + np.repeat(starts, lengths)].astype(np.uint64)
    mixed += np.uint64(1)
    mixed *= _P
    mixed ^= mixed >> np.uint64(32)
    mixed *= _powers(int(lengths.max()))[place]
    total = np.add.reduceat(mixed, first)
    total ^= total >> np.uint64(29)
    total *= _P
    total ^= total >> np.uint64(32)
    total[total == 0] = 1
    code: Codes = total.view(np.int64)
    return code


def _powers(n: int) -> npt.NDArray[np.uint64]:
    return np.cumprod(np.r_[np.uint64(1), np.full(n - 1, _Q)], dtype=np.uint64)


def _text(letters: npt.NDArray[np.uint32]) -> str:
    return letters.astype("<u4").tobytes().decode("utf-32-le", "surrogatepass")
