"""A hierarchy of values: which value is broader than which."""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Protocol


def _key(value: str) -> str:
    return " ".join(value.split()).casefold()


class Hierarchy(Protocol):
    """What fusion asks of a hierarchy: whether one value is broader than another, how deep it lies, and what lies above and below."""

    def above(self, broad: str, fine: str) -> bool:
        """Is `broad` anywhere above `fine`?"""
        ...

    def depth(self, value: str) -> int:
        """1 at the top."""
        ...

    def size(self, value: str) -> int:
        """How many values lie below."""
        ...

    def chain(self, value: str) -> list[str]:
        """The values above."""
        ...


class Tree:
    """Values by their nodes; one name may stand at several nodes ("Georgia"). A name that is nowhere has nothing above or below it."""

    def __init__(self, parents: Mapping[str, str | None], names: Mapping[str, str]) -> None:
        """`parents`: node to parent node, None or an unknown node at the top. `names`: node to value."""
        self._nodes: dict[str, list[str]] = {}
        self._name = {n: _key(names[n]) for n in sorted(names)}
        for node in self._name:
            self._nodes.setdefault(_key(names[node]), []).append(node)
        self._chain: dict[str, tuple[str, ...]] = {}
        for node in names:
            self._chain[node] = self._climb(node, parents, names)
        self._below: dict[str, int] = {}
        for chain in self._chain.values():
            for node in chain:
                self._below[node] = self._below.get(node, 0) + 1
        self._known = cache(self._above)

    @classmethod
    def of(cls, broader: Mapping[str, Sequence[str]]) -> "Tree":
        """From {"Minneapolis": ["Minnesota"]}; of several broader values the first counts."""
        named = {n: n for n in (*broader, *(b for bs in broader.values() for b in bs))}
        return cls({n: (broader[n][0] if broader.get(n) else None) for n in named}, named)

    @staticmethod
    def _climb(node: str, parents: Mapping[str, str | None], names: Mapping[str, str]) -> tuple[str, ...]:
        chain: list[str] = []
        here = parents.get(node)
        while here is not None and here in names and here != node and here not in chain:
            chain.append(here)
            here = parents.get(here)
        return tuple(chain)

    def above(self, broad: str, fine: str) -> bool:
        """Is `broad` anywhere above `fine`?"""
        return self._known(broad, fine)

    def _above(self, broad: str, fine: str) -> bool:
        nodes = self._nodes.get(_key(broad), ())
        return any(n in self._chain[f] for f in self._nodes.get(_key(fine), ()) for n in nodes)

    def chain(self, value: str) -> list[str]:
        """The keys of all values above this one, each once."""
        return list(dict.fromkeys(self._name[n] for f in self._nodes.get(_key(value), ()) for n in self._chain[f]))

    def depth(self, value: str) -> int:
        """1 at the top; 1 for a value that is nowhere."""
        return min((len(self._chain[n]) + 1 for n in self._nodes.get(_key(value), ())), default=1)

    def size(self, value: str) -> int:
        """How many nodes stand below the value."""
        return max((self._below.get(n, 0) for n in self._nodes.get(_key(value), ())), default=0)
