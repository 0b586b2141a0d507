"""Weapon: terms and the broader terms they fall under, and how many were counted."""

from msgspec import Struct

from verify.compare.context import Context
from verify.compare.evidence import stated
from verify.compare.voices import Held
from verify.compare.wording import Count, Wording
from verify.model import Claim


class Arm(Struct, frozen=True, gc=False):
    """One weapon as a voice names it."""

    kind: str
    number: Count | None


Arms = tuple[Arm, ...]


def read(claim: Claim, context: Context) -> Arms | None:
    """The weapon a claim names, as a term of the pack where it is one; an air strike by any word was flown by aircraft."""
    weapon = claim.weapon
    if weapon is None:
        of_event = context.spec.weapon_of_event.get(claim.event_type)
        return (Arm(of_event, None),) if of_event is not None and claim.evidence and stated(claim, "event_type") else None
    kind = context.spec.weapon_aliases.get(weapon.type)
    if kind is None:
        plain = "_".join(weapon.type.casefold().replace("-", " ").split())
        kind = context.spec.weapon_aliases.get(plain, plain)
    count = weapon.count
    return (Arm(kind, None if count is None else (count.min, count.max)),)


def settle(moments: list[list[Held]]) -> list[Held]:
    """Several weapons of one document were used together: they are one value, not alternatives.

    What is counted once is not told again without its number.
    """
    latest = moments[0]
    if len(latest) == 1:
        return latest
    said = {a for h in latest for a in h.value}
    counted = {a.kind for a in said if a.number is not None}
    arms = tuple(sorted((a for a in said if a.number is not None or a.kind not in counted), key=_order))
    return [Held(arms, min(h.claim_id for h in latest))]


def _order(arm: Arm) -> tuple[str, int, int]:
    low, high = arm.number if arm.number is not None else (-1, -1)
    return arm.kind, low, -1 if high is None else high


def relate(a: Arms, b: Arms, context: Context) -> str:
    """How the closest of the weapons named on either side stand to each other; one weapon in two exclusive counts decides."""
    if len(a) == 1 and len(b) == 1:
        return _pair(a[0], b[0], context)
    kinds_a, kinds_b = {x.kind for x in a}, {x.kind for x in b}
    found = {_pair(x, y, context) for x in a for y in b}
    if "disjoint_counts" in found:
        return "disjoint_counts"
    if "same" in found and kinds_a != kinds_b:
        return "together"
    return next(r for r in ("same", "broader", "together", "unknown", "different") if r in found)


def _pair(x: Arm, y: Arm, context: Context) -> str:
    if x.kind == y.kind:
        apart = x.number is not None and y.number is not None and _disjoint(x.number, y.number)
        return "disjoint_counts" if apart else "same"
    above, beside = context.weapons_above, context.weapons_with
    if x.kind not in above or y.kind not in above:
        return "unknown"
    if x.kind in above[y.kind] or y.kind in above[x.kind]:
        return "broader"
    return "together" if x.kind in beside[y.kind] or y.kind in beside[x.kind] else "different"


def _disjoint(a: Count, b: Count) -> bool:
    return (a[1] is not None and a[1] < b[0]) or (b[1] is not None and b[1] < a[0])


def tell(arms: Arms, words: Wording, context: Context) -> str:
    """ "the weapon was rockets (at least 20)"."""
    named = [
        words.weapon(a.kind) if a.number is None else words.phrase("counted", weapon=words.weapon(a.kind), n=words.number(a.number))
        for a in arms
    ]
    return words.phrase("weapon", weapons=words.listed(named))
