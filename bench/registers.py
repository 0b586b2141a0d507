"""Planted claims as registers keep them: some entered days or weeks later, some with no more than the day of their publication, some with
names that are misspelt."""

from collections.abc import Iterable
from datetime import datetime, timedelta

import msgspec

from bench.dice import Dice
from verify.model import Claim

_LATEST = 30
_LATIN, _ARABIC = "bdrsmnkfztlaeiou", "بدرسمنكفزتلاوي"


def entered_later(claims: Iterable[Claim], share: float, seed: str) -> list[Claim]:
    """The claims, and this share of those that state a day published two to thirty days later than they were."""
    found = []
    for claim in claims:
        dice = Dice(f"{seed}/later/{claim.id}")
        if claim.date is not None and claim.published_at is not None and dice.chance(share):
            later = datetime.fromisoformat(claim.published_at) + timedelta(days=dice.number(2, _LATEST))
            claim = msgspec.structs.replace(claim, published_at=later.isoformat(timespec="seconds"))
        found.append(claim)
    return found


def misspelt(claims: Iterable[Claim], share: float, seed: str) -> list[Claim]:
    """The claims, and in this share of the names of their places a letter left out, put in or another, by whatever slip."""
    found = []
    for claim in claims:
        dice = Dice(f"{seed}/misspelt/{claim.id}")
        if claim.places and dice.chance(share):
            place = claim.places[0]
            at, letter = dice.number(1, len(place.name) - 1), dice.pick(_LATIN if place.name.isascii() else _ARABIC)
            slip = dice.pick((place.name[at + 1 :], letter + place.name[at + 1 :], letter + place.name[at:]))
            claim = msgspec.structs.replace(claim, places=(msgspec.structs.replace(place, name=place.name[:at] + slip), *claim.places[1:]))
        found.append(claim)
    return found


def by_day(claims: Iterable[Claim]) -> list[Claim]:
    """The claims with the day of their publication alone, without hour or zone."""
    return [msgspec.structs.replace(c, published_at=c.published_at and c.published_at[:10]) for c in claims]
