"""Who did it by one voice, and how far it stands by what it says: blamed, claimed, denied, unknown; asserted, unconfirmed, denied."""

from collections.abc import Collection, Mapping, Sequence

from msgspec.structs import replace

from verify.extract.attribution import belongs_to
from verify.extract.denial import denied_at, denies
from verify.extract.readings import Reading
from verify.extract.speakers import Speaker
from verify.extract.told import Proof, Told, untrue_sentences
from verify.model import Attribution, Interval
from verify.model.values import Actor
from verify.rulepack import ActorSpec, umbrellas

_OWN_VOICES = ("official", "militia", "state_media")
_MAY_CLAIM = (*_OWN_VOICES, "unknown")
_STRIKES = ("strike", "airstrike", "drone_attack", "missile_attack", "shelling")


def attribution_of(
    told: Sequence[Told], speaker: Speaker, actors: Mapping[str, ActorSpec], proof: Proof
) -> tuple[Attribution | None, bool]:
    """Who did it by this voice. An agent the voice speaks for makes it a claim of responsibility, but not under a name its foes give it."""
    if not any(t.readings.attribution for t in told):
        return None, False
    open_in = {t.clause.segment.sentence.number for t in told if any(r.field == "unknown" for r in t.readings.attribution)}
    party = speaker.side(actors) if speaker.source.kind in _OWN_VOICES else None
    untrue = untrue_sentences(told)
    readings = [
        _called_untrue(r, party, actors) if t.clause.segment.sentence.number in untrue else r for t in told for r in _sure(t, open_in)
    ]
    claimants: dict[str, ActorSpec] = {}
    agents: dict[str, ActorSpec] = {}
    denied: dict[str, ActorSpec] = {}
    status: str | None = None
    for r in readings:
        if r.field == "agent" and isinstance(r.value, ActorSpec):
            agents.setdefault(r.value.id, r.value)
            proof.of("attribution", r, r.value.name)
        elif r.field == "denies":
            status = "denies_responsibility"
            if isinstance(r.value, ActorSpec):
                denied.setdefault(r.value.id, r.value)
            proof.of("attribution", r, "denies responsibility")
        elif r.field == "claims" and status is None:
            status = "claims_responsibility"
            if isinstance(r.value, ActorSpec):
                claimants.setdefault(r.value.id, r.value)
            proof.of("attribution", r, "claims responsibility")
        elif r.field in ("unknown", "assesses"):
            proof.of("attribution", r, "unknown" if r.field == "unknown" else "assesses its own strike")
    side = party.id if party is not None else None
    if status == "denies_responsibility":
        others = {k: a for k, a in agents.items() if k not in denied and not belongs_to(side, k, actors)}
        if others:
            return Attribution(_refs(others), "blames"), False
        return Attribution(_refs(denied), "denies_responsibility"), True
    others_claim = bool(claimants) and not any(belongs_to(side, k, actors) for k in claimants)
    if status == "claims_responsibility" and party is not None and not others_claim:
        own = {k: a for k, a in agents.items() if belongs_to(side, k, actors)} or {party.id: party}
        return Attribution(_refs(own), "claims_responsibility"), False
    if status == "claims_responsibility" and claimants:
        return Attribution(_refs(claimants), "claims_responsibility"), False
    if status == "claims_responsibility" and not agents and speaker.source.kind in _MAY_CLAIM:
        return Attribution((), "claims_responsibility"), False
    struck = any(kind in _STRIKES for t in told for kind, _, _ in t.types)
    if not agents and party is not None and status is None and struck and any(r.field == "assesses" for r in readings):
        return Attribution(_refs({party.id: party}), "claims_responsibility"), False
    if agents:
        accused = {r.value.id for r in readings if r.by_foes and isinstance(r.value, ActorSpec)}
        own = {k: a for k, a in agents.items() if belongs_to(side, k, actors) and k not in accused}
        if own:
            return Attribution(_refs(own), "claims_responsibility"), False
        return Attribution(_refs(_most_specific(agents, actors)), "blames"), False
    if any(r.field == "unknown" for r in readings):
        return Attribution((), "unknown_stated"), False
    return None, False


def _called_untrue(reading: Reading, party: ActorSpec | None, actors: Mapping[str, ActorSpec]) -> Reading:
    """A deed of one's own in a sentence that calls it untrue is denied: "claims that our drones hit the farm are baseless"."""
    if party is None or reading.field not in ("agent", "claims"):
        return reading
    own = belongs_to(party.id, reading.value.id, actors) if isinstance(reading.value, ActorSpec) else reading.field == "claims"
    return replace(reading, field="denies", value=party) if own else reading


def _only_denied(told: Sequence[Told]) -> bool:
    """Whether a voice tells of an attack in nothing but what it denies."""
    attacks = [denied_at(t.clause, start) for t in told for _, start, _ in t.types]
    return bool(attacks) and all(attacks) and not any(t.readings.casualties or t.readings.damage for t in told)


def _sure(told: Told, open_in: Collection[int]) -> list[Reading]:
    """What a clause says of who did it, without a party merely near a weapon where the same sentence says that nobody knows."""
    if told.clause.segment.sentence.number not in open_in:
        return told.readings.attribution
    return [r for r in told.readings.attribution if r.rule.reads.get("weak") is not True]


def _most_specific(agents: Mapping[str, ActorSpec], actors: Mapping[str, ActorSpec]) -> dict[str, ActorSpec]:
    """The named parties without those that are only the umbrella of another named one."""
    above = {u for k in agents for u in umbrellas(k, actors)}
    return {k: a for k, a in agents.items() if k not in above}


def _refs(actors: Mapping[str, ActorSpec]) -> tuple[Actor, ...]:
    return tuple(Actor(a.id, a.name) for a in (actors[k] for k in sorted(actors)))


def assertion_of(told: Sequence[Told], attribution: Attribution | None, denied_role: bool, proof: Proof) -> tuple[str, bool]:
    """asserted, unconfirmed or denied; and whether it is the event itself that is denied.

    "Untrue" beside "we had no part in it" is said of the part, not of the event; beside a culprit named apart, of what others tell of it.
    """
    readings = [r for t in told for r in t.readings.assertion]
    for r in readings:
        proof.of("assertion", r, r.value)
    event = [r for t in told for r in t.readings.attribution if r.field == "denies_event"]
    for r in event:
        proof.of("assertion", r, "denied")
    untrue = any(r.value == "denied" for r in readings)
    if event or (untrue and not denied_role and not _names_another(told, attribution)):
        return "denied", True
    if denied_role or (attribution is None and (_only_denied(told) or _denies_harm(told))):
        return "denied", False
    return ("unconfirmed" if readings and not _vouches(told, attribution) else "asserted"), False


def _denies_harm(told: Sequence[Told]) -> bool:
    """Whether a voice says nothing but that, as it denies, nobody came to harm: "denied that any of its men had died"."""
    said = [(t, r) for t in told for r in t.readings.casualties]
    harmless = bool(said) and all(r.value in ("none", Interval(0, 0)) or r.field == "scope" for _, r in said)
    told_more = any(t.readings.damage for t in told)
    return harmless and not told_more and any(denies(i) for t, r in said for i in t.clause.items if r.start <= i.start < r.end)


def _vouches(told: Sequence[Told], attribution: Attribution | None) -> bool:
    """Whether a voice that has not confirmed something stands by the deed: "we struck", or a culprit named apart from what it only heard of."""
    if attribution is None or attribution.status not in ("blames", "claims_responsibility"):
        return False
    return attribution.status == "claims_responsibility" or _names_another(told, attribution)


def _names_another(told: Sequence[Told], attribution: Attribution | None) -> bool:
    """Whether a voice blames somebody in another clause than the one in which it denies or has not confirmed something."""
    blames = attribution is not None and attribution.status == "blames"
    return blames and any(r.field == "agent" for t in told if not t.readings.assertion for r in t.readings.attribution)
