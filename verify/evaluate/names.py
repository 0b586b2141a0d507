"""Actors as labels write them against actors as the report names them."""

import re
from collections.abc import Iterable

from verify.model import Actor
from verify.rulepack import Rules, umbrellas
from verify.text.normalise import fold

_LIST = re.compile(r"\s*[,;/]\s*")


class ActorNames:
    """Finds the actor behind a name by the rules, and knows who belongs to whom."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._adjectives = {
            fold(term): spec.id for _, spec in sorted(rules.actors.items(), reverse=True) for terms in spec.adjectives.values() for term in terms
        }  # fmt: skip

    def key(self, actor: str | Actor) -> str:
        """The actor's id; of one nobody knows its folded name."""
        if isinstance(actor, Actor):
            if actor.id in self._rules.actors:
                return actor.id
            actor = actor.name
        found = self._rules.actor_named(actor)
        if found is not None:
            return found.id
        folded = fold(actor)
        first = folded.split(" ", 1)[0]
        return self._adjectives.get(folded) or self._adjectives.get(first) or folded

    def keys(self, text: str) -> list[str]:
        """The actors of a list in words: "A, B"; "Unknown" is nobody."""
        return sorted({self.key(part) for part in _LIST.split(text) if part and fold(part) != "unknown"})

    def alike(self, a: str, b: str) -> bool:
        """True for one actor, or where one is a part of the other ("the air force", "the army")."""
        return a == b or b in umbrellas(a, self._rules.actors) or a in umbrellas(b, self._rules.actors)

    def matched(self, said: Iterable[str], true: Iterable[str]) -> int:
        """How many of `said` are one of `true`, each of which counts once."""
        left = sorted(set(true))
        right = 0
        for actor in sorted(set(said)):
            found = next((t for t in left if t == actor), None) or next((t for t in left if self.alike(actor, t)), None)
            if found is not None:
                left.remove(found)
                right += 1
        return right
