"""The words around a name that say whether it is a place, of what kind, and where it lies from there.

"in the village of X" (a place, a village), "ريف X الشرقي" (the eastern countryside of X), "8 km north of X", "محيط X" (about X).
"""

import re
from collections.abc import Collection, Sequence

from msgspec import Struct
from msgspec.structs import replace

from verify.extract.place_kinds import BEARINGS
from verify.rulepack import PlaceWords
from verify.text.normalise import fold
from verify.text.terms import TermHit, TermIndex, Word

_PLACE_CLITICS, _AND_CLITICS, _AND = ("ب", "ل"), ("و", "ف"), ("و", "and")
# The roles of words that go on from one name to where it lies.
_LEADING = ("inside", "wide", "near", "direction", "before")
_STEPS = 8
_INITIALS, _GLUED = 2, (".", '"', "'")
# What is said behind a name of those who come from there or sit there.
_ELSEWHERE = ("away", "seat")
_KM_NUMBER = re.compile(r"^\d{1,3}$")
_GLUED_KM = re.compile(r"^(\d{1,3})(?:كم|km|كلم)$")


class Cue(Struct, frozen=True, gc=False):
    """What stands around a name.

    `kinds` are what it is called; `bearing` is in degrees and `km` the distance stated; `of` says that a bearing was taken from it ("east of").
    `proof` is true where the words show that a place is meant, `barred` where they show that something else is. `away` is true of a place
    that somebody or something comes from, `between` of two that something lies between, `second` of the latter of them. `locates` says
    that the words lead on from the place named right before ("X in the countryside of Y"): this one only says where that one lies; `owned`
    that the place before has it ("Kharkiv's Kyivskyi district").
    """

    kinds: frozenset[str] = frozenset()
    locative: bool = False
    inside: bool = False
    wide: bool = False
    near: bool = False
    bearing: float | None = None
    km: float | None = None
    of: bool = False
    barred: bool = False
    away: bool = False
    between: bool = False
    second: bool = False
    locates: bool = False
    owned: bool = False
    first: int = -1

    @property
    def strong(self) -> bool:
        """Whether they show it even of a name that is also a common word."""
        return bool(self.kinds) or self.inside or self.wide or self.near or self.bearing is not None

    @property
    def proof(self) -> bool:
        """Whether the words around show that a place is meant."""
        return bool(self.kinds) or self.locative or self.wide or self.near or self.bearing is not None


Hit = TermHit[tuple[str, str]]
"""A place word found: its roles, each with what it says in it."""


class CueReader:
    """The place words of one language, compiled; words of `peoples` may stand before the kind of a place ("the Syrian town of")."""

    def __init__(self, words: PlaceWords, peoples: Collection[str] = ()) -> None:
        self._peoples = frozenset(peoples)
        pairs: list[tuple[str, tuple[str, str]]] = []
        for role, by_value in (("before", words.before), ("after", words.after), ("direction", words.directions)):
            pairs += [(term, (role, value)) for value in sorted(by_value) for term in by_value[value]]
        for role, terms in (
            ("wide", words.wide), ("near", words.near), ("locative", (*words.locative, *words.inside)), ("inside", words.inside),
            ("km", words.kilometres), ("of", words.of), ("named_before", words.named_before), ("named_after", words.named_after),
            ("never", words.never), ("away", words.away), ("between", words.between), ("part_of", words.part_of),

        ):  # fmt: skip
            pairs += [(term, (role, "")) for term in terms]
        self._index = TermIndex(pairs)
        self._of = frozenset(fold(term) for term in words.of)

    def begins(self, word: str, clitics: bool) -> bool:
        """Whether a place word can begin with this word."""
        return self._index.beginning(word, clitics) is not None

    def scan(self, text: str, words: Sequence[Word], clitics: bool, breaks: Collection[int], among: Sequence[int]) -> "CueMap":
        """All place words of a text, by the words they begin and end at; no word of `breaks` belongs to what stands before it.

        `among` are the words that one can begin at.
        """
        return CueMap(text, words, self._index.find(text, clitics, words, among), self._of, breaks, self._peoples)


class CueMap:
    """The place words of one text; reads what stands around a name."""

    def __init__(
        self,
        text: str,
        words: Sequence[Word],
        hits: Sequence[Hit],
        of: frozenset[str] = frozenset(),
        breaks: Collection[int] = (),
        peoples: frozenset[str] = frozenset(),
    ) -> None:
        self._text, self._words, self._of, self._breaks, self._peoples = text, words, of, breaks, peoples
        self._ending: dict[int, Hit] = {}
        self._starting: dict[int, Hit] = {}
        self.never: set[int] = set()
        for hit in hits:
            if hit.end - hit.start <= _INITIALS and text[max(0, hit.start - 1) : hit.start] in _GLUED:
                continue  # the "s" of "Syria's", the last letter of "U.S."
            held = self._ending.get(hit.last)
            if held is None or hit.first < held.first:
                self._ending[hit.last] = hit
            self._starting[hit.first] = hit
            if _has(hit, "never"):
                self.never.update(range(hit.first, hit.last + 1))

    def around(self, first: int, last: int, clitic: str) -> Cue:
        """The cue of the name at words [first, last]."""
        cue = self._before(first, Cue(locative=clitic.endswith(_PLACE_CLITICS), inside=clitic.endswith("ب"), first=first))
        return self._after(last, cue)

    def kind_at(self, i: int) -> Hit | None:
        """The kind-of-place word ("village", "قرية") that begins at word i."""
        hit = self._starting.get(i)
        return hit if hit is not None and _value(hit, "before") is not None else None

    def kind_ends(self, i: int) -> bool:
        """Whether a kind-of-place word ends at word i."""
        hit = self._ending.get(i)
        return hit is not None and _value(hit, "before") is not None

    def place_at(self, i: int) -> Hit | None:
        """The preposition of place that begins at word i, unless it leads from one or stands before two."""
        hit = self._starting.get(i)
        leads = hit is not None and (_has(hit, "locative") or _has(hit, "near"))
        return hit if hit is not None and leads and not _has(hit, "away") and not _has(hit, "between") else None

    def leads_to(self, i: int) -> bool:
        """Whether a preposition of place ends right before word i."""
        hit = self._ending.get(i - 1)
        return hit is not None and self._joined(i) and (_has(hit, "inside") or _has(hit, "near") or _value(hit, "before") is not None)

    def follows(self, i: int) -> int:
        """The word after the "of" and "the" that may begin at word i."""
        while i < len(self._words) and (hit := self._starting.get(i)) is not None and _has(hit, "of") and self._joined(i):
            i = hit.last + 1
        return i

    def covers(self, first: int, last: int) -> bool:
        """Whether the words [first, last] are nothing but a place word ("city", "مدينة")."""
        hit = self._starting.get(first)
        return hit is not None and hit.last >= last

    def is_cue(self, i: int) -> bool:
        """Whether a place word begins at word i."""
        return i in self._starting

    def _joined(self, j: int) -> bool:
        """Whether nothing but a blank or a dash stands between words j - 1 and j."""
        return j > 0 and j not in self._breaks and self._text[self._words[j - 1].end : self._words[j].start] in (" ", "-", '"', ' "', '" ')

    def _abbreviated(self, j: int, hit: Hit | None) -> bool:
        """Whether words j - 1 and j are joined by the dot of an abbreviation ("Mr. ...", "S. Idlib")."""
        if hit is None or j <= 0 or self._text[self._words[j - 1].end : self._words[j].start] != ". ":
            return False
        return _has(hit, "named_before") or (len(self._words[j - 1].text) <= _INITIALS and _value(hit, "direction") is not None)

    def _before(self, first: int, cue: Cue) -> Cue:
        j = first
        for _ in range(_STEPS):
            hit = self._ending.get(j - 1)
            hit = None if hit is not None and _only(hit, "part_of") else hit
            if j <= 0 or not (self._joined(j) or self._abbreviated(j, hit)):
                break
            if hit is None and (self._words[j - 1].text in self._of or (cue.kinds and self._words[j - 1].text in self._peoples)):
                j -= 1
                continue
            if hit is None:
                km = self._kilometres(j - 1, j - 1) if cue.bearing is not None or cue.near else None
                if km is None:
                    break
                return replace(cue, km=km, first=j - 1)
            if _has(hit, "named_before"):
                return replace(cue, barred=not cue.proof)
            cue, j = self._take(hit, cue), hit.first
            if hit.clitic.endswith("ل") and self._lies(j - 1):
                continue
            if _has(hit, "locative") or hit.clitic.endswith(_PLACE_CLITICS):
                cue = replace(cue, locative=True, inside=_has(hit, "inside") or hit.clitic.endswith("ب"), first=j)
                return replace(cue, away=_has(hit, "away") and self._comes_from(hit, cue), between=_has(hit, "between"))
            if _has(hit, "km"):
                km = self._kilometres(j - 1, j)
                return cue if km is None else replace(cue, km=km, first=j - 1)
        return cue

    def _lies(self, j: int) -> bool:
        """Whether a direction or "countryside" ends at word j, to which the "ل" of the next word leads: "الريف الشرقي لمدينة ..."."""
        hit = self._ending.get(j)
        return hit is not None and self._joined(j + 1) and (_value(hit, "direction") is not None or _has(hit, "wide"))

    def _comes_from(self, hit: Hit, cue: Cue) -> bool:
        """Whether a "from" tells where somebody or something comes from, and no part or distance: "many of", "the south of", "8 km from"."""
        if hit.last > hit.first:
            return True  # "من اتجاه", "displaced from"
        if cue.near or cue.bearing is not None or cue.km is not None:
            return False
        before = self._ending.get(hit.first - 1)
        if before is None:
            return True
        return _value(before, "direction") is None and not any(_has(before, role) for role in ("part_of", "km", "near"))

    def leads_on(self, first: int, last: int) -> bool:
        """Whether the words of place between the name ending at word `last` and the cue beginning at word `first` join the two."""
        if not last < first <= last + 3 or not all(self.in_cue(k) for k in range(last + 1, first)):
            return False
        opens = self._starting.get(first)
        if opens is None and self._kilometres(first, first + 1) is not None:  # "X, 7 km north of Y"
            return first == last + 1 and self._text[self._words[last].end : self._words[first].start] in (" ", ", ")
        if opens is None or opens.clitic[:1] in _AND_CLITICS or _has(opens, "away") or _has(opens, "between"):
            return False
        if self._starting.get(last + 1, opens).clitic[:1] in _AND_CLITICS:
            return False  # "X and a farm in Y"
        if not any(p[0] in _LEADING for p in opens.payloads):
            return False  # "on" and "to" lead to another place
        return "\n" not in self._text[self._words[last].end : self._words[first].start]

    def adds(self, cue: Cue, last: int) -> bool:
        """Whether a cue goes on with "and" after the name that ends at word `last`: "between X and the town of Y"."""
        opens = self._starting.get(cue.first)
        if cue.first == last + 1:
            return opens is not None and opens.clitic[:1] in _AND_CLITICS
        return cue.first == last + 2 and self._words[last + 1].text in _AND

    def in_cue(self, k: int) -> bool:
        """Whether word k is, or is in, a place word."""
        return any(h.first <= k <= h.last for n in range(k, max(-1, k - 3), -1) if (h := self._starting.get(n)) is not None)

    def _take(self, hit: Hit, cue: Cue) -> Cue:
        kind, direction = _value(hit, "before"), _value(hit, "direction")
        if kind is not None:
            cue = cue if cue.wide or cue.near or cue.bearing is not None else replace(cue, kinds=cue.kinds | {kind})
        elif direction is not None:
            if cue.bearing is None:
                cue = replace(cue, bearing=BEARINGS.get(direction), of=self._taken_from(hit))
        elif _has(hit, "wide"):
            cue = replace(cue, wide=True)
        elif _has(hit, "near"):
            cue = replace(cue, near=True)
        return replace(cue, first=hit.first)

    def _taken_from(self, hit: Hit) -> bool:
        """Whether a direction is one from the place ("north of X", "شمال X") and not a part of it ("northern X")."""
        last = self._words[hit.last].text
        return not last.isascii() or last in ("of", "from")

    def _kilometres(self, i: int, unit: int) -> float | None:
        """The number of kilometres at word i, which the unit follows; "8كم" is one word."""
        if not 0 <= i < len(self._words):
            return None
        glued = _GLUED_KM.match(self._words[i].text)
        if glued is not None:
            return float(glued.group(1))
        return float(self._words[i].text) if unit != i and _KM_NUMBER.match(self._words[i].text) else None

    def owns(self, j: int) -> bool:
        """Whether word j is the "s" of a genitive."""
        return j < len(self._words) and self._words[j].text == "s" and self._words[j].start == self._words[j - 1].end + 1

    def _after(self, last: int, cue: Cue) -> Cue:
        j = last + 1
        if self.owns(j):
            flown = self._starting.get(j + 1)
            return replace(cue, away=True) if flown is not None and _value(flown, "after") == "away" else cue
        for _ in range(3):
            hit = self._starting.get(j)
            if hit is None or not self._joined(j):
                break
            kind, direction = _value(hit, "after"), _value(hit, "direction")
            if _has(hit, "named_after"):
                return replace(cue, barred=not cue.inside)  # "in Saada today"
            if kind == "wide" and hit.clitic:
                break  # "in the countryside": of the province, not of the place named before
            if kind == "wide":
                cue = replace(cue, wide=True)
            elif kind in _ELSEWHERE:
                cue = replace(cue, away=True, barred=kind == "seat" and not cue.proof)
            elif kind is not None:
                cue = replace(cue, kinds=cue.kinds | {kind})
            elif direction is not None and cue.wide and cue.bearing is None and not hit.clitic and self._describes(hit):
                cue = replace(cue, bearing=BEARINGS.get(direction), of=False)
            else:
                break
            j = hit.last + 1
        if cue.bearing is not None and cue.km is None:
            cue = self._distance_after(j, cue)
        return cue

    def _describes(self, hit: Hit) -> bool:
        """Whether a direction behind a name belongs to it ("ريف حلب الشمالي") and does not lead on to the next one ("شمال سوريا")."""
        word = self._words[hit.first].text
        return word.isascii() or word.startswith("ال") or not self._joined(hit.last + 1) if hit.last + 1 < len(self._words) else True

    def _distance_after(self, j: int, cue: Cue) -> Cue:
        """The distance that follows a name: "north of X by 8 km", "شرق X بنحو 8 كم"."""
        for k in range(j, min(j + 4, len(self._words))):
            if not self._joined(k):
                break
            unit = self._starting.get(k + 1)
            km = self._kilometres(k, k + 1 if unit is not None and _has(unit, "km") else k)
            if km is not None:
                after = self._starting.get(k + 2)
                return cue if after is not None and _value(after, "direction") is not None else replace(cue, km=km)
        return cue


def _has(hit: Hit, role: str) -> bool:
    for own, _ in hit.payloads:  # noqa: SIM110 - asked thirty times a statement, and a generator costs more than the loop
        if own == role:
            return True
    return False


def _only(hit: Hit, role: str) -> bool:
    return all(own == role for own, _ in hit.payloads)


def _value(hit: Hit, role: str) -> str | None:
    for own, value in hit.payloads:
        if own == role:
            return value
    return None
