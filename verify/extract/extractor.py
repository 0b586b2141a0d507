"""Document -> claims: reads a text in its language's rules, voice by voice and incident by incident."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import pairwise
from typing import NamedTuple

from verify.extract.attribution import read_attribution
from verify.extract.casualties import read_casualties
from verify.extract.claims import build_claim
from verify.extract.clauses import Clause, clauses, happens
from verify.extract.denial import owned
from verify.extract.effects import read_assertion, read_damage, read_weapons
from verify.extract.epithets import settle_epithets
from verify.extract.facts import facts_of, places_told, sensed_at, tells_something, types_told
from verify.extract.frames import without_frames
from verify.extract.handles import masked
from verify.extract.incidents import Incident
from verify.extract.items import Sentence, actors_of, place_of
from verify.extract.lexer import lex, name_back
from verify.extract.listed import headed, without_marks
from verify.extract.names import mark_names
from verify.extract.page import story
from verify.extract.parts import settle
from verify.extract.patterns import Match, RuleSet, literals_of
from verify.extract.place_resolution import HOME_ZONES, resolve
from verify.extract.places import PlaceIndex
from verify.extract.readings import Readings, in_clause
from verify.extract.repeats import without_repeats
from verify.extract.segments import Segment, VoiceReader
from verify.extract.speakers import Speaker, narrator, own_voices
from verify.extract.told import Context, Told
from verify.extract.tongues import main_script, tongues, written_in
from verify.extract.tracker import Tracker
from verify.extract.vocabulary import Vocabulary
from verify.model import Claim, DateSpan, Document, Issue, Place
from verify.rulepack import LanguagePack, PlaceSpec, Rules
from verify.text.normalise import Normalised, normalise

_POST_LENGTH, _NARRATORS = 900, 20_000
_QUESTION_MARKS = ("?", "؟")


class Language(NamedTuple):
    """One language ready to read: its vocabulary, its compiled rules, and the script it is written in."""

    vocabulary: Vocabulary
    rules: RuleSet
    script: str | None


class Trace(NamedTuple):
    """What was read of one sentence, for a person who asks why."""

    sentence: Sentence
    matches: tuple[Match, ...]
    segments: tuple[Segment, ...]
    told: tuple[tuple[Told, Speaker], ...]
    lang: str
    asks: bool = False


class Extractor:
    """Reads documents by a set of rules; languages are compiled when first met.

    `extract` gives the claims of one document in the order of the text. A language without a pack gives none; `unread` says so.
    """

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self._places = PlaceIndex(rules)
        self._languages: dict[str, Language] = {}
        self._voices = own_voices(rules)
        self._countries = {p.country: p for p in (rules.places[k] for k in sorted(rules.places)) if p.kind == "country" and p.country}
        self._narrators: dict[tuple[str | None, str | None, str | None], Speaker] = {}

    def language(self, code: str) -> Language | None:
        """The compiled rules of a language, None if no pack speaks it."""
        if code not in self._languages:
            if not self._has_pack(code):
                return None
            self._languages[code] = self._compile(self.rules.lang[code])
        return self._languages[code]

    def _has_pack(self, code: str) -> bool:
        """Whether a pack speaks a language; what workers have read need not be compiled here to know."""
        pack = self.rules.lang.get(code)
        return pack is not None and bool(pack.rules)

    def _compile(self, pack: LanguagePack) -> Language:
        vocabulary = Vocabulary(pack, self.rules, self._places, literals_of(r.pattern for r in pack.rules))
        terms = "".join(e.term for name in sorted(pack.lexicons) for e in pack.lexicons[name])
        return Language(vocabulary, RuleSet(pack.rules, vocabulary), main_script(terms))

    def script(self, code: str) -> str | None:
        """The script of a language that can be read, None of one that cannot."""
        language = self.language(code)
        return language.script if language is not None else None

    def extract(self, document: Document) -> list[Claim]:
        """The claims of one document; every quote and every evidence holds at its offsets in `document.text`."""
        norm, _, traces = self._read(document)
        context = self._context(document, norm)
        whole = len(document.text) <= _POST_LENGTH
        groups: dict[tuple[int, str, int, str], list[Told]] = {}
        speakers: dict[tuple[int, str, int, str], tuple[Speaker, Incident]] = {}
        for trace in traces:
            for told, speaker in trace.told:
                key = (0 if whole else trace.sentence.paragraph, speaker.key, told.incident.number, trace.lang)
                groups.setdefault(key, []).append(told)
                speakers.setdefault(key, (speaker, told.incident))
        claims: dict[str, Claim] = {}
        for key, told_here in groups.items():
            claim = build_claim(told_here, speakers[key][0], speakers[key][1], context._replace(lang=key[3]))
            if claim is not None:
                claims.setdefault(claim.id, claim)
        ordered = sorted(claims.values(), key=lambda c: (c.start or 0, c.end or 0, c.id))
        read_in = [self.language(code) for code in sorted({trace.lang for trace in traces})]
        single = frozenset(rule for language in read_in if language is not None for rule in language.rules.single)
        return without_repeats(settle(ordered, single), document.text)

    def unread(self, document: Document) -> Issue | None:
        """The issue to report for a text in a language that no pack reads."""
        if self._has_pack(document.lang) or tongues(document.text, document.lang, self.script):
            return None
        message = f"the text is in a language that no rule pack reads ({document.lang}); nothing was read from it"
        hint = "add a language pack with --rules, or state the language if it was detected wrongly"
        return Issue(document.origin, None, document.id, "language_not_read", "warning", message, hint)

    def explain(self, document: Document) -> tuple[Normalised, list[Trace]]:
        """The trace of every sentence of a document."""
        norm, _, traces = self._read(document)
        return norm, traces

    def _read(self, document: Document) -> tuple[Normalised, Speaker, list[Trace]]:
        norm = normalise(masked(without_frames(document.text)))
        norm.original = document.text
        plain, begins = without_marks(norm.text)
        norm.text = plain
        told_by = self._narrator(document)
        anchor = datetime.fromisoformat(document.published_at) if document.published_at else None
        sentences = self._sentences(norm, document.lang, anchor)
        places = self._resolve(norm, [s for s, _ in sentences], told_by)
        tracker = Tracker(anchor.date() if anchor is not None else None)
        voices: dict[str, VoiceReader] = {}
        firsts = _firsts([s for s, _ in sentences], begins)
        headings = headed([s for s, _ in sentences])
        traces: list[Trace] = []
        for sentence, code in sentences:
            language = self._languages[code]
            voice = voices.get(code)
            if voice is None:
                voice = voices[code] = VoiceReader(norm, told_by, language.vocabulary, self._voices)
            sentence, matches = _run(sentence, language.rules)
            segments = voice.read(sentence, [m for m in matches if m.rule.dimension == "speech"])
            if segments and (sentence.number in firsts or sentence.number in headings):
                segments[0] = segments[0]._replace(joint="headed" if sentence.number in headings else "item")
            asks = _asks(norm, sentence, matches)
            told = () if asks else tuple(self._tell(segments, matches, tracker, places))
            traces.append(Trace(sentence, tuple(matches), tuple(segments), told, code, asks))
        return norm, told_by, traces

    def _sentences(self, norm: Normalised, stated: str, anchor: datetime | None) -> list[tuple[Sentence, str]]:
        """The sentences of the story, each with the language it is read in."""
        codes = tongues(norm.text, stated, self.script)
        found: list[tuple[Sentence, str]] = []
        for code in codes:
            language = self._languages[code]
            sentences = mark_names(name_back(lex(norm, language.vocabulary, anchor), language.vocabulary), norm, language.vocabulary)
            if len(codes) > 1:
                sentences = [part for s in sentences if (part := written_in(s, norm.text, language.script)) is not None]
            found += [(s, code) for s in story(settle_epithets(sentences, language.vocabulary))]
        found.sort(key=lambda pair: (pair[0].start, pair[0].end, pair[1]))
        return [(s._replace(number=n), code) for n, (s, code) in enumerate(found)]

    def _narrator(self, document: Document) -> Speaker:
        """The voice of the text itself; the same names are looked up once."""
        key = (document.source, document.publisher, document.source_kind)
        known = self._narrators.get(key)
        if known is None:
            if len(self._narrators) >= _NARRATORS:
                self._narrators.clear()
            known = self._narrators[key] = narrator(document, self.rules)
        return known

    def _resolve(self, norm: Normalised, sentences: Sequence[Sentence], told_by: Speaker) -> dict[int, Place]:
        mentions = [m for s in sentences for i in s.items if (m := place_of(i)) is not None]
        home = self._home(told_by)
        return {r.mention.start: as_place(r.place) for r in resolve(mentions, home, self.rules.places)}

    def _home(self, told_by: Speaker) -> tuple[str, ...]:
        """The country a source speaks of where it names none: that of its time zone, else that of the party it speaks for."""
        spec = self.rules.sources.get(told_by.source.id)
        if spec is not None and spec.timezone in HOME_ZONES:
            return (HOME_ZONES[spec.timezone],)
        side = self.rules.actors.get(told_by.affiliation) if told_by.affiliation is not None else None
        return (side.country,) if side is not None and side.country is not None else ()

    def _tell(
        self, segments: Sequence[Segment], matches: Sequence[Match], tracker: Tracker, places: Mapping[int, Place]
    ) -> Iterable[tuple[Told, Speaker]]:
        for clause in _all_clauses(segments):
            segment = clause.segment
            here = in_clause(matches, clause)
            readings = Readings(
                casualties=owned(read_casualties(clause, here), clause),
                damage=read_damage(clause, here),
                attribution=read_attribution(clause, here, segment.speaker, self.rules.actors),
                weapon=read_weapons(clause, here),
                assertion=read_assertion(clause, here),
            )
            types = types_told(clause)
            if not types and not happens(clause.items) and not tells_something(readings, clause):
                continue
            found = tuple((places[i.start], i.start, i.end) for i in clause.items if i.kind == "place" and i.start in places)
            told_places = places_told(clause, found, self.rules.places)
            if not told_places:
                told_places = self._countrywide(clause)
            if not told_places and clause.first == segment.first:
                told_places = tuple((places[i.start], i.start, i.end) for i in segment.ahead if i.start in places)
            sensed = tuple(p for p in told_places if p[1] >= clause.items[0].start and sensed_at(clause, p))
            sure = tuple(p for p in told_places if p not in sensed)
            sites = sure or tuple(s for s in sensed if s[0].kind != "hospital")  # where the wounded were taken tells incidents not apart
            incident = tracker.place(clause, facts_of(clause, readings, tuple(p for p, _, _ in sites), types, self.rules.actors))
            preliminary = "preliminary" in segment.sentence.lexicons or any("open" in m.rule.reads for m in matches)
            yield Told(clause, incident, readings, sure, types, preliminary, sensed), segment.speaker

    def _countrywide(self, clause: Clause) -> tuple[tuple[Place, int, int], ...]:
        """The country a clause tells of as a whole: "across Ukraine"."""
        if "all_over" not in clause.segment.sentence.lexicons:
            return ()
        for over, item in pairwise(clause.items):
            of = (
                next((a.country for a in actors_of(item) if a.kind == "state" and a.country is not None), None)
                if over.has("all_over")
                else None
            )
            if of in self._countries:
                return ((as_place(self._countries[of]), item.start, item.end),)
        return ()

    def _context(self, document: Document, norm: Normalised) -> Context:
        day = None
        if document.published_at:
            date = document.published_at[:10]
            day = DateSpan(date, date, "day")
        return Context(document, norm, self.rules.actors, day, None, document.lang)


def _run(sentence: Sentence, rules: RuleSet) -> tuple[Sentence, list[Match]]:
    """The sentence without its dateline, and the matches of all rules on it."""
    matches = rules.run(sentence)
    skip = next((m for m in matches if m.rule.reads.get("skip") is True and m.first == 0), None)
    if skip is None or skip.last + 1 >= len(sentence.items):
        return sentence, matches
    items = sentence.items[skip.last + 1 :]
    rest = sentence.with_items(items, start=items[0].start)
    return rest, rules.run(rest)


def as_place(spec: PlaceSpec) -> Place:
    """A place of the rules or the gazetteer as a claim names it."""
    arabic: tuple[str, ...] = spec.names.get("ar") or ()
    return Place(spec.id, spec.name, spec.lat, spec.lon, spec.precision_km, arabic[0] if arabic else None, spec.kind, spec.country)


def _all_clauses(segments: Sequence[Segment]) -> list[Clause]:
    """The clauses of a sentence's segments in order."""
    found: list[Clause] = []
    for segment in segments:
        found += clauses(segment, found[-1] if found else None)
    return found


def _firsts(sentences: Sequence[Sentence], begins: Sequence[int]) -> frozenset[int]:
    """The numbers of the sentences that begin an item of a list."""
    ends = [s.end for s in sentences]
    at = {bisect_right(ends, b) for b in begins}
    return frozenset(sentences[n].number for n in sorted(at) if n < len(sentences))


def _asks(norm: Normalised, sentence: Sentence, matches: Sequence[Match]) -> bool:
    """Whether a sentence is a question: it says nothing, unless it gives a number."""
    if any(m.rule.reads.get("asks") is True for m in matches):
        return True
    marked = norm.text[sentence.end : sentence.end + 1] in _QUESTION_MARKS and sentence.end < len(norm.text)
    return marked and not any(i.kind == "number" for i in sentence.items)


__all__ = ["Extractor", "Trace", "actors_of", "as_place"]
