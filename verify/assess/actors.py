"""Parties and their umbrellas: who belongs to whom."""

from functools import lru_cache

from verify.rulepack import Rules


class Families:
    """Answers how two parties are related, by the umbrellas of the rules."""

    def __init__(self, rules: Rules) -> None:
        self._above: dict[str, frozenset[str]] = {}
        for actor_id in sorted(rules.actors):
            self._above[actor_id] = self._climb(actor_id, rules)

    def _climb(self, actor_id: str, rules: Rules) -> frozenset[str]:
        seen: set[str] = set()
        queue = [actor_id]
        while queue:
            spec = rules.actors.get(queue.pop())
            for name in spec.umbrella if spec is not None else ():
                if name not in seen:
                    seen.add(name)
                    queue.append(name)
        return frozenset(seen)

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
