"""How often Python looks for cycles of dead objects while much is being made that has none."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = (50_000, 20, 20)
"""Claims, items and evidence hold no cycles, so the collector finds nothing; as set up it takes a quarter of the time of a long text."""


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """The collector of cycles runs seldom inside, and as before afterwards."""
    before = gc.get_threshold()
    gc.set_threshold(*SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
