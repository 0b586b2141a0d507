"""Casualties: intervals of people, and who is counted."""

from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from verify.compare.context import Context
from verify.compare.voices import UNKNOWN, Held
from verify.compare.wording import Count, Wording
from verify.model import ACROSS, Claim, Group, Interval

ZERO: Count = (0, 0)


class Toll(Struct, frozen=True, gc=False):
    """One claim's toll. `scope` is whom it speaks of; `part` and `who` which people the dead are, where that is told of all of them.

    `none` and `some` are its words: that nobody was hurt, that somebody was. `side` is whose "own people" are meant. `bare` are those of
    killed and wounded for which nobody counted: a plural without a number. `across`: it counts all that happened across a country.
    """

    killed: Count | None
    wounded: Count | None
    civilians: Count | None
    none: bool
    some: bool
    scope: str = "all"
    part: str = ""
    who: str = ""
    side: str = ""
    denied: bool = False
    bare: tuple[str, ...] = ()
    across: bool = False


_FEW = 3
"""Up to here an open count that is marked as vague is a plural or "several", and no number."""


def read(claim: Claim, context: Context) -> "Toll | object | None":
    """The toll a claim gives; `UNKNOWN` where it says that it does not know; None where it is silent."""
    status = claim.casualties_status
    killed, wounded, civilians = claim.killed, claim.wounded, claim.civilians_killed
    if killed is None and wounded is None and civilians is None:
        if status == "silent":
            return None
        if status == "unknown_stated":
            return UNKNOWN
        if status == "none":
            return _scoped(claim, ZERO, ZERO, ZERO, True, False, context)
        k, w = _parts(claim.groups, "killed"), _parts(claim.groups, "wounded")
        return _scoped(claim, k, w, None, False, k is not None or w is not None or claim.missing is None, context)
    k, w, c = _pair(killed), _pair(wounded), _pair(civilians)
    none = status == "none" or (k == ZERO and w == ZERO)
    if none:
        k, w = ZERO, ZERO
    some = not none and ((k is not None and k[0] > 0) or (w is not None and w[0] > 0) or (c is not None and c[0] > 0))
    return _scoped(claim, k, w, c, none, some, context)


def _parts(groups: Sequence[Group], field: str) -> Count | None:
    """Where only parts of a toll are counted: at least as many as the largest part, for the parts may overlap."""
    low = max((c.min for g in groups if (c := getattr(g, field)) is not None), default=0)
    return (low, None) if low > 0 else None


def _pair(count: Interval | None) -> Count | None:
    return None if count is None else (count.min, count.max)


def _scoped(claim: Claim, k: Count | None, w: Count | None, c: Count | None, none: bool, some: bool, context: Context) -> Toll:
    scope, part, who, side = claim.casualties_scope, "", "", ""
    if k is None and w is None and c is not None and scope == "all":
        scope, k = "civilians", c
    if scope == "civilians":
        part = "civilians"
    elif scope == "own_people":
        side = _side(claim, context)
        part = "combatants" if claim.source.kind in context.spec.own_people else ""
    if scope == "all" and k is not None and k != ZERO:
        who, part = _who(claim, k, context)
    elif scope == "group" and claim.groups:
        who = claim.groups[0].who
    denied = claim.assertion == "denied" and some and (claim.attribution is None or claim.attribution.status != "denies_responsibility")
    bare = _bare(claim, k, w) if claim.vague else ()
    return Toll(k, w, c, none, some, scope, part, who, side, denied, bare, ACROSS in [e.rule_id for e in claim.evidence])


def _bare(claim: Claim, killed: Count | None, wounded: Count | None) -> tuple[str, ...]:
    counts = (("killed", killed), ("wounded", wounded))
    return tuple(f for f, n in counts if f in claim.vague and n is not None and n[1] is None and 0 < n[0] <= _FEW)


def _side(claim: Claim, context: Context) -> str:
    side = context.affiliations.get(claim.source.id)
    return f"{claim.source.kind}:{side or claim.source.id}"


def _who(claim: Claim, killed: Count, context: Context) -> tuple[str, str]:
    """The kind of people that all the dead are, and the part of the people they fall in; "" where that is not told."""
    named = {g.who for g in claim.groups if g.killed is not None}
    whole = claim.killed is None or any(_pair(g.killed) == killed for g in claim.groups)
    parts = {context.spec.people.get(w, "") for w in named}
    part = parts.pop() if whole and len(parts) == 1 else ""
    who = named.pop() if whole and len(named) == 1 else ""
    if not part and _pair(claim.civilians_killed) == killed:
        who, part = who or "civilians", "civilians"
    return who, part


def settle(moments: list[list[Held]]) -> list[Held]:
    """The latest document's tolls, and from older ones of the same people what no later one speaks of.

    "Eleven wounded" after "nobody killed, nobody wounded" is: nobody killed, eleven wounded. A plural without a number takes the place of no
    figure that it goes with.
    """
    moments = _counted_first(moments)
    held = list({h.value: h for h in reversed(moments[0])}.values())[::-1]
    for older in moments[1:]:
        tolls = [h.value for h in held]
        if any(t.denied or t.none or t.scope != tolls[0].scope for t in tolls):
            break
        killed, wounded = any(t.killed is not None for t in tolls), any(t.wounded is not None for t in tolls)
        if killed and wounded:
            break
        rests = [(h, _rest(h.value, killed, wounded)) for h in older if h.value.scope == tolls[0].scope and not h.value.denied]
        kept = {rest: Held(rest, h.claim_id) for h, rest in reversed(rests) if rest is not None}
        if len(kept) == 1 and len(held) == 1:
            held = [Held(_together(held[0].value, next(iter(kept))), held[0].claim_id)]
        else:
            held += kept.values()
    return held


def _counted_first(moments: list[list[Held]]) -> list[list[Held]]:
    """The documents without those whose plurals repeat, in fewer words, a figure that the voice gave before."""
    kept = list(moments)
    while len(kept) > 1 and all(any(_repeats(h.value, old.value) for old in kept[1]) for h in kept[0]):
        kept.pop(0)
    return kept


def _repeats(new: Toll, old: Toll) -> bool:
    """Whether the newer says nothing but a plural of what the older counts."""
    if not new.bare or new.denied or old.denied or new.scope != old.scope:
        return False
    for field in ("killed", "wounded"):
        now, then = getattr(new, field), getattr(old, field)
        if now is None:
            continue
        if field not in new.bare or then is None or field in old.bare or _disjoint(now, then):
            return False
    return True


def _rest(toll: Toll, killed: bool, wounded: bool) -> Toll | None:
    """What of an older toll still stands where a newer one gives the killed, the wounded, or neither."""
    k, w = None if killed else toll.killed, None if wounded else toll.wounded
    if k is None and w is None:
        return None
    some = any(x is not None and x[0] > 0 for x in (k, w))
    return replace(toll, killed=k, wounded=w, civilians=None if killed else toll.civilians, none=False, some=some)


def _together(new: Toll, old: Toll) -> Toll:
    killed = new if new.killed is not None else old
    wounded = new.wounded if new.wounded is not None else old.wounded
    return replace(killed, wounded=wounded, none=killed.killed == wounded == ZERO, some=new.some or old.some)


def relate(a: Toll, b: Toll, context: Context) -> str:
    """How two tolls stand to each other, by the killed where both give them."""
    if a.denied or b.denied:
        return _denied(a, b)
    mode = _mode(a, b, context)
    if mode == "direct":
        return _direct(a, b) if a.across == b.across else _across(a, b)
    if a.none and b.none:
        return "same_killed"
    if mode == "apart":
        if a.killed is not None and a.killed == b.killed and a.scope == b.scope == "all":
            return "same_killed_other_civilians"
        return "other_people"
    stated = _direct(a, b)
    found = _direct(_part_of_whole(a), _part_of_whole(b))
    if found in _EXCLUDE or stated not in _EXCLUDE:
        return found if found in _EXCLUDE else stated
    return "other_people"


def _across(a: Toll, b: Toll) -> str:
    """How a toll of all that happened across a country stands to one that may be of one place in it: of that it is no rival, if it is no lower."""
    whole, there = (a, b) if a.across else (b, a)
    stated = _direct(a, b)
    if stated not in _EXCLUDE:
        return stated
    found = _direct(whole, replace(there, killed=_at_least(there.killed), wounded=_at_least(there.wounded), none=False))
    return found if found in _EXCLUDE else "other_people"


_EXCLUDE = ("none_against_some", "disjoint_killed", "disjoint_wounded")


def _denied(a: Toll, b: Toll) -> str:
    if a.denied and b.denied:
        return "same_killed" if a == b else "compatible"
    denied, other = (a, b) if a.denied else (b, a)
    if not other.some:
        return "compatible"
    for x, y in ((denied.killed, other.killed), (denied.wounded, other.wounded)):
        if x is not None and y is not None and _disjoint(x, y):
            return "compatible"
    return "denied"


def _mode(a: Toll, b: Toll, context: Context) -> str:
    """`direct`: they count the same people; `apart`: different people; `lower`: one counts a part of those the other counts."""
    if a.scope == b.scope:
        if a.scope == "own_people":
            return "direct" if a.side == b.side else "apart"
        if a.scope == "group":
            return "direct" if a.who and a.who == b.who else "apart"
        return "apart" if a.part and b.part and a.part != b.part else "direct"
    if a.scope != "all" and b.scope != "all":
        return "apart"
    part, whole = (a, b) if b.scope == "all" else (b, a)
    if part.scope == "own_people" and whole.who in context.spec.own_people.get(part.side.partition(":")[0], ()):
        return "direct"
    if part.part and whole.part and part.part != whole.part:
        return "apart"
    return "direct" if part.scope == "civilians" and whole.part == "civilians" else "lower"


def _part_of_whole(toll: Toll) -> Toll:
    """What a toll of some of the people says of all of them: at least so many, and of none nothing."""
    if toll.scope == "all":
        return toll
    return replace(toll, killed=_at_least(toll.killed), wounded=_at_least(toll.wounded), none=False)


def _at_least(count: Count | None) -> Count | None:
    return None if count is None or count[0] == 0 else (count[0], None)


def _direct(a: Toll, b: Toll) -> str:
    if (a.none and b.some) or (b.none and a.some):
        return "none_against_some"
    if a.killed is not None and b.killed is not None:
        if _disjoint(a.killed, b.killed):
            return "disjoint_killed"
        if a.killed != b.killed:
            return "compatible"
        if a.wounded is not None and b.wounded is not None and _disjoint(a.wounded, b.wounded):
            return "same_killed_other_wounded"
        if a.civilians is not None and b.civilians is not None and _disjoint(a.civilians, b.civilians):
            return "same_killed_other_civilians"
        return "same_killed"
    if a.wounded is not None and b.wounded is not None:
        if _disjoint(a.wounded, b.wounded):
            return "disjoint_wounded"
        return "same_wounded" if a.wounded == b.wounded and a.killed is None and b.killed is None else "compatible"
    bare = a.killed is None and b.killed is None and a.wounded is None and b.wounded is None
    return "same_without_figures" if bare and a.some and b.some else "compatible"


def _disjoint(a: Count, b: Count) -> bool:
    return (a[1] is not None and a[1] < b[0]) or (b[1] is not None and b[1] < a[0])


def tell(toll: Toll, words: Wording, context: Context) -> str:
    """ "at least 5 fighters were killed and 3 people were wounded"."""
    if toll.none:
        return words.phrase("none" if toll.scope == "all" else f"none_{toll.scope}")
    parts = []
    if toll.killed is not None:
        who = toll.who or ("civilians" if toll.scope == "civilians" else "people")
        parts.append(words.phrase("killed_bare") if "killed" in toll.bare else words.people("killed", toll.killed, who))
    if toll.wounded is not None:
        parts.append(words.phrase("wounded_bare") if "wounded" in toll.bare else words.people("wounded", toll.wounded, "people"))
    if toll.civilians is not None and toll.part != "civilians":
        parts.append(words.phrase("civilians", what=words.number(toll.civilians)))
    text = words.listed(parts) or words.phrase("some")
    if toll.scope in ("own_people", "group") or (toll.scope == "civilians" and toll.killed is None):
        text = words.phrase("of_" + toll.scope if toll.scope != "own_people" else "own_people", what=text)
    if toll.across:
        text = words.phrase("across", what=text)
    return words.phrase("not_so", what=text) if toll.denied else text
