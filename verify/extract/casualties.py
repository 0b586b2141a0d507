"""Killed, wounded and missing: counts as intervals, none, unknown, and parts of a toll."""

from collections.abc import Sequence

from msgspec.structs import replace

from verify.extract.clauses import Clause
from verify.extract.described import given_to, is_age, is_day, named_ones
from verify.extract.each import again_named, each_of
from verify.extract.items import Item, number_of
from verify.extract.patterns import Match
from verify.extract.people import Member, following, preceding, whom
from verify.extract.periods import of_period, period_at
from verify.extract.readings import Reading, item_value, summed
from verify.extract.taken import Taken, core, whole
from verify.model import Interval

_KIND = ("casualty", "casualty_event", "casualty_verb", "injury")
_OWN_PEOPLE_WITHIN = 5
_FIELDS = ("killed", "wounded", "missing")
_VAGUE, _ONE = Interval(1, None), Interval(1, 1)
_ANYBODY = (None, "people", "civilians", "family")


def read_casualties(clause: Clause, matches: Sequence[Match], of_time: bool = False) -> list[Reading]:
    """What a clause says on casualties; `matches` come with rules of higher priority first. `of_time`: its counts are of a long time."""
    taken = Taken()
    found: list[Reading] = []
    period = period_at(clause.segment.sentence)
    for match in matches:
        if match.rule.dimension != "casualties" or "open" in match.rule.reads:
            continue
        counts = "kind" in match.rule.reads
        if counts and (of_time or (period is not None and of_period(match, period))):
            continue
        items = core(match) if counts else set(whole(match))
        if not taken.free(items):
            continue
        readings = _read(match)
        if readings is None:
            continue
        if len(readings) == 1 and isinstance(readings[0].value, Interval) and readings[0].value.min > 0:
            listed, also = _listed(match, readings[0])
            if taken.free(also):
                readings, items = listed, items | also
        taken.take(items)
        found += readings
    return sorted(found, key=lambda r: (r.start, r.end, r.field))


def _read(match: Match) -> list[Reading] | None:
    """The readings of one match; None if the rule does not apply after all."""
    reads = match.rule.reads
    if "ignore" in reads:
        number = match.one("n")
        found = number_of(number) if number is not None else None
        return None if found is not None and found.min < int(reads.get("above", 0)) else []
    if "none" in reads:
        return _none(match)
    if "reported" in reads:
        return [Reading("status", "reported", match.start, match.end, match.rule)]
    if "unknown" in reads:
        return [Reading("status", "unknown_stated", match.start, match.end, match.rule)]
    if "whole" in reads:
        return [Reading("whole", None, match.start, match.end, match.rule, item_value(match.one(str(reads["whole"])), "person"))]
    if "subset" in reads:
        return _subset(match)
    return _count(match)


def _none(match: Match) -> list[Reading] | None:
    named = match.rule.reads["none"]
    item = match.one(str(named))
    if item is not None and "and" in item.front and "neg" in match.groups:
        return None  # "he tried in vain and was killed"
    kind = item_value(item, *_KIND)
    both = named == "all" or item is None or item.has("both_noun") or match.one("w") is not None
    fields: tuple[str, ...] = ("killed", "wounded") if both or kind == "wounded" or kind is None else (kind,)
    scope = match.rule.reads.get("scope") or _scope(match)
    if scope == "civilians":
        fields = ()
    out = [Reading(f, Interval(0, 0), match.start, match.end, match.rule, None) for f in fields]
    out.append(Reading("status", "none", match.start, match.end, match.rule))
    if scope is not None:
        out.append(Reading("scope", scope, match.start, match.end, match.rule))
    return out


def _scope(match: Match) -> str | None:
    """Of whom it is said that none was harmed: "no civilians", "none of our soldiers"; None if of nobody in particular."""
    for item in match.sentence.items[match.first : match.last + 1 + _OWN_PEOPLE_WITHIN]:
        if item.kind == "punct" or item.has("and"):
            return None
        if item.has("self") or item.has("of_us") or item.has("own_side") or item.value("person") == "soldiers":
            return "own_people"
        if item.has("civil"):
            return "civilians"
    return None


def _subset(match: Match) -> list[Reading]:
    number = match.one("n")
    found = number_of(number) if number is not None else None
    who = item_value(match.one("who"), "person") or "people"
    value = Interval(found.min, found.max) if found is not None else None
    return [Reading("part", value, match.start, match.end, match.rule, who)]


def _count(match: Match) -> list[Reading] | None:
    reads = match.rule.reads
    named = reads["kind"]
    groups = [str(g) for g in named] if isinstance(named, list) else [str(named)]
    kinds = [g if g in _FIELDS else item_value(match.one(g), *_KIND) or _kind_near(match) for g in groups]
    if any(k is None for k in kinds):
        return None
    if (len(groups) > 1 and len(set(kinds)) < 2) or _broken(match):
        return None
    who = whom(match.sentence.items, match.groups["who"][0]) if "who" in match.groups else None
    counted = _interval(match, reads["count"])
    if counted is None:
        return None
    if "more" in reads and counted[0].max is not None:
        counted = Interval(counted[0].min, counted[0].max + int(reads["more"])), counted[1]
    return [Reading(str(k), counted[0], match.start, match.end, match.rule, who, vague=counted[1]) for k in kinds]


def _broken(match: Match) -> bool:
    """Whether an "and" written onto a word parts what is counted from its count: "14 and the wounded", "was killed and another"."""
    items = match.sentence.items
    starts = [match.groups[g][0] for g in ("v", "who", "n") if g in match.groups]
    if "v" in match.groups and starts[0] == max(starts) and "and" in items[starts[0]].front and items[starts[0]].has("casualty_event"):
        return True  # "three children of one family and the wounding of ..."
    ends = {match.groups[g][1] for g in ("v", "who", "n") if g in match.groups}
    if "n" in match.groups and any("by" in items[k].front and k - 1 == match.groups["n"][1] for k in starts):
        return True  # "in district 24 with the death of ..."
    return any("and" in items[k].front and k - 1 in ends for k in starts)


def _interval(match: Match, count: object) -> tuple[Interval, bool] | None:
    """The count a rule names, and whether its words are vague."""
    if count == "together" or count == "some":
        return _VAGUE, True
    if isinstance(count, int):
        return Interval(count, count), False
    named = [str(g) for g in count] if isinstance(count, list) else [str(count)]
    group = next((g for g in named if g in match.groups), None)
    item = match.one(group) if group is not None else None
    found = number_of(item) if item is not None else None
    if group is None or found is None or found.kind != "count":
        return None
    items, k = match.sentence.items, match.groups[group][0]
    return None if is_age(items, k) or is_day(items, k) else (Interval(found.min, found.max), found.vague)


def _kind_near(match: Match) -> str | None:
    """Killed or wounded, for a rule that names only people: from the nearest casualty word before in the sentence."""
    items = match.sentence.items
    for k in range(match.first - 1, max(-1, match.first - 13), -1):
        kind = item_value(items[k], *_KIND, "casualty_cause")
        if kind is not None:
            return kind
        if items[k].kind == "punct" and items[k].text in ";:":
            return None
    return None


def _listed(match: Match, first: Reading) -> tuple[list[Reading], set[int]]:
    """The reading with the further members of its list ("two women and three children") added, and the items they cover.

    Members that add up to the count before them are its parts, and so are those that only commas join to a count of people in general.
    """
    items = match.sentence.items
    verb, whom = _at(match, "v"), max(_ends(match, "n"), _ends(match, "who"), _ends(match, "a"))
    passive = 0 <= whom < verb
    if "more" in match.groups or "alone" in match.rule.reads:
        return [first], set()
    if "each" in match.rule.reads:
        people = each_of(items, match.groups[str(match.rule.reads["each"])][0])
        return [_sum(first, people[1:], items)], {k for m in people for k in range(m.first, m.last + 1)}
    if (again := again_named(items, verb)) > 0:
        return [replace(first, value=summed((_ONE,) * (again + 1)))], set()
    if "apposed" in match.rule.reads:
        ahead = _once(preceding(items, match.first), first)
        ahead = ahead if ahead and ahead[0].joined else []
        return [_sum(first, ahead[::-1], items)], {k for m in ahead for k in range(m.first, m.last + 1)}
    behind = (whom if whom >= 0 else match.last) + 1
    if isinstance(first.value, Interval) and first.value.min > 1:
        behind = given_to(items, named_ones(items, behind, first.value.min)[1], first.value.min)
    found = [m for m in following(items, behind, passive) if not passive or m.last < verb]
    if passive and len(found) == 1 and not found[0].joined and found[0].value == first.value == _ONE:
        found = []  # "Omar Hallaq, a nurse, was killed along with ..."
    if passive and match.last + 1 < len(items) and items[match.last + 1].has("with"):
        found += following(items, match.last + 1)
    before = _once(preceding(items, match.first), first) if passive else []
    covered = {k for m in (*found, *before) for k in range(m.first, m.last + 1)}
    if len(before) == 1 and not before[0].joined:  # "Omar Hallaq, a nurse, was killed": once
        same = before[0].value == first.value  # but not "a bus with the guard, six soldiers were killed"
        first, before = replace(first, start=items[before[0].first].start) if same else first, []
    namely = behind < len(items) and items[behind].has("namely")
    if first.field == "part" or namely or _parts(first, found):
        return [first, *(_part(m, match) for m in (*before, *found))], covered
    return [_sum(first, [*reversed(before), *found], items)], covered


def _once(before: list[Member], first: Reading) -> list[Member]:
    """The members before a reading, the nearest first, without those that the name behind a comma names: "his mother, Huda Hallaq, and"."""
    named = [first.who is None and first.value == _ONE, *(m.who is None and m.value == _ONE for m in before)]
    return [m for n, m in enumerate(before) if m.joined or not (named[n] and (m.kin or m.who is not None) and m.value == _ONE)]


def _sum(first: Reading, others: Sequence[Member], items: Sequence[Item]) -> Reading:
    if not others or not isinstance(first.value, Interval):
        return first
    total = summed([first.value, *(m.value for m in others)])
    start, end = min(first.start, items[others[0].first].start), max(first.end, items[others[-1].last].end)
    members = ((first.who, first.value), *((m.who, m.value) for m in others))
    who = "family" if any(m.kin for m in others) else first.who
    return replace(first, value=total, start=start, end=end, who=who, members=members)


def _parts(first: Reading, found: Sequence[Member]) -> bool:
    """Whether the members are parts of the count before them, or say it again, rather than further people."""
    if not found or not isinstance(first.value, Interval):
        return False
    general, least = first.who in _ANYBODY, first.value.min
    if general and len(found) > 1 and sum(m.value.min for m in found) == least:
        return True
    if any(m.joined for m in found):
        return False
    same = len(found) == 1 and found[0].value == first.value == _ONE
    return same or (general and all(m.value.min < least for m in found))


def _part(member: Member, match: Match) -> Reading:
    items = match.sentence.items
    return Reading("part", member.value, items[member.first].start, items[member.last].end, match.rule, member.who)


def _at(match: Match, group: str) -> int:
    return match.groups[group][0] if group in match.groups else -1


def _ends(match: Match, group: str) -> int:
    return match.groups[group][1] if group in match.groups else -1
