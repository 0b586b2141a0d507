"""What an event is called: when, where, what kind, and the title made of them; who denies and who revised."""

from collections.abc import Sequence
from math import asin, cos, radians, sin, sqrt

from verify.assess.counts import VAGUE, in_words
from verify.model import Claim, DateSpan, Denial, EventType, Interval, Place, ProvenanceGroup, Revision
from verify.rulepack import Rules

_FINEST = {"hour": 0, "part_of_day": 1, "day": 2, "week": 3, "month": 4}
_VAGUE = {"other": 2, "explosion": 1}
_TITLE = {
    "airstrike": "Airstrike", "rocket_attack": "Rocket attack", "drone_attack": "Drone attack", "missile_attack": "Missile attack",
    "shelling": "Shelling", "explosion": "Explosion", "ground_attack": "Ground attack", "chemical_attack": "Chemical attack", "other": "Incident",
}  # fmt: skip


def describe_event(
    claims: Sequence[Claim], groups: Sequence[ProvenanceGroup], rules: Rules
) -> tuple[str, DateSpan | None, Place | None, EventType]:
    """Title, date, place and kind, each by the most independent voices, the finest of what they support."""
    voice = {i: n for n, g in enumerate(groups) for i in g.claim_ids}
    date = _date(claims, voice)
    place = _place(claims, voice)
    kind = _kind(claims, voice)
    title = _TITLE[kind]
    if place is not None:
        title += f", {place.name}"
    if date is not None:
        title += f", {date.start[:10]}"
    return title, date, place, kind


def _date(claims: Sequence[Claim], voice: dict[str, int]) -> DateSpan | None:
    spans = [(told, voice.get(c.id, -1)) for c in claims if (told := c.date_told) is not None]
    if not spans:
        return None

    def standing(span: DateSpan) -> tuple[int, int, int, str, str]:
        exact = {v for s, v in spans if s.start[:10] == span.start[:10] and s.end[:10] == span.end[:10]}
        holding = {v for s, v in spans if s.start[:10] <= span.start[:10] and span.end[:10] <= s.end[:10]}
        return (-len(holding), -len(exact), _FINEST[span.precision], span.start, span.end)

    return min((s for s, _ in spans), key=standing)


def _place(claims: Sequence[Claim], voice: dict[str, int]) -> Place | None:
    named = [(p, voice.get(c.id, -1)) for c in claims for p in c.places]
    if not named:
        return None
    distinct = {(p.id, p.lat, p.lon): p for p, _ in named}

    def standing(place: Place) -> tuple[bool, int, float, int, str, str]:
        holding = {v for p, v in named if _holds(p, place)}
        exact = {v for p, v in named if p.id == place.id}
        size = place.precision_km if place.precision_km is not None else 1e9
        return (place.lat is None, -len(holding), size, -len(exact), place.id, place.name)

    return min((distinct[k] for k in sorted(distinct, key=str)), key=standing)


def _holds(wide: Place, fine: Place) -> bool:
    """Does what is said of `wide` go for `fine` too?"""
    if wide.id == fine.id:
        return True
    if wide.lat is None or wide.lon is None or fine.lat is None or fine.lon is None:
        return False
    return kilometres(wide.lat, wide.lon, fine.lat, fine.lon) <= (wide.precision_km or 0.0) + 1.0


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance."""
    a, b, c, d = radians(lat1), radians(lon1), radians(lat2), radians(lon2)
    h = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 12742 * asin(sqrt(min(1.0, h)))


def _kind(claims: Sequence[Claim], voice: dict[str, int]) -> EventType:
    voices: dict[EventType, set[int]] = {}
    for claim in claims:
        voices.setdefault(claim.event_type, set()).add(voice.get(claim.id, -1))
    return min(voices, key=lambda t: (_VAGUE.get(t, 0), -len(voices[t]), t))


def denials(claims: Sequence[Claim]) -> list[Denial]:
    """Who denies the event, the toll or a role in it, sorted by claim."""
    found: list[Denial] = []
    for claim in sorted(claims, key=lambda c: c.id):
        if claim.denies_event:
            found.append(Denial(claim.id, claim.source.id, "event", claim.quote))
            continue
        if claim.attribution is not None and claim.attribution.status == "denies_responsibility":
            found.append(Denial(claim.id, claim.source.id, "responsibility", claim.quote))
        if claim.assertion == "denied" and claim.casualties_status == "none":
            found.append(Denial(claim.id, claim.source.id, "casualties", claim.quote))
    return found


def revisions(claims: Sequence[Claim]) -> list[Revision]:
    """Later figures in place of earlier ones, for every claim that revises one of this event."""
    by_id = {c.id: c for c in claims}
    found: list[Revision] = []
    for claim in sorted(claims, key=lambda c: c.id):
        before = by_id.get(claim.revises.claim_id or "") if claim.revises is not None else None
        if before is None:
            continue
        for dimension, then, now in _changes(before, claim):
            found.append(Revision(claim.source.id, before.id, claim.id, dimension, then, now))
    return found


def _changes(before: Claim, after: Claim) -> list[tuple[str, str, str]]:
    counted = [f for f in ("killed", "civilians_killed", "wounded") if not _only_plural(f, before, after)]
    pairs = [(f, _count(getattr(before, f), before), _count(getattr(after, f), after)) for f in counted]
    pairs.append(("damage", before.damage or "", after.damage or ""))
    pairs.append(("attribution", _blamed(before), _blamed(after)))
    return [(d, a or "nothing", b) for d, a, b in pairs if b and a != b]


def _only_plural(field: str, before: Claim, after: Claim) -> bool:
    """Whether the later says nothing but a plural of what the earlier counts: no revision."""
    then, now = getattr(before, field), getattr(after, field)
    if then is None or now is None or field in before.vague or field not in after.vague:
        return False
    return now.max is None and now.min <= VAGUE and (then.max is None or then.max >= now.min)


def _count(value: Interval | None, claim: Claim) -> str:
    if value is not None:
        return in_words(value)
    return "unknown" if claim.casualties_status == "unknown_stated" else ""


def _blamed(claim: Claim) -> str:
    if claim.attribution is None:
        return ""
    return ", ".join(a.name for a in claim.attribution.actors) or claim.attribution.status.replace("_", " ")
