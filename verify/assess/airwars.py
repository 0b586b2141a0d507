"""The range of a toll as Airwars gives it: from the lowest to the highest that any credible source gives."""

from collections.abc import Sequence
from typing import NamedTuple

from verify.model import Interval

VAGUE = 3
"""Up to here an open count is a plural or "several" rather than a number somebody counted to."""


class Said(NamedTuple):
    """A count and whether its words are vague: a bare plural, "several", "dozens".

    `bound`: whoever says it has weighed what others say, so that "at least n" is the lower end, whatever more is told.
    """

    interval: Interval
    vague: bool
    bound: bool = False


def span_of(told: Sequence[Said]) -> tuple[int, int]:
    """The lowest to the highest: words without a number count only where nobody gives one, "at least n" only where nobody knows of more.

    "Nobody" is no number that speaks against "several".
    """
    exact = [s for s in told if not s.vague]
    if not any(s.interval.max is None or s.interval.max > 0 for s in exact):
        exact = list(told)
    most = max(s.interval.min for s in exact)
    spans = [figures_for(s) for s in exact if s.bound or s.interval.max is not None or s.interval.min == most]
    tops = [top for _, top in spans]
    lows = [low for low, _ in spans if low is not None]
    return min(lows, default=max(tops)), max(tops)


def figures_for(said: Said) -> tuple[int | None, int]:
    """ "At least n" is n to n; "up to n" says only that n is the highest; a vague plural 2; tens and dozens 12 to 24."""
    interval, vague = said.interval, said.vague
    if interval.max is not None:
        return None if interval.min == 1 and interval.max >= VAGUE else interval.min, interval.max
    if vague and interval.min <= VAGUE:
        return 2, 2
    return (12, 24) if vague and interval.min in (20, 24) else (interval.min, interval.min)
