"""Folds a text so that spellings of one word meet, and keeps for every character where it stood.

Alef and hamza forms, ta marbuta, digits of all scripts, presentation forms, diacritics, tatweel, letters broken up by signs to evade
filters, quotes, dashes, case and Latin accents are folded; `span` leads back to the text as given.

The work is done by whole stretches: `str.translate` folds what stays one character, and only the places where something falls away or
grows are looked at one by one.
"""

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

_MAP = {
    **dict.fromkeys("أإآٱٲٳٵ", "ا"), **dict.fromkeys("ىیئېۍے", "ي"), **dict.fromkeys("ةۃەھہ", "ه"), **dict.fromkeys("کڪ", "ك"), "ؤ": "و",
    **dict.fromkeys("ءٰۥۦ", ""), "ـ": "\x02", "،": ",", "٬": ",", "؛": ";", "؟": "?", "٪": "%", "٫": ".", "⁄": "/", "ﷲ": "الله",
    **dict.fromkeys("#_\u200c\ufffcﷺﷻ", " "),
}  # fmt: skip
_QUOTES = frozenset("\"'“”„‟«»‹›‘’‚‛`´″′")
_GONE, _GROWN, _STRETCH = "\x00", "\x01", "\x02"
_MAX_GROWTH = 4
_ROUNDS = 4

_ODD = re.compile(f"[{_GONE}{_GROWN}]+")
_BLANKS = re.compile(r"(?<=[ \n]) +")
_THRICE = re.compile(r"([ا-يa-hj-vyz])\1\1")
_LONG = re.compile(r"([ا-ي])\1{2,}|([a-hj-vyz])\2{2,}")
_STRETCHED = re.compile(r"(?<=[ا-ي])(?:\x02+(?:[^\w\n\x02]{1,4}\x02+)+|\x02+[.*/·•|~^]+|[.*/·•|~^\-]+\x02+)(?=[ا-ي])|\x02+")
_STARRED = re.compile(r"(?<=[ا-ي])[*·•~^+|]+(?=[ا-ي])|(?<=[a-z])[·•~^|]+(?=[a-z])")
_SPELT = re.compile(r"(?<![ا-ي])[ا-ي]{1,2}([.\-])[ا-ي]{1,2}(?:\1[ا-ي]{1,2})+(?![ا-ي])")
_DOTTED = re.compile(r"[.\-](?=[ا-ي])")  # what `_SPELT` and `_LAST_LETTER` look for, in less time
_LAST_LETTER = re.compile(r"(?<=[ا-ي]{2})\.(?=[ا-هي](?![ا-ي]))")
_SIGN_FOR_LETTER = re.compile(r"[!$0€@](?<=[a-z].)(?=[a-z])(?:(?<!@)|(?![\w.\-]+\.[a-z]))")
_WORK = re.compile(r"[\x00-\x02.\-*·•~^+|!$@0€]|  |\n |([^\W\d_])\1\1")  # what a folded text without is as it shall be
_MEANT = {"!": "i", "$": "s", "@": "a", "0": "o", "€": "e"}
_STARS = frozenset("*·•~^+|")
# Ta marbuta ends a word: what follows it without a blank is the next line, which a scraped page has glued on.
_GLUED = re.compile("(?<=[ء-ي]{2}ة)(?=[ء-ي]{2})")
_SIGNS = frozenset(_MEANT)


class Normalised:
    """A folded text; character i came from [starts[i], ends[i]) of the original."""

    __slots__ = ("_ends", "original", "starts", "text")

    def __init__(self, original: str, text: str, starts: Sequence[int], ends: Sequence[int] | None) -> None:
        self.original, self.text, self.starts, self._ends = original, text, starts, ends

    @property
    def ends(self) -> Sequence[int]:
        """Where each character ends in the original."""
        return self._ends if self._ends is not None else [start + 1 for start in self.starts]

    def span(self, i: int, j: int) -> tuple[int, int]:
        """Where the normalised [i, j) stands in the original, in code points."""
        if i >= j:
            at = self.starts[i] if i < len(self.starts) else len(self.original)
            return at, at
        return self.starts[i], self._ends[j - 1] if self._ends is not None else self.starts[j - 1] + 1


def _fold_char(c: str, inner: bool = False) -> str:
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
    if flat != c and not inner:
        return "".join(_fold_char(x, True) for x in flat)[:_MAX_GROWTH]
    low = c.lower()
    return low if len(low) == 1 else c


class _Table(dict[int, str]):
    """Character to folded character, filled as characters are met; what falls away or grows is marked."""

    def __missing__(self, code: int) -> str:
        folded = _fold_char(chr(code))
        shown = folded if len(folded) == 1 else _GROWN if folded else _GONE
        self[code] = shown
        return shown


_TABLE = _Table()


_COUNTED = array("I")


def _counted(length: int) -> "array[int]":
    """0, 1, 2, ... up to a length at least, to take slices of: copying numbers costs a tenth of making them."""
    if len(_COUNTED) < length:
        _COUNTED.extend(range(len(_COUNTED), max(length, 2 * len(_COUNTED))))
    return _COUNTED


class _Folding:
    """A text while it is folded, with where each character begins and, once that is not one further on, ends."""

    def __init__(self, original: str) -> None:
        self.text = original.translate(_TABLE)
        self.starts: Sequence[int] = range(len(original))
        self.ends: array[int] | None = None
        if _GONE in self.text or _GROWN in self.text:
            self._write_out(original)
        if "ة" in original:
            self._part([m.start() for m in _GLUED.finditer(original)])

    def _write_out(self, original: str) -> None:
        """Takes out what falls away and writes out what grows."""
        folded, pieces, starts, at, counted = self.text, [], array("I"), 0, _counted(len(original))
        for m in _ODD.finditer(folded):
            first, last = m.span()
            if first > at:
                pieces.append(folded[at:first])
                starts.extend(counted[at:first])
            if _GROWN in m.group():
                for k in range(first, last):
                    grown = _fold_char(original[k]) if folded[k] == _GROWN else ""
                    pieces.append(grown)
                    starts.extend([k] * len(grown))
            at = last
        pieces.append(folded[at:])
        starts.extend(counted[at : len(folded)])
        self.text, self.starts = "".join(pieces), starts

    def _part(self, spots: list[int]) -> None:
        """Puts a blank before the characters that stood at these spots of the original; it stands where they do."""
        if not spots:
            return
        text, given, starts, at = self.text, self._counted(), array("I"), 0
        pieces: list[str] = []
        for spot in spots:
            here = bisect_left(given, spot)
            pieces += [text[at:here], " "]
            starts.extend(given[at:here])
            starts.append(spot)
            at = here
        starts.extend(given[at:])
        self.text, self.starts = "".join([*pieces, text[at:]]), starts

    def _counted(self) -> "array[int]":
        """Where each character begins, as numbers that can be copied."""
        return self.starts if isinstance(self.starts, array) else _counted(len(self.text))[: len(self.text)]

    def mend(self) -> bool:
        """Puts words together that signs break up, and takes out blanks behind blanks; whether anything was done."""
        text, present = self.text, set(self.text)
        if _STRETCH in present:
            self._cut([m.span() for m in _STRETCHED.finditer(self.text)])
        if not present.isdisjoint(_STARS):
            self._cut([m.span() for m in _STARRED.finditer(self.text)])
        if _DOTTED.search(self.text) is not None:
            self._cut([(k, k + 1) for m in _SPELT.finditer(self.text) for k in range(*m.span()) if self.text[k] in ".-"])
            self._cut([m.span() for m in _LAST_LETTER.finditer(self.text)])
        if not present.isdisjoint(_SIGNS):
            self.text = _SIGN_FOR_LETTER.sub(lambda m: _MEANT[m.group()], self.text)
        if "  " in self.text or "\n " in self.text:
            self._cut([m.span() for m in _BLANKS.finditer(self.text)])
        if _THRICE.search(self.text) is not None:
            self._squeeze()
        return self.text is not text

    def _squeeze(self) -> None:
        """Leaves one letter of a long Arabic run and two of a Latin one; the last left ends where the run ended."""
        runs = [(m.start() + (1 if m.group(1) else 2), m.end()) for m in _LONG.finditer(self.text)]
        if runs and self.ends is None:
            self.ends = array("I", (start + 1 for start in self.starts))
        for first, last in runs:
            assert self.ends is not None
            self.ends[first - 1] = self.ends[last - 1]
        self._cut(runs)

    def _cut(self, spans: list[tuple[int, int]]) -> None:
        """Takes stretches out, with their offsets."""
        if not spans:
            return
        kept, at = [], 0
        for first, last in spans:
            kept.append((at, first))
            at = last
        kept.append((at, len(self.text)))
        text, given, starts, ends = self.text, self._counted(), array("I"), array("I")
        for first, last in kept:
            starts.extend(given[first:last])
            if self.ends is not None:
                ends.extend(self.ends[first:last])
        self.text, self.starts = "".join(text[a:b] for a, b in kept), starts
        self.ends = ends if self.ends is not None else None


def normalise(text: str) -> Normalised:
    """The folded text with its offsets."""
    folding = _Folding(text)
    for _ in range(_ROUNDS):
        if not folding.mend():
            break
    return Normalised(text, folding.text, folding.starts, folding.ends)


@lru_cache(maxsize=200_000)
def fold(term: str) -> str:
    """The same folding for a term, outer blanks stripped and inner runs collapsed."""
    plain = term.translate(_TABLE)
    return " ".join((normalise(term).text if _WORK.search(plain) is not None else plain).split())


__all__ = ["Normalised", "fold", "normalise"]
