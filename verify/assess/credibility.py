"""The second half of the Admiralty pair: how far one claim is borne out by the other voices."""

from collections.abc import Sequence
from typing import Literal, NamedTuple

from verify.assess.actors import Families
from verify.assess.belief import logit, sigmoid
from verify.assess.sayings import killed_of, wounded_of
from verify.assess.voices import Voice
from verify.model import Claim, Credibility, Interval


def rate_claims(claims: Sequence[Claim], voices: Sequence[Voice], families: Families) -> list[Credibility]:
    """Digit, probability and reasons of each claim."""
    others = [
        _Other(n, v.name, _position(v.claims), v.share * max(0.1, logit(max(0.52, v.accuracy))), frozenset([c.source.id for c in v.claims]))
        for n, v in enumerate(voices)
    ]
    of = {c.id: n for n, v in enumerate(voices) for c in v.claims}
    alone = {v.claims[0].id: n for n, v in enumerate(voices) if len(v.claims) == 1}
    held = others if len(others) <= _MOST_VOICES else _heaviest(others)
    found = []
    for claim in claims:
        mine = others[alone[claim.id]].says if claim.id in alone else _position([claim])
        found.append(_rate(claim, mine, of.get(claim.id), held, families))
    return found


_LONE, _RESERVATION = logit(0.6), 0.4
_MOST_VOICES, _REASONS = 60, 8


class _Position:
    """What a voice says, for holding a claim against it. `said`: the parts of it that others can bear out, as bits."""

    __slots__ = ("damage", "denies", "killed", "parties", "said", "tells", "wounded")

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
        self.said = (
            (killed is not None) * _KILLED | (wounded is not None) * _WOUNDED | bool(damage) * _DAMAGE | bool(parties) * _PARTIES
            | bool(denies) * _DENIES
        )  # fmt: skip


_EVENT, _KILLED, _WOUNDED, _DAMAGE, _PARTIES, _DENIES = (1 << bit for bit in range(6))
_AGREES, _EXCLUDES = 1 << 6, -1
_NOTHING: frozenset[str] = frozenset()


class _Other(NamedTuple):
    """A voice that a claim is held against; `pull` is how far its agreement moves belief, in log-odds."""

    number: int
    name: str
    says: _Position
    pull: float
    sources: frozenset[str]


def _heaviest(others: Sequence[_Other]) -> list[_Other]:
    """The voices whose agreement moves belief most, in their order."""
    kept = sorted(others, key=lambda o: (-o.pull, o.number))[:_MOST_VOICES]
    return sorted(kept, key=lambda o: o.number)


def _position(claims: Sequence[Claim]) -> _Position:
    if len(claims) == 1:
        return _position_of(claims[0])
    killed = next((k for c in reversed(claims) if (k := killed_of(c)) is not None), None)
    wounded = next((w for c in reversed(claims) if (w := wounded_of(c)) is not None), None)
    damage = frozenset(c.damage for c in claims if c.damage is not None)
    blamed: set[str] = set()
    denied: set[str] = set()
    for said in (c.attribution for c in claims if c.attribution is not None):
        (denied if said.status == "denies_responsibility" else blamed).update(a.id for a in said.actors)
    return _Position(killed, wounded, damage, frozenset(blamed), frozenset(denied), any(not c.denies_event for c in claims))


def _position_of(claim: Claim) -> _Position:
    """The same for one claim, as most voices have."""
    said, damage = claim.attribution, claim.damage
    named = _NOTHING if said is None else frozenset([a.id for a in said.actors])
    denies = said is not None and said.status == "denies_responsibility"
    return _Position(
        killed_of(claim), wounded_of(claim), _NOTHING if damage is None else frozenset((damage,)),
        _NOTHING if denies else named, named if denies else _NOTHING, not claim.denies_event,
    )  # fmt: skip


def _rate(claim: Claim, mine: _Position, own: int | None, others: Sequence[_Other], families: Families) -> Credibility:
    said = mine.said | claim.denies_event * _EVENT
    if not said and not claim.places and claim.date is None:
        return _NO_BASIS
    reasons: list[str] = []
    weight = _LONE
    agree = exclude = heard = borne_out = 0
    for number, name, says, pull, sources in others:
        if number == own or (own is None and claim.source.id in sources):
            continue
        heard += 1
        stand = _held_against(mine, claim, says, families)
        if stand == _EXCLUDES:
            weight -= pull
            exclude += 1
            reasons.append(f"{name} contradicts it.")
        elif stand:
            weight += pull
            agree += 1
            borne_out |= stand
            reasons.append(f"{name} agrees.")
    if claim.hedges or claim.assertion == "unconfirmed":
        weight -= _RESERVATION
        reasons.append("It is told with reservation.")
    all_of_it = not said & ~borne_out
    if not agree and not exclude:
        reasons.append("No other source confirms or contradicts what it says." if heard else "No other independent source speaks of it.")
    elif agree and not exclude and not all_of_it:
        reasons.append("Not all that it says is said by others too.")
    p = min(0.99, max(0.01, sigmoid(weight)))
    return Credibility(_digit(agree, exclude, all_of_it, p, claim), round(p, 4), tuple(reasons[-_REASONS:]))


_NO_BASIS = Credibility(6, None, ("It states nothing that could be held against another source.",))


def _held_against(mine: _Position, claim: Claim, other: _Position, families: Families) -> int:
    """How a voice stands to a claim: `_EXCLUDES` where it excludes something, 0 where it speaks of other things, else bits: `_AGREES`, and
    what of the claim it says too, no less exactly."""
    if claim.denies_event:
        return _EXCLUDES if other.tells else _AGREES | _EVENT
    if not other.tells:
        return _EXCLUDES
    found = 0
    if mine.killed is not None and other.killed is not None:
        found = _counts(mine.killed, other.killed, _KILLED)
        if found == _EXCLUDES:
            return _EXCLUDES
    if mine.wounded is not None and other.wounded is not None:
        stand = _counts(mine.wounded, other.wounded, _WOUNDED)
        if stand == _EXCLUDES:
            return _EXCLUDES
        found |= stand
    if mine.denies or other.denies:
        if mine.parties & other.denies or mine.denies & other.parties:
            return _EXCLUDES
        if mine.denies & other.denies:
            found |= _AGREES | _DENIES
    if mine.parties and other.parties:
        if mine.parties != other.parties and not any(families.related(a, b) for a in mine.parties for b in other.parties):
            return _EXCLUDES
        found |= _AGREES | _PARTIES
    if mine.damage and other.damage:
        if ("none" in mine.damage) != ("none" in other.damage):
            return _EXCLUDES
        found |= _AGREES
        if mine.damage & other.damage or mine.damage == _UNSPECIFIED:
            found |= _DAMAGE
    return found


def _counts(one: Interval, two: Interval, what: int) -> int:
    """How two counts stand: they agree where they have a number in common; the other bears the one out where it lies within it."""
    low, high, least, most = one.min, one.max, two.min, two.max
    if (high is not None and high < least) or (most is not None and most < low):
        return _EXCLUDES
    within = low <= least and (high is None or (most is not None and most <= high))
    return _AGREES | what if within else _AGREES


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
