"""Killed, wounded and missing: counts as intervals, none, unknown, and parts of a toll."""

from collections.abc import Sequence

from verify.extract.incidents import Clause
from verify.extract.lexer import Item, Sentence, number_of
from verify.extract.patterns import Match
from verify.extract.readings import Reading, item_value
from verify.extract.taken import Taken, core, whole
from verify.model import Interval

_KIND = ("casualty", "casualty_event", "casualty_verb", "injury")
_OWN_WORD_WITHIN = 5
_VAGUE = Interval(1, None)


def read_casualties(clause: Clause, matches: Sequence[Match]) -> list[Reading]:
    """What a clause says on casualties; `matches` come with rules of higher priority first."""
    taken = Taken()
    found: list[Reading] = []
    for match in matches:
        if match.rule.dimension != "casualties" or "open" in match.rule.reads:
            continue
        counts = "kind" in match.rule.reads
        items = core(match) if counts else set(whole(match))
        if not taken.free(items):
            continue
        readings = _read(match)
        if readings is None:
            continue
        if readings and isinstance(readings[0].value, Interval) and readings[0].field != "status":
            more, last = _chain(match, readings[0])
            readings += more
            items.update(range(match.last + 1, last + 1))
        taken.take(items)
        found += readings
    return sorted(found, key=lambda r: (r.start, r.end, r.field))


def _read(match: Match) -> list[Reading] | None:
    """The readings of one match; None if the rule does not apply after all."""
    reads = match.rule.reads
    if "ignore" in reads:
        return []
    if "none" in reads:
        return _none(match)
    if "reported" in reads:
        return [Reading("status", "reported", match.start, match.end, match.rule)]
    if "unknown" in reads:
        return [Reading("status", "unknown_stated", match.start, match.end, match.rule)]
    if "subset" in reads:
        return _subset(match)
    return _count(match)


def _none(match: Match) -> list[Reading] | None:
    named = match.rule.reads["none"]
    item = match.one(str(named))
    kind = item_value(item, *_KIND)
    both = named == "all" or item is None or item.has("both_noun") or match.one("w") is not None
    fields = ("killed", "wounded") if both or kind == "wounded" or kind is None else (kind,)
    scope = match.rule.reads.get("scope")
    out = [Reading(f, Interval(0, 0), match.start, match.end, match.rule, None) for f in fields]
    out.append(Reading("status", "none", match.start, match.end, match.rule))
    if scope is not None:
        out.append(Reading("scope", scope, match.start, match.end, match.rule))
    return out


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
    kinds = [item_value(match.one(g), *_KIND) or _kind_near(match) for g in groups]
    if any(k is None for k in kinds):
        return None
    if len(groups) > 1 and len(set(kinds)) < 2:
        return None
    who = item_value(match.one("who"), "person")
    value = _interval(match, reads["count"])
    if value is None:
        return None
    return [Reading(str(k), value, match.start, match.end, match.rule, who) for k in kinds]


def _interval(match: Match, count: object) -> Interval | None:
    if count == "together" or count == "some":
        return _VAGUE
    if isinstance(count, int):
        return Interval(count, count)
    item = match.one(str(count))
    found = number_of(item) if item is not None else None
    if found is None or found.kind in ("percent", "ordinal"):
        return None
    return Interval(found.min, found.max)


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


def _chain(match: Match, first: Reading) -> tuple[list[Reading], int]:
    """The further members of a sum ("two women and three children"), and the last item they cover."""
    end = match.last
    out: list[Reading] = []
    items: Sequence[Item] = match.sentence.items
    k = match.last + 1
    while k < len(items):
        joined = items[k].has("and") or items[k].text == ","
        step = _member(match.sentence, k + joined, joined)
        if step is None:
            break
        value, who, last = step
        name = first.field if first.field == "part" else first.field + "+"
        out.append(Reading(name, value, items[k].start, items[last].end, match.rule, who))
        end, k = last, last + 1
    return out, end


def _suffers(items: Sequence[Item], k: int) -> bool:
    """Whether the people before item k have a casualty word of their own: "... and one civilian was slightly wounded"."""
    for item in items[k : k + _OWN_WORD_WITHIN]:
        if item.kind in ("punct", "number") or item.has("and"):
            return False
        if item.has("casualty_verb") or item.has("casualty"):
            return True
    return False


def _member(sentence: Sentence, k: int, joined: bool) -> tuple[Interval, str | None, int] | None:
    """A count of people beginning at item k that no casualty word follows of its own."""
    items = sentence.items
    if k >= len(items):
        return None
    joined = joined or "and" in items[k].front
    found = number_of(items[k])
    if found is not None and found.kind != "count":
        return None
    follows = items[k + 1] if k + 1 < len(items) else None
    if joined and found is not None and follows is not None and follows.has("person") and not follows.has("casualty"):
        if _suffers(items, k + 2):
            return None
        return Interval(found.min, found.max), follows.value("person"), k + 1
    if joined and items[k].has("two_persons") and not items[k].has("casualty"):
        return Interval(2, 2), items[k].value("person"), k
    if joined and items[k].has("one_person") and not items[k].has("casualty"):
        return Interval(1, 1), items[k].value("person"), k
    return None
