"""Words broken up by full stops, slashes and figures so that no filter finds them: "ki.ll.ed" as Arabic posts write it, a 9 for a waw.

Signs between letters join sentences as well ("in Hama.Two died", glued by a scraper). So a word is put together only where it is one that
the language's rules know, and its pieces are not.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from verify.text.normalise import Normalised

Known = Callable[[str], bool]
_SIGN = re.compile(r"[.\-/\d](?=[ا-ي])")
_WORD = re.compile(r"(?:[ا-ي]+[.\-/\d]{1,3})+[ا-ي]+")
_APART = re.compile(r"[.\-/]+")
_LETTER_FOR = str.maketrans("12357905", "ااعهحوهه")
_SHORTEST, _LONGEST = 4, 24


def is_broken(text: str) -> bool:
    """Whether a folded text has a sign between two Arabic letters."""
    return any(m.start() > 0 and _joins(text, m.start()) for m in _SIGN.finditer(text))


def _joins(text: str, at: int) -> bool:
    """Whether a letter stands before the signs that end at a place."""
    first = max(0, at - 2)
    while at > first and text[at - 1] in ".-/0123456789":
        at -= 1
    return at > 0 and "ا" <= text[at - 1] <= "ي"


def mended(norm: Normalised, known: Known) -> Normalised:
    """The folded text with these words whole, each at the offsets of its letters."""
    text = norm.text
    cuts: list[tuple[int, int]] = []
    letters = list(text)
    for m in _WORD.finditer(text):
        whole = _whole(m.group(), known)
        if whole is None:
            continue
        for k, c in enumerate(whole, m.start()):
            letters[k] = c
        cuts += [(m.start() + s.start(), m.start() + s.end()) for s in _APART.finditer(whole)]
    if not cuts and "".join(letters) == text:
        return norm
    kept = list(_kept(cuts, len(text)))
    starts, ends = norm.starts, norm.ends
    mended_text = "".join("".join(letters[a:b]) for a, b in kept)
    return Normalised(
        norm.original, mended_text, [starts[k] for a, b in kept for k in range(a, b)], [ends[k] for a, b in kept for k in range(a, b)]
    )


def _whole(broken: str, known: Known) -> str | None:
    """The word with letters for figures, its signs still in it; None if it is no word that is known, or made of such."""
    spelt = broken.translate(_LETTER_FOR)
    joined = _APART.sub("", spelt)
    if not (_SHORTEST <= len(joined) <= _LONGEST) or any(c.isdigit() for c in joined) or not known(joined):
        return None
    pieces = [p for p in _APART.split(spelt) if p]
    return None if len(pieces) > 1 and all(len(p) > 1 and known(p) for p in pieces) else spelt


def _kept(cuts: Sequence[tuple[int, int]], length: int) -> Iterator[tuple[int, int]]:
    """What stays between the stretches that are cut out."""
    at = 0
    for first, last in cuts:
        yield at, first
        at = last
    yield at, length
