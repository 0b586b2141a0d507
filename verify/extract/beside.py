"""What a page says of its story beside its text: in its title, or in its address.

Of a page that shows a wall, a menu or a notice of its host in place of the story, the title is all that was told to the reader; where that is
the site's name alone, the address often still spells the headline out. They are read only where the text gives nothing.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal
from urllib.parse import unquote

from msgspec.structs import replace

from verify.model import Claim, Document

Where = Literal["title", "url"]

_FEWEST, _SLUG, _AGAIN, _ROUNDS = 3, 4, 12, 3
_CUT = ("...", "…")
_PARTED = re.compile(r"\s+[-–—|]\s*(?=\S)|\s*\|\s+")
_POSTED = re.compile(r"\A[^\n\"“]{0,80} on (?:X|Twitter): [\"“](?P<words>.+)", re.S)
_BUTTONS = re.compile(r"(?: ?(?:Facebook|Verified account|Shared with \w+))+\s*\Z|(?: ?https?://\S+)?[\"”]? / X\s*\Z")
_SEGMENT, _JOINT = re.compile(r"[/?&=#:]+"), re.compile(r"[-_+.\s]+")
_LETTERS = re.compile(r"[^\W\d_]{2,}")


def told_beside(document: Document) -> Iterator[tuple[Where, Document]]:
    """The title of a document as a text of its own, then the words of its address, so far as they can be a headline."""
    for where, words in (("title", headline(document.title or "")), ("url", slug(document.url or ""))):
        if words:
            yield where, replace(document, text=words, title=None, url=None)  # type: ignore[misc]


def headline(title: str) -> str:
    """The headline in a title, without the site or the account round it; empty if no more than two words are left.

    A title that a page states twice is read once: "Two killed near Hajin - Some Site Two killed near Hajin". Words that break off in dots are
    those of a post, which are its title as long as it is.
    """
    posted = _POSTED.match(title)
    if posted is not None:
        pieces = [_BUTTONS.sub("", posted["words"])]
    else:
        first, *rest = _PARTED.split(_BUTTONS.sub("", title.strip()))
        pieces = [_once(first), *(_once(p.partition(first)[0] if first else p) for p in rest)]
    best = max(pieces, key=lambda p: (p.rstrip().endswith(_CUT), _words(p)))
    return best.strip() if _words(best) >= _FEWEST else ""


def _once(words: str) -> str:
    """Words without what repeats their beginning: "Some Account Some Account"."""
    again = words.find(words[:_AGAIN], _AGAIN)
    return words if len(words) <= _AGAIN or again < 0 else words[:again].rstrip()


def slug(url: str) -> str:
    """The words of an address that spells a headline out: "/2021/07/two-killed-near-hajin/"; empty if it is made of codes."""
    for _ in range(_ROUNDS):
        plain = unquote(url)
        if plain == url:
            break
        url = plain
    if "\ufffd" in url:
        return ""
    segments = [[w for w in _JOINT.split(segment) if w] for segment in _SEGMENT.split(url)[1:]]
    best = max(segments, key=_spelt, default=[])
    return " ".join(best) if _spelt(best) >= _SLUG else ""


def _words(text: str) -> int:
    return len(_LETTERS.findall(text))


def _spelt(words: Sequence[str]) -> int:
    """How many of these are words and no codes."""
    return sum(_LETTERS.fullmatch(w) is not None for w in words)


def claim_of(where: Where, claim: Claim) -> Claim:
    """A claim read of a title or an address: its words stand nowhere in the text, so that no offset into that goes with them."""
    evidence = tuple(replace(e, kind=where, start=None, end=None) for e in claim.evidence)
    return replace(claim, start=None, end=None, evidence=evidence)
