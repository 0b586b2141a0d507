"""Folds a text so that spellings of one word meet, and keeps for every character where it stood.

Alef and hamza forms, ta marbuta, digits of all scripts, presentation forms, diacritics, tatweel, letters broken up by signs to evade
filters, quotes, dashes, case and Latin accents are folded; `span` leads back to the text as given.

The work is done by whole stretches: `str.translate` folds what stays one character, and only the places where something falls away or
grows are looked at one by one.
"""

import re
import unicodedata
from array import array
from collections.abc import Sequence
from functools import lru_cache

_MAP = {
    **dict.fromkeys("أإآٱٲٳٵ", "ا"), **dict.fromkeys("ىیئېۍے", "ي"), **dict.fromkeys("ةۃەھہ", "ه"), **dict.fromkeys("کڪ", "ك"), "ؤ": "و",
    **dict.fromkeys("ءـٰ", ""), "،": ",", "٬": ",", "؛": ";", "؟": "?", "٪": "%", "٫": ".", "⁄": "/", "ﷲ": "الله",
    **dict.fromkeys("#_\u200c\ufffcﷺﷻ", " "),
}  # fmt: skip
_QUOTES = frozenset("\"'“”„‟«»‹›‘’‚‛`´″′")
_GONE, _GROWN = "\x00", "\x01"
_MAX_GROWTH = 4

_TATWEEL = re.compile(r"(?<=[ء-ي])(?:ـ+[^\w\s]+ـ+|ـ+[.*/·•|~^]+|[.*/·•|~^\-]+ـ+)(?=[ء-ي])")
_STARRED = re.compile(r"(?<=[ء-ي])[*·•~^+|]+(?=[ء-ي])|(?<=[a-zA-Z])[·•~^|]+(?=[a-zA-Z])")
_SPELT = re.compile(r"(?<![ء-ي])[ء-ي]{1,2}(?:([.\-_])[ء-ي]{1,2})(?:\1[ء-ي]{1,2})+(?![ء-ي])")
_LAST_LETTER = re.compile(r"(?<=[ء-ي]{2})\.(?=[اأإآء-هىي](?![ء-ي]))")
_SIGN_FOR_LETTER = re.compile(r"(?<=[a-zA-Z])(?:[!$0€]|@(?![\w.\-]+\.[a-zA-Z]))(?=[a-zA-Z])")
_MEANT = {"!": "i", "$": "s", "@": "a", "0": "o", "€": "e"}

_STARS = frozenset("*·•~^+|")
_SIGNS = frozenset(_MEANT)

_ODD = re.compile(f"[{_GONE}{_GROWN}]+")
_BLANKS = re.compile(r"(?<=[ \n]) +")
_TRIPLE = re.compile(r"([^\W\d_])\1\1")
_LONG = re.compile(r"([ء-ي])\1{2,}|([a-hj-vyz])\2{2,}")


class Normalised:
    """A folded text; character i came from [starts[i], ends[i]) of the original."""

    __slots__ = ("_wide", "original", "starts", "text")

    def __init__(self, original: str, text: str, starts: Sequence[int], wide: dict[int, int]) -> None:
        self.original, self.text, self.starts, self._wide = original, text, starts, wide

    @property
    def ends(self) -> list[int]:
        """Where each character ends in the original."""
        return [self._wide.get(i, start + 1) for i, start in enumerate(self.starts)]

    def span(self, i: int, j: int) -> tuple[int, int]:
        """Where the normalised [i, j) stands in the original, in code points."""
        if i >= j:
            at = self.starts[i] if i < len(self.starts) else len(self.original)
            return at, at
        return self.starts[i], self._wide.get(j - 1, self.starts[j - 1] + 1)


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


def normalise(text: str) -> Normalised:
    """The folded text with its offsets."""
    folded = _mended(text).translate(_TABLE)
    starts: Sequence[int] = range(len(folded))
    wide: dict[int, int] = {}
    if _GONE in folded or _GROWN in folded:
        folded, starts = _without_odd(text, folded)
    if "  " in folded or "\n " in folded:
        folded, starts, wide = _shortened(folded, starts, _BLANKS)
    if _TRIPLE.search(folded) is not None:
        folded, starts, wide = _shortened(folded, starts, _LONG)
    return Normalised(text, folded, starts, wide)


def _mended(text: str) -> str:
    """The text with the signs that break up its words marked as gone, at the same length."""
    present = set(text)
    if "ـ" in present:
        text = _TATWEEL.sub(_gone, text)
    if not present.isdisjoint(_STARS):
        text = _STARRED.sub(_gone, text)
    if not present.isdisjoint(".-_") and not text.isascii():
        text = _LAST_LETTER.sub(_gone, _SPELT.sub(_gone, text))
    if not present.isdisjoint(_SIGNS):
        text = _SIGN_FOR_LETTER.sub(lambda m: _MEANT[m.group()], text)
    return text


def _gone(found: re.Match[str]) -> str:
    """What was found, without its signs: joined letters stay, everything else becomes a character that falls away."""
    return "".join(c if "ء" <= c <= "ي" and c != "ـ" else "ـ" for c in found.group())


def _without_odd(original: str, folded: str) -> tuple[str, "array[int]"]:
    """Takes out what falls away and writes out what grows."""
    pieces: list[str] = []
    starts = array("I")
    at = 0
    for m in _ODD.finditer(folded):
        first, last = m.span()
        if first > at:
            pieces.append(folded[at:first])
            starts.extend(range(at, first))
        if _GROWN in m.group():
            for k in range(first, last):
                grown = _fold_char(original[k]) if folded[k] == _GROWN else ""
                pieces.append(grown)
                starts.extend([k] * len(grown))
        at = last
    pieces.append(folded[at:])
    starts.extend(range(at, len(folded)))
    return "".join(pieces), starts


def _shortened(folded: str, starts: Sequence[int], pattern: re.Pattern[str]) -> tuple[str, "array[int]", dict[int, int]]:
    """Takes out blanks behind blanks, or leaves one letter of an Arabic run and two of a Latin one, with where that letter ends then."""
    pieces: list[str] = []
    kept = array("I")
    ends: dict[int, int] = {}
    at = 0
    for m in pattern.finditer(folded):
        stays = m.start() if pattern is _BLANKS else m.start() + (1 if m.group(1) else 2)
        pieces.append(folded[at:stays])
        kept.extend(starts[at:stays])
        if pattern is _LONG:
            ends[len(kept) - 1] = starts[m.end() - 1] + 1
        at = m.end()
    pieces.append(folded[at:])
    kept.extend(starts[at:])
    return "".join(pieces), kept, ends


@lru_cache(maxsize=200_000)
def fold(term: str) -> str:
    """The same folding for a term, outer blanks stripped and inner runs collapsed."""
    return " ".join(normalise(term).text.split())


__all__ = ["Normalised", "fold", "normalise"]
