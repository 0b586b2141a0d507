"""Which items of a sentence are already read, so that no word counts twice."""

from collections.abc import Iterable

from verify.extract.patterns import Match


class Taken:
    """The items that a rule of higher standing has already read."""

    def __init__(self) -> None:
        self._items: set[int] = set()

    def free(self, items: Iterable[int]) -> bool:
        """Whether no earlier rule has read any of these items."""
        return self._items.isdisjoint(items)

    def take(self, items: Iterable[int]) -> None:
        """Marks the items as read."""
        self._items.update(items)


def whole(match: Match) -> range:
    """All items a match covers."""
    return range(match.first, match.last + 1)


def core(match: Match) -> set[int]:
    """The items in the named groups of a match: what it reads, without what it passes over."""
    return {k for a, b in match.groups.values() for k in range(a, b + 1)}
