"""Reads one number, in digits or words: "1,200", "three hundred and five", "ثلاثة وعشرون", "مئتا ألف"."""

from verify.text.number_lexicon import NumberAtom
from verify.text.number_scan import LARGEST, Atom, Cardinal, Scan, read_digits, scale_after, scaled


def read_cardinal(scan: Scan, i: int) -> Cardinal | None:
    """The number that begins at word i, None if none does; numbers and dates ask of the same words."""
    known = scan.cardinals
    if i in known:
        return known[i]
    begins = i < len(scan.words) and scan.lexicon.starts[scan.words[i].text]
    found = known[i] = _cardinal(scan, i) if begins else None
    return found


def _cardinal(scan: Scan, i: int) -> Cardinal | None:
    digits = read_digits(scan, i)
    if digits is not None:
        if digits.kind == "count" and digits.min < 1000 and scale_after(scan, digits):
            return _in_words(scan, i)
        return scaled(scan, digits) if digits.kind in ("count", "decimal") else digits
    atom = scan.atom(i)
    kinds = [a.kind for a in atom.payloads] if atom is not None else []
    if atom is None or "not_number" in kinds:
        return None
    if "vague" in kinds:
        vague = atom.payloads[kinds.index("vague")]
        return Cardinal(atom.start, atom.end, atom.last, vague.value, vague.max, "count", False, False)
    if "word" in kinds or "scale" in kinds:
        return _in_words(scan, i)
    if "ordinal" in kinds:
        rank = atom.payloads[kinds.index("ordinal")].value
        return Cardinal(atom.start, atom.end, atom.last, rank, rank, "ordinal", False, False)
    return None


class _Sum:
    """A number in words as it grows word by word."""

    def __init__(self, joined: bool) -> None:
        self.joined_style, self.total, self.group, self.scale, self.empty = joined, 0, 0, 10**16, True

    @property
    def value(self) -> int:
        return self.total + self.group

    def add(self, atom: NumberAtom, joined: bool) -> bool:
        """Takes one more word in if it can belong; `joined` if "and" stands before it."""
        taken = self._scale(atom.value, joined) if atom.kind == "scale" else self._word(atom.value, joined, atom.kind == "teen")
        self.empty = self.empty and not taken
        return taken

    def _word(self, v: int, joined: bool, teen: bool) -> bool:
        if teen and not joined and 1 <= self.group % 100 <= 9 and not self.empty:
            self.group += 10
            return True
        if self.empty:
            if v >= 1000 and v % 1000 == 0:
                self.total, self.scale = v, 1000
            else:
                self.group = v
            return True
        if v >= 1000:
            if joined and self.joined_style and self.group == 0 and v < self.scale:
                self.total, self.scale = self.total + v, 1000
                return True
            return False
        if self.joined_style:
            return joined and self._joins(v)
        return (not joined or self.group >= 100 or self.group == 0) and self._follows(v)

    def _joins(self, v: int) -> bool:
        units = self.group % 100
        fits = self.group == 0 or (units == 0 and v < 100 <= self.group) or (1 <= units <= 9 and 20 <= v <= 90 and v % 10 == 0)
        fits = fits or (units >= 20 and units % 10 == 0 and v < 10)
        self.group += v if fits else 0
        return fits

    def _follows(self, v: int) -> bool:
        units = self.group % 100
        fits = (units == 0 and v < 100) or (units >= 20 and units % 10 == 0 and v < 10)
        self.group += v if fits else 0
        return fits

    def _scale(self, s: int, joined: bool) -> bool:
        if s < 1000:
            return self._small_scale(s, joined)
        if joined and (not self.joined_style or self.group != 0):
            return False
        if s >= self.scale or (not joined and self.group == 0 and not self.empty):
            return False
        self.total, self.group, self.scale = self.total + max(self.group, 1) * s, 0, s
        return True

    def _small_scale(self, s: int, joined: bool) -> bool:
        if self.empty:
            self.group = s
            return True
        if joined:
            if not (self.joined_style and self.group == 0):
                return False
            self.group = s
            return True
        if 1 <= self.group < 100:
            self.group *= s
            return True
        return False


def _payload(atom: Atom, grown: _Sum, joined: bool) -> NumberAtom | None:
    """The word's part in the number: عشر after a unit makes it a teen and is ten otherwise."""
    kinds = ("teen",) if not joined and not grown.empty and 1 <= grown.group % 100 <= 9 else ()
    return next((a for kind in (*kinds, "word", "scale") for a in atom.payloads if a.kind == kind), None)


def _in_words(scan: Scan, i: int) -> Cardinal | None:
    """A number in words, or in digits and words: "three hundred and five", "3 hundred and 21"."""
    grown = _Sum(scan.lexicon.joined)
    start, end, last, k = -1, -1, i - 1, i
    while k < len(scan.words) and (k == i or scan.adjacent(k - 1)):
        step = _next(scan, k, grown, k > i and last < k - 1)
        if step is None:
            atom = scan.atom(k)
            if k > i and last == k - 1 and atom is not None and any(a.kind == "join" for a in atom.payloads):
                k = atom.last + 1
                continue
            break
        begins, end, last = step
        start = begins if start < 0 else start
        k = last + 1
    if start < 0:
        return None
    value = min(grown.value, LARGEST)
    return Cardinal(start, end, last, value, value, "count", False, False)


def _next(scan: Scan, k: int, grown: _Sum, joined: bool) -> tuple[int, int, int] | None:
    """(start, end, last word) of the next part of a number, if what stands at word k belongs to it."""
    digits = read_digits(scan, k)
    if digits is not None:
        joined = joined or (not grown.empty and scan.text[scan.words[k].start] == "و")
        plain = digits.kind == "count" and digits.min < 1000 and digits.last == k
        plain = plain and (grown.joined_style or not joined or not scale_after(scan, digits))
        if not plain or not (grown.empty or scale_after(scan, digits) or (joined and grown.value % 100 == 0)):
            return None
        return (digits.start, digits.end, digits.last) if grown.add(NumberAtom("word", digits.min), joined) else None
    atom = scan.atom(k)
    if atom is None or (not grown.empty and atom.clitic not in ("", "و")):
        return None
    joined = joined or (not grown.empty and atom.clitic == "و")
    payload = _payload(atom, grown, joined)
    return (atom.start, atom.end, atom.last) if payload is not None and grown.add(payload, joined) else None
