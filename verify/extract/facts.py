"""What a clause says that tells incidents apart: kinds of attack, places, dates and parties."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from verify.extract.clauses import Clause, dates_attack, dates_words, happens
from verify.extract.described import is_name
from verify.extract.effects import answered
from verify.extract.happening import BY_WEAPON
from verify.extract.incidents import Dated, Facts, agents_named
from verify.extract.items import Item, actors_of, date_of, index_at, place_of
from verify.extract.place_resolution import innermost, lies_about
from verify.extract.readings import Readings
from verify.model import Place, Weapon
from verify.rulepack import ActorSpec, PlaceSpec, umbrellas

# How many characters after a place one may stand that says where it lies.
_BESIDE = 28
_SENSED = 8
# How many items before a date the word may stand that says what it is the date of.
_TOLD_WITHIN = 4
_ATTACKING = frozenset(("attack", "attack_verb", "hit_verb", "weapon", "fell"))
_EXACT_KM = 15.0
# "'s " between a name and what is its bearer's.
_POSSESSIVE = 3
_DEATH = frozenset(("death", "deaths"))
_ONTO = ("against", "attack_verb", "launched", "fell")
_AT = ("against",)
_ATTACKS = frozenset({"attack", "attack_verb"})
_INSIDE = ("preposition", "against", "dangling", "article", "definite")


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


def _locates(before: tuple[Place, int, int] | None, here: tuple[Place, int, int], items: Sequence[Item]) -> bool:
    """Whether a place only says where the one right before it lies: "the dam in the eastern countryside of Manbij"."""
    if before is None or here[1] - before[2] > _BESIDE:
        return False
    between = items[index_at(items, before[2]) : index_at(items, here[1])]
    listed = any(i.kind == "punct" or i.has("and") or "and" in i.front for i in between)
    return not listed and lies_about(before[0], here[0])


def places_told(
    clause: Clause, found: tuple[tuple[Place, int, int], ...], known: Mapping[str, PlaceSpec]
) -> tuple[tuple[Place, int, int], ...]:
    """The places of the event: without those it was launched from, and those that only say where another one lies.

    The most specific come first.
    """
    if not found:
        return ()
    items = clause.items
    kept: list[tuple[Place, int, int]] = []
    beside: list[tuple[Place, int, int]] = []
    launched: list[tuple[Place, int, int]] = []
    for place, a, b in found:
        k = index_at(items, a)
        if in_a_name(items, k):
            continue
        before = [n for n in range(max(0, k - 3), k) if items[n].has("launched_from") or items[n].has("near_place")]
        sensed = any(i.has("sensed") for i in items[max(0, before[0] - 2) : before[0]]) if before else False
        behind = any(items[n].has("launched_from") for n in before) and fired_at(items[k + 1 :]) is not None
        if behind or fired_from(items, k):
            launched.append((place, a, b))
        elif (before and not sensed) or treated_at(items, k, place):
            beside += [(place, a, b)] if before and items[before[-1]].has("near_place") else []
        else:
            kept.append((place, a, b))
    if not any(p.precision_km is not None and p.precision_km <= _EXACT_KM for p, _, _ in kept):
        kept = sorted([*kept, *beside], key=lambda p: p[1])  # "the base near the field, in the province": the field says more
    others = [f for f in found if f not in launched]
    chosen = [c for n, c in enumerate(kept) if not _locates(kept[n - 1] if n else None, c, items)] or _unnamed(others, items)
    inner = innermost([place for place, _, _ in chosen], known)
    return tuple(
        sorted((c for c in chosen if c[0].id in inner), key=lambda p: (p[0].precision_km if p[0].precision_km is not None else 999.0, p[1]))
    )


def _unnamed(found: Sequence[tuple[Place, int, int]], items: Sequence[Item]) -> list[tuple[Place, int, int]]:
    return [f for f in found if not in_a_name(items, index_at(items, f[1]))]


def in_a_name(items: Sequence[Item], k: int) -> bool:
    """Whether the place at `k` is a part of somebody's name: "Omar Riyad said", "his wife Haifa", with no word around it that shows a place."""
    first = last = k
    while first > 0 and _names(items[first - 1]):
        first -= 1
    while last + 1 < len(items) and _names(items[last + 1]):
        last += 1
    if _somebodys(items, last):
        return True
    mention = next((m for i in items[first : k + 1] if (m := place_of(i)) is not None), None)
    if mention is None or mention.cue.proof:
        return False
    before = items[first - 1] if first > 0 else None
    kin = before is not None and (before.value("person") == "family" or before.has("title") or before.has("given_name"))
    return kin or any(i.kind != "place" for i in items[first : last + 1])


def _names(item: Item) -> bool:
    return item.kind == "place" or (item.kind == "word" and is_name(item))


def _somebodys(items: Sequence[Item], k: int) -> bool:
    """Whether kin, a death or an armed group belong to the name that ends at `k`: "Riyad's wife", "Lebanon's Hezbollah"."""
    if k + 1 >= len(items) or items[k + 1].start - items[k].end < _POSSESSIVE:
        return False
    owned = items[k + 1]
    group = owned.kind == "actor" and any(a.kind == "armed_group" for a in actors_of(owned))
    return group or (owned.kind != "punct" and (owned.value("person") == "family" or owned.text in _DEATH))


def fired_from(items: Sequence[Item], k: int) -> bool:
    """Whether something was fired from the place at `k` at another one: "rockets from the base at the town", "forces at the base shelled ..."."""
    if not (_launched(items, k) or _held(items, k)):
        return False
    onto = next((m for m in range(k + 1, len(items)) if items[m].has_any(_ONTO)), len(items))
    return any(i.kind == "place" for i in items[onto:]) or fired_at(items[onto:]) is not None


def fired_at(items: Sequence[Item]) -> Item | None:
    """The state that something is fired at, right behind the word that says so: "at Israel", "على السعودية"."""
    for onto, item in pairwise(items):
        if onto.has_any(_AT) and any(a.kind == "state" and a.country is not None for a in actors_of(item)):
            return item
    return None


def _launched(items: Sequence[Item], k: int) -> bool:
    """Whether "from" stands before the place, behind what was fired or the firing of it."""
    n = k - 1
    while n > max(0, k - 3) and not items[n].has("from"):
        n -= 1
    before = items[max(0, n - 5) : max(0, n)]
    if not before or not items[n].has("from") or any(i.kind == "place" for i in before):
        return False
    return any(i.has("launched") for i in before) or any(i.has("weapon") for i in before[-2:])


def _held(items: Sequence[Item], k: int) -> bool:
    """Whether the place is where those are who then fire: "the forces stationed in X shelled ..."."""
    n, inside = k - 1, "by" in items[k].front
    while n > max(0, k - 4) and items[n].has_any(_INSIDE):
        n, inside = n - 1, True
    behind = items[k + 1 : k + 4]
    if n < 0 or not inside or any(i.has("suffered") or i.has("be") for i in behind):
        return False
    here = items[n].has("stationed") or items[n].kind == "actor" or items[n].has("force")
    return here and any(i.has("attack_verb") or i.has("launched") for i in behind)


def treated_at(items: Sequence[Item], k: int, place: Place) -> bool:
    """Whether the place at `k` is a hospital that those harmed were taken to or that received them, or a town they were taken to."""
    if place.kind != "hospital":
        return _carried_to(items, k)
    for item in reversed(items[max(0, k - _SENSED) : k]):
        if item.has_any(("attack", "attack_verb", "hit_verb")):
            return False
        if item.has("taken_to"):
            return True
    return any(i.has("taken_to") for i in items[k + 1 : k + 3])


def _carried_to(items: Sequence[Item], k: int) -> bool:
    """Whether those harmed were carried to the place at `k`: "the wounded were taken to Raqqa", "نقل المصابون إلى مشافي الرقة"."""
    towards = False
    for item in reversed(items[max(0, k - _SENSED) : k]):
        own = item.lexicons
        if "carried_to" in own or (towards and "carried" in own):
            return True
        if item.kind == "place" or not _ATTACKING.isdisjoint(own):
            return False
        towards = towards or "led_to" in own or "clinic" in own
    return False


def sensed_at(clause: Clause, place: tuple[Place, int, int]) -> bool:
    """Whether something was only heard, seen or flown over at a place, or only those harmed were taken there."""
    items = clause.items
    at = index_at(items, place[1])
    k = at if at < len(items) and items[at].start == place[1] else 0
    if treated_at(items, k, place[0]):
        return True
    for item in reversed(items[max(0, k - _SENSED) : k]):
        if item.has_any(("attack", "attack_verb", "fell", "suffered")):
            return False
        if item.has("sensed"):
            return True
    return False


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
