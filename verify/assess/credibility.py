"""The second half of the Admiralty pair: how far one claim is borne out by the other voices."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from verify.assess.actors import Families
from verify.assess.belief import logit, sigmoid
from verify.assess.sayings import killed_of, wounded_of
from verify.assess.voices import Voice
from verify.model import Claim, Credibility


def rate_claims(claims: Sequence[Claim], voices: Sequence[Voice], families: Families) -> list[Credibility]:
    """Digit, probability and reasons of each claim."""
    others: list[_Other] = []
    of: dict[str, _Other] = {}
    for voice in voices:
        pull = voice.share * max(0.1, logit(max(0.52, voice.accuracy)))
        says, told_by = _position(voice.claims), [c.source.id for c in voice.claims]
        other = _Other(len(others), says, pull, told_by, f"{voice.name} agrees.", f"{voice.name} contradicts it.")
        others.append(other)
        for claim in voice.claims:
            of[claim.id] = other
    held = others if len(others) <= _MOST_VOICES else _heaviest(others)
    found = []
    for claim in claims:
        own = of.get(claim.id)
        mine = own.says if own is not None and len(own.sources) == 1 else _position_of(claim)
        found.append(_rate(claim, mine, own, held, families))
    return found


_LONE, _RESERVATION = logit(0.6), 0.4
_MOST_VOICES, _REASONS = 60, 8


Count = tuple[int, int | None]


class _Position(Struct, frozen=True, gc=False):
    """What a voice says, for holding a claim against it. `said`: the parts of it that others can bear out, as bits; `tells`: of the event.

    Counts that it does not give (see `said`) are (0, 0).
    """

    said: int
    killed: Count
    wounded: Count
    damage: frozenset[str]
    parties: frozenset[str]
    denies: frozenset[str]
    tells: bool


_EVENT, _KILLED, _WOUNDED, _DAMAGE, _PARTIES, _DENIES = (1 << bit for bit in range(6))
_DENIAL = _EVENT | _DENIES
_AGREES, _EXCLUDES = 1 << 6, -1
_NOTHING: frozenset[str] = frozenset()
_NO_COUNT: Count = (0, 0)


class _Other(Struct, frozen=True, gc=False):
    """A voice that a claim is held against; `pull` is how far its agreement moves belief, in log-odds; at last in words how it may stand."""

    number: int
    says: _Position
    pull: float
    sources: list[str]
    agrees: str
    contradicts: str


def _heaviest(others: Sequence[_Other]) -> list[_Other]:
    """The voices whose agreement moves belief most, in their order."""
    kept = sorted(others, key=lambda o: (-o.pull, o.number))[:_MOST_VOICES]
    return sorted(kept, key=lambda o: o.number)


def _position(claims: Sequence[Claim]) -> _Position:
    """What the claims of one voice say together, of counts the last."""
    if len(claims) == 1:
        return _position_of(claims[0])
    each = [_position_of(c) for c in claims]
    said = 0
    for one in each:
        said |= one.said
    killed = next((p.killed for p in reversed(each) if p.said & _KILLED), _NO_COUNT)
    wounded = next((p.wounded for p in reversed(each) if p.said & _WOUNDED), _NO_COUNT)
    damage, parties = _NOTHING.union(*[p.damage for p in each]), _NOTHING.union(*[p.parties for p in each])
    denies = _NOTHING.union(*[p.denies for p in each])
    return _Position(said, killed, wounded, damage, parties, denies, any(p.tells for p in each))


def _position_of(claim: Claim) -> _Position:
    """What one claim says, all that most voices have."""
    killed, wounded, damage, blamed = killed_of(claim), wounded_of(claim), claim.damage, claim.attribution
    said = _EVENT if claim.denies_event else 0
    dead = hurt = _NO_COUNT
    degree = parties = denies = _NOTHING
    if killed is not None:
        said |= _KILLED
        dead = (killed.min, killed.max)
    if wounded is not None:
        said |= _WOUNDED
        hurt = (wounded.min, wounded.max)
    if damage is not None:
        said |= _DAMAGE
        degree = frozenset((damage,))
    if blamed is not None and blamed.actors:
        named = frozenset([a.id for a in blamed.actors])
        if blamed.status == "denies_responsibility":
            said |= _DENIES
            denies = named
        else:
            said |= _PARTIES
            parties = named
    return _Position(said, dead, hurt, degree, parties, denies, not claim.denies_event)


def _rate(claim: Claim, mine: _Position, own: _Other | None, others: Sequence[_Other], families: Families) -> Credibility:
    said = mine.said
    if not said and not claim.places and claim.date is None:
        return _NO_BASIS
    reserved = bool(claim.hedges) or claim.assertion == "unconfirmed"
    reasons: list[str] = []
    weight = _LONE
    agree = exclude = heard = borne_out = 0
    for other in others:
        if other is own or (own is None and claim.source.id in other.sources):
            continue
        heard += 1
        says = other.says
        if not said & says.said and not (said | says.said) & _DENIAL:
            continue
        stand = _held_against(mine, says, families)
        if stand == _EXCLUDES:
            weight -= other.pull
            exclude += 1
            reasons.append(other.contradicts)
        elif stand:
            weight += other.pull
            agree += 1
            borne_out |= stand
            reasons.append(other.agrees)
    if not agree and not exclude:
        return _UNTOUCHED[reserved, heard > 0]
    if reserved:
        weight -= _RESERVATION
        reasons.append(_WITH_RESERVATION)
    all_of_it = not said & ~borne_out
    if agree and not exclude and not all_of_it:
        reasons.append("Not all that it says is said by others too.")
    p = min(0.99, max(0.01, sigmoid(weight)))
    return Credibility(_digit(agree, exclude, all_of_it, p), round(p, 4), tuple(reasons[-_REASONS:]))


_WITH_RESERVATION = "It is told with reservation."
_NO_BASIS = Credibility(6, None, ("It states nothing that could be held against another source.",))


def _untouched(reserved: bool, heard: bool) -> Credibility:
    """That of a claim that nobody confirms or contradicts, though perhaps others are heard."""
    reasons = [_WITH_RESERVATION] if reserved else []
    reasons.append("No other source confirms or contradicts what it says." if heard else "No other independent source speaks of it.")
    p = sigmoid(_LONE - _RESERVATION if reserved else _LONE)
    return Credibility(3 if reserved else 2, round(p, 4), tuple(reasons))


_UNTOUCHED = {(reserved, heard): _untouched(reserved, heard) for reserved in (False, True) for heard in (False, True)}


def _held_against(mine: _Position, other: _Position, families: Families) -> int:
    """How a voice stands to a claim: `_EXCLUDES` where it excludes something, 0 where it speaks of other things, else bits: `_AGREES`, and
    what of the claim it says too, no less exactly."""
    if mine.said & _EVENT:
        return _EXCLUDES if other.tells else _AGREES | _EVENT
    if not other.tells:
        return _EXCLUDES
    both, either = mine.said & other.said, mine.said | other.said
    found = 0
    if both & _KILLED:
        found = _AGREES | _KILLED if mine.killed == other.killed else _counts(mine.killed, other.killed, _KILLED)
        if found == _EXCLUDES:
            return _EXCLUDES
    if both & _WOUNDED:
        stand = _AGREES | _WOUNDED if mine.wounded == other.wounded else _counts(mine.wounded, other.wounded, _WOUNDED)
        if stand == _EXCLUDES:
            return _EXCLUDES
        found |= stand
    if either & _DENIES:
        if mine.parties & other.denies or mine.denies & other.parties:
            return _EXCLUDES
        if mine.denies & other.denies:
            found |= _AGREES | _DENIES
    if both & _PARTIES:
        if mine.parties != other.parties and not any(families.akin(a, other.parties) for a in mine.parties):
            return _EXCLUDES
        found |= _AGREES | _PARTIES
    if both & _DAMAGE:
        if ("none" in mine.damage) != ("none" in other.damage):
            return _EXCLUDES
        found |= _AGREES
        if mine.damage & other.damage or mine.damage == _UNSPECIFIED:
            found |= _DAMAGE
    return found


def _counts(one: Count, two: Count, what: int) -> int:
    """How two counts stand: they agree where they have a number in common; the other bears the one out where it lies within it."""
    (low, high), (least, most) = one, two
    if (high is not None and high < least) or (most is not None and most < low):
        return _EXCLUDES
    within = low <= least and (high is None or (most is not None and most <= high))
    return _AGREES | what if within else _AGREES


_UNSPECIFIED = frozenset({"reported_unspecified"})


def _digit(agree: int, exclude: int, all_of_it: bool, p: float) -> Literal[1, 2, 3, 4, 5]:
    if exclude and p < 0.35:
        return 5
    if exclude and not agree:
        return 4
    if exclude:
        return 3
    return 1 if all_of_it and p >= 0.7 else 2
