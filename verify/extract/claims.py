"""Puts together what one voice says of one incident into a claim, with the words behind every value."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from verify.extract.attribution import belongs_to
from verify.extract.effects import hedges, worst
from verify.extract.incidents import Clause, Dated, Incident, same_time
from verify.extract.lexer import date_of
from verify.extract.readings import Reading, Readings
from verify.extract.speakers import Speaker
from verify.model import Attribution, Claim, DateSpan, Document, Evidence, Group, Interval, Place, Weapon, stable_id
from verify.model.values import Actor
from verify.rulepack import ActorSpec
from verify.text.normalise import Normalised

_SPECIFIC = ("chemical_attack", "drone_attack", "airstrike", "missile_attack", "rocket_attack", "shelling", "ground_attack", "explosion")
BY_WEAPON = {
    "rockets": "rocket_attack", "ballistic_missile": "missile_attack", "cruise_missile": "missile_attack", "missile": "missile_attack",
    "drone": "drone_attack", "airstrike": "airstrike", "artillery": "shelling", "ied": "explosion", "car_bomb": "explosion",
    "small_arms": "ground_attack", "chemical": "chemical_attack", "explosion": "explosion", "indirect_fire": "rocket_attack",
    "cluster": "other", "bomb": "airstrike", "grenade": "ground_attack",
}  # fmt: skip


_VAGUE_KINDS = ("other", "strike")


class Told(NamedTuple):
    """One clause with everything read from it."""

    clause: Clause
    incident: Incident
    readings: Readings
    places: tuple[tuple[Place, int, int], ...]
    types: tuple[tuple[str, int, int], ...]
    preliminary: bool


class Context(NamedTuple):
    """What a claim needs of its document and rules."""

    document: Document
    norm: Normalised
    actors: Mapping[str, ActorSpec]
    published_day: DateSpan | None
    fallback_place: Place | None


class _Proof:
    """Collects evidence with offsets into the original text."""

    def __init__(self, norm: Normalised) -> None:
        self._norm, self.items = norm, []  # type: tuple[Normalised, list[Evidence]]

    def add(self, dimension: str, start: int, end: int, rule_id: str, version: int, value: object) -> None:
        a, b = self._norm.span(start, end)
        self.items.append(Evidence("text", dimension, rule_id, version, a, b, self._norm.original[a:b], str(value)))

    def of(self, dimension: str, reading: Reading, value: object) -> None:
        self.add(dimension, reading.start, reading.end, reading.rule.id, reading.rule.version, value)


def build_claim(told: Sequence[Told], speaker: Speaker, incident: Incident, context: Context) -> Claim | None:
    """The claim of one voice on one incident from the clauses it says it in; None if they say nothing of substance."""
    proof = _Proof(context.norm)
    toll = _toll(told, proof)
    damage, damage_status = _damage(told, proof)
    weapon = _weapon(told, proof)
    event_type = _event_type(told, weapon, proof)
    attribution, denied_role = _attribution(told, speaker, context.actors, proof)
    assertion, denies_event = _assertion(told, attribution, denied_role, proof)
    if not _says_something(toll, damage, damage_status, attribution, assertion, weapon, told):
        return None
    if denies_event:
        toll, attribution = _Toll(), None
    span = _date(told, incident, context, proof)
    places = _places(told, incident, context, proof)
    first, last = min(t.clause.items[0].start for t in told), max(t.clause.items[-1].end for t in told)
    start, end = context.norm.span(first, last)
    if speaker.start is not None and speaker.end is not None:
        proof.add("source", speaker.start, speaker.end, speaker.rule_id, 1, speaker.source.name)
    named = tuple(dict.fromkeys(n for t in told for n, a, b in _hedges(t, proof)))
    document = context.document
    quote = context.norm.original[start:end]
    return Claim(
        id=stable_id("claim", [document.id, speaker.source.id, incident.number, start, end, quote]),
        document_id=document.id, source=speaker.source, quote=quote, start=start, end=end, lang=document.lang, relayed_by=speaker.relay,
        background=incident.background or all(t.clause.segment.past for t in told),
        incident=f"{document.id}#{incident.number}", published_at=document.published_at,
        event_type=event_type, date=span, places=places, killed=toll.killed, wounded=toll.wounded, missing=toll.missing,  # type: ignore[arg-type]
        civilians_killed=toll.civilians, casualties_status=toll.status, casualties_scope=toll.scope, groups=toll.groups,  # type: ignore[arg-type]
        damage=damage, damage_status=damage_status, attribution=attribution, weapon=weapon, assertion=assertion,  # type: ignore[arg-type]
        denies_event=denies_event, hedges=named, evidence=tuple(sorted(set(proof.items), key=_order)),
    )  # fmt: skip


def _order(e: Evidence) -> tuple[Any, ...]:
    return (e.start or 0, e.end or 0, e.dimension, e.rule_id, e.value)


class _Toll(NamedTuple):
    killed: Interval | None = None
    wounded: Interval | None = None
    missing: Interval | None = None
    civilians: Interval | None = None
    status: str = "silent"
    scope: str = "all"
    groups: tuple[Group, ...] = ()


def _toll(told: Sequence[Told], proof: _Proof) -> _Toll:
    """The toll over all clauses: an explicit count before a vague one, the first before the later, parts kept as parts."""
    readings = [(r, t.preliminary) for t in told for r in t.readings.casualties]
    values: dict[str, Interval] = {}
    whose: dict[str, set[str]] = {}
    groups: list[Group] = []
    status = next((str(r.value) for r, _ in readings if r.field == "status"), "silent")
    scope = next((str(r.value) for r, _ in readings if r.field == "scope"), "all")
    for r, preliminary in readings:
        if r.field in ("killed", "wounded", "missing") and isinstance(r.value, Interval):
            value = Interval(r.value.min, None) if preliminary and r.value.min > 0 else r.value
            held = values.get(r.field)
            if held is None or (_vague(held) and not _vague(value)) or (held.max == 0 and value.min > 0):
                values[r.field] = value
                whose[r.field] = {r.who} if r.who else set()
            if r.who:
                groups.append(_group(r.field, r.who, value))
            proof.of(r.field, r, _words(value))
        elif r.field.endswith("+") and isinstance(r.value, Interval):
            base = r.field[:-1]
            held = values.get(base, Interval(0, 0))
            values[base] = Interval(held.min + r.value.min, None if held.max is None or r.value.max is None else held.max + r.value.max)
            whose.setdefault(base, set()).add(r.who or "people")
            if r.who:
                groups.append(_group(base, r.who, r.value))
            proof.of(base, r, _words(r.value))
        elif r.field == "status":
            proof.of("casualties_status", r, r.value)
        elif r.field == "part" and isinstance(r.value, Interval):
            groups.append(Group(str(r.who), killed=r.value))
    if any(v.min > 0 or v.max is None for v in values.values()):
        status = "reported"
    elif status == "silent" and values:
        status = "none"
    killed = values.get("killed")
    civilian = whose.get("killed", set())
    civilians = (
        killed if killed is not None and killed.min > 0 and civilian and civilian <= {"civilians", "children", "family", "women"} else None
    )
    unique = tuple(dict.fromkeys(g for g in groups if g.killed is not None or g.wounded is not None))
    return _Toll(killed, values.get("wounded"), values.get("missing"), civilians, status, scope, unique)


def _vague(value: Interval) -> bool:
    return value.min <= 1 and value.max is None


def _group(kind: str, who: str, value: Interval) -> Group:
    return Group(who, killed=value) if kind == "killed" else Group(who, wounded=value) if kind == "wounded" else Group(who)


def _words(value: Interval) -> str:
    if value.max is None:
        return f"{value.min} or more"
    return str(value.min) if value.min == value.max else f"{value.min} to {value.max}"


def _damage(told: Sequence[Told], proof: _Proof) -> tuple[str | None, str]:
    levels: list[str] = []
    status = "silent"
    for r in (r for t in told for r in t.readings.damage):
        if r.field == "damage":
            levels.append(str(r.value))
            proof.of("damage", r, r.value)
        else:
            status = "unknown_stated"
            proof.of("damage_status", r, r.value)
    some = [level for level in levels if level != "none"]
    if some:
        return worst(some), "reported"
    if levels:
        return "none", "none"
    return None, status


def _weapon(told: Sequence[Told], proof: _Proof) -> Weapon | None:
    readings = [r for t in told for r in t.readings.weapon]
    best: tuple[int, Reading, Weapon] | None = None
    for r in readings:
        weapon = r.value
        assert isinstance(weapon, Weapon)
        rank = (weapon.count is not None) * 2 + (weapon.type not in ("airstrike", "explosion", "artillery"))
        if best is None or rank > best[0]:
            best = (rank, r, weapon)
    if best is None:
        return None
    _, reading, chosen = best
    proof.of("weapon", reading, chosen.type if chosen.count is None else f"{chosen.type}, {_words(chosen.count)}")
    return chosen


def _event_type(told: Sequence[Told], weapon: Weapon | None, proof: _Proof) -> str:
    """The type by its own word, else by the weapon, else `other`; a counted weapon decides over a word for effects."""
    found = [(kind, a, b) for t in told for kind, a, b in t.types]
    named = sorted({kind for kind, _, _ in found if kind not in _VAGUE_KINDS}, key=_SPECIFIC.index)
    by_weapon = BY_WEAPON.get(weapon.type) if weapon is not None else None
    by_default = "airstrike" if any(k == "strike" for k, _, _ in found) else "other"
    kind = named[0] if named else by_weapon or by_default
    if by_weapon and (kind == "explosion" or (kind == "shelling" and by_weapon == "rocket_attack")):
        kind = by_weapon
    where = next(((a, b) for k, a, b in found if k == kind or (k == "strike" and kind == "airstrike")), None)
    if where is not None:
        proof.add("event_type", *where, "event_type", 1, kind)
    return kind


def _attribution(told: Sequence[Told], speaker: Speaker, actors: Mapping[str, ActorSpec], proof: _Proof) -> tuple[Attribution | None, bool]:
    """Who did it by this voice. An agent the voice speaks for makes it a claim of responsibility."""
    readings = [r for t in told for r in t.readings.attribution]
    agents: dict[str, ActorSpec] = {}
    denied: dict[str, ActorSpec] = {}
    status: str | None = None
    for r in readings:
        if r.field == "agent" and isinstance(r.value, ActorSpec):
            agents.setdefault(r.value.id, r.value)
            proof.of("attribution", r, r.value.name)
        elif r.field == "denies":
            status = status or "denies_responsibility"
            if isinstance(r.value, ActorSpec):
                denied.setdefault(r.value.id, r.value)
            proof.of("attribution", r, "denies responsibility")
        elif r.field == "claims" and status is None:
            status = "claims_responsibility"
            proof.of("attribution", r, "claims responsibility")
        elif r.field == "unknown":
            proof.of("attribution", r, "unknown")
    side = speaker.affiliation
    if status == "denies_responsibility":
        others = {k: a for k, a in agents.items() if k not in denied and not belongs_to(side, k, actors)}
        if others:
            return Attribution(_refs(others), "blames"), False
        return Attribution(_refs(denied), "denies_responsibility"), True
    if status == "claims_responsibility" and side is not None and side in actors:
        own = {k: a for k, a in agents.items() if belongs_to(side, k, actors)} or {side: actors[side]}
        return Attribution(_refs(own), "claims_responsibility"), False
    if status == "claims_responsibility" and not agents:
        return Attribution((), "claims_responsibility"), False
    if agents:
        own = {k: a for k, a in agents.items() if belongs_to(side, k, actors)}
        if own:
            return Attribution(_refs(own), "claims_responsibility"), False
        return Attribution(_refs(_most_specific(agents, actors)), "blames"), False
    if any(r.field == "unknown" for r in readings):
        return Attribution((), "unknown_stated"), False
    return None, False


def _most_specific(agents: Mapping[str, ActorSpec], actors: Mapping[str, ActorSpec]) -> dict[str, ActorSpec]:
    """The named parties without those that are only the umbrella of another named one."""
    from verify.extract.attribution import umbrellas

    above = {u for k in agents for u in umbrellas(k, actors)}
    return {k: a for k, a in agents.items() if k not in above}


def _refs(actors: Mapping[str, ActorSpec]) -> tuple[Actor, ...]:
    return tuple(Actor(a.id, a.name) for a in (actors[k] for k in sorted(actors)))


def _assertion(told: Sequence[Told], attribution: Attribution | None, denied_role: bool, proof: _Proof) -> tuple[str, bool]:
    readings = [r for t in told for r in t.readings.assertion]
    for r in readings:
        proof.of("assertion", r, r.value)
    if any(r.value == "denied" for r in readings):
        return "denied", True
    if denied_role:
        return "denied", False
    return ("unconfirmed" if readings else "asserted"), False


def _says_something(
    toll: _Toll,
    damage: str | None,
    damage_status: str,
    attribution: Attribution | None,
    assertion: str,
    weapon: Weapon | None,
    told: Sequence[Told],
) -> bool:
    if toll.status != "silent" or damage is not None or damage_status != "silent" or attribution is not None or assertion != "asserted":
        return True
    return any(t.types for t in told)


def _date(told: Sequence[Told], incident: Incident, context: Context, proof: _Proof) -> DateSpan | None:
    """When it was in the voice's own words, else in those of the text; for the news of a text that gives no date, the day it was published."""
    dated = _own_date(told, incident.dated.span) or incident.dated if incident.dated is not None else None
    if dated is not None:
        proof.add("date", dated.item.start, dated.item.end, "date", 1, dated.span.start)
        return dated.span
    return None if incident.background or incident.derived else context.published_day


def _own_date(told: Sequence[Told], of_incident: DateSpan) -> Dated | None:
    """The first time a voice names itself that can be the incident's; the time of day before the day alone."""
    found = [Dated(d.span, i) for t in told for i in t.clause.items if (d := date_of(i)) is not None and d.span is not None]
    own = [d for d in found if same_time(d.span, of_incident)]
    return next((d for d in own if d.span.precision in ("hour", "part_of_day")), own[0] if own else None)


def _places(told: Sequence[Told], incident: Incident, context: Context, proof: _Proof) -> tuple[Place, ...]:
    own: dict[str, Place] = {}
    for t in told:
        for place, a, b in t.places:
            own.setdefault(place.id, place)
            proof.add("place", a, b, "place", 1, place.name)
    if own:
        return tuple(own.values())
    if incident.places:
        return tuple(incident.places.values())
    if context.fallback_place is not None and not incident.background and not incident.derived:
        return (context.fallback_place,)
    return ()


def _hedges(told: Told, proof: _Proof) -> list[tuple[str, int, int]]:
    found = hedges(told.clause)
    for name, a, b in found:
        proof.add("hedge", a, b, "hedge", 1, name)
    return found
