"""Parties and their umbrellas: who belongs to whom."""

from collections.abc import Set as AbstractSet
from functools import lru_cache

from verify.rulepack import Rules, umbrellas


class Families:
    """Answers how two parties are related, by the umbrellas of the rules."""

    def __init__(self, rules: Rules) -> None:
        self._above = {a: umbrellas(a, rules.actors) for a in sorted(rules.actors)}
        self._kin: dict[str, set[str]] = {}
        for actor, above in self._above.items():
            for umbrella in above:
                self._kin.setdefault(actor, set()).add(umbrella)
                self._kin.setdefault(umbrella, set()).add(actor)
        self._head = {actor: min((u for u in above if not self._above.get(u)), default=actor) for actor, above in self._above.items()}

    def related(self, one: str, other: str) -> bool:
        """The same party, or one is the umbrella of the other."""
        return one == other or other in self._kin.get(one, ())

    def akin(self, one: str, others: AbstractSet[str]) -> bool:
        """Whether a party is related to one of the others."""
        return one in others or not others.isdisjoint(self._kin.get(one, ()))

    def head(self, actor_id: str) -> str:
        """The umbrella above all umbrellas of a party: one name for those who are not rivals."""
        return self._head.get(actor_id, actor_id)


@lru_cache(maxsize=8)
def families_of(rules: Rules) -> Families:
    """The families of these rules, built once."""
    return Families(rules)
