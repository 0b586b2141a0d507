"""What a voice names again only to speak of something else: that is told where it first tells it."""

from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct

from verify.model import Attribution, Claim, DateSpan

_FIGURES = ("killed", "wounded", "missing", "civilians_killed", "damage", "weapon")
_STATES = ("casualties_status", "damage_status")


class _Told(Struct, frozen=True, gc=False):
    """What a claim states of an incident that a bare mention of it may state too."""

    assertion: str
    denies_event: bool
    hedges: tuple[str, ...]
    attribution: Attribution | None
    event_type: str
    date: DateSpan | None
    places: frozenset[str]


def without_repeats(claims: Sequence[Claim], text: str) -> list[Claim]:
    """The claims without those that name an incident again only on the way to another one; order is kept.

    "The American strikes came in response to drone attacks in Iraq" tells of the drone attacks. Where the same voice tells of the
    strikes more fully elsewhere in the text, with the same parties, this line is no second claim on them.
    """
    mentions = [c for c in claims if _bare(c)] if len(claims) > 1 else []
    if not mentions:
        return list(claims)
    beside: dict[tuple[str, int], set[str | None]] = defaultdict(set)
    fullest: dict[tuple[str, str | None], dict[_Told, tuple[int, str]]] = defaultdict(dict)
    for claim in claims:
        beside[claim.source.id, _line(claim, text)].add(claim.incident)
        alike = fullest[claim.source.id, claim.incident]
        told = _told(claim)
        alike[told] = max(alike.get(told, (0, "")), (len(claim.quote), claim.id))
    named_again = {
        one.id
        for one in mentions
        if len(beside[one.source.id, _line(one, text)]) > 1
        and any(size > (len(one.quote), one.id) and _tells(full, one) for full, size in fullest[one.source.id, one.incident].items())
    }
    return [c for c in claims if c.id not in named_again]


def _told(claim: Claim) -> _Told:
    return _Told(
        claim.assertion, claim.denies_event, claim.hedges, claim.attribution, claim.event_type, claim.date,
        frozenset(p.id for p in claim.places),
    )  # fmt: skip


def _line(claim: Claim, text: str) -> int:
    """Where the line begins that the claim begins on."""
    return text.rfind("\n", 0, claim.start or 0)


def _bare(claim: Claim) -> bool:
    """Whether the claim says no more of an incident than that it was, where, and whose."""
    return all(getattr(claim, f) is None for f in _FIGURES) and all(getattr(claim, f) == "silent" for f in _STATES)


def _tells(full: _Told, bare: Claim) -> bool:
    """Whether all that `bare` states stands in what is told more fully."""
    same = full.assertion == bare.assertion and full.denies_event == bare.denies_event and set(bare.hedges) <= set(full.hedges)
    party = bare.attribution is None or bare.attribution == full.attribution
    kind = bare.event_type in ("other", full.event_type)
    when = bare.date is None or bare.date == full.date
    stated = any(e.dimension == "place" for e in bare.evidence)  # else it is where the text around it says
    return same and party and kind and when and (not stated or {p.id for p in bare.places} <= full.places)
