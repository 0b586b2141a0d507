"""Work that nothing else waits for: whoever runs the step may have it done beside it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Protocol, TypeVar

Made = TypeVar("Made")


class Beside(Protocol):
    """Begins a piece of work; what it opens gives the answer when that is needed, and is closed where nobody needs it any more.

    `contextlib.nullcontext` does it here, when it is asked for.
    """

    def __call__(self, work: Callable[[], Made], /) -> AbstractContextManager[Callable[[], Made]]:
        """The work is a function that changes nothing."""
        ...
