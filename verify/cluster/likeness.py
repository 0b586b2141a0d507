"""How alike two texts are by the words they share, a word weighing the more the fewer texts have it (tf-idf, cosine).

A word's weight is a whole number of halvings: how many times the number of texts can be halved before it comes down to the texts that have
the word. In such steps a further text changes the weight of few words, so what was compared before stays as it was.
"""

import re
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import scipy.sparse as sp

from verify.cluster.arrays import Floats, Ints, numbered_in_order

ENOUGH = 32
"""With fewer texts nobody can say which words are common."""
_CHUNK = 200_000
_PREFIX = re.compile(r"^(?:[وفبلك]{0,2}ال|لل|[وفبلك](?=\w{4}))(?=\w{3})")
_NUMBER = re.compile(r"[0-9]")


@lru_cache(maxsize=262_144)
def stem(word: str) -> str:
    """A folded word without the Arabic article and the particles written with it; "" for what says nothing (one or two letters)."""
    bare = _PREFIX.sub("", word, count=1) if "\u0600" <= word[0] <= "\u06ff" else word
    return bare if len(bare) > 2 or _NUMBER.search(bare) else ""


class Likeness:
    """The weighted words of every text. Word k of all words stands in text `row[k]` and is the word `word[k]` of the different ones, whose
    numbers `code` gives, 0 for one that says nothing; `n` texts."""

    def __init__(self, row: Ints, word: Ints, code: Ints, n: int) -> None:
        texts = int((np.bincount(row, minlength=n) > 0).sum())
        self.enough = texts >= ENOUGH
        names, column_of = numbered_in_order(code)
        kept = (code != 0)[word]
        said = sp.coo_array((np.ones(int(kept.sum()), np.bool_), (row[kept], column_of[word[kept]])), shape=(n, max(len(names), 1))).tocsr()
        row, column = np.repeat(np.arange(n), np.diff(said.indptr)), said.indices.astype(np.int64)
        count = np.bincount(column, minlength=len(names))
        halvings = np.floor(np.log2(max(texts, 1))) - np.floor(np.log2(np.maximum(count, 1)))
        weight = np.where(count > 1, np.maximum(halvings, 0.0), 0.0)[column]
        self.signature = self._signatures(row, names[column], weight, n)
        tells = weight > 0.0
        matrix = sp.csr_matrix((weight[tells], (row[tells], column[tells])), shape=(n, max(len(names), 1)))
        length = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
        self.words = np.diff(matrix.indptr)
        self._matrix = sp.csr_matrix(sp.diags(1.0 / np.maximum(length, 1e-12)) @ matrix)

    @staticmethod
    def _signatures(row: Ints, code: Ints, weight: Floats, n: int) -> npt.NDArray[np.uint64]:
        """One number a text that changes when any of its words weighs something else."""
        mixed = (code.astype(np.uint64) ^ (weight.astype(np.uint64) << np.uint64(48))) * np.uint64(0x9E3779B97F4A7C15)
        mixed ^= mixed >> np.uint64(29)
        found = np.zeros(n, np.uint64)
        np.add.at(found, row, mixed)
        return found

    def cosine(self, a: Ints, b: Ints) -> Floats:
        """From 0, no word in common, to 1; NaN where a text has too few words that others have too, or there are too few texts."""
        if not self.enough:
            return np.full(len(a), np.nan)
        found = np.empty(len(a))
        for start in range(0, len(a), _CHUNK):
            part = slice(start, start + _CHUNK)
            found[part] = np.asarray(self._matrix[a[part]].multiply(self._matrix[b[part]]).sum(axis=1)).ravel()
        found[np.minimum(self.words[a], self.words[b]) < 3] = np.nan
        return found
