"""Parties and their umbrellas: who belongs to whom."""

from functools import lru_cache

from verify.rulepack import Rules, umbrellas


class Families:
    """Answers how two parties are related, by the umbrellas of the rules."""

    def __init__(self, rules: Rules) -> None:
        self._above = {a: umbrellas(a, rules.actors) for a in sorted(rules.actors)}

    def related(self, one: str, other: str) -> bool:
        """The same party, or one is the umbrella of the other."""
        return one == other or other in self._above.get(one, ()) or one in self._above.get(other, ())

    def head(self, actor_id: str) -> str:
        """The umbrella above all umbrellas of a party: one name for those who are not rivals."""
        return min((a for a in self._above.get(actor_id, ()) if not self._above.get(a)), default=actor_id)


@lru_cache(maxsize=8)
def families_of(rules: Rules) -> Families:
    """The families of these rules, built once."""
    return Families(rules)
