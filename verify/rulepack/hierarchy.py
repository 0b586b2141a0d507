"""What stands above a thing of the rules: the umbrellas of a party, the places around a place."""

from collections.abc import Callable, Iterable, Mapping

from verify.rulepack.spec import ActorSpec, PlaceSpec


def umbrellas(actor: str, actors: Mapping[str, ActorSpec]) -> frozenset[str]:
    """Every organisation above an actor, however far; the actor itself only where the umbrellas run in a circle."""
    return _above(actor, lambda key: actors[key].umbrella if key in actors else ())


def containers(place: str, places: Mapping[str, PlaceSpec]) -> frozenset[str]:
    """Every place around a place, however far; the place itself only where they run in a circle."""
    return _above(place, lambda key: places[key].within if key in places else ())


def _above(start: str, up: Callable[[str], Iterable[str]]) -> frozenset[str]:
    found, todo = set[str](), [start]
    while todo:
        fresh = [key for key in up(todo.pop()) if key not in found]
        found.update(fresh)
        todo += fresh
    return frozenset(found)
