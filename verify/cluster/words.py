"""The words of many texts as numbers, found in all texts at once: folded as everywhere, without a step of Python for each word.

A text is a stretch of a long array of letters; a word is a run of letters and digits, and its number a hash of its letters.
"""

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from verify.cluster.columns import Ints
from verify.text.normalise import fold

Codes = npt.NDArray[np.int64]
_LETTERS = 4_000_000
"""Letters that are looked at together."""
_GONE, _GROWN = 0, 0x110000
_P, _Q = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)


@lru_cache(maxsize=65536)
def _fold_letter(code: int) -> str:
    return fold(f"b{chr(code)}d")[1:-1]


def folded(text: str) -> str:
    """The text as it is compared: folded letter by letter, without what stands around it."""
    return text.translate(_FOLDED).strip()


class _Folding(dict[int, str]):
    """What each letter folds to, learnt as it comes up: the same folding as everywhere, without its offsets, ten times as fast."""

    def __missing__(self, code: int) -> str:
        self[code] = _fold_letter(code)
        return self[code]


_FOLDED = _Folding()


class Words:
    """All words of all texts, in their order.

    `row`: the text of each word; `code`: its number; `word`: its position among the different ones. `names`: the different numbers, sorted;
    `distinct`: the word of each; `count`, `size`: how many words and folded letters (outer blanks among them) each text has.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        rows: list[Ints] = []
        codes: list[Codes] = []
        self.distinct: dict[int, str] = {}
        sizes: list[Ints] = []
        for start, part in _portions(texts):
            row, code, size = self._read(part)
            rows.append(row + start)
            codes.append(code)
            sizes.append(size)
        self.n = len(texts)
        nothing = np.zeros(0, np.int64)
        self.row: Ints = np.concatenate([nothing, *rows])
        self.code: Codes = np.concatenate([nothing, *codes])
        self.size: Ints = np.concatenate([nothing, *sizes])
        self.count: Ints = np.bincount(self.row, minlength=self.n)
        self.names: Codes = np.array(sorted(self.distinct), np.int64)
        self.word: Ints = np.searchsorted(self.names, self.code)

    def _read(self, texts: Sequence[str]) -> tuple[Ints, Codes, Ints]:
        letters, row = _letters(texts)
        starts, lengths = _runs(letters, row)
        code = _hashed(letters, starts, lengths)
        order = np.argsort(code, kind="stable")
        first = order[np.r_[True, code[order][1:] != code[order][:-1]]] if len(code) else order
        for at, name in zip(first.tolist(), code[first].tolist(), strict=True):
            if name not in self.distinct:
                begin = int(starts[at])
                self.distinct[name] = _text(letters[begin : begin + int(lengths[at])])
        return row[starts], code, np.bincount(row, minlength=len(texts))


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


def _letters(texts: Sequence[str]) -> tuple[npt.NDArray[np.uint32], Ints]:
    """The folded code points, and the text each stands in. A text with a letter that folds to several is folded by itself first."""
    letters, row = _raw(texts)
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
    at = np.repeat(starts - np.cumsum(lengths) + lengths, lengths) + np.arange(int(lengths.sum()))
    place = at - np.repeat(starts, lengths)
    mixed = (letters[at].astype(np.uint64) + np.uint64(1)) * _P
    mixed ^= mixed >> np.uint64(32)
    mixed *= _powers(int(lengths.max()))[place]
    total = np.add.reduceat(mixed, np.cumsum(lengths) - lengths)
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
