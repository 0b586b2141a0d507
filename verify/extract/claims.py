"""Puts together what one voice says of one incident into a claim, with the words behind every value."""

from collections.abc import Sequence

from verify.extract.clauses import dates_words, happens
from verify.extract.effects import hedges
from verify.extract.happening import damage_of, event_type_of, told_elsewhere, weapon_of
from verify.extract.incidents import Dated, Incident, same_time
from verify.extract.items import Item, date_of, index_at
from verify.extract.place_relations import innermost
from verify.extract.responsibility import assertion_of, attribution_of
from verify.extract.speakers import Speaker
from verify.extract.told import Context, Proof, Told, untrue_sentences
from verify.extract.toll import Toll, read_toll
from verify.model import ACROSS, Attribution, Claim, DateSpan, Evidence, Place, Weapon, stable_id

_LABEL = 3
_EDGES = frozenset(",;:-–—،؛")


def build_claim(told: Sequence[Told], speaker: Speaker, incident: Incident, context: Context) -> Claim | None:
    """The claim of one voice on one incident from the clauses it says it in; None if they say nothing of substance."""
    proof = Proof(context.norm)
    toll = read_toll(told, proof)
    damage, damage_status = damage_of(told, proof)
    weapon = weapon_of(told, proof)
    attribution, denied_role = attribution_of(told, speaker, context.actors, proof)
    event_type = event_type_of(told, weapon, attribution, context.actors, proof)
    if event_type == "other":
        event_type = told_elsewhere(incident.types)
    assertion, denies_event = assertion_of(told, attribution, denied_role, proof)
    if not _says_something(toll, damage, damage_status, attribution, assertion, weapon, told):
        return None
    if denies_event:
        toll, attribution = Toll(), None
    elif denied_role and toll.status == "reported" and _all_untrue(told):
        toll = Toll()
    span = _date(told, incident, context, proof)
    places = _places(told, incident, context, proof)
    start, end = _bounds(told, context, proof)
    if speaker.start is not None and speaker.end is not None:
        proof.add("source", speaker.start, speaker.end, speaker.rule_id, 1, speaker.source.name)
    named = tuple(dict.fromkeys(n for t in told for n, a, b in _hedges(t, proof)))
    document = context.document
    quote = context.norm.original[start:end]
    return Claim(
        id=stable_id("claim", [document.id, speaker.source.id, incident.number, start, end, quote]),
        document_id=document.id, source=speaker.source, quote=quote, start=start, end=end, lang=context.lang, relayed_by=speaker.relay,
        background=incident.background or all(t.clause.segment.past for t in told),
        incident=f"{document.id}#{incident.number}", published_at=document.moment,
        event_type=event_type, date=span, places=places, killed=toll.killed, wounded=toll.wounded, missing=toll.missing,  # type: ignore[arg-type]
        civilians_killed=toll.civilians, casualties_status=toll.status, casualties_scope=toll.scope, groups=toll.groups, vague=toll.vague,  # type: ignore[arg-type]
        damage=damage, damage_status=damage_status, attribution=attribution, weapon=weapon, assertion=assertion,  # type: ignore[arg-type]
        denies_event=denies_event, hedges=named, evidence=_evidence(proof),
    )  # fmt: skip


def _all_untrue(told: Sequence[Told]) -> bool:
    """Whether all counts stand in sentences that call what they tell untrue."""
    untrue = untrue_sentences(told)
    return all(t.clause.segment.sentence.number in untrue for t in told if t.readings.casualties)


def _bounds(told: Sequence[Told], context: Context, proof: Proof) -> tuple[int, int]:
    """Where the words of a claim begin and end, without the commas and conjunctions at their edges that prove nothing."""
    if len(told) == 1:
        items: Sequence[Item] = told[0].clause.items
    else:
        items = sorted({i.start: i for t in told for i in t.clause.items}.values(), key=lambda i: i.start)
    start, end = context.norm.span(items[0].start, items[-1].end)
    proofs = [(e.start, e.end) for e in proof.items if e.start is not None and e.end is not None and start <= e.start and e.end <= end]
    first, last = 0, len(items) - 1
    while first < last and _is_edge(items[first]):
        first += 1
    while last > first and (_is_edge(items[last]) or items[last].has("dangling")):
        last -= 1
    inner = context.norm.span(items[first].start, items[last].end)
    return min([inner[0], *(a for a, _ in proofs)]), max([inner[1], *(b for _, b in proofs)])


def _is_edge(item: Item) -> bool:
    return (item.kind == "punct" and item.text in _EDGES) or item.has("edge")


def _evidence(proof: Proof) -> tuple[Evidence, ...]:
    """The evidence in the order of the text, each piece once; the words follow from where they stand."""
    found = {(e.start or 0, e.end or 0, e.dimension, e.rule_id, e.value, e.rule_version): e for e in proof.items}
    return tuple([found[key] for key in sorted(found)])


def _says_something(
    toll: Toll,
    damage: str | None,
    damage_status: str,
    attribution: Attribution | None,
    assertion: str,
    weapon: Weapon | None,
    told: Sequence[Told],
) -> bool:
    said = toll.status != "silent" or damage is not None or damage_status != "silent" or attribution is not None or assertion != "asserted"
    incident = told[0].incident
    known = bool(incident.places or incident.dated or incident.stated)
    if said and (known or incident.types or incident.number == 1):
        return True
    if said:  # Beside the news, of something unnamed somewhere: "nobody was hurt" says nothing, "two were killed" does.
        return toll.status == "reported" or damage is not None or bool(attribution is not None and attribution.actors)
    if incident.background and incident.dated is None and not incident.places:
        return False  # "in reply to hundreds of attacks": a reason that is nowhere and at no time.
    words = sum(i.kind != "punct" for t in told for i in t.clause.items)
    news = incident.number == 1 and (words > _LABEL or any(i.payloads or i.has("suffered") for t in told for i in t.clause.items))
    # "Rocket attack." is a label and no news.
    return (known or weapon is not None or news) and any(t.types or happens(t.clause.items) for t in told)


def _date(told: Sequence[Told], incident: Incident, context: Context, proof: Proof) -> DateSpan | None:
    """When it was in the voice's own words, else in those of the text; for the news of a text that gives no date, the day it was published."""
    dated = incident.dated if incident.dated is not None else None if incident.background or incident.derived else incident.stated
    if dated is not None:
        dated = _own_date(told, dated.span) or dated
        if any(dated.item is t.clause.segment.said for t in told):
            proof.add("said_on", dated.item.start, dated.item.end, "date", 1, dated.span.start)
        proof.add("date", dated.item.start, dated.item.end, "date", 1, dated.span.start)
        return dated.span
    return None if incident.background or incident.derived else context.published_day


def _own_date(told: Sequence[Told], of_incident: DateSpan) -> Dated | None:
    """The first time a voice names itself that can be the incident's; the time of day before the day alone.

    "Said on Saturday evening that" dates the statement; where the incident is of that day, it is taken to be of that evening.
    """
    items = [i for t in told for i in t.clause.dates if not dates_words(t.clause.items, i)]
    items += [i for t in told if (i := t.clause.segment.said) is not None]
    found = [Dated(d.span, i) for i in items if (d := date_of(i)) is not None and d.span is not None]
    own = [d for d in found if same_time(d.span, of_incident)]
    begins = [d for d in own if d.span.start[:10] == of_incident.start[:10]]
    return next((d for d in begins if d.span.precision in ("hour", "part_of_day")), own[0] if own else None)


def _places(told: Sequence[Told], incident: Incident, context: Context, proof: Proof) -> tuple[Place, ...]:
    own: dict[str, Place] = {}
    for t in told:
        for place, a, b in t.places:
            own.setdefault(place.id, place)
            proof.add("place", a, b, ACROSS if _across(t, a) else "place", 1, place.name)
    if not own:
        for place, a, b in (p for t in told for p in t.sensed):
            own.setdefault(place.id, place)
            proof.add("place", a, b, "place", 1, place.name)
    if own:
        inner = innermost(list(own.values()), {}) if len(own) > 1 else own
        return tuple(p for p in own.values() if p.id in inner)
    if incident.places:
        return incident.places_at(min(t.clause.items[0].start for t in told))
    if context.fallback_place is not None and not incident.background and not incident.derived:
        if context.fallback_at is not None:
            proof.add("place", *context.fallback_at, "place", 1, context.fallback_place.name)
        return (context.fallback_place,)
    return ()


def _across(told: Told, at: int) -> bool:
    """Whether what is told is told of all of the place that begins at an offset: "across Ukraine"."""
    if "all_over" not in told.clause.segment.sentence.lexicons:
        return False
    items = told.clause.items
    k = index_at(items, at)
    return 0 < k < len(items) and items[k].start == at and items[k - 1].has("all_over")


def _hedges(told: Told, proof: Proof) -> list[tuple[str, int, int]]:
    found = hedges(told.clause)
    for name, a, b in found:
        proof.add("hedge", a, b, "hedge", 1, name)
    return found
