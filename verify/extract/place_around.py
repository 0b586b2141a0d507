"""What stands round a name that was found in a text: a list it goes on with, the town it lies behind, a tag, the dateline that it opens."""

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from verify.extract.place_cues import Cue, CueMap
from verify.rulepack import PlaceSpec
from verify.text.normalise import Normalised
from verify.text.terms import Word

_LISTED = frozenset((",", ", ", " ", " و", ", و", " - ", "-", "/", " / "))
_AND = ("و", "and")
PARTS = frozenset(("governorate", "district", "country"))
"""What is called so says where a place named before it lies."""
_TAGS = re.compile(r"#\w+_\w+\s+#(?=\w)")
_DASHES = (" ", "-", "–", "—", "/")
_OUTLET = re.compile(r"[^\n,.:؛;،]{2,30}[,،] ?")
_DATELINE = re.compile(r" ?[-–—/|] ?[^\n:.]{2,40}:")


class PlaceName(Struct, frozen=True, gc=False):
    """A name found at words [first, last], before it is known to be a place."""

    start: int
    first: int
    last: int
    clitic: str
    candidates: tuple[PlaceSpec, ...]
    known: bool


def tag_breaks(norm: Normalised, words: Sequence[Word]) -> frozenset[int]:
    """The words that begin a tag right behind one of several words: "#Homs_north #Rastan" is no "north Rastan"."""
    if "_" not in norm.original:
        return frozenset()
    tags = {m.end() for m in _TAGS.finditer(norm.original)}
    return frozenset(k for k, w in enumerate(words) if norm.starts[w.start] in tags) if tags else frozenset()


def as_listed(cue: Cue, before: Cue) -> Cue:
    """What the words before a list say of a name further on in it."""
    between = before.between and not before.second
    if cue.kinds:
        return replace(cue, between=between, second=between, away=before.away)
    wide, bearing = cue.wide or before.wide, cue.bearing or before.bearing
    return replace(cue, kinds=before.kinds, locative=True, wide=wide, bearing=bearing, between=between, second=between, away=before.away)


def locates(text: str, words: Sequence[Word], cues: CueMap, last: int, name: PlaceName, cue: Cue) -> bool:
    """Whether a name only says where the one that ended at word `last` lies: "X بريف Y", "X in the countryside of Y", "X, Y province"."""
    if cue.first == name.first:
        gap = text[words[last].end : words[name.first].start]
        return (name.clitic == "ب" and gap == " ") or (bool(cue.kinds & PARTS) and gap in (" ", ", "))
    says = cue.inside or cue.wide or cue.near or cue.bearing is not None or bool(cue.kinds)
    return says and cues.leads_on(cue.first, last)


def written_as(norm: Normalised, start: int, end: int) -> str:
    """The name as the text has it, with a last hamza that the folding dropped."""
    a, b = norm.span(start, end)
    return norm.original[a : b + 1] if norm.original[b : b + 1] == "ء" else norm.original[a:b]


def goes_on(text: str, words: Sequence[Word], last: int, name: PlaceName) -> bool:
    """Whether a name goes on with a list: "the villages of A, B and C", "قريتي أ وب"."""
    gap = text[words[last].end : name.start]
    between = name.first - last - 1
    return gap in _LISTED or (between == 1 and words[name.first - 1].text in _AND and len(gap) <= 6)


def behind_its_town(norm: Normalised, words: Sequence[Word], cues: CueMap, name: PlaceName) -> bool:
    """Whether a country stands behind the name of what lies in it, known or not: "in Zamfara, Nigeria"."""
    first = name.first
    if first == 0 or all(p.kind != "country" for p in name.candidates) or norm.text[words[first - 1].end : words[first].start] != ", ":
        return False
    k = first - 1
    while k > max(0, first - 4) and not cues.leads_to(k) and norm.text[words[k - 1].end : words[k].start] in (" ", "-"):
        k -= 1
    return cues.leads_to(k) and norm.original[norm.starts[words[k].start]].isupper()


def opens_dateline(text: str, start: int, end: int) -> bool:
    """Whether a name begins a line and only says where the report comes from: "بيروت - وكالة سهول:", "SANA, Damascus:"."""
    if text[end : end + 1] == ":" and _OUTLET.fullmatch(text, text.rfind("\n", 0, start) + 1, start) is not None:
        return True
    if text[end : end + 1] not in _DASHES or _DATELINE.match(text, end) is None:
        return False
    return not text[text.rfind("\n", 0, start) + 1 : start].strip()


def is_written_as_name(norm: Normalised, start: int, end: int) -> bool:
    """Whether a name in Latin letters has a capital, unless the text around has none at all."""
    a, b = norm.span(start, end)
    raw = norm.original[a:b]
    if not raw.isascii() and not any("a" <= c <= "z" for c in norm.text[start:end]):
        return True
    if any(c.isupper() for c in raw):
        return True
    around = norm.original[max(0, a - 200) : b + 200]
    return not any(c.isupper() for c in around)
