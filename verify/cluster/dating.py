"""The day of an incident that a text gives only vaguely or not at all, from the statements of the same event that name it.

"Last month's attack" is kept as the month it says; where the same source, or the other voices on the event, name the day and it lies in
that month, the day is inferred, and the claim says from whom. What was inferred is nobody's word: it confirms and contradicts nothing.
"""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from verify.cluster.voices import Voices, in_order
from verify.model import Claim, ClaimLink, Cluster, DateSpan, Document, InferredDate

if TYPE_CHECKING:
    from verify.rulepack import Rules

_TO_THE_DAY = ("day", "part_of_day", "hour")
_VAGUE = ("week", "month")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_NEXT = 1
"""A speaker's own day may be the one before or after that of the place."""


class _Named(NamedTuple):
    """A day that a claim names (counted from the year 1), and whose word that is."""

    day: int
    body: str
    claim: Claim


class _Gap(NamedTuple):
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
    if len(event) < 2 or all(_names_day(c) for c in event):
        return event
    named = [_Named(_day(c.date.start), voices.organisation(c), c) for c in sorted(event, key=in_order) if _names_day(c) and c.date]
    found = []
    for claim in event:
        gap = _gap(claim)
        best = _choose(named, gap, voices.organisation(claim)) if gap is not None else None
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
    return _Gap("silent" if claim.date is None else "published", 0, _day(claim.published_at))


def _choose(named: Sequence[_Named], gap: _Gap, body: str) -> _Named | None:
    """The word of the same body if it named the day, else the day most bodies name; None where they are split over days that lie apart."""
    inside = [n for n in named if gap.first <= n.day <= gap.last]
    own = [n for n in inside if n.body == body]
    inside = own or inside
    if not inside:
        return None
    backing: dict[int, set[str]] = {}
    for n in inside:
        backing.setdefault(n.day, set()).add(n.body)
    most = max(len(bodies) for bodies in backing.values())
    best = [day for day in sorted(backing) if len(backing[day]) == most]
    if best[-1] - best[0] > _NEXT:
        return None
    return next(n for n in inside if n.day in best)


def _dated(claim: Claim, gap: _Gap, by: _Named) -> Claim:
    """The claim with the day another one names; as it was where that is the day it was taken for anyway."""
    day = date.fromordinal(by.day)
    if gap.basis == "published" and claim.date is not None and claim.date.start[:10] == day.isoformat():
        return claim
    own = "the text itself gives only a longer span" if gap.basis == "vague" else "the text itself gives no date"
    reason = f"{by.claim.source.name} dates the same incident {day.day} {_MONTHS[day.month - 1]} {day.year}; {own}."
    source = ClaimLink(by.claim.source.id, by.claim.document_id, by.claim.id)
    inferred = InferredDate(gap.basis, claim.date, source, reason)  # type: ignore[arg-type]
    return msgspec.structs.replace(claim, date=DateSpan(day.isoformat(), day.isoformat(), "day"), date_inferred=inferred)


def _day(text: str) -> int:
    return date.fromisoformat(text[:10]).toordinal()
