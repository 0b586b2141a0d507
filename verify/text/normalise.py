"""Folds a text so that spellings of one word meet, and keeps for every character where it stood.

Alef and hamza forms, ta marbuta, digits of three scripts, presentation forms, diacritics, tatweel, letters broken up by dots to
evade filters, quotes, dashes, case and Latin accents are folded; `span` leads back to the text as given.
"""

import re
import unicodedata
from array import array
from functools import lru_cache

_MAP = {**dict.fromkeys("أإآٱ", "ا"), **dict.fromkeys("ىیئې", "ي"), "ؤ": "و", "ة": "ه", "ک": "ك", "ء": "", "ـ": "", "ٰ": "",
        "،": ",", "٬": ",", "؛": ";", "؟": "?", "٪": "%", "٫": ".", "#": " ", "_": " ", "\u200c": " ", "\ufffc": " "}  # fmt: skip
_QUOTES = "\"'“”„‟«»‹›‘’‚‛`´″′"
_BROKEN = re.compile(r"(?<=[ء-ي])(?:ـ+[.*/·•\-]+ـ*|[.*/·•\-]+ـ+)(?=[ء-ي])")
_ARABIC_RUN = re.compile(r"([ء-ي])\1{2,}")
_SHORT_PART = re.compile(r"(?<![ء-ي])([ء-ي]{1,2})[./*](?=[ء-ي])|(?<=[ء-ي])[./*]([ء-ي]{1})(?![ء-ي])")


class Normalised:
    """A folded text; character i came from [starts[i], ends[i]) of the original."""

    __slots__ = ("ends", "original", "starts", "text")

    def __init__(self, original: str, text: str, starts: "array[int]", ends: "array[int]") -> None:
        self.original, self.text, self.starts, self.ends = original, text, starts, ends

    def span(self, i: int, j: int) -> tuple[int, int]:
        """Where the normalised [i, j) stands in the original, in code points."""
        if i >= j:
            at = self.starts[i] if i < len(self.starts) else len(self.original)
            return at, at
        return self.starts[i], self.ends[j - 1]


@lru_cache(maxsize=8192)
def _fold_char(c: str) -> str:
    if c == "\n":
        return c
    if c in _MAP:
        return _MAP[c]
    if c in _QUOTES:
        return '"'
    category = unicodedata.category(c)
    if category == "Nd":
        return str(unicodedata.digit(c))
    if category == "Pd":
        return "-"
    if c.isspace() or category in ("So", "Sk", "Cc"):
        return " "
    if category in ("Mn", "Cf", "Me"):
        return ""
    flat = unicodedata.normalize("NFKD", c)
    if len(flat) > 1 or flat != c:
        return "".join(_fold_char(x) for x in flat if x != c)[:4]
    low = c.lower()
    return low if len(low) == 1 else c


def normalise(text: str) -> Normalised:
    """The folded text with its offsets."""
    drop = set()
    for m in _BROKEN.finditer(text):
        drop.update(range(m.start(), m.end()))
    for m in _SHORT_PART.finditer(text):
        drop.update(k for k in range(m.start(), m.end()) if text[k] in "./*")
    out: list[str] = []
    starts, ends = array("I"), array("I")
    for i, c in enumerate(text):
        if i in drop:
            continue
        for x in _fold_char(c):
            if x == " " and out and out[-1] in " \n":
                continue
            out.append(x)
            starts.append(i)
            ends.append(i + 1)
    return _squeeze(text, out, starts, ends)


def _squeeze(original: str, out: list[str], starts: "array[int]", ends: "array[int]") -> Normalised:
    keep: list[str] = []
    s, e = array("I"), array("I")
    for i, x in enumerate(out):
        if len(keep) >= 1 and keep[-1] == x and "ء" <= x <= "ي" and i + 1 < len(out) and (out[i + 1] == x or (i >= 2 and out[i - 2] == x)):
            e[-1] = ends[i]
            continue
        keep.append(x)
        s.append(starts[i])
        e.append(ends[i])
    return Normalised(original, "".join(keep), s, e)


def fold(term: str) -> str:
    """The same folding for a term, outer blanks stripped and inner runs collapsed."""
    return " ".join(normalise(term).text.split())
