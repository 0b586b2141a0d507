"""One text being read for numbers: its words, what stands at each, and the numbers written in digits."""

import re
from collections.abc import Sequence

from msgspec import Struct

from verify.text.number_lexicon import NumberAtom, NumberLexicon
from verify.text.terms import TermHit, Word

_DIGIT_WORD = re.compile(r"((?:[وف]?(?:[بلك]?(?:ال)?|لل))?)(\d+)(\D*)")
_GAPS = (" ", "-", "", ' "', '" ')
LARGEST = 10**15
_MOST_PIECES = 8  # of digits parted by signs: no number needs more, and hostile text has no end


class Cardinal(Struct, frozen=True, gc=False):
    """A number at [start, end), its last word being `last`; `digits` if it is written in digits alone, `grouped` as in "1,200"."""

    start: int
    end: int
    last: int
    min: int
    max: int | None
    kind: str
    digits: bool
    grouped: bool


Atom = TermHit[NumberAtom]
"""A term of the number lexicon in a text."""


class Scan:
    """One text being read: its words, and what stands at each."""

    def __init__(self, text: str, lexicon: NumberLexicon, words: Sequence[Word]) -> None:
        self.text, self.lexicon, self.words = text, lexicon, words
        self._atoms: dict[int, Atom | None] = {}
        self.cardinals: dict[int, Cardinal | None] = {}

    def atom(self, i: int) -> Atom | None:
        """The term at word i, None if there is none."""
        known = self._atoms
        if i in known:
            return known[i]
        found = known[i] = self._atom(i) if i < len(self.words) else None
        return found

    def _atom(self, i: int) -> Atom | None:
        hit = self.lexicon.index.at(self.text, self.words, i, self.lexicon.joined)
        if hit is None or (hit.clitic not in ("", "و", "ف") and hit.end - hit.start < 3):
            return None
        return hit

    def gap(self, i: int) -> str:
        """What stands between word i and the next."""
        return self.text[self.words[i].end : self.words[i + 1].start] if i + 1 < len(self.words) else "\n"

    def adjacent(self, i: int) -> bool:
        """Whether nothing parts word i from the next."""
        return self.gap(i) in _GAPS


def read_digits(scan: Scan, i: int) -> Cardinal | None:
    """The number in digits at word i, None if it has none."""
    word = scan.words[i]
    if word.text.isalpha():
        return None
    found = _DIGIT_WORD.fullmatch(word.text)
    if found is None:
        if any(c.isdecimal() for c in word.text):
            return Cardinal(word.start, word.end, i, 0, None, "id", True, False)
        return None
    start = word.start + len(found.group(1))
    if i > 0 and scan.text[scan.words[i - 1].end : word.start] == "-" and _is_letters(scan.words[i - 1].text):
        return Cardinal(start, word.end, i, int(found.group(2)[:18]), None, "id", True, False)
    if found.group(3):
        return _suffixed(scan, i, start, found.group(2), found.group(3))
    last, text = i, found.group(2)
    while last - i < _MOST_PIECES and len(gap := scan.gap(last)) == 1 and gap in ".,:/-" and scan.words[last + 1].text[:1].isdecimal():
        if gap == "-" and not (text.count("-") or _third(scan, last)):
            break
        piece = scan.words[last + 1].text
        listed = scan.gap(last + 1) == "," or scan.text[max(0, start - 1) : start] == ","
        if gap == "," and not _comma_belongs(text, piece, listed):
            break
        if not piece.isdecimal():
            break
        text += gap + piece
        last += 1
    if last == i and len(text) <= 3 and text[0] != "0":
        text, last = _spaced(scan, last, text)
    return _number(start, scan.words[last].end, last, text)


def _comma_belongs(text: str, piece: str, listed: bool) -> bool:
    """Whether a comma within digits parts thousands ("1,200") or a fraction ("12,5")."""
    thousands = len(piece) == 3 and piece.isdecimal() and re.fullmatch(r"\d{1,3}(,\d{3})*", text) is not None
    return thousands or (len(piece) <= 2 and piece.isdecimal() and text.isdecimal() and not listed)


def _spaced(scan: Scan, last: int, text: str) -> tuple[str, int]:
    """Digits whose thousands are parted by blanks: "40 000"."""
    begun = last
    while last - begun < _MOST_PIECES and scan.gap(last) == " " and re.fullmatch(r"\d{3}", scan.words[last + 1].text):
        follows = scan.text[scan.words[last + 1].end : scan.words[last + 1].end + 1]
        if follows in ("-", "/", ":"):
            break
        text, last = f"{text},{scan.words[last + 1].text}", last + 1
    return text, last


def _third(scan: Scan, i: int) -> bool:
    """Whether a third number follows by another dash, as in 2021-07-10."""
    return i + 2 < len(scan.words) and scan.gap(i + 1) == "-" and scan.words[i + 2].text.isdecimal()


def _is_letters(word: str) -> bool:
    return len(word) <= 4 and word.isalpha() and word.isascii()


def _number(start: int, end: int, last: int, text: str) -> Cardinal:
    if text.isdecimal():
        value = min(int(text[:18]), LARGEST) if len(text) <= 18 else LARGEST
        return Cardinal(start, end, last, value, value, "count", True, False)
    if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", text):
        value = int(text.split(".")[0].replace(",", "")[:18])
        return Cardinal(start, end, last, value, value, "decimal" if "." in text else "count", True, True)
    if re.fullmatch(r"\d+[.,]\d+", text):
        value = int(re.split("[.,]", text)[0][:18])
        return Cardinal(start, end, last, value, value + 1, "decimal", True, False)
    if re.fullmatch(r"\d{1,2}:\d\d(:\d\d)?", text):
        return Cardinal(start, end, last, int(text.split(":")[0]), None, "time", True, False)
    value = int(re.split(r"\D", text)[0][:18])
    return Cardinal(start, end, last, value, None, "id", True, False)


def _suffixed(scan: Scan, i: int, start: int, digits: str, suffix: str) -> Cardinal:
    """Digits with letters on them: "5km", "83rd", "12شخصا"."""
    word, value = scan.words[i], int(digits[:18])
    kind = scan.lexicon.suffixes.get(suffix)
    if kind is None:
        hit = scan.lexicon.index.at(suffix, [Word(0, len(suffix), suffix)], 0, clitics=False)
        atoms = hit.payloads if hit is not None else ()
        factor = next((a.value for a in atoms if a.kind == "scale"), 0)
        if factor:
            value = min(value * factor, LARGEST)
            return Cardinal(start, word.end, i, value, value, "count", True, True)
        kind = next((a.name for a in atoms if a.kind == "cue_after"), None)
    if kind == "thousand":
        return Cardinal(start, word.end, i, value * 1000, value * 1000, "count", True, True)
    if kind is None and suffix[0] > "\u0600":
        return Cardinal(start, start + len(digits), i, value, value, "count", True, False)
    return Cardinal(start, word.end, i, value, value, kind or "id", True, False)


def scale_after(scan: Scan, q: Cardinal) -> int:
    """The scale that stands right behind digits ("3 million"), 0 if none does."""
    if q.last + 1 >= len(scan.words) or scan.gap(q.last) not in (" ", "-", ""):
        return 0
    atom = scan.atom(q.last + 1)
    if atom is None or atom.clitic:
        return 0
    return next((a.value for a in atom.payloads if a.kind == "scale"), 0)


def scaled(scan: Scan, q: Cardinal) -> Cardinal:
    """Digits with the scale behind them: "1.5 million"."""
    factor = scale_after(scan, q)
    atom = scan.atom(q.last + 1) if factor else None
    if atom is None:
        return q
    whole = scan.text[q.start : q.end].replace(",", "")
    value = round(float(whole) * factor) if re.fullmatch(r"\d{1,15}(\.\d{1,9})?", whole) else q.min * factor
    return Cardinal(q.start, atom.end, atom.last, min(value, LARGEST), min(value, LARGEST), "count", False, q.grouped)
