"""The day of an incident that a text gives only vaguely or not at all, from the statements of the same event that name it.

"Last month's attack" is kept as the month it says; where the same source, or the other voices on the event, name the day and it lies in
that month, the day is inferred, and the claim says from whom. What was inferred is nobody's word: it confirms and contradicts nothing.

A text that gives no day is taken to tell of the day it was published on. Another day that is named goes before that where it fits: most
news is published on its day or the next, so one voice that names a day outweighs a late text, and not five texts of one other day.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from itertools import compress
from math import log
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from verify.cluster.voices import Voices, in_order
from verify.model import Claim, ClaimLink, Cluster, DateSpan, Document, InferredDate

if TYPE_CHECKING:
    from verify.rulepack import Rules

_TO_THE_DAY = ("day", "part_of_day", "hour")
_VAGUE = ("week", "month")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
# How often who names a day names the right one, one beside it, one further off.
_NAMED = (log(0.93), log(0.03), log(0.003))
# How often news is published on its day, a day, two days after it, later; the day before by another clock; earlier still.
_TOLD, _TOLD_LATE, _TOLD_BEFORE, _TOLD_EARLY = (log(0.78), log(0.15), log(0.04)), log(0.004), log(0.01), log(0.0005)
_NEXT = 1
"""A speaker's own day may be the one before or after that of the place."""


class _Named(Struct, frozen=True, gc=False):
    """A day that a claim names (counted from the year 1), and whose word that is."""

    day: int
    body: str
    claim: Claim


class _Gap(Struct, frozen=True, gc=False):
    """What is missing of a claim's date: why, and between which days (counted from the year 1) the incident can have been."""

    basis: str
    first: int
    last: int


def infer_dates(claims: Sequence[Claim], clusters: Sequence[Cluster], documents: Sequence[Document], rules: "Rules") -> list[Claim]:
    """The claims with a day for those whose own words give none, sorted by id; the others stay as they are."""
    found = {c.id: c for c in claims}
    voices = Voices(documents, rules)
    for cluster in clusters:
        found.update((c.id, c) for c in date_event([found[i] for i in cluster.claim_ids], voices))
    return [found[k] for k in sorted(found)]


def date_event(event: Sequence[Claim], voices: Voices) -> Sequence[Claim]:
    """The claims of an event, in the same order, with a day for those whose own words give none."""
    if len(event) < 2:
        return event
    naming = [_names_day(c) for c in event]
    if all(naming):
        return event
    told = sorted(compress(event, naming), key=in_order)
    named = [_Named(_day(c.date.start), voices.organisation(c), c) for c in told if c.date is not None]
    gaps = [None if names else _gap(c) for c, names in zip(event, naming, strict=True)]
    likely = _likely(named, [(gap, c) for c, gap in zip(event, gaps, strict=True) if gap is not None and gap.basis == "published"], voices)
    found = []
    for claim, gap in zip(event, gaps, strict=True):
        best = _choose(named, gap, voices.organisation(claim), likely) if gap is not None else None
        found.append(_dated(claim, gap, best) if gap is not None and best is not None else claim)
    return found


def _names_day(claim: Claim) -> bool:
    """Whether a claim names the day of the incident itself."""
    return claim.date is not None and claim.date.precision in _TO_THE_DAY and _says_when(claim)


def _says_when(claim: Claim) -> bool:
    """Whether words stand behind the date, or the claim came structured; the day of publication is nobody's word."""
    return not claim.evidence or "date" in [e.dimension for e in claim.evidence]


def _gap(claim: Claim) -> _Gap | None:
    """None where the claim names the day itself, or says nothing that bounds it."""
    if claim.date is not None and _says_when(claim):
        if claim.date.precision not in _VAGUE:
            return None
        return _Gap("vague", _day(claim.date.start) - _NEXT, _day(claim.date.end) + _NEXT)
    if claim.published_at is None:
        return None
    if claim.date is None:
        return _Gap("silent", 0, _day(claim.published_at))
    return _Gap("published", 0, _day(claim.date.end))


def _likely(named: Sequence[_Named], silent: Sequence[tuple[_Gap, Claim]], voices: Voices) -> _Named | None:
    """The day that fits best both to those that are named and to those on which texts without a day were out; the first of equals.

    Where nobody names it, it is the word of the first that was out on it: what others published later is not of a later day.
    """
    if not silent:
        return None
    told = Counter(day for day, _ in {(n.day, n.body) for n in named})
    out = Counter(day for day, _ in {(gap.last, voices.organisation(c)) for gap, c in silent})

    def fits(day: int) -> float:
        said = sum(_NAMED[min(abs(other - day), 2)] * n for other, n in sorted(told.items()))
        return said + sum(_published(other - day) * n for other, n in sorted(out.items()))

    best = max(sorted({*told, *out}), key=fits)
    first = min((c for gap, c in silent if gap.last == best), key=in_order, default=None)
    return next((n for n in named if n.day == best), None) or (_Named(best, "", first) if first is not None else None)


def _published(after: int) -> float:
    """How likely it is (as a logarithm) that news is published so many days after its day."""
    if after < 0:
        return _TOLD_BEFORE if after == -_NEXT else _TOLD_EARLY
    return _TOLD[after] if after < len(_TOLD) else _TOLD_LATE


def _choose(named: Sequence[_Named], gap: _Gap, body: str, likely: _Named | None) -> _Named | None:
    """The word of the same body if it named the day, else the day most bodies name; None where they are split over days that lie apart.

    A claim that was taken to be of the day it was published on takes the `likely` day of its event.
    """
    inside = [n for n in named if gap.first <= n.day <= gap.last]
    own = [n for n in inside if n.body == body]
    if gap.basis == "published" and not own:
        return likely if likely is not None and likely.day <= gap.last else None
    inside = own or inside
    if not inside:
        return None
    backing: dict[int, set[str]] = {}
    for n in inside:
        backing.setdefault(n.day, set()).add(n.body)
    most = max(map(len, backing.values()))
    best = [day for day in sorted(backing) if len(backing[day]) == most]
    if best[-1] - best[0] > _NEXT:
        return None
    return next(n for n in inside if n.day in best)


def _dated(claim: Claim, gap: _Gap, by: _Named) -> Claim:
    """The claim with the day another one names; as it was where that is the day it was taken for anyway."""
    day = date.fromordinal(by.day)
    if gap.basis == "published" and claim.date is not None and claim.date.start[:10] == claim.date.end[:10] == day.isoformat():
        return claim
    own = "the text itself gives only a longer span" if gap.basis == "vague" else "the text itself gives no date"
    when, who = f"{day.day} {_MONTHS[day.month - 1]} {day.year}", by.claim.source.name
    told = f"dates the same incident {when}" if _names_day(by.claim) else f"told of the same incident on {when} already"
    reason = f"{who} {told}; {own}."
    source = ClaimLink(by.claim.source.id, by.claim.document_id, by.claim.id)
    inferred = InferredDate(gap.basis, claim.date, source, reason)  # type: ignore[arg-type]
    return msgspec.structs.replace(claim, date=DateSpan(day.isoformat(), day.isoformat(), "day"), date_inferred=inferred)


def _day(text: str) -> int:
    return _ordinal(text[:10])


@lru_cache(maxsize=65536)
def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()
