"""What claims' words say about being the same: near-duplicate texts, shared quotations, words hardly anybody else uses."""

import math
import re
import zlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from rapidfuzz import fuzz
from rapidfuzz.process import cpdist

from verify.cluster.columns import Ints
from verify.cluster.likeness import Likeness, stem
from verify.cluster.weights import CODE
from verify.text.normalise import fold

_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r"[«“\"]([^«»“”\"]{12,200})[»”\"]")
_ARABIC = re.compile(r"[؀-ۿ]")
_LATIN = re.compile(r"[a-zA-Z]")
_BANDS, _ROWS = 6, 2
_SHORTEST_TEXT = 5
_RARITY = math.log(40.0)
"""A word is rare if at most one claim in forty has it, so in a small input none is."""
_PRIME, _LOW = 0x9E3779B97F4A7C15, 0xFFFFFFFFFFFFFFFF


class _Folding(dict[int, str]):
    """What each character folds to, learnt as it comes up: the same folding as everywhere, without its offsets, ten times as fast."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = fold(f"b{chr(code)}d")[1:-1]
        return folded


_FOLDED = _Folding()


def folded(text: str) -> str:
    """The text as it is compared: folded, without what stands around it."""
    return text.translate(_FOLDED).strip()


class _Codes(dict[str, int]):
    """A number for each word, made as it comes up."""

    def __missing__(self, word: str) -> int:
        data = word.encode("utf-8", "surrogatepass")
        code = self[word] = (zlib.crc32(data) << 31) ^ zlib.crc32(data[::-1] + b"#")
        return code


class _Stems(dict[str, int]):
    """The number of each word's stem; 0 for a word that says nothing."""

    def __init__(self, codes: _Codes) -> None:
        super().__init__()
        self._codes = codes

    def __missing__(self, word: str) -> int:
        bare = stem(word)
        code = self[word] = self._codes[bare] if bare else 0
        return code


class Wording:
    """The folded words of every unit's text."""

    def __init__(self, texts: Sequence[str], rare_words: int) -> None:
        self.folded = [folded(t) if t else "" for t in texts]
        self._hash = _Codes()
        code, bare = self._hash.__getitem__, _Stems(self._hash).__getitem__
        split = [_WORD.findall(t) for t in self.folded]
        self._words = [list(map(code, words)) for words in split]
        self.likeness = Likeness([list(map(bare, words)) for words in split])
        self.has_text = np.array([len(t) >= 12 for t in self.folded], np.bool_)
        self.long = np.array([len(t) >= 40 for t in self.folded], np.bool_)
        self.script = np.array([_script(t) for t in texts], np.int64)
        self._raw = texts
        self._quotes: dict[int, frozenset[str]] = {}
        self.rare = self._rare(rare_words)

    def _rare(self, most: int) -> dict[int, frozenset[int]]:
        """The rare words of each row that has any: at least five letters, in two to `most` rows."""
        long = {code for word, code in self._hash.items() if len(word) >= 5}
        rows: dict[int, list[int]] = {}
        for row, words in enumerate(self._words):
            for code in set(words) & long:
                rows.setdefault(code, []).append(row)
        shared: dict[int, set[int]] = {}
        total = sum(1 for w in self._words if w)
        for code, at in rows.items():
            if 2 <= len(at) <= most and math.log(total / len(at)) >= _RARITY:
                for row in at:
                    shared.setdefault(row, set()).add(code)
        return {row: frozenset(codes) for row, codes in sorted(shared.items())}

    def rare_word_keys(self) -> tuple[Ints, Ints]:
        """Rows and keys: one for each rare word of each row."""
        pairs = [(row, code) for row, codes in self.rare.items() for code in sorted(codes)]
        both = np.array(pairs, np.int64).reshape(-1, 2)
        return both[:, 0], both[:, 1]

    def near_duplicate_keys(self) -> tuple[Ints, Ints]:
        """Rows and keys: texts whose pairs of words are two thirds the same share a key in 96 of 100 cases (MinHash, Broder 1997)."""
        short = [row for row, words in enumerate(self._words) if 0 < len(words) < _SHORTEST_TEXT]
        found_rows = [np.array(short, np.int64)]
        found_keys = [np.array([zlib.crc32(self.folded[row].encode("utf-8", "surrogatepass")) for row in short], np.int64)]
        rows = [row for row, words in enumerate(self._words) if len(words) >= _SHORTEST_TEXT]
        if not rows:
            return found_rows[0], found_keys[0]
        pairs = [np.array(self._words[row], np.uint64) for row in rows]
        starts = np.cumsum([0, *(len(p) - 1 for p in pairs[:-1])])
        shingles = np.concatenate([p[:-1] * np.uint64(31) + p[1:] for p in pairs])
        for band in range(_BANDS):
            key = np.full(len(rows), band + 1, np.uint64)
            for i in range(_ROWS):
                seed = 2 * (band * _ROWS + i) + 1
                mixed = (shingles ^ np.uint64((seed * _PRIME) & _LOW)) * np.uint64(_PRIME ^ (seed << 17))
                mixed ^= mixed >> np.uint64(31)
                key = (key * np.uint64(1099511628211)) ^ np.minimum.reduceat(mixed, starts)
            found_rows.append(np.array(rows, np.int64))
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
        """How alike the texts of each pair read; unknown where a side has no text or the scripts differ."""
        code = CODE["text"]
        levels = np.zeros(len(a), np.int8)
        at = np.flatnonzero(self.has_text[a] & self.has_text[b] & (self.script[a] == self.script[b]))
        if not len(at):
            return levels
        alike = self.likeness.cosine(a[at], b[at])
        chosen = np.select(
            [np.isnan(alike), alike >= 0.35, alike >= 0.18, alike >= 0.1, alike >= 0.05],
            [0, code["very_alike"], code["alike"], code["somewhat"], code["little"]],
            code["unlike"],
        ).astype(np.int8)
        close = np.flatnonzero((np.isnan(alike) | (alike >= 0.5)) & self.long[a[at]] & self.long[b[at]])
        if len(close):
            left, right = ([self.folded[i] for i in side[at[close]]] for side in (a, b))
            chosen[close[cpdist(left, right, scorer=fuzz.ratio, score_cutoff=90.0, dtype=np.float32) >= 90.0]] = code["near_duplicate"]
        levels[at] = chosen
        return levels

    def rare_levels(self, a: Ints, b: Ints) -> npt.NDArray[np.int8]:
        """How many rare words the two texts share: one, two or three, more."""
        code = CODE["rare_words"]
        levels = np.zeros(len(a), np.int8)
        if not self.rare:
            return levels
        has = np.zeros(len(self.folded), np.bool_)
        has[list(self.rare)] = True
        for k in np.flatnonzero(has[a] & has[b]).tolist():
            shared = len(self.rare[int(a[k])] & self.rare[int(b[k])])
            if shared:
                levels[k] = code["one"] if shared == 1 else code["few"] if shared <= 3 else code["many"]
        return levels

    def quotation_levels(self, a: Ints, b: Ints) -> npt.NDArray[np.int8]:
        """Whether words in quotation marks stand in both texts."""
        levels = np.zeros(len(a), np.int8)
        quoting = np.array(["«" in t or "“" in t or '"' in t for t in self._raw], np.bool_)
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


def _script(text: str) -> int:
    """1 Arabic letters, 2 Latin, 3 both, 0 neither."""
    return (1 if _ARABIC.search(text) else 0) + (2 if _LATIN.search(text) else 0)
