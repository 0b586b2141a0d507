"""Numbers in a text as the intervals their wording supports: "at least five" is 5 or more, عشرات is 20 or more.

A number that counts nothing (a percentage, an age, a year, a distance, the number of a brigade) is found too and says so in its
kind, so that nobody takes it for a toll.
"""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from verify.text.normalise import normalise
from verify.text.number_cardinals import read_cardinal
from verify.text.number_lexicon import NO_NUMBER, QUALIFIERS, NumberLexicon
from verify.text.number_scan import Cardinal, Scan
from verify.text.terms import Word, words_of

_YEARS = range(1900, 2101)
_AFTER_WITHIN = 4
_LEADING = frozenset((*QUALIFIERS, "filler"))
_AGE_BETWEEN_COMMAS = range(1, 111)


class NumberMention(Struct, frozen=True, gc=False):
    """A number at [start, end) of a normalised text: from `min` to `max`, None where it is open.

    `kind` is count, or what else the number is: percent, ordinal, decimal, age, year, time, duration, distance, measure, money, unit, id.
    `vague`: a word such as "several" or "dozens" that counts nothing exactly.
    """

    start: int
    end: int
    min: int
    max: int | None
    kind: str
    vague: bool = False


def find_numbers(norm_text: str, lexicon: NumberLexicon, words: Sequence[Word] | None = None) -> list[NumberMention]:
    """The numbers of a normalised text in order; they do not overlap."""
    return numbers_in(Scan(norm_text, lexicon, words_of(norm_text) if words is None else words))


def numbers_in(scan: Scan) -> list[NumberMention]:
    """The numbers of the text that is scanned."""
    found: list[NumberMention] = []
    starts = scan.lexicon.starts
    done = 0
    for i in [k for k, word in enumerate(scan.words) if starts[word.text]]:
        if i >= done:
            mention, done = _at(scan, i)
            if mention is not None:
                found.append(mention)
    return found


def _at(scan: Scan, i: int) -> tuple[NumberMention | None, int]:
    """The number whose first word is i, and the word to go on from."""
    if scan.words[i].text.isalpha():
        known = scan.atom(i)
        if known is None or NO_NUMBER.issuperset([a.kind for a in known.payloads]):
            return None, (known.last if known is not None else i) + 1
    start, qualifiers, j = _qualifiers(scan, i)
    quantity = read_cardinal(scan, j)
    if quantity is None:
        atom = scan.atom(i)
        return None, (atom.last if atom is not None else i) + 1
    if start is None:
        start = quantity.start
    low, high, quantity, exact = _extended(scan, quantity, "between" in qualifiers)
    if qualifiers[-1:] == ["between"] and low == high:
        start, qualifiers = quantity.start, []
    kind, quantity = _kind(scan, j, quantity, bool(qualifiers) or not exact)
    low, high = _qualified(low, high, qualifiers)
    if kind == "count" and high is not None and low == high and not qualifiers and _at_least_follows(scan, quantity.last + 1):
        high = None
    return NumberMention(start, quantity.end, low, high, kind, high is None and _is_vague(scan, j)), quantity.last + 1


def _is_vague(scan: Scan, i: int) -> bool:
    """Whether the number at word i is a word such as "several"."""
    atom = scan.atom(i)
    return atom is not None and any(a.kind == "vague" for a in atom.payloads)


def _qualifiers(scan: Scan, i: int) -> tuple[int | None, list[str], int]:
    """(where the first of them begins, their names, the word after them): "at least another" before "12"."""
    names: list[str] = []
    start: int | None = None
    while (atom := scan.atom(i)) is not None and len(names) < 6:
        name = next((a.name for a in atom.payloads if a.kind in _LEADING), None)
        if name is None or (name == "filler" and not names):
            break
        if names and not scan.adjacent(i - 1):
            break
        start = atom.start if start is None else start
        names.append(name)
        i = atom.last + 1
    if names and not scan.adjacent(i - 1):
        return None, [], i
    return start, [n for n in names if n != "filler"], i


def _extended(scan: Scan, first: Cardinal, between: bool) -> tuple[int, int | None, Cardinal, bool]:
    """The interval from a first number to a second: "10 to 15", "two or three", "between 5 and 7"; the first alone otherwise."""
    i = first.last + 1
    if first.kind == "count" and i < len(scan.words):
        second = _second(scan, i, first, between)
        if second is not None and first.min < second.min:
            high = second.max
            return first.min, high, replace(second, start=first.start), False
    return first.min, first.max, first, first.min == first.max


def _second(scan: Scan, i: int, first: Cardinal, between: bool) -> Cardinal | None:
    gap = scan.text[first.end : scan.words[i].start]
    if gap.strip() == "-" and len(gap) <= 3:
        found = read_cardinal(scan, i)
        return found if found is not None and found.kind == "count" and (found.min <= 20 * max(first.min, 1)) else None
    atom = scan.atom(i)
    if atom is None or gap.strip():
        return None
    if between and atom.clitic.startswith("و"):
        return read_cardinal(scan, i)
    names = {a.kind for a in atom.payloads}
    if "range" in names or (between and "join" in names):
        found = read_cardinal(scan, atom.last + 1) if scan.adjacent(atom.last) else None
        return found if found is not None and found.kind == "count" else None
    return None


def _qualified(low: int, high: int | None, qualifiers: Sequence[str]) -> tuple[int, int | None]:
    for name in reversed(qualifiers):
        if name == "at_least":
            high = None
        elif name == "more_than":
            low, high = low + 1 if high == low else low, None
        elif name == "fewer_than" and high is not None:
            low, high = min(1, max(high - 1, 0)), max(high - 1, 0)
        elif name == "up_to" and high is not None:
            low = min(1, high)
        elif name in ("about", "nearly") and high is not None:
            low, high = -(-low * 9 // 10), high if name == "nearly" else high * 11 // 10
    return low, high


def _at_least_follows(scan: Scan, i: int) -> bool:
    """Whether "at least" comes within a few words: "12 people at least"."""
    for k in range(i, min(i + _AFTER_WITHIN, len(scan.words))):
        if k > 0 and not scan.adjacent(k - 1):
            return False
        if not scan.lexicon.beginnings[scan.words[k].text]:
            continue
        atom = scan.atom(k)
        if atom is not None and any(a.kind == "at_least_after" for a in atom.payloads):
            follows = atom.last + 1
            return not (follows < len(scan.words) and scan.adjacent(atom.last) and read_cardinal(scan, follows) is not None)
        if read_cardinal(scan, k) is not None:
            return False
    return False


def _kind(scan: Scan, i: int, q: Cardinal, loose: bool) -> tuple[str, Cardinal]:
    """What the number is, and the number with the words that say so: "5 km", "34-year-old", "40 %"."""
    kind = q.kind
    gap = scan.text[q.end : scan.words[q.last + 1].start] if q.last + 1 < len(scan.words) else scan.text[q.end : q.end + 2]
    if gap.lstrip().startswith("%"):
        return "percent", replace(q, end=q.end + gap.index("%") + 1)
    if gap == "-" and kind == "count" and not q.digits and _is_ordinal(scan, q.last + 1):
        return "ordinal", replace(q, end=scan.words[q.last + 1].end, last=q.last + 1)
    before = _before(scan, i, q, loose) if kind == "count" else None
    after = _after(scan, q, gap) if kind in ("count", "decimal") else None
    if after is not None and (before is None or before == after[0]):
        return after
    if kind != "count":
        return kind, q
    if before is not None:
        return before, q
    if q.digits and not loose and q.grouped is False and q.min in _YEARS and q.min % 100:
        return "year", q
    if q.digits and not loose and _between_commas(scan, i, q):
        return "age", q
    lead = scan.text[max(0, q.start - 1) : q.start]
    if lead == "$" or gap.startswith("$"):
        return "money", q
    if (lead == "+" and q.min > 99_999) or (q.digits and not q.grouped and q.min > 9_999_999):
        return "id", q
    return "count", q


def _is_ordinal(scan: Scan, i: int) -> bool:
    """Whether word i is an ordinal: the "fifth" of "twenty-fifth"."""
    atom = scan.atom(i)
    return atom is not None and any(a.kind == "ordinal" for a in atom.payloads)


def _after(scan: Scan, q: Cardinal, gap: str) -> tuple[str, Cardinal] | None:
    """What the words behind the number make of it, and the number with them."""
    atom = scan.atom(q.last + 1)
    if atom is None or gap not in (" ", "-", "", ' "', " - "):
        return None
    name = next((a.name for a in atom.payloads if a.kind == "cue_after"), None)
    return (name, replace(q, end=atom.end, last=atom.last)) if name is not None else None


def _before(scan: Scan, i: int, q: Cardinal, loose: bool) -> str | None:
    """What the words right before word i make of the number there; some do so of bare digits only."""
    for k in range(i - 1, max(-1, i - 4), -1):
        if scan.text[scan.words[k].end : scan.words[k + 1].start] not in (" ", "-", "", " #", ". ", ": ", ' "', "("):
            return None
        atom = scan.atom(k) if scan.lexicon.beginnings[scan.words[k].text] else None
        if atom is None or atom.last != i - 1:
            continue
        for cue in atom.payloads:
            fits = cue.kind == "cue_before" or (cue.kind == "cue_before_digits" and q.digits and not loose)
            if fits and (cue.name != "year" or (q.min in _YEARS and not q.grouped)):
                return cue.name
    return None


def _between_commas(scan: Scan, i: int, q: Cardinal) -> bool:
    """An age in the manner of newspapers: "Ahmad, 34, was killed"."""
    if q.min not in _AGE_BETWEEN_COMMAS or i == 0 or i != q.last:
        return False
    before, after = scan.text[max(0, q.start - 2) : q.start], scan.text[q.end : q.end + 2]
    return before == ", " and after == ", " and not any(c.isdecimal() for c in scan.words[i - 1].text)


def run_number_cases(lexicon: NumberLexicon) -> list[str]:
    """What is wrong with the reading of the lexicon's own examples, a sentence each."""
    findings: list[str] = []
    for case in lexicon.cases:
        text = str(case["text"])
        got = [_shown(m) for m in find_numbers(normalise(text).text, lexicon)]
        want = list(case["reads"])
        if got != want:
            findings.append(f"numbers: case {case.get('id', text)}: {text!r} should be read as {want}, was read as {got}")
    return findings


def _shown(mention: NumberMention) -> Any:
    """A mention as the cases write it: [min, max], with the kind behind it where it is no count."""
    return [mention.min, mention.max] if mention.kind == "count" else [mention.min, mention.max, mention.kind]


__all__ = ["NumberLexicon", "NumberMention", "find_numbers", "numbers_in", "run_number_cases"]
