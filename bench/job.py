"""What a step of the benchmark is."""

from collections.abc import Callable
from typing import Any, NamedTuple


class Job(NamedTuple):
    """A step made ready. `work` is what is timed. `judge` says of its answer how many items went through and how right it is."""

    work: Callable[[], Any]
    judge: Callable[[Any], tuple[int, dict[str, float]]]
