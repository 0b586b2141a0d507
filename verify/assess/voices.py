"""The voices of an event: what each independent group says last on each dimension, and how much it weighs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from rapidfuzz import fuzz

from verify.assess.parties import parties_of, voice_id
from verify.assess.reliability import accuracy_of
from verify.model import Claim, ProvenanceGroup, Source
from verify.rulepack import Rules
from verify.rulepack.spec_assess import AssessSpec

_LOOKS_BACK = 60


@dataclass(slots=True)
class Voice:
    """One provenance group: its own claims in the order of publication (copies left out), and the accuracy its speaker has earned.

    `share` is the part of it that is independent of the voices before it (1: all of it). `rated`: there is a basis for its accuracy.
    """

    name: str
    claims: list[Claim]
    accuracy: float
    affiliation: str | None
    share: float = 1.0
    rated: bool = True


def voices_of(claims: Sequence[Claim], groups: Sequence[ProvenanceGroup], sources: Mapping[str, Source], rules: Rules) -> list[Voice]:
    """The voices in the order of their first word."""
    by_id = {c.id: c for c in claims}
    found = [_voice(g, [by_id[i] for i in g.claim_ids if i in by_id], sources, rules) for g in groups]
    found.sort(key=lambda v: (v.claims[0].published_at or "", v.claims[0].id))
    _discount_copies(found, rules.assess)
    return found


def _voice(group: ProvenanceGroup, members: list[Claim], sources: Mapping[str, Source], rules: Rules) -> Voice:
    if len(members) > 1:
        members.sort(key=lambda c: (c.published_at or "", c.id))
    own = own_claims(group, members, sources, rules)
    if len(own) == 1:
        speaker = sources.get(own[0].source.id)
        party = speaker.affiliation if speaker is not None else None
        return Voice(group.name, own, accuracy_of(speaker, rules), party, rated=_has_basis(speaker))
    if own:
        parties = parties_of(rules)
        named = [c for c in own if not parties.is_unnamed(c.source)] or own
        behind = [sources.get(c.source.id) for c in named]
        accuracy = min(accuracy_of(s, rules) for s in behind)
        party = next((s.affiliation for c in own if (s := sources.get(c.source.id)) is not None and s.affiliation is not None), None)
        return Voice(group.name, own, accuracy, party, rated=any(_has_basis(s) for s in behind))
    absent = sources.get(members[0].relays.source_id) if members[0].relays is not None else None
    heard = [absent] if absent is not None else [sources.get(c.source.id) for c in members]
    accuracy = min(accuracy_of(s, rules) for s in heard)
    return Voice(
        group.name, members[:1], accuracy, absent.affiliation if absent is not None else None, rated=any(_has_basis(s) for s in heard)
    )


def _has_basis(source: Source | None) -> bool:
    return source is not None and source.reliability.probability is not None


def own_claims(group: ProvenanceGroup, members: Sequence[Claim], sources: Mapping[str, Source], rules: Rules) -> list[Claim]:
    """What the voice itself says: the claims of the organisation that it is, without what others made of them."""
    parties = parties_of(rules)
    if len(members) == 1:
        own = not _passed_on(members[0]) and voice_id(parties.speaker(members[0], sources)) == group.id
        return [*members] if own else []
    told = [c for c in members if not _passed_on(c)]
    behind = {c.id for c in told if voice_id(parties.speaker(c, sources)) == group.id}
    return [c for c in told if c.id in behind or (behind and parties.serves(c.source, sources))]


def _passed_on(claim: Claim) -> bool:
    return claim.relays is not None and claim.relays.source_id != claim.source.id


def _discount_copies(voices: list[Voice], spec: AssessSpec) -> None:
    """A voice whose text is much like an earlier one's may have it from there: that part of it is left out."""
    copies = spec.copies
    least, cutoff, left = copies.least_length, 100 * copies.alike, 1 - copies.probability
    long = [(n, text) for n, v in enumerate(voices) if len(text := v.claims[0].quote) >= least]
    for at, (later, text) in enumerate(long):
        for earlier, other in long[:at]:
            if later - earlier <= _LOOKS_BACK and fuzz.ratio(text, other, score_cutoff=cutoff):
                voices[later].share *= left


@dataclass(slots=True)
class Statement:
    """One voice's word on one dimension. `weight` is what hedges, time and dependence leave of it."""

    voice: Voice
    claim: Claim
    weight: float


def trust(claim: Claim, voice: Voice, latest: datetime | None, spec: AssessSpec) -> float:
    """What doubt and dependence leave of a claim: 1 for a plain statement of an independent voice."""
    weight = voice.share
    if claim.assertion == "unconfirmed":
        weight *= spec.unconfirmed
    if claim.hedges:
        weight *= min(_hedge(name, claim, latest, spec) for name in claim.hedges)
    return weight


def _hedge(name: str, claim: Claim, latest: datetime | None, spec: AssessSpec) -> float:
    hedge = spec.hedge(name)
    if hedge is None:
        return 1.0
    said = moment(claim.published_at)
    if hedge.fades_hours is None or latest is None or said is None or latest <= said:
        return hedge.weight
    passed: float = (latest - said).total_seconds() / 3600
    return float(hedge.weight * 0.5 ** (passed / hedge.fades_hours))


@lru_cache(maxsize=65536)
def moment(text: str | None) -> datetime | None:
    """An ISO 8601 moment with its zone; None if there is none."""
    if text is None:
        return None
    try:
        parsed = datetime.fromisoformat(text)
    except ValueError:
        return None
    return parsed if parsed.tzinfo is not None else None


def latest_moment(claims: Sequence[Claim]) -> datetime | None:
    """When the last word was spoken."""
    return max((m for c in claims if (m := moment(c.published_at)) is not None), default=None)
