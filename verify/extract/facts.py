"""What a clause says that tells incidents apart: kinds of attack, places, dates and parties."""

from collections.abc import Mapping

from verify.extract.clauses import Clause, dates_attack, dates_words, happens
from verify.extract.effects import answered
from verify.extract.happening import BY_WEAPON
from verify.extract.incidents import Dated, Facts, agents_named
from verify.extract.items import Item, date_of, index_at
from verify.extract.readings import Readings
from verify.model import Place, Weapon
from verify.rulepack import ActorSpec, umbrellas

# How many items before a date the word may stand that says what it is the date of.
_TOLD_WITHIN = 4
_ATTACKS = frozenset({"attack", "attack_verb"})


def tells_something(readings: Readings, clause: Clause) -> bool:
    """Whether a clause without a word for an attack says something of one all the same."""
    who = [r for r in readings.attribution if clause.mode != "after" or r.field != "agent"]
    return bool(readings.casualties or readings.damage or who or readings.assertion)


def types_told(clause: Clause) -> tuple[tuple[str, int, int], ...]:
    """The kinds of attack a clause names, with where."""
    if _ATTACKS.isdisjoint(clause.segment.sentence.lexicons):
        return ()
    start = answered(clause)
    told = clause.items if start is None else tuple(i for i in clause.items if i.start < start)
    named = [i for i in told if not _ATTACKS.isdisjoint(i.lexicons)]
    found = [(i.value("attack") or i.value("attack_verb") or "", i.start, i.end) for i in named]
    return tuple((kind, a, b) for kind, a, b in found if kind)


def _of_another(clause: Clause, item: Item) -> bool:
    """Whether a date is that of the telling or of a death, and the attack has one of its own behind it.

    "The ministry announced on Wednesday the death of two in shelling yesterday", "he died today of wounds from Friday's shelling".
    """
    items = clause.items
    k = index_at(items, item.start)
    attack = next((n for n in range(k + 1, len(items)) if items[n].has("attack") or items[n].has("attack_verb")), None)
    if attack is None or not any(d is not item and d.start > items[attack].start and _spans(d) for d in clause.dates):
        return False
    frame = clause.segment.sentence.items[max(0, clause.first + k - _TOLD_WITHIN) : clause.first + k]
    told = clause.first + k == clause.segment.first and any(i.has("say") for i in frame)
    return told or any(i.has("dies") for i in items[max(0, k - _TOLD_WITHIN) : k])


def _spans(item: Item) -> bool:
    found = date_of(item)
    return found is not None and found.span is not None


def facts_of(
    clause: Clause, readings: Readings, places: tuple[Place, ...], types: tuple[tuple[str, int, int], ...], actors: Mapping[str, ActorSpec]
) -> Facts:
    """What tells the incident of a clause from others."""
    dated: Dated | None = None
    offset: int | None = None
    same_day = beside = False
    lexicons = clause.segment.sentence.lexicons
    points_back = "back_then" in lexicons
    happened = happens(clause.items)
    tells = happened or tells_something(readings, clause)
    dates = clause.dates if clause.lead is None or clause.lead in clause.items else [clause.lead, *clause.dates]
    for item in dates:
        found = date_of(item)
        if found is None:
            continue
        if found.kind in ("offset_after", "anaphoric"):
            if found.kind == "offset_after" and (item is clause.lead or (clause.mode == "after" and item in clause.items[1:3])):
                offset = found.offset_days
            same_day = same_day or found.offset_days == 0
            points_back = points_back or found.kind == "anaphoric"
        elif found.span is not None and tells and not beside and not dates_words(clause.items, item):
            aside = found.kind == "long_ago" and not dates_attack(clause.segment.sentence.items, item)
            if aside or (dated is None and item in clause.items and _of_another(clause, item)):
                continue
            beside = dates_attack(clause.segment.sentence.items, item)
            if dated is None or beside:
                dated = Dated(found.span, item)
    agents = frozenset(r.value.id for r in readings.attribution if r.field == "agent" and hasattr(r.value, "id"))
    answer = next((k for k, i in enumerate(clause.items) if i.has("responded")), None) if "responded" in lexicons else None
    responded = answer is not None
    if answer is not None and not agents:
        agents = agents_named(clause.items[max(0, answer - 3) : answer]) or agents_named(clause.items[answer + 1 : answer + 3])
    above = frozenset(u for a in agents for u in umbrellas(a, actors))
    by_weapon = {BY_WEAPON[r.value.type] for r in readings.weapon if isinstance(r.value, Weapon) and r.value.type in BY_WEAPON}
    kinds = frozenset(t for t, _, _ in types) | by_weapon
    said = clause.segment.said
    stated = (
        Dated(span, said) if said is not None and (told_on := date_of(said)) is not None and (span := told_on.span) is not None else None
    )
    return Facts(dated, offset, same_day, places, kinds, agents, happened, responded, points_back, stated, above)
