"""What a clause says that tells incidents apart: kinds of attack, places, dates and parties."""

from collections.abc import Mapping, Sequence

from verify.extract.attribution import umbrellas
from verify.extract.happening import BY_WEAPON
from verify.extract.incidents import Clause, Dated, Facts, agents_named, dates_words, happens
from verify.extract.lexer import Item, date_of
from verify.extract.place_resolution import innermost, lies_about
from verify.extract.readings import Readings
from verify.model import Place, Weapon
from verify.rulepack import ActorSpec, PlaceSpec

# How many characters after a place one may stand that says where it lies.
_BESIDE = 28
_SENSED = 8


def tells_something(readings: Readings, clause: Clause) -> bool:
    """Whether a clause without a word for an attack says something of one all the same."""
    who = [r for r in readings.attribution if clause.mode != "after" or r.field != "agent"]
    return bool(readings.casualties or readings.damage or who or readings.assertion)


def types_told(clause: Clause) -> tuple[tuple[str, int, int], ...]:
    """The kinds of attack a clause names, with where."""
    found = [(i.value("attack") or i.value("attack_verb") or "", i.start, i.end) for i in clause.items]
    return tuple((kind, a, b) for kind, a, b in found if kind)


def _locates(before: tuple[Place, int, int] | None, here: tuple[Place, int, int], items: Sequence[Item]) -> bool:
    """Whether a place only says where the one right before it lies: "the dam in the eastern countryside of Manbij"."""
    if before is None or here[1] - before[2] > _BESIDE:
        return False
    between = [i for i in items if before[2] <= i.start and i.end <= here[1]]
    listed = any(i.kind == "punct" or i.has("and") or "and" in i.front for i in between)
    return not listed and lies_about(before[0], here[0])


def places_told(
    clause: Clause, found: tuple[tuple[Place, int, int], ...], known: Mapping[str, PlaceSpec]
) -> tuple[tuple[Place, int, int], ...]:
    """The places of the event: without those it was launched from, and those that only say where another one lies.

    The most specific come first.
    """
    items = clause.items
    kept: list[tuple[Place, int, int]] = []
    for place, a, b in found:
        k = next(n for n, i in enumerate(items) if i.start == a)
        before = [n for n in range(max(0, k - 3), k) if items[n].has("launched_from") or items[n].has("near_place")]
        if before and not any(i.has("sensed") for i in items[max(0, before[0] - 2) : before[0]]):
            continue
        kept.append((place, a, b))
    chosen = [c for n, c in enumerate(kept) if not _locates(kept[n - 1] if n else None, c, items)] or list(found)
    inner = innermost([place for place, _, _ in chosen], known)
    return tuple(
        sorted((c for c in chosen if c[0].id in inner), key=lambda p: (p[0].precision_km if p[0].precision_km is not None else 999.0, p[1]))
    )


def sensed_at(clause: Clause, place: tuple[Place, int, int]) -> bool:
    """Whether something was only heard, seen or flown over at a place: "sirens were heard in ..."."""
    items = clause.items
    k = next((n for n, i in enumerate(items) if i.start == place[1]), 0)
    for item in reversed(items[max(0, k - _SENSED) : k]):
        if any(item.has(name) for name in ("attack", "attack_verb", "fell", "suffered")):
            return False
        if item.has("sensed"):
            return True
    return False


def facts_of(
    clause: Clause, readings: Readings, places: tuple[Place, ...], types: tuple[tuple[str, int, int], ...], actors: Mapping[str, ActorSpec]
) -> Facts:
    """What tells the incident of a clause from others."""
    dated: Dated | None = None
    offset: int | None = None
    same_day = False
    points_back = any(i.has("back_then") for i in clause.segment.sentence.items)
    happened = happens(clause.items)
    tells = happened or tells_something(readings, clause)
    told = clause.told if clause.lead is None or clause.lead in clause.items else (clause.lead, *clause.told)
    for item in told:
        found = date_of(item)
        if found is None:
            continue
        if found.kind in ("offset_after", "anaphoric"):
            if found.kind == "offset_after" and (item is clause.lead or (clause.mode == "after" and item in clause.items[1:3])):
                offset = found.offset_days
            same_day = same_day or found.offset_days == 0
            points_back = points_back or found.kind == "anaphoric"
        elif found.span is not None and dated is None and tells and not dates_words(clause.items, item):
            dated = Dated(found.span, item)
    agents = frozenset(r.value.id for r in readings.attribution if r.field == "agent" and hasattr(r.value, "id"))
    answer = next((k for k, i in enumerate(clause.items) if i.has("responded")), None)
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
