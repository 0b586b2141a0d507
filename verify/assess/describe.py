"""What an event is called: when, where, what kind, and the title made of them; who denies and who revised."""

from collections.abc import Sequence

from verify.assess.airwars import VAGUE
from verify.assess.whereabouts import place_of_event
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
    place = place_of_event(claims, voice)
    kind = _kind(claims, voice)
    title = _TITLE[kind]
    if place is not None:
        title += f", {place.name}"
    if date is not None:
        title += f", {date.start[:10]}"
    return title, date, place, kind


def _date(claims: Sequence[Claim], voice: dict[str, int]) -> DateSpan | None:
    tellers: dict[DateSpan, set[int]] = {}
    for claim in claims:
        told = claim.date if claim.date_inferred is None else claim.date_inferred.read
        if told is not None:
            if told in tellers:
                tellers[told].add(voice.get(claim.id, -1))
            else:
                tellers[told] = {voice.get(claim.id, -1)}
    if len(tellers) < 2:
        return next(iter(tellers), None)
    days = [(s.start[:10], s.end[:10], voices) for s, voices in tellers.items()]

    def standing(span: DateSpan) -> tuple[int, int, int, str, str]:
        first, last = span.start[:10], span.end[:10]
        exact: set[int] = set()
        holding: set[int] = set()
        for start, end, voices in days:
            if start <= first and last <= end:
                holding |= voices
                if start == first and end == last:
                    exact |= voices
        return (-len(holding), -len(exact), _FINEST[span.precision], span.start, span.end)

    return min(tellers, key=standing)


def _kind(claims: Sequence[Claim], voice: dict[str, int]) -> EventType:
    voices: dict[EventType, set[int]] = {}
    for claim in claims:
        if claim.event_type in voices:
            voices[claim.event_type].add(voice.get(claim.id, -1))
        else:
            voices[claim.event_type] = {voice.get(claim.id, -1)}
    return claims[0].event_type if len(voices) == 1 else min(voices, key=lambda t: (_VAGUE.get(t, 0), -len(voices[t]), t))


def denials(claims: Sequence[Claim]) -> list[Denial]:
    """Who denies the event, the toll or a role in it, sorted by claim."""
    found: list[Denial] = []
    for claim in claims:
        if claim.denies_event:
            found.append(Denial(claim.id, claim.source.id, "event", claim.quote))
            continue
        if claim.attribution is not None and claim.attribution.status == "denies_responsibility":
            found.append(Denial(claim.id, claim.source.id, "responsibility", claim.quote))
        if claim.assertion == "denied" and claim.casualties_status == "none":
            found.append(Denial(claim.id, claim.source.id, "casualties", claim.quote))
    return sorted(found, key=lambda d: d.claim_id) if len(found) > 1 else found


def revisions(claims: Sequence[Claim]) -> list[Revision]:
    """Later figures in place of earlier ones, for every claim that revises one of this event."""
    revising = [c for c in claims if c.revises is not None]
    if not revising:
        return []
    by_id = {c.id: c for c in claims}
    found: list[Revision] = []
    for claim in sorted(revising, key=lambda c: c.id):
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
        return value.in_words()
    return "unknown" if claim.casualties_status == "unknown_stated" else ""


def _blamed(claim: Claim) -> str:
    if claim.attribution is None:
        return ""
    return ", ".join(a.name for a in claim.attribution.actors) or claim.attribution.status.replace("_", " ")
