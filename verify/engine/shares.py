"""Batches shared with copies of this process, for a step that needs nothing but the items: what it starts with is there already."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import Any

import msgspec

from verify.engine.forks import Copy, CopyError, Line

Work = Callable[[Sequence[Any]], list[Any] | None]


def share_out(work: Work, batches: Sequence[Sequence[Any]], workers: int, form: Any) -> list[list[Any] | None]:
    """The answers to each batch; None where `work` gives None, or a copy has failed: what it was to do is not done.

    `workers` - 1 copies take every so many-th batch, and this process its own share meanwhile. `form` is the type of an answer, by which it
    travels.
    """
    copies: list[Copy] = []
    found: list[list[Any] | None] = [None] * len(batches)
    try:
        copies.extend(Copy(partial(_share, work, batches[first::workers])) for first in range(1, min(workers, len(batches))))
        for at in range(0, len(batches), workers):
            found[at] = work(batches[at])
            if found[at] is None:
                return found
        decode = msgspec.msgpack.Decoder(list[form]).decode
        for first, copy in enumerate(copies, 1):
            with suppress(CopyError):
                for at, made in zip(range(first, len(batches), workers), copy.kept(), strict=False):
                    found[at] = decode(made)
    finally:
        for copy in copies:
            copy.end()
    return found


def _share(work: Work, batches: Sequence[Sequence[Any]], line: Line) -> None:
    """What a copy does with its batches, until there is no answer to one."""
    encode = msgspec.msgpack.Encoder().encode
    for batch in batches:
        answers = work(batch)
        if answers is None:
            return
        line.keep(encode(answers))
