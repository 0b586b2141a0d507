"""Document -> claims: reads a text in its language's rules, voice by voice and incident by incident."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from verify.extract.attribution import read_attribution, umbrellas
from verify.extract.casualties import read_casualties
from verify.extract.claims import build_claim
from verify.extract.effects import read_assertion, read_damage, read_weapons
from verify.extract.epithets import settle_epithets
from verify.extract.happening import BY_WEAPON
from verify.extract.incidents import Clause, Dated, Facts, Incident, Tracker, agents_named, clauses, dates_words, happens
from verify.extract.lexer import Item, Sentence, Vocabulary, actors_of, date_of, lex, name_back, place_of
from verify.extract.names import mark_names
from verify.extract.page import story
from verify.extract.parts import settle
from verify.extract.patterns import Match, RuleSet, literals_of
from verify.extract.place_resolution import HOME_ZONES, innermost, lies_about, resolve
from verify.extract.places import PlaceIndex
from verify.extract.readings import Readings, in_clause
from verify.extract.segments import Segment, VoiceReader
from verify.extract.speakers import Speaker, narrator
from verify.extract.told import Context, Told
from verify.model import Claim, DateSpan, Document, Issue, Place, Weapon
from verify.rulepack import ActorSpec, LanguagePack, PlaceSpec, Rules
from verify.text.normalise import Normalised, normalise

_POST_LENGTH, _NARRATORS = 900, 20_000
_QUESTION_MARKS = ("?", "؟")
# How many characters after a place one may stand that says where it lies.
_BESIDE = 28


class Language(NamedTuple):
    """One language ready to read: its vocabulary and its compiled rules."""

    vocabulary: Vocabulary
    rules: RuleSet


class Trace(NamedTuple):
    """What was read of one sentence, for a person who asks why."""

    sentence: Sentence
    matches: tuple[Match, ...]
    segments: tuple[Segment, ...]
    told: tuple[tuple[Told, Speaker], ...]


class Extractor:
    """Reads documents by a set of rules; languages are compiled when first met.

    `extract` gives the claims of one document in the order of the text. A language without a pack gives none; `unread` says so.
    """

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self._places = PlaceIndex(rules)
        self._languages: dict[str, Language] = {}
        self._narrators: dict[tuple[str | None, str | None, str | None], Speaker] = {}

    def language(self, code: str) -> Language | None:
        """The compiled rules of a language, None if no pack speaks it."""
        if code not in self._languages:
            pack = self.rules.lang.get(code)
            if pack is None or not pack.rules:
                return None
            self._languages[code] = self._compile(pack)
        return self._languages[code]

    def _compile(self, pack: LanguagePack) -> Language:
        vocabulary = Vocabulary(pack, self.rules, self._places, literals_of(r.pattern for r in pack.rules))
        return Language(vocabulary, RuleSet(pack.rules, vocabulary))

    def extract(self, document: Document) -> list[Claim]:
        """The claims of one document; every quote and every evidence holds at its offsets in `document.text`."""
        norm, _, traces = self._read(document)
        context = self._context(document, norm)
        whole = len(document.text) <= _POST_LENGTH
        groups: dict[tuple[int, str, int], list[Told]] = {}
        speakers: dict[tuple[int, str, int], tuple[Speaker, Incident]] = {}
        for trace in traces:
            for told, speaker in trace.told:
                key = (0 if whole else trace.sentence.paragraph, speaker.key, told.incident.number)
                groups.setdefault(key, []).append(told)
                speakers.setdefault(key, (speaker, told.incident))
        claims: dict[str, Claim] = {}
        for key, told_here in groups.items():
            claim = build_claim(told_here, speakers[key][0], speakers[key][1], context)
            if claim is not None:
                claims.setdefault(claim.id, claim)
        ordered = sorted(claims.values(), key=lambda c: (c.start or 0, c.end or 0, c.id))
        language = self.language(document.lang)
        return settle(ordered, language.rules.single if language is not None else frozenset())

    def unread(self, document: Document) -> Issue | None:
        """The issue to report for a text in a language that no pack reads."""
        if self.language(document.lang) is not None:
            return None
        message = f"the text is in a language that no rule pack reads ({document.lang}); nothing was read from it"
        hint = "add a language pack with --rules, or state the language if it was detected wrongly"
        return Issue(document.origin, None, document.id, "language_not_read", "warning", message, hint)

    def explain(self, document: Document) -> tuple[Normalised, list[Trace]]:
        """The trace of every sentence of a document."""
        norm, _, traces = self._read(document)
        return norm, traces

    def _read(self, document: Document) -> tuple[Normalised, Speaker, list[Trace]]:
        norm = normalise(document.text)
        told_by = self._narrator(document)
        language = self.language(document.lang)
        if language is None:
            return norm, told_by, []
        anchor = datetime.fromisoformat(document.published_at) if document.published_at else None
        sentences = mark_names(name_back(lex(norm, language.vocabulary, anchor), language.vocabulary), norm, language.vocabulary)
        sentences = story(settle_epithets(sentences, language.vocabulary))
        places = self._resolve(norm, sentences, told_by)
        voices, tracker = VoiceReader(norm, told_by, language.vocabulary), Tracker(anchor.date() if anchor is not None else None)
        traces: list[Trace] = []
        for sentence in sentences:
            sentence, matches = _run(sentence, language.rules)
            segments = voices.read(sentence, [m for m in matches if m.rule.dimension == "speech"])
            told = () if _asks(norm, sentence, matches) else self._tell(segments, matches, tracker, places)
            traces.append(Trace(sentence, tuple(matches), tuple(segments), tuple(told)))
        return norm, told_by, traces

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
                casualties=read_casualties(clause, here),
                damage=read_damage(clause, here),
                attribution=read_attribution(clause, here, segment.speaker, self.rules.actors),
                weapon=read_weapons(clause, here),
                assertion=read_assertion(clause, here),
            )
            types = _types(clause)
            if not types and not happens(clause.items) and not _any(readings, clause):
                continue
            found = tuple((places[i.start], i.start, i.end) for i in clause.items if i.kind == "place" and i.start in places)
            told_places = _where(clause, found, self.rules.places)
            incident = tracker.place(clause, _facts(clause, readings, tuple(p for p, _, _ in told_places), types, self.rules.actors))
            preliminary = any(i.has("preliminary") for i in segment.sentence.items) or any("open" in m.rule.reads for m in matches)
            yield Told(clause, incident, readings, told_places, types, preliminary), segment.speaker

    def _context(self, document: Document, norm: Normalised) -> Context:
        day = None
        if document.published_at:
            date = document.published_at[:10]
            day = DateSpan(date, date, "day")
        return Context(document, norm, self.rules.actors, day, None)


def _run(sentence: Sentence, rules: RuleSet) -> tuple[Sentence, list[Match]]:
    """The sentence without its dateline, and the matches of all rules on it."""
    matches = rules.run(sentence)
    skip = next((m for m in matches if m.rule.reads.get("skip") is True and m.first == 0), None)
    if skip is None or skip.last + 1 >= len(sentence.items):
        return sentence, matches
    items = sentence.items[skip.last + 1 :]
    rest = sentence._replace(items=items, code="".join(i.symbol for i in items), start=items[0].start)
    return rest, rules.run(rest)


def _asks(norm: Normalised, sentence: Sentence, matches: Sequence[Match]) -> bool:
    """Whether a sentence is a question: it says nothing, unless it gives a number."""
    if any(m.rule.reads.get("asks") is True for m in matches):
        return True
    marked = norm.text[sentence.end : sentence.end + 1] in _QUESTION_MARKS and sentence.end < len(norm.text)
    return marked and not any(i.kind == "number" for i in sentence.items)


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


def _any(readings: Readings, clause: Clause) -> bool:
    """Whether a clause without a word for an attack says something of one all the same."""
    who = [r for r in readings.attribution if clause.mode != "after" or r.field != "agent"]
    return bool(readings.casualties or readings.damage or who or readings.assertion)


def _types(clause: Clause) -> tuple[tuple[str, int, int], ...]:
    found = [(i.value("attack") or i.value("attack_verb") or "", i.start, i.end) for i in clause.items]
    return tuple((kind, a, b) for kind, a, b in found if kind)


def _locates(before: tuple[Place, int, int] | None, here: tuple[Place, int, int], items: Sequence[Item]) -> bool:
    """Whether a place only says where the one right before it lies: "the dam in the eastern countryside of Manbij"."""
    if before is None or here[1] - before[2] > _BESIDE:
        return False
    between = [i for i in items if before[2] <= i.start and i.end <= here[1]]
    listed = any(i.kind == "punct" or i.text in ("and", "و") or (i.text.startswith("و") and i.text != "وسط") for i in between)
    return not listed and lies_about(before[0], here[0])


def _where(clause: Clause, found: tuple[tuple[Place, int, int], ...], known: Mapping[str, PlaceSpec]) -> tuple[tuple[Place, int, int], ...]:
    """The places of the event: without those it was launched from, and those that only say where another one lies.

    The most specific come first.
    """
    items = clause.items
    kept: list[tuple[Place, int, int]] = []
    for place, a, b in found:
        k = next(n for n, i in enumerate(items) if i.start == a)
        before = items[max(0, k - 3) : k]
        if any(i.has("launched_from") or i.has("near_place") for i in before):
            continue
        kept.append((place, a, b))
    chosen = [c for n, c in enumerate(kept) if not _locates(kept[n - 1] if n else None, c, items)] or list(found)
    inner = innermost([place for place, _, _ in chosen], known)
    return tuple(
        sorted((c for c in chosen if c[0].id in inner), key=lambda p: (p[0].precision_km if p[0].precision_km is not None else 999.0, p[1]))
    )


def _facts(
    clause: Clause, readings: Readings, places: tuple[Place, ...], types: tuple[tuple[str, int, int], ...], actors: Mapping[str, ActorSpec]
) -> Facts:
    dated: Dated | None = None
    offset: int | None = None
    same_day = False
    points_back = any(i.has("back_then") for i in clause.segment.sentence.items)
    happened = happens(clause.items)
    tells = happened or _any(readings, clause)
    told = clause.told if clause.lead is None or clause.lead in clause.items else (clause.lead, *clause.told)
    for item in told:
        found = date_of(item)
        if found is None:
            continue
        if found.kind in ("offset_after", "anaphoric"):
            if found.kind == "offset_after" and (item is clause.lead or (clause.mode == "after" and item in clause.items[1:3])):
                offset = found.offset_days
            same_day = same_day or found.offset_days == 0
            points_back = points_back or found.kind == "anaphoric"
        elif found.span is not None and dated is None and tells and not dates_words(clause.items, item):
            dated = Dated(found.span, item)
    agents = frozenset(r.value.id for r in readings.attribution if r.field == "agent" and hasattr(r.value, "id"))
    answer = next((k for k, i in enumerate(clause.items) if i.has("responded")), None)
    responded = answer is not None
    if answer is not None and not agents:
        agents = agents_named(clause.items[max(0, answer - 3) : answer]) or agents_named(clause.items[answer + 1 : answer + 3])
    above = frozenset(u for a in agents for u in umbrellas(a, actors))
    by_weapon = {BY_WEAPON[r.value.type] for r in readings.weapon if isinstance(r.value, Weapon) and r.value.type in BY_WEAPON}
    kinds = frozenset(t for t, _, _ in types) | by_weapon
    said = clause.segment.said
    stated = Dated(span, said) if said is not None and (told_on := date_of(said)) is not None and (span := told_on.span) is not None else None
    return Facts(dated, offset, same_day, places, kinds, agents, happened, responded, points_back, stated, above)


__all__ = ["Extractor", "Trace", "actors_of", "as_place"]
