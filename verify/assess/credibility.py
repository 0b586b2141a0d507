"""The second half of the Admiralty pair: how far one claim is borne out by the other voices."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from msgspec.structs import replace

from verify.assess.actors import Families
from verify.assess.belief import logit, sigmoid
from verify.assess.sayings import killed_of
from verify.assess.voices import Voice
from verify.model import Claim, Credibility, Interval


def rate_claims(
    claims: Sequence[Claim], voices: Sequence[Voice], families: Families,
) -> list[Claim]:  # fmt: skip
    """The claims with digit, probability and reasons."""
    others = [
        _Other(v.name, _position(v.claims), v.share * max(0.1, logit(max(0.52, v.accuracy))), frozenset(c.source.id for c in v.claims))
        for v in voices
    ]
    of = {c.id: n for n, v in enumerate(voices) for c in v.claims}
    alone = {v.claims[0].id: n for n, v in enumerate(voices) if len(v.claims) == 1}
    heaviest = sorted(range(len(others)), key=lambda n: (-others[n].pull, n))[:_MOST_VOICES]
    held = [(n, others[n]) for n in sorted(heaviest)]
    found = []
    for claim in claims:
        mine = others[alone[claim.id]].says if claim.id in alone else _position([claim])
        found.append(replace(claim, credibility=_rate(claim, mine, of.get(claim.id), held, families)))
    return found


_LONE, _RESERVATION = logit(0.6), 0.4
_MOST_VOICES, _REASONS = 60, 8


class _Position:
    """What a voice says, for holding a claim against it."""

    __slots__ = ("damage", "denies", "killed", "parties", "tells")

    def __init__(
        self, killed: list[Interval], damage: frozenset[str], parties: frozenset[str], denies: frozenset[str], tells: bool
    ) -> None:
        self.killed, self.damage, self.parties, self.denies, self.tells = killed, damage, parties, denies, tells


class _Other(NamedTuple):
    """A voice that a claim is held against; `pull` is how far its agreement moves belief, in log-odds."""

    name: str
    says: _Position
    pull: float
    sources: frozenset[str]


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


def _rate(claim: Claim, mine: _Position, own: int | None, others: Sequence[tuple[int, _Other]], families: Families) -> Credibility:
    if not _states_something(claim, mine):
        return Credibility(6, None, ("It states nothing that could be held against another source.",))
    reasons: list[str] = []
    weight = _LONE
    agree = exclude = 0
    for n, other in others:
        if n == own or (own is None and claim.source.id in other.sources):
            continue
        verdict = _held_against(mine, claim, other.says, families)
        if verdict == 0:
            continue
        weight += verdict * other.pull
        agree += verdict > 0
        exclude += verdict < 0
        reasons.append(f"{other.name} agrees." if verdict > 0 else f"{other.name} contradicts it.")
    if claim.hedges or claim.assertion == "unconfirmed":
        weight -= _RESERVATION
        reasons.append("It is told with reservation.")
    if not agree and not exclude:
        reasons.append("No other independent source speaks of it.")
    p = min(0.99, max(0.01, sigmoid(weight)))
    return Credibility(_digit(agree, exclude, p, claim), round(p, 4), tuple(reasons[:_REASONS]))


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
