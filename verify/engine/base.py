"""The boundary between the steps and what runs them."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Any, Protocol, TypeVar

Item = TypeVar("Item")
Group = TypeVar("Group")
Result = TypeVar("Result")
Tell = Callable[[int], None]


class Engine(Protocol):
    """Runs a step over many items or groups. The answers stand in the order of what was given, whatever ran where.

    `fn` is a plain function of one item or group that changes nothing: a module's function, a `functools.partial` of one, or a method
    of an object that can be pickled. If it raises, the error of the first item in the given order that failed is raised again, in its
    own type, with a note that says which item it was.
    """

    def map_batches(
        self,
        fn: Callable[[Item], Result],
        items: Sequence[Item],
        *,
        size: int,
        tell: Tell | None = None,
        together: Callable[[Sequence[Item]], list[Result]] | None = None,
    ) -> list[Result]:
        """`fn` of every item; at most `size` items travel together. `tell` hears how many are done, now and then.

        `together` is the same step for several items at once, where it is quicker so: one answer an item, as `fn` gives it.
        """
        ...

    def map_groups(
        self,
        fn: Callable[[Group], Result],
        groups: Sequence[Group],
        *,
        form: Any,
        together: Callable[[Sequence[Group]], list[Result]] | None = None,
    ) -> list[Result]:
        """`fn` of every group; a group (the claims of one blocking key, the claims of one event) is never divided.

        For a step that looks things up in much that is in memory. `form` is the type of an answer, of plain values and models, by which it can
        be sent. `together`: see `map_batches`.
        """
        ...

    def beside(self, work: Callable[[], Result], /) -> AbstractContextManager[Callable[[], Result]]:
        """Begins a piece of work that changes nothing, in another process if there is one to spare; what this opens gives the answer."""
        ...
