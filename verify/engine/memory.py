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


@contextmanager
def not_collecting() -> Iterator[None]:
    """No cycles are looked for inside, where only values are made that have none: to look through those that stay takes a twentieth of the time.

    What was made is taken for old afterwards, else it would be looked through as soon as the collector is back.
    """
    held, frozen = gc.isenabled(), gc.get_freeze_count()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if not frozen:
            gc.unfreeze()
        if held:
            gc.enable()
