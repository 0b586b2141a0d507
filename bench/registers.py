"""Planted claims as registers keep them: some entered days or weeks later, some with no more than the day of their publication."""

from collections.abc import Iterable
from datetime import datetime, timedelta

import msgspec

from bench.dice import Dice
from verify.model import Claim

_LATEST = 30


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


def by_day(claims: Iterable[Claim]) -> list[Claim]:
    """The claims with the day of their publication alone, without hour or zone."""
    return [msgspec.structs.replace(c, published_at=c.published_at and c.published_at[:10]) for c in claims]
