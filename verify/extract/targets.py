"""Whether a party that a sentence names is what was hit, not the one who hit it."""

from collections.abc import Sequence

from verify.extract.items import Item

_PASSED = ("force", "belonging", "attack_adjective", "likely", "article")
_DONE_TO = ("attack_verb", "hit_verb", "against", "suffered", "fell", "casualty_verb", "targeting_noun")
_STOPS = ',;:"'
_BACK = 4
_QUOTES = ('"', "(", ")")


def is_target(items: Sequence[Item], k: int) -> bool:
    """Whether the party at `k` was hit: "against the base of ...", "a depot of ...", "rockets hit ...", "the targeting of ..."."""
    item = items[k]
    if is_victim(items, k):
        return True
    head, belongs, acted = _head(items, k)
    armed = any(items[n].has("weapon") for n in range(head + 1, k))
    if head < 0:
        return belongs and not acted
    before = items[head]
    if before.has("part_of") and item.kind == "actor_adj" and k + 1 < len(items) and items[k + 1].has("attack"):
        return False  # "the toll of the Israeli raids"
    if before.has("part_of") and head > 0 and any(items[head - 1].has(x) for x in ("force", "weapon", "attack")):
        return False
    if before.has("part_of") and head > 0 and items[head - 1].has("band"):
        done = _head(items, head - 1)[0]  # a column of X was hit, or did hit itself
        return done >= 0 and items[done].has_any(_DONE_TO)
    if (
        before.has("against")
        or before.has("suffered")
        or before.has("counter")
        or before.has("control")
        or (belongs and _of_a_target(items, head))
    ):
        return True
    owned = not armed and any("for" in i.front for i in items[head + 2 : k + 1])  # "hit a convoy of the forces of ..."
    if before.has("hit_verb") and (owned or not acted) and _has_subject(items, head):
        return True
    if before.has("targeting_noun") and not belongs and not armed and item.kind == "actor":
        return not _object_follows(items, k)
    return belongs and not acted and not any(before.has(x) for x in ("attack", "weapon", "by_agent"))


def is_victim(items: Sequence[Item], k: int) -> bool:
    """Whether the party at `k` is who was killed, hurt or attacked: "the death of three soldiers of ...", "... came under fire"."""
    n = k - 1
    of = "for" in items[k].front
    while n >= 0 and (
        items[n].kind == "number" or items[n].has("person") or items[n].has("force") or items[n].has("band") or items[n].has("part_of")
    ):
        of = of or items[n].has("part_of") or "for" in items[n].front
        n -= 1
    if n < 0 or "by" in items[k].front:
        return False
    if of and items[n].has("casualty") and not items[n].has("attack"):
        return True
    return (items[n].has("casualty_event") or items[n].has("suffered")) and not items[n].has("attack")


def _head(items: Sequence[Item], k: int) -> tuple[int, bool, bool]:
    """The item that governs the party at `k`, whether something belongs to the party, and whether that is a force that acts."""
    belongs = "for" in items[k].front
    acted = False
    n = k - 1
    while n >= 0:
        item = items[n]
        if item.has("belonging"):
            belongs = True
        elif any(item.has(name) for name in _PASSED):
            acted = acted or item.has("force")
            if "by" in item.front:
                return n, belongs, acted
        elif item.text not in _QUOTES and not (item.text == "," and items[n + 1].has("likely")):
            break
        n -= 1
    return n, belongs, acted


def _of_a_target(items: Sequence[Item], k: int) -> bool:
    """Whether the word at `k` only says what kind of target it is: "an air base of ..."."""
    return k > 0 and items[k].has("weapon") and "by" not in items[k].front and items[k - 1].has("against")


def _has_subject(items: Sequence[Item], k: int) -> bool:
    """Whether what hit is named before the verb at `k`: "rockets that hit ..."."""
    for item in reversed(items[max(0, k - _BACK) : k]):
        if item.kind == "punct" and item.text in _STOPS:
            return False
        if item.has("attack") or item.has("weapon") or item.has("relative"):
            return True
    return False


def _object_follows(items: Sequence[Item], k: int) -> bool:
    """Whether what was hit stands behind the party at `k`: "the targeting by the army of the town"."""
    n = k + 1
    while n < len(items) and (items[n].kind in ("actor", "actor_adj", "date") or _how(items[n])):
        n += 1
    if n >= len(items):
        return False
    item = items[n]
    onto = "for" in item.front or item.text.startswith("لل")  # "for" and the article on a word that no list knows
    return item.kind == "place" or onto or item.has("against") or item.has("thing")


def _how(item: Item) -> bool:
    """Whether a word says with what or how it was done: "with heavy artillery"."""
    return "by" in item.front or item.has("attack_adjective") or item.text == '"'
