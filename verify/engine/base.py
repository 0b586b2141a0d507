"""The boundary between the steps and what runs them."""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Any, NamedTuple, Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")
Tell = Callable[[int], None]
Heed = Callable[[Sequence[Any]], None]
Packing = tuple[Callable[[Any], bytes], Callable[[bytes], Any]]
"""How an answer is packed in the process that found it, and unpacked where it is wanted."""


class Rounds(NamedTuple):
    """A step over groups in two rounds, each a function of several groups at once that changes nothing.

    `first` gives for each group what the second round needs of it, and what it tells; `between` makes of all that is told something that every
    group must know; `second` gives each group's answer from what the first round kept of it and from that. `meanwhile` is what whoever waits for
    `between` can do already: it takes what was kept, and gives it with some of the work of `second` done.
    """

    first: Callable[[Sequence[Any]], list[tuple[Any, Any]]]
    between: Callable[[list[Any]], Any]
    second: Callable[[Sequence[Any], Any], list[Any]]
    meanwhile: Callable[[Sequence[Any]], list[Any]] | None = None


class Forms(NamedTuple):
    """The types by which things travel between processes, of plain values and models: what a group tells, what is learnt, an answer."""

    told: Any
    learnt: Any
    answer: Any


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
        form: Any = None,
    ) -> list[Result]:
        """`fn` of every item; at most `size` items travel together. `tell` hears how many are done, now and then.

        `together` is the same step for several items at once, where it is quicker so: one answer an item, as `fn` gives it. `form`, for a step
        that is plain Python and asks no numeric library: the type of an answer, by which it can be sent from a copy of this process.
        """
        ...

    def map_groups(self, groups: Sequence[Any], rounds: Rounds, forms: Forms, heed: Heed = lambda answers: None) -> list[Any]:
        """The answers of two rounds over groups; a group (the claims of one blocking key, the claims of one event) is never divided.

        For a step that looks things up in much that is in memory. `heed` is told the answers to some groups as soon as they are there, in any
        order, and may be told them twice: what it does with them is done while others still work.
        """
        ...

    def share(self, work: Callable[[Item], Result], pieces: Sequence[Item], packing: Packing, /) -> list[Result]:
        """The answers to pieces of plain work that changes nothing, none of which is None; `packing` is for those found in another process."""
        ...

    def beside(self, work: Callable[[], Result], /) -> AbstractContextManager[Callable[[], Result]]:
        """Begins a piece of work that changes nothing, in another process if there is one to spare; what this opens gives the answer."""
        ...
