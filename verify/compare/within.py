"""An outlet that tells one thing itself and is told another by people it does not name: two statements, though but one voice.

Where both say the same, nothing shows that they are two, and the verdict stays that of a single voice. What they say otherwise is
compared: an outlet that blames a militia at large while its sources name the brigade has learnt something that it does not vouch for.
"""

from collections.abc import Sequence
from typing import NamedTuple

from verify.compare.voices import Held, Voice
from verify.model import Claim


class Mouth(NamedTuple):
    """One who speaks within a voice."""

    id: str
    name: str


def mouths_of(voice: Voice, held: Sequence[Held]) -> tuple[list[Mouth], dict[str, int]] | None:
    """The outlet and those it quotes without a name, with which of them each claim is of; None where the voice is not made of such.

    Arms of one organisation speak with one mouth; so does whoever holds an office or bears arms, whoever carries his words.
    """
    told = {c.id: c for moments in (voice.moments, voice.relays) for moment in moments for c in moment}
    claims = [told[h.claim_id] for h in held if h.claim_id in told]
    quoted = {c.source.id for c in claims if _is_quoted(c)}
    outlets = {c.relayed_by.id for c in claims if c.relayed_by is not None and c.source.id in quoted}
    own = {c.source.id for c in claims if c.source.id not in quoted}
    if not quoted or len(own) != 1 or own != outlets:
        return None
    mouths = [Mouth(i, min(c.source.name for c in claims if c.source.id == i)) for i in sorted(own | quoted)]
    number = {m.id: k for k, m in enumerate(mouths)}
    return mouths, {c.id: number[c.source.id] for c in claims}


def _is_quoted(claim: Claim) -> bool:
    return claim.relayed_by is not None and claim.source.kind not in _OFFICES and claim.relayed_by.id != claim.source.id


_OFFICES = ("official", "militia")
