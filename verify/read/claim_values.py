"""The values of a structured claim on the six dimensions, resolved and held against each other."""

from msgspec import UNSET, Struct, UnsetType

from verify.model import Attribution, DateSpan, Group, Interval, Place, Weapon
from verify.model.values import CasualtiesStatus
from verify.read.claim_in import ClaimIn
from verify.read.recurring import Recurring
from verify.read.stated import check_count


class Values(Struct, frozen=True, gc=False):
    """What a claim says, as the model has it."""

    date: DateSpan | None
    places: tuple[Place, ...]
    attribution: Attribution | None
    weapon: Weapon | None
    casualties_status: CasualtiesStatus
    damage_status: CasualtiesStatus


def values_of(known: Recurring, given: ClaimIn) -> Values:
    """The values of a claim; raises ValueError, with the path of the value, for what cannot be or contradicts itself."""
    counts = known.counts
    if given.killed is not None:
        counts["killed", given.killed]
    if given.wounded is not None:
        counts["wounded", given.wounded]
    if given.missing is not None:
        counts["missing", given.missing]
    if given.civilians_killed is not None:
        counts["civilians_killed", given.civilians_killed]
    if given.groups:
        _check_groups(given.groups)
    when = given.date if given.date_inferred is None else given.date_inferred.read
    date = known.dates[when] if when is not None else None
    places = known.places_of(given.places) if given.places else ()
    attribution = known.attributions[given.attribution] if given.attribution is not None else None
    weapon = known.weapons[given.weapon] if given.weapon is not None else None
    status, damage = _casualties_status(given), _damage_status(given)
    if status == damage == "silent" and not (places or date or attribution or weapon or given.denies_event):
        raise ValueError("it says nothing on any dimension: casualties, damage, attribution, places, date or weapon")
    return Values(date, places, attribution, weapon, status, damage)


def _check_groups(groups: tuple[Group, ...]) -> None:
    for i, group in enumerate(groups):
        for name, count in (("killed", group.killed), ("wounded", group.wounded)):
            if count is not None:
                check_count(f"groups[{i}].{name}", count)


def _casualties_status(given: ClaimIn) -> CasualtiesStatus:
    """As stated, else as the figures imply; raises ValueError where the two exclude each other."""
    if given.casualties_status in ("reported", "unknown_stated"):
        return given.casualties_status
    counts: list[Interval] = [c for c in (given.killed, given.wounded, given.missing, given.civilians_killed) if c is not None]
    if given.groups:
        counts += [c for g in given.groups for c in (g.killed, g.wounded) if c is not None]
    some, told = any(c.min > 0 for c in counts), bool(counts or given.groups)
    stated = given.casualties_status
    if stated is UNSET or (stated == "silent" and told):
        if not told:
            return "silent"
        return "none" if counts and all(c.max == 0 for c in counts) and given.killed is not None else "reported"
    if stated == "none" and some:
        raise ValueError("casualties_status: says none, but the figures say that there were some")
    assert not isinstance(stated, UnsetType)
    return stated


def _damage_status(given: ClaimIn) -> CasualtiesStatus:
    stated = given.damage_status
    if stated is UNSET or (stated == "silent" and given.damage is not None):
        return "silent" if given.damage is None else "none" if given.damage == "none" else "reported"
    if stated == "none" and given.damage not in (None, "none"):
        raise ValueError(f"damage_status: says none, but damage says {given.damage}")
    assert not isinstance(stated, UnsetType)
    return stated
