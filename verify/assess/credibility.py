"""The second half of the Admiralty pair: how far one claim is borne out by the other voices."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from msgspec.structs import replace

from verify.assess.actors import Families
from verify.assess.belief import logit, sigmoid
from verify.assess.sayings import killed_of, wounded_of
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

    __slots__ = ("damage", "denies", "killed", "parties", "tells", "wounded")

    def __init__(
        self,
        killed: Interval | None,
        wounded: Interval | None,
        damage: frozenset[str],
        parties: frozenset[str],
        denies: frozenset[str],
        tells: bool,
    ) -> None:
        self.killed, self.wounded, self.damage, self.parties, self.denies, self.tells = killed, wounded, damage, parties, denies, tells


class _Other(NamedTuple):
    """A voice that a claim is held against; `pull` is how far its agreement moves belief, in log-odds."""

    name: str
    says: _Position
    pull: float
    sources: frozenset[str]


class _Stand(NamedTuple):
    """How a voice stands to a claim: `verdict` is 1 where it agrees on something, -1 where it excludes something, 0 where it speaks of other things.

    `bears_out`: what of the claim it says too, no less exactly.
    """

    verdict: int
    bears_out: frozenset[str] = frozenset()


def _position(claims: Sequence[Claim]) -> _Position:
    killed = next((k for c in reversed(claims) if (k := killed_of(c)) is not None), None)
    wounded = next((w for c in reversed(claims) if (w := wounded_of(c)) is not None), None)
    damage = frozenset(c.damage for c in claims if c.damage is not None)
    blamed: set[str] = set()
    denied: set[str] = set()
    for said in (c.attribution for c in claims if c.attribution is not None):
        (denied if said.status == "denies_responsibility" else blamed).update(a.id for a in said.actors)
    return _Position(killed, wounded, damage, frozenset(blamed), frozenset(denied), any(not c.denies_event for c in claims))


def _said(claim: Claim, mine: _Position) -> frozenset[str]:
    """What the claim states that others can bear out."""
    stated = {
        "event": claim.denies_event, "killed": mine.killed is not None, "wounded": mine.wounded is not None, "damage": bool(mine.damage),
        "parties": bool(mine.parties), "denies": bool(mine.denies),
    }  # fmt: skip
    return frozenset(d for d, is_so in stated.items() if is_so)


def _rate(claim: Claim, mine: _Position, own: int | None, others: Sequence[tuple[int, _Other]], families: Families) -> Credibility:
    said = _said(claim, mine)
    if not said and not claim.places and claim.date is None:
        return Credibility(6, None, ("It states nothing that could be held against another source.",))
    reasons: list[str] = []
    weight = _LONE
    agree = exclude = heard = 0
    borne_out: set[str] = set()
    for n, other in others:
        if n == own or (own is None and claim.source.id in other.sources):
            continue
        heard += 1
        stand = _held_against(mine, claim, other.says, families)
        if stand.verdict == 0:
            continue
        weight += stand.verdict * other.pull
        agree += stand.verdict > 0
        exclude += stand.verdict < 0
        borne_out |= stand.bears_out
        reasons.append(f"{other.name} agrees." if stand.verdict > 0 else f"{other.name} contradicts it.")
    if claim.hedges or claim.assertion == "unconfirmed":
        weight -= _RESERVATION
        reasons.append("It is told with reservation.")
    if not agree and not exclude:
        reasons.append("No other source confirms or contradicts what it says." if heard else "No other independent source speaks of it.")
    elif agree and not exclude and not said <= borne_out:
        reasons.append("Not all that it says is said by others too.")
    p = min(0.99, max(0.01, sigmoid(weight)))
    return Credibility(_digit(agree, exclude, said <= borne_out, p, claim), round(p, 4), tuple(reasons[-_REASONS:]))


def _held_against(mine: _Position, claim: Claim, other: _Position, families: Families) -> _Stand:
    """See `_Stand`."""
    if claim.denies_event:
        return _Stand(-1) if other.tells else _Stand(1, frozenset({"event"}))
    if not other.tells:
        return _Stand(-1)
    agrees: set[str] = set()
    borne_out: set[str] = set()
    for what, one, two in (("killed", mine.killed, other.killed), ("wounded", mine.wounded, other.wounded)):
        if one is None or two is None:
            continue
        if (one.max is not None and one.max < two.min) or (two.max is not None and two.max < one.min):
            return _Stand(-1)
        agrees.add(what)
        if one.min <= two.min and (one.max is None or (two.max is not None and two.max <= one.max)):
            borne_out.add(what)
    if mine.parties & other.denies or mine.denies & other.parties:
        return _Stand(-1)
    if mine.denies & other.denies:
        borne_out.add("denies")
    if mine.parties and other.parties:
        if not any(families.related(a, b) for a in mine.parties for b in other.parties):
            return _Stand(-1)
        borne_out.add("parties")
    if mine.damage and other.damage:
        if ("none" in mine.damage) != ("none" in other.damage):
            return _Stand(-1)
        agrees.add("damage")
        if mine.damage & other.damage or mine.damage == _UNSPECIFIED:
            borne_out.add("damage")
    return _Stand(1 if agrees or borne_out else 0, frozenset(borne_out))


_UNSPECIFIED = frozenset({"reported_unspecified"})


def _digit(agree: int, exclude: int, all_of_it: bool, p: float, claim: Claim) -> Literal[1, 2, 3, 4, 5]:
    if exclude and p < 0.35:
        return 5
    if exclude and not agree:
        return 4
    if exclude:
        return 3
    if agree and all_of_it and p >= 0.7:
        return 1
    if agree:
        return 2
    return 3 if claim.hedges or claim.assertion == "unconfirmed" else 2
