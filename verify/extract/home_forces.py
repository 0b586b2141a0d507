"""Whom "the army" and "the occupiers" mean: the forces of the country that a text tells of, and those who occupy it.

"warplanes of the army bombed the market of Kutum" speaks of Sudan's army. Only where the words say that it struck: who is called "the army"
elsewhere in a text may be the speaker, or who was hit.
"""

from collections.abc import Iterable, Mapping, Sequence

from msgspec.structs import replace

from verify.extract.items import Item, Sentence, actors_of
from verify.extract.vocabulary import Vocabulary
from verify.model import Place
from verify.rulepack import ActorSpec

_FORCES = ("armed_forces", "state")
_NEAR = 3
_BLAMED = 5
_OF_WHOM = ("preposition", "say", "speaker", "source")
_ARMS = ("weapon", "attack")
_BEFORE = ("weapon", "attack", "attack_verb")
_BETWEEN = ("force", "belonging", "attack_adjective", "weapon", "attack", "article", "definite")
_ONTO = frozenset({"against", "targeting_noun", "suffered"})


class HomeForces:
    """The party that each country's own army is, and the one that occupies it."""

    def __init__(self, actors: Mapping[str, ActorSpec]) -> None:
        ordered = [actors[k] for k in sorted(actors)]
        self._own: dict[str, ActorSpec] = {}
        for kind in _FORCES:
            for actor in ordered:
                if actor.kind == kind and actor.country is not None:
                    self._own.setdefault(actor.country, actor)
        self._occupiers = {country: a for a in ordered for country in a.occupies}

    def settle(self, sentence: Sentence, country: str | None, vocabulary: Vocabulary, side: str | None = None) -> Sentence:
        """The sentence with the army that strikes, and the occupiers, named by the country that is told of.

        Whose side is that of the occupier means others by "the enemy".
        """
        if country is None or sentence.lexicons.isdisjoint(("national_army", "occupier")):
            return sentence
        items, changed = list(sentence.items), False
        own, occupier = self._own.get(country), self._occupiers.get(country)
        own = occupier if own is None else own
        occupier = None if occupier is not None and side == occupier.id else occupier
        for k, item in enumerate(sentence.items):
            if own is not None and item.has("national_army") and not item.payloads and _strikes(sentence.items, k):
                items[k], changed = _naming(item, own, vocabulary), True
            elif occupier is not None and item.has("occupier") and occupier not in actors_of(item) and not _named(sentence.items, k):
                items[k], changed = _naming(item, occupier, vocabulary), True
        return sentence.with_items(tuple(items)) if changed else sentence


def country_of(places: Iterable[Place], home: Sequence[str]) -> str | None:
    """The one country in which all places of a text lie; where it names none, the one its source speaks of."""
    found = {p.country for p in places} - {None}
    if len(found) == 1:
        return next(iter(found))
    return home[0] if not found and len(home) == 1 else None


def _strikes(items: Sequence[Item], k: int) -> bool:
    """Whether the words beside "the army" at `k` say that it struck: "the army's shelling", "bombed by the army", "طيران الجيش"."""
    behind = items[k + 1 : k + _NEAR]
    if any(i.kind == "punct" for i in behind[:1]) or any(i.has("say") for i in behind):
        return False
    if behind and (any(behind[0].has(x) for x in _ARMS) or behind[0].has("attack_verb")) and not behind[0].has("operation"):
        return not (k > 0 and not _ONTO.isdisjoint(items[k - 1].lexicons))
    if _at_fault(items, k):
        return True
    n = k - 1
    while n >= 0 and k - n <= _NEAR and any(items[n].has(x) for x in _BETWEEN) and not any(items[n].has(x) for x in _BEFORE):
        n -= 1
    if n < 0 or k - n > _NEAR:
        return False
    if items[n].has("by_agent"):
        return n > 0 and any(items[n - 1].has(x) for x in ("attack_participle", "attack"))
    joined = n + 1 < k or "for" in items[k].front or items[n].has("weapon") or items[n].has("attack_verb")
    return joined and any(items[n].has(x) for x in _BEFORE) and not items[n].has("suffered")


def _at_fault(items: Sequence[Item], k: int) -> bool:
    """Whether "the army" at `k` is blamed: "accused the army of", "army members are responsible for"."""
    first = next((n for n in range(k - 1, max(-1, k - _BLAMED - 1), -1) if items[n].has("blame_word")), k)
    between = items[first + 1 : k]
    if first < k and not any(i.kind in ("actor", "punct") or i.has_any(_OF_WHOM) for i in between) and _accused(items[first], between):
        return True
    behind = [i for i in items[k + 1 : k + _NEAR + 2] if not i.has("force")]
    return bool(behind) and (behind[0].has("at_fault") or (len(behind) > 1 and behind[0].has("be") and behind[1].has("at_fault")))


def _accused(blames: Item, between: Sequence[Item]) -> bool:
    """Whether one is blamed by what stands before, not the one who blames: "حملت النقابات الجيش", but "اتهم الجيش"."""
    return not blames.has("accuses") or bool(between)


def _named(items: Sequence[Item], k: int) -> bool:
    """Whether an adjective right behind says which enemy: "العدو التركي"."""
    return k + 1 < len(items) and items[k + 1].kind == "actor_adj"


def _naming(item: Item, actor: ActorSpec, vocabulary: Vocabulary) -> Item:
    tags = frozenset({"actor"})
    return replace(item, symbol=vocabulary.symbol(tags), kind="actor", tags=(), lexicons=frozenset(), payloads=(("actor", actor),))
