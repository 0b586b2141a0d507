"""Finds the names of places in a text: those of the rule packs, then those of the gazetteer, with the words around them.

A name of the packs is a place wherever it stands, unless it is also a common word or the name of a party; a name of the gazetteer needs
words around it that show so ("in", "village of", "ريف"). A name nobody knows is kept where it is called a village, a town or a base.
"""

import re
from collections.abc import Iterator, Sequence
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from verify.extract.coordinates import find_coordinates
from verify.extract.gazetteer import Gazetteer, gazetteer
from verify.extract.place_around import (
    PARTS,
    PlaceName,
    as_listed,
    behind_its_town,
    goes_on,
    is_written_as_name,
    locates,
    opens_dateline,
    tag_breaks,
    written_as,
)
from verify.extract.place_cues import Cue, CueMap, CueReader
from verify.extract.place_kinds import fits
from verify.extract.place_spellings import Spellings, run_together
from verify.extract.place_unknown import UnknownNames
from verify.rulepack import PlaceSpec, PlaceWords, Rules
from verify.text.normalise import Normalised, fold
from verify.text.skeleton import SHORTEST, skeleton
from verify.text.terms import WORD, Memo, TermIndex, Word, words_of

_SMALL = frozenset(("village", "town", "neighbourhood", "site"))
_WELL_KNOWN = 100_000
_SAME_DEGREES = 0.15
_ARTICLE = re.compile(r"(?:al|el|ad|ar|as|ash|at|ath|az|an)[- ](?=\w)", re.I)
_ARABIC, _LATIN = re.compile("[؀-ۿ]"), re.compile("[a-z]{3}")


class PlaceMention(Struct, frozen=True, gc=False):
    """A place's name at [start, end) of the normalised text: all places called so, and the words around it.

    `written` is the name as the text has it; without candidates it is a place that neither the packs nor the gazetteer know, `alike` those
    of the packs that sound so.
    """

    start: int
    end: int
    candidates: tuple[PlaceSpec, ...]
    cue: Cue = Cue()
    written: str = ""
    alike: tuple[PlaceSpec, ...] = ()


_Tongue = tuple[CueReader, frozenset[str], frozenset[str], UnknownNames, Memo]
"""How places are read in one language: its place words, names that need proof, ordinary words, unknown names, and what any of them begins with."""


class PlaceIndex:
    """The names of all places, ready to be found in texts of any language."""

    def __init__(self, rules: Rules, wide: Gazetteer | None = None) -> None:
        called = {lang: _called(words) for lang, words in sorted(rules.place_words.items())}
        pairs: list[tuple[str, PlaceSpec]] = []
        for place in (rules.places[k] for k in sorted(rules.places)):
            keys = {n: _key(n) for names in place.names.values() for n in names}
            own = set(keys.values())
            for lang in sorted(place.names):
                pairs += [(name, place) for name in place.names[lang] if not _says_its_kind(keys[name], own, called.get(lang, frozenset()))]
            pairs += [(name, place) for name in _with_article(place)]
            pairs += [(other, place) for name in place.names.get("ar", ()) for other in run_together(name)]
            pairs.append((place.name, place))
        self._terms = TermIndex(pairs)
        self._wide = wide
        self._spellings = Spellings(rules.places)
        self._rules = rules
        self._parties = frozenset(_key(n) for a in rules.actors.values() for names in a.names.values() for n in names)
        self._peoples = frozenset(_key(n) for a in rules.actors.values() for names in a.adjectives.values() for n in names)
        # The languages whose words of place are written in Arabic letters.
        self._arabic = frozenset({"ar", *(lang for lang, w in rules.place_words.items() if any(map(_ARABIC.search, w.locative)))})
        self._languages: dict[str, _Tongue] = {}

    def find(self, norm: Normalised, lang: str, words: Sequence[Word] | None = None) -> list[PlaceMention]:
        """The places a text names, in order, none inside another. A name in the other script is read by that script's language."""
        words = words_of(norm.text) if words is None else words
        found = [m for code, arabic in _views(norm.text, lang, lang in self._arabic) for m in self._read(norm, words, code, arabic)]
        found += [PlaceMention(p.start, p.end, (p.place,), Cue(locative=True)) for p in find_coordinates(norm)]
        return sorted(found, key=lambda m: (m.start, -m.end))

    def _read(self, norm: Normalised, words: Sequence[Word], lang: str, arabic: bool) -> Iterator[PlaceMention]:
        """The places named in one script."""
        clitics = lang in self._arabic
        reader, careful, common, unknown, opens = self._language(lang)
        among = [k for k, w in enumerate(words) if opens[w.text]]
        cues = reader.scan(norm.text, words, clitics, tag_breaks(norm, words), among)
        listed: tuple[int, Cue] | None = None
        for name in self._names(norm, words, among, cues, arabic, unknown):
            cue = cues.around(name.first, name.last, name.clitic)
            joined = listed is not None and (
                goes_on(norm.text, words, listed[0], name) or (listed[1].between and cues.adds(cue, listed[0]))
            )
            if listed is not None and joined and not (cue.kinds & PARTS and not listed[1].kinds & PARTS and name.first == cue.first):
                cue = as_listed(cue, listed[1])
            elif listed is not None and locates(norm.text, words, cues, listed[0], name, cue):
                cue = replace(cue, locates=True, away=cue.away or listed[1].away)
            elif listed is not None and listed[0] == name.first - 2 and cues.owns(name.first - 1):
                cue = replace(cue, owned=True)
            if not cue.proof and behind_its_town(norm, words, cues, name):
                cue = replace(cue, locative=True, inside=True)
            if opens_dateline(norm.text, name.start, words[name.last].end):
                cue = replace(cue, away=True)
            if name.known and (self._of_a_tag(norm, words, cues, name) or not self._is_place(norm, words, name, cue, careful, common)):
                continue
            end = words[name.last].end
            written = written_as(norm, name.start, end)
            alike = () if name.known else self._spellings.like(written, misspelt=bool(cue.kinds))
            if not name.known and not self._tells_a_place(words, name, cue, written, alike):
                continue
            listed = (name.last, cue)
            yield PlaceMention(name.start, end, name.candidates, cue, written, alike)

    def _tells_a_place(self, words: Sequence[Word], name: PlaceName, cue: Cue, written: str, alike: Sequence[PlaceSpec]) -> bool:
        """Whether a name that nobody knows is meant as a place: called one, or sounding like one behind "in" or "near", and no party's."""
        key = " ".join([w.text for w in words[name.first : name.last + 1]])
        if key in self._parties or key in self._peoples:
            return False
        several = cue.inside or cue.near or name.last > name.first
        return bool(cue.kinds) or (bool(alike) and several and len(skeleton(written)) > SHORTEST)

    def _language(self, lang: str) -> _Tongue:
        known = self._languages.get(lang)
        if known is None:
            words = self._rules.place_words.get(lang, PlaceWords())
            pack = self._rules.lang.get(lang)
            lexicon = [e.term for entries in pack.lexicons.values() for e in entries] if pack is not None else []
            careful = frozenset(_key(c) for c in words.careful)
            unknown = UnknownNames(lang in self._arabic, [*lexicon, *words.careful], words.heads)
            reader = CueReader(words, self._peoples)
            opens = Memo(partial(self._opens, reader, lang in self._arabic))
            known = self._languages[lang] = (reader, careful, frozenset(_key(t) for t in lexicon), unknown, opens)
        return known

    def _opens(self, reader: CueReader, arabic: bool, word: str) -> bool:
        """Whether a place word or a place's name can begin with this word."""
        known = self._terms.beginning(word, arabic) is not None
        return known or reader.begins(word, arabic) or bool(self._all().beginnings(arabic)[word])

    def _all(self) -> Gazetteer:
        """The places of the world."""
        return self._wide if self._wide is not None else gazetteer()

    def _names(
        self, norm: Normalised, words: Sequence[Word], among: Sequence[int], cues: CueMap, arabic: bool, unknown: UnknownNames
    ) -> Iterator[PlaceName]:
        """The names of places at these words."""
        text, wide = norm.text, self._all()
        by_first = {h.first: h for h in self._terms.find(text, arabic, words, among)}
        begins = wide.beginnings(arabic)
        first = [k for k in among if ("؀" <= words[k].text[0] <= "ۿ") == arabic and k not in cues.never]
        i = 0
        for k in first:
            if k < i or not (k in by_first or begins[words[k].text] or cues.is_cue(k)):
                continue
            i = k
            hit, row = by_first.get(i), wide.at(text, words, i, arabic)
            if row is not None and (cues.covers(i, row[1]) or (row[1] == i and words[i].text in unknown.heads)):
                row = None
            name: PlaceName | None = None
            if hit is not None and (row is None or hit.last >= row[1]):
                own = hit.payloads
                others = row[3] if row is not None and row[1] == hit.last and row[2] == hit.clitic else ()
                name = PlaceName(hit.start, i, hit.last, hit.clitic, (*own, *(p for p in others if not _one_of(p, own))), True)
            elif row is not None:
                name = PlaceName(row[0], i, row[1], row[2], row[3], True)
            elif (span := unknown.at(norm, words, cues, i)) is not None:
                name = PlaceName(words[span[0]].start, span[0], span[1], "", (), False)
                row = wide.at(text, words, span[0], False)
                headed = row is not None and row[1] == span[0] < span[1] and words[span[0]].text in unknown.heads
                if span[0] in by_first or (row is not None and not headed):
                    name = None
            if name is not None:
                yield name
                i = name.last + 1

    def _of_a_tag(self, norm: Normalised, words: Sequence[Word], cues: CueMap, name: PlaceName) -> bool:
        """Whether the name of a small place is but a part of a tag that says something else: "#رصاص_سبع_الجبل"."""
        if any(p.kind not in _SMALL for p in name.candidates):
            return False
        before, behind = norm.starts[words[name.first].start] - 1, norm.span(name.start, words[name.last].end)[1]
        beside = [name.first - 1] if before >= 0 and norm.original[before] == "_" else []
        beside += [name.last + 1] if norm.original[behind : behind + 1] == "_" else []
        return any(0 <= k < len(words) and not cues.in_cue(k) and not self._names_alone(words[k].text) for k in beside)

    def _names_alone(self, word: str) -> bool:
        """Whether a word by itself is a place's name."""
        begins = self._terms.beginning(word)
        return begins is not None and begins.alone is not None

    def _is_place(
        self, norm: Normalised, words: Sequence[Word], name: PlaceName, cue: Cue, careful: frozenset[str], common: frozenset[str]
    ) -> bool:
        """Whether a known name is meant as a place here."""
        opening = norm.text[name.start : words[name.first].end]
        if name.clitic.endswith("ل") and opening.startswith("ل"):
            opening = "ا" + opening  # "للشهداء" has the article without its alef
        key = " ".join([opening, *(w.text for w in words[name.first + 1 : name.last + 1])])
        if cue.barred or not is_written_as_name(norm, name.start, words[name.last].end):
            return False
        if key in careful:
            return cue.strong and any(not _of_gazetteer(p) or fits(p.kind, cue.kinds) for p in name.candidates)
        land = any(p.kind == "country" for p in name.candidates)
        unknown = not land and all(_of_gazetteer(p) and p.population < _WELL_KNOWN for p in name.candidates)
        if (key in common or key in self._parties) and unknown:
            return any(fits(p.kind, cue.kinds) for p in name.candidates)
        if key in self._parties:  # a capital speaks as a party, unless something happens in it or to it
            return cue.strong or (cue.locative and all(p.kind != "country" for p in name.candidates))
        if cue.proof or any(not _of_gazetteer(p) for p in name.candidates):
            return True
        tagged = norm.original[max(0, norm.starts[name.start] - 1)] == "#"
        return (
            tagged
            or (name.last > name.first and len(key) >= 8)
            or any(p.population >= _WELL_KNOWN for p in name.candidates if len(key) > 4)
        )


def _views(text: str, lang: str, arabic: bool) -> list[tuple[str, bool]]:
    """The languages to read names in, each with whether its names are in Arabic letters."""
    views = [(lang, arabic)]
    if not arabic and not text.isascii() and _ARABIC.search(text):
        views.append(("ar", True))
    if arabic and _LATIN.search(text):
        views.append(("en", False))
    return views


def _called(words: PlaceWords) -> frozenset[str]:
    """The words that say what a place is or widen it, each once."""
    by_kind = [*words.before.values(), *words.after.values(), words.wide]
    return frozenset(_key(term) for terms in by_kind for term in terms)


def _with_article(place: PlaceSpec) -> list[str]:
    """The Latin names with "al-" where the Arabic one has it, and without where they have it: al-Raqqa, Hawl."""
    found: list[str] = []
    for name in place.names.get("en", ()):
        article = _ARTICLE.match(name)
        if article is not None and len(name) - article.end() >= 5:
            found += [name[article.end() :], "al-" + name[article.end() :]]
        elif article is None and any(n.startswith("ال") for n in place.names.get("ar", ())):
            found.append("al-" + name)
    return found


def _says_its_kind(key: str, own: set[str], called: frozenset[str]) -> bool:
    """Whether a name is another name of the same place with "countryside of", "city" or the like: those words are read by themselves."""
    if " " not in key:
        return False
    words = key.split()
    halves = [(" ".join(words[:k]), " ".join(words[k:])) for k in range(1, len(words))]
    return any((a in called and b in own) or (b in called and a in own) for a, b in halves)


def _key(name: str) -> str:
    return " ".join(WORD.findall(fold(name)))


def _of_gazetteer(place: PlaceSpec) -> bool:
    return not place.file


def _one_of(place: PlaceSpec, own: Sequence[PlaceSpec]) -> bool:
    """Whether a place of the gazetteer is one that the packs describe: so near that it can be no other of the same name."""
    return any(
        place.country == p.country
        and place.lat is not None and place.lon is not None and p.lat is not None and p.lon is not None
        and abs(p.lat - place.lat) + abs(p.lon - place.lon) < (_SAME_DEGREES if p.kind != "country" else 90.0)
        for p in own
    )  # fmt: skip
