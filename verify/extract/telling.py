"""What the clauses of texts tell, and of which incident each speaks: one dimension after the other over all clauses, then text by text."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from msgspec.structs import replace

from verify.extract.attribution import read_attribution
from verify.extract.casualties import read_casualties
from verify.extract.clauses import Clause, happens
from verify.extract.denial import owned
from verify.extract.effects import read_assertion, read_damage, read_weapons
from verify.extract.facts import facts_of, tells_something, types_told
from verify.extract.heading import heading_of, heads
from verify.extract.incidents import Facts
from verify.extract.items import Item, actors_of
from verify.extract.patterns import Match
from verify.extract.periods import totals
from verify.extract.readings import Readings, by_clause
from verify.extract.sites import fired_at, places_told, sensed_at
from verify.extract.speakers import Speaker
from verify.extract.told import Told
from verify.extract.tracker import Tracker
from verify.model import Place
from verify.rulepack import PlaceSpec, Rules

_LONG = "whole_war"
_FIRED = frozenset(("launched", "launched_from"))
Located = tuple[tuple[Place, int, int], ...]


@dataclass(slots=True)
class Part:
    """One clause on its way: its own matches and those of its sentence, the places of its text, and what was read of it so far."""

    clause: Clause
    own: Sequence[Match]
    matches: Sequence[Match]
    places: Mapping[int, Place]
    readings: Readings = field(default_factory=Readings)
    told: tuple[Located, Located, tuple[tuple[str, int, int], ...], Facts] | None = None


def parts_of(clauses: Sequence[Clause], matches: Sequence[Match], places: Mapping[int, Place]) -> list[Part]:
    """The clauses of one sentence, ready to be read."""
    return [Part(c, own, matches, places) for c, own in zip(clauses, by_clause(matches, clauses), strict=True)]


class Teller:
    """Reads clauses by a set of rules."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._countries = {p.country: p for p in (rules.places[k] for k in sorted(rules.places)) if p.kind == "country" and p.country}

    def read(self, parts: Sequence[Part]) -> None:
        """Fills in what each clause says, and its facts; what says nothing of an attack is left without."""
        of: dict[str, list[tuple[int, Part]]] = defaultdict(list)
        for n, part in enumerate(parts):
            for dimension in {m.rule.dimension for m in part.own}:
                of[dimension].append((n, part))
        summed_up = totals(p.clause.segment.sentence for p in parts)
        for n, part in of["casualties"]:
            part.readings.casualties = owned(read_casualties(part.clause, part.own, n in summed_up), part.clause)
        for _, part in of["damage"]:
            part.readings.damage = read_damage(part.clause, part.own)
        for _, part in of["attribution"]:
            part.readings.attribution = read_attribution(part.clause, part.own, part.clause.segment.speaker, self._rules.actors)
        for _, part in of["weapon"]:
            part.readings.weapon = read_weapons(part.clause, part.own)
        for _, part in of["assertion"]:
            part.readings.assertion = read_assertion(part.clause, part.own)
        for part in parts:
            part.told = self._told(part)

    def _told(self, part: Part) -> tuple[Located, Located, tuple[tuple[str, int, int], ...], Facts] | None:
        """The places of a clause, those where something was only sensed, the kinds of attack, and what tells its incident from others."""
        clause, readings, places = part.clause, part.readings, part.places
        types = types_told(clause)
        if not types and not happens(clause.items) and not tells_something(readings, clause):
            return None
        if _LONG in clause.segment.sentence.lexicons and counts_long_time(clause, readings):
            return None
        found = tuple((places[i.start], i.start, i.end) for i in clause.items if i.kind == "place" and i.start in places)
        told_places = places_told(clause, _unspoken(clause, found), self._rules.places)
        if not told_places:
            told_places = self._countrywide(clause)
        if not told_places and clause.first == clause.segment.first:
            told_places = tuple((places[i.start], i.start, i.end) for i in clause.segment.ahead if i.start in places)
        sensed = tuple(p for p in told_places if p[1] >= clause.items[0].start and sensed_at(clause, p))
        sure = tuple(p for p in told_places if p not in sensed)
        sites = sure or tuple(s for s in sensed if s[0].kind != "hospital")  # where the wounded were taken tells incidents not apart
        return sure, sensed, types, facts_of(clause, readings, tuple(p for p, _, _ in sites), types, self._rules.actors)

    def _countrywide(self, clause: Clause) -> Located:
        """The country a clause tells of as a whole: "across Ukraine", "rockets fired at Israel"."""
        lexicons = clause.segment.sentence.lexicons
        fired = "weapon" in lexicons and not _FIRED.isdisjoint(lexicons)
        if fired and (at := fired_at(clause.items)) is not None:
            return self._country(at)
        if "all_over" not in lexicons:
            return ()
        for over, item in pairwise(clause.items):
            if over.has("all_over") and (told := self._country(item)):
                return told
        return ()

    def _country(self, item: Item) -> Located:
        """The country of the state that an item names."""
        of = next((a.country for a in actors_of(item) if a.kind == "state" and a.country is not None), None)
        return ((as_place(self._countries[of]), item.start, item.end),) if of in self._countries else ()


def counts_long_time(clause: Clause, readings: Readings) -> bool:
    """Whether a clause counts the dead of a long time and tells nothing else: "10,000 people have been killed since the war began"."""
    if readings.casualties or readings.damage or readings.attribution or readings.weapon:
        return False
    items = clause.items
    counts = any(i.kind == "number" for i in items) and any(i.has("casualty") or i.has("casualty_verb") for i in items)
    return counts and any(i.has(_LONG) and not i.has("within_a_day") for i in items) and not any(i.has("nth") for i in items)


def _unspoken(clause: Clause, found: Located) -> Located:
    """The places of a clause without those where its speakers sit, if it names others: "..., committees in Khartoum said"."""
    speaker = clause.segment.speaker
    if len(found) < 2 or speaker.start is None or speaker.end is None:
        return found
    return tuple(f for f in found if not speaker.start <= f[1] < speaker.end) or found


def told(parts: Iterable[Part], tracker: Tracker) -> Iterable[tuple[Told, Speaker]]:
    """The clauses of one sentence that tell something, each with its incident and who speaks."""
    for part in parts:
        if part.told is None:
            tracker.heading = heading_of(part.clause, part.places)
            continue
        sure, sensed, types, facts = part.told
        clause, heading = part.clause, tracker.heading
        if heading is not None and heads(heading, clause, facts):
            sure = heading.places
            facts = replace(facts, dated=heading.dated, places=tuple(p for p, _, _ in sure))
        incident = tracker.place(clause, facts)
        preliminary = "preliminary" in clause.segment.sentence.lexicons or any("open" in m.rule.reads for m in part.matches)
        yield Told(clause, incident, part.readings, sure, types, preliminary, sensed), clause.segment.speaker


def as_place(spec: PlaceSpec) -> Place:
    """A place of the rules or the gazetteer as a claim names it."""
    arabic: tuple[str, ...] = spec.names.get("ar") or ()
    return Place(spec.id, spec.name, spec.lat, spec.lon, spec.precision_km, arabic[0] if arabic else None, spec.kind, spec.country)
