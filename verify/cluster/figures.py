"""Which figures two claims share, change or contradict: counts of people and the state of the damage."""

from verify.model import Claim, Interval

_COUNTS = ("killed", "wounded", "civilians_killed")
_TROOPS = ("soldiers", "militants")
_WORDS = {"killed": "killed", "wounded": "wounded", "civilians_killed": "civilians killed"}


def counts(claim: Claim) -> dict[str, Interval]:
    """The counts a claim gives, by field."""
    return {f: v for f in _COUNTS if (v := getattr(claim, f)) is not None}


def contradict(one: Claim, other: Claim) -> bool:
    """Whether a count of the one excludes that of the other."""
    mine, theirs = counts(one), counts(other)
    return any(f in theirs and _disjoint(mine[f], theirs[f]) for f in mine)


def shared_values(one: Claim, other: Claim) -> int:
    """How many of the values that both give are the same."""
    mine, theirs = counts(one), counts(other)
    same = sum(theirs.get(f) == v for f, v in mine.items())
    same += one.damage is not None and one.damage == other.damage
    same += one.attribution is not None and one.attribution == other.attribution
    return same + (one.casualties_status != "silent" and one.casualties_status == other.casualties_status)


def changes(earlier: Claim, later: Claim) -> tuple[str, ...]:
    """What a source's later statement changes or adds, as sentences; nothing if the two have no kind of figure in common.

    A denial taken back is a change whatever else is said.
    """
    before, after = counts(earlier), counts(later)
    casualties = bool(before) and bool(after) and _same_people(earlier, later)
    damage = earlier.damage is not None and later.damage is not None
    said = [*_taken_back(earlier, later)]
    if not casualties and not damage:
        return tuple(said)
    for field in after:
        if field not in before:
            said.append(f"Its later figure for {_WORDS[field]} is {_words(after[field])}; before it gave none.")
        elif before[field] != after[field]:
            said.append(f"Its figure for {_WORDS[field]} went from {_words(before[field])} to {_words(after[field])}.")
    if later.damage is not None and later.damage != earlier.damage:
        told = f"; before: {earlier.damage.replace('_', ' ')}" if earlier.damage is not None else "; before it gave none"
        said.append(f"Its later word on the damage is {later.damage.replace('_', ' ')}{told}.")
    return tuple(said)


def _same_people(one: Claim, other: Claim) -> bool:
    """Whether two claims count the same people: who says "none of ours" and later counts soldiers counts his own."""
    if one.casualties_scope == other.casualties_scope:
        return True
    scopes = {one.casualties_scope: one, other.casualties_scope: other}
    everybody = scopes.get("all")
    soldiers = everybody is not None and bool(everybody.groups) and all(g.who in _TROOPS for g in everybody.groups)
    return soldiers and "own_people" in scopes


def _taken_back(earlier: Claim, later: Claim) -> list[str]:
    """What was denied before and is owned now."""
    before, after = (c.attribution.status if c.attribution is not None else None for c in (earlier, later))
    if earlier.denies_event and not later.denies_event and later.assertion == "asserted" and after == "claims_responsibility":
        return ["It denied before that there was an attack; now it says that it carried it out."]
    if before == "denies_responsibility" and after == "claims_responsibility":
        return ["It denied before that it had a part in it; now it says that it had."]
    return []


def _disjoint(a: Interval, b: Interval) -> bool:
    return (a.max is not None and a.max < b.min) or (b.max is not None and b.max < a.min)


def _words(count: Interval) -> str:
    if count.max is None:
        return f"{count.min} or more"
    return str(count.min) if count.min == count.max else f"{count.min} to {count.max}"
