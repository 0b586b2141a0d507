"""What a voice names again only to speak of something else: that is told where it first tells it."""

from collections import defaultdict
from collections.abc import Sequence

from verify.model import Claim

_FIGURES = ("killed", "wounded", "missing", "civilians_killed", "damage", "weapon")
_STATES = ("casualties_status", "damage_status")


def without_repeats(claims: Sequence[Claim], text: str) -> list[Claim]:
    """The claims without those that name an incident again only on the way to another one; order is kept.

    "The American strikes came in response to drone attacks in Iraq" tells of the drone attacks. Where the same voice tells of the
    strikes more fully elsewhere in the text, with the same parties, this line is no second claim on them.
    """
    by_voice: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_voice[claim.source.id].append(claim)
    named_again = {
        one.id
        for same in by_voice.values()
        for one in same
        if _bare(one)
        and any(other.incident != one.incident and _line(other, text) == _line(one, text) for other in same)
        and any(other.incident == one.incident and _tells(other, one) for other in same)
    }
    return [c for c in claims if c.id not in named_again]


def _line(claim: Claim, text: str) -> int:
    """Where the line begins that the claim begins on."""
    return text.rfind("\n", 0, claim.start or 0)


def _bare(claim: Claim) -> bool:
    """Whether the claim says no more of an incident than that it was, where, and whose."""
    return all(getattr(claim, f) is None for f in _FIGURES) and all(getattr(claim, f) == "silent" for f in _STATES)


def _tells(full: Claim, bare: Claim) -> bool:
    """Whether all that `bare` states stands in `full`, in more words."""
    same = full.assertion == bare.assertion and full.denies_event == bare.denies_event and set(bare.hedges) <= set(full.hedges)
    party = bare.attribution is None or bare.attribution == full.attribution
    kind = bare.event_type in ("other", full.event_type)
    when = bare.date is None or bare.date == full.date
    where = {p.id for p in bare.places} <= {p.id for p in full.places}
    return same and party and kind and when and where and (len(full.quote), full.id) > (len(bare.quote), bare.id)
