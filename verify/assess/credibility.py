"""The second half of the Admiralty pair: how far one claim is borne out by the other voices."""

from collections.abc import Mapping, Sequence
from typing import Literal

from msgspec.structs import replace

from verify.assess.actors import Families
from verify.assess.belief import logit, sigmoid
from verify.assess.choice import Chosen
from verify.assess.counts import Fused
from verify.assess.sayings import killed_of
from verify.assess.voices import Voice
from verify.model import Claim, Credibility, Interval, Source
from verify.rulepack.spec_assess import AssessSpec


def rate_claims(
    claims: Sequence[Claim], voices: Sequence[Voice], killed: Fused | None, party: Chosen | None, families: Families,
    sources: Mapping[str, Source], spec: AssessSpec,
) -> list[Claim]:  # fmt: skip
    """The claims with digit, probability and reasons."""
    said = [_position(v.claims) for v in voices]
    of = {c.id: n for n, v in enumerate(voices) for c in v.claims}
    return [replace(c, credibility=_rate(c, of.get(c.id), said, voices, families, sources, spec)) for c in claims]


class _Position:
    """What a voice says, for holding a claim against it."""

    __slots__ = ("damage", "denies", "killed", "parties", "tells")

    def __init__(
        self, killed: list[Interval], damage: frozenset[str], parties: frozenset[str], denies: frozenset[str], tells: bool
    ) -> None:
        self.killed, self.damage, self.parties, self.denies, self.tells = killed, damage, parties, denies, tells


def _position(claims: Sequence[Claim]) -> _Position:
    killed = next(([k] for c in reversed(claims) if (k := killed_of(c)) is not None), [])
    damage = frozenset(c.damage for c in claims if c.damage is not None)
    blamed: set[str] = set()
    denied: set[str] = set()
    for said in (c.attribution for c in claims if c.attribution is not None):
        (denied if said.status == "denies_responsibility" else blamed).update(a.id for a in said.actors)
    return _Position(killed, damage, frozenset(blamed), frozenset(denied), any(not c.denies_event for c in claims))


def _states_something(claim: Claim, mine: _Position) -> bool:
    return bool(mine.killed or mine.damage or mine.parties or mine.denies or claim.denies_event or claim.places or claim.date is not None)


def _rate(
    claim: Claim, own: int | None, said: Sequence[_Position], voices: Sequence[Voice], families: Families, sources: Mapping[str, Source],
    spec: AssessSpec,
) -> Credibility:  # fmt: skip
    mine = _position([claim])
    if (
        not mine.killed
        and not mine.damage
        and not mine.parties
        and not mine.denies
        and not claim.denies_event
        and not claim.places
        and claim.date is None
    ):
        return Credibility(6, None, ("It states nothing that could be held against another source.",))
    reasons: list[str] = []
    weight = logit(0.6)
    agree = exclude = 0
    for n, (voice, other) in enumerate(zip(voices, said, strict=True)):
        if n == own or (own is None and any(c.source.id == claim.source.id for c in voice.claims)):
            continue
        verdict = _held_against(mine, claim, other, families)
        pull = voice.share * max(0.1, logit(max(0.52, voice.accuracy)))
        if verdict > 0:
            agree += 1
            weight += pull
            reasons.append(f"{voice.name} agrees.")
        elif verdict < 0:
            exclude += 1
            weight -= pull
            reasons.append(f"{voice.name} contradicts it.")
    if claim.hedges or claim.assertion == "unconfirmed":
        weight -= 0.4
        reasons.append("It is told with reservation.")
    if not agree and not exclude:
        reasons.append("No other independent source speaks of it.")
    p = min(0.99, max(0.01, sigmoid(weight)))
    return Credibility(_digit(agree, exclude, p, claim), round(p, 4), tuple(reasons[:8]))


def _held_against(mine: _Position, claim: Claim, other: _Position, families: Families) -> int:
    """1: the voice agrees on something and excludes nothing; -1: it excludes something; 0: it speaks of other things."""
    if claim.denies_event:
        return -1 if other.tells else 1
    if not other.tells:
        return -1
    agrees = False
    for one in mine.killed:
        for two in other.killed:
            if (one.max is not None and one.max < two.min) or (two.max is not None and two.max < one.min):
                return -1
            agrees = True
    if mine.parties & other.denies or mine.denies & other.parties:
        return -1
    if mine.parties and other.parties:
        if not any(families.related(a, b) for a in mine.parties for b in other.parties):
            return -1
        agrees = True
    if mine.damage and other.damage:
        if ("none" in mine.damage) != ("none" in other.damage):
            return -1
        agrees = True
    return 1 if agrees else 0


def _digit(agree: int, exclude: int, p: float, claim: Claim) -> Literal[1, 2, 3, 4, 5]:
    if exclude and p < 0.35:
        return 5
    if exclude and not agree:
        return 4
    if exclude:
        return 3
    if agree and p >= 0.7:
        return 1
    if agree:
        return 2
    return 3 if claim.hedges or claim.assertion == "unconfirmed" else 2
