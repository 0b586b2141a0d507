"""What the comparison of every event needs from the rules, worked out once."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any, Protocol

from verify.compare.wording import Wording
from verify.model import DIMENSIONS, Actor, Comparison
from verify.rulepack import Rules, containers, umbrellas
from verify.rulepack.spec_compare import CompareSpec

_MOST_TOLD = 50_000


class Tells(Protocol):
    """A dimension that puts its values in words."""

    @property
    def name(self) -> str:
        """The dimension."""

    @property
    def tell(self) -> Callable[..., str]:
        """The words of a value."""


class Context:
    """The rules of comparison with the hierarchies flattened: who acts under whom, which place lies in which, which weapon is which."""

    def __init__(self, rules: Rules, lang: str | None) -> None:
        """`lang` is that of the sentences; None: none are made."""
        self.rules, self.lang, self.speaks = rules, lang if lang is not None else "en", lang is not None
        self.spec: CompareSpec = rules.compare
        self.words = Wording(self.spec, self.lang)
        self.actors_above = {k: umbrellas(k, rules.actors) - {k} for k in rules.actors}
        self.actors_sides = {k: _sides(k, self.actors_above[k], rules) for k in rules.actors}
        self.actors_state = _states(rules)
        self.affiliations = {k: s.affiliation for k, s in rules.sources.items() if s.affiliation is not None}
        self.weapons_above = {k: frozenset(t.broader) for k, t in self.spec.weapons.items()}
        self.weapons_with = {k: frozenset(t.with_) for k, t in self.spec.weapons.items()}
        self._told: dict[tuple[str, Any], str] = {}
        words = self.words
        silent = {
            d: words.sentence(words.phrase("silent", dimension=words.words["dimension"][d])) if self.speaks else "" for d in DIMENSIONS
        }
        self._silent: dict[str, Comparison] = {d: Comparison("silent", None, silent[d], (), f"{d}.silent") for d in DIMENSIONS}
        self._places_above: dict[str, frozenset[str]] = {}

    def places_above(self, place_id: str) -> frozenset[str]:
        """The ids of all places that contain this one."""
        found = self._places_above.get(place_id)
        if found is None:
            found = self._places_above[place_id] = containers(place_id, self.rules.places) - {place_id}
        return found

    def told(self, comparator: Tells, value: Any) -> str:
        """A value in words; each value of a dimension is put in words once. Nothing where no sentences are made."""
        if not self.speaks:
            return ""
        key = (comparator.name, value)
        text = self._told.get(key)
        if text is None:
            if len(self._told) >= _MOST_TOLD:
                self._told.clear()
            text = self._told[key] = comparator.tell(value, self.words, self)
        return text

    def silent(self, dimension: str) -> Comparison:
        """The verdict where nobody says anything."""
        return self._silent[dimension]

    def side(self, source_id: str) -> Actor | None:
        """The actor a source speaks for, None if it speaks for none we know."""
        spec = self.rules.actors.get(self.affiliations.get(source_id, ""))
        return Actor(spec.id, spec.name) if spec is not None else None

    def source_name(self, source_id: str, name: str) -> str:
        """A source's name in the language of the explanation."""
        spec = self.rules.sources.get(source_id)
        return _name_in(self.lang, spec.names if spec is not None else {}, name)

    def actor_name(self, actor: Actor) -> str:
        """An actor's name in the language of the explanation."""
        spec = self.rules.actors.get(actor.id)
        return _name_in(self.lang, spec.names if spec is not None else {}, actor.name)


def _name_in(lang: str, names: Mapping[str, tuple[str, ...]], name: str) -> str:
    told = names.get(lang) if lang != "en" else None
    return told[0] if told else name


def _sides(actor_id: str, above: frozenset[str], rules: Rules) -> frozenset[str]:
    """The parties whose camp an actor is in without being a part of them: Iran, of the militias it backs."""
    sides = {spec.side for k in (actor_id, *above) if (spec := rules.actors.get(k)) is not None and spec.side is not None}
    return frozenset(name for side in sides for name in (side, f"actor.{side}") if name in rules.actors and name != actor_id)


def _states(rules: Rules) -> dict[str, str]:
    """The state of which an actor is the armed forces, by actor: what its army did, the state did."""
    actors = rules.actors
    return {
        k: u for k, a in sorted(actors.items()) if a.kind == "armed_forces" for u in a.umbrella if u in actors and actors[u].kind == "state"
    }


@lru_cache(maxsize=8)
def context_of(rules: Rules, lang: str | None) -> Context:
    """The context of these rules in this language (None: without sentences), made once."""
    return Context(rules, lang)
