"""Which of the places a clause names are those of the event: not where it was launched, who was from there, or where the wounded were taken."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from verify.extract.clauses import Clause
from verify.extract.described import is_name
from verify.extract.items import Item, actors_of, index_at, place_of
from verify.extract.place_resolution import innermost, lies_about
from verify.model import Place
from verify.rulepack import PlaceSpec

# How many characters after a place one may stand that says where it lies.
_BESIDE = 28
_SENSED = 8
_SOURCE = 12
_ATTACKING = frozenset(("attack", "attack_verb", "hit_verb", "weapon", "fell"))
_EXACT_KM = 15.0
# "'s " between a name and what is its bearer's.
_POSSESSIVE = 3
_PARTING = ("punct", "place")
_FIRED, _RIGHT_BEHIND = ("weapon", "attack"), 3
_DEATH = frozenset(("death", "deaths"))
_ONTO = ("against", "attack_verb", "launched", "fell")
_AT = ("against",)
_ONTO_IT = ("against", "preposition")
_INSIDE = ("preposition", "against", "dangling", "article", "definite")


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
    if _out_of(items, k):
        return True
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
    while n > max(0, k - _SENSED) and not (items[n].has("from") or items[n].kind in _PARTING):
        n -= 1
    before = items[max(0, n - 5) : max(0, n)]
    if not before or not items[n].has("from") or any(i.kind == "place" for i in before):
        return False
    if any(i.has_any(_FIRED) for i in before[-2:]):
        return True
    return k - n <= _RIGHT_BEHIND and any(i.has("launched") for i in before)


def _out_of(items: Sequence[Item], k: int) -> bool:
    """Whether the place at `k` is where fire came from, as the words before it say: "shells whose source are areas held by X in A and B"."""
    for item in reversed(items[max(0, k - _SOURCE) : k]):
        own = item.lexicons
        if "fired_out_of" in own:
            return True
        if item.kind == "punct" or own.issuperset(_ONTO_IT) or not _ATTACKING.isdisjoint(own):
            return False
    return False


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
