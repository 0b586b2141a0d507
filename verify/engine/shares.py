"""Pieces of work shared with copies of this process, where they need nothing but the pieces: what they start with is there already."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack, suppress
from functools import partial
from typing import Any

from verify.engine.base import Packing
from verify.engine.forks import CopyError, Line, copies_of
from verify.engine.turns import Turns

Work = Callable[[Any], Any]
_NUMBER = 8


def share_out(work: Work, pieces: Sequence[Any], workers: int, packing: Packing) -> list[Any]:
    """The answer to each piece; None where `work` gives None, or a copy has failed: what it was to do is not done.

    `workers` - 1 copies and this process each take the next piece when they are free. What copies have found is unpacked meanwhile.
    """
    pack, unpack = packing
    found: list[Any] = [None] * len(pieces)

    def take(part: bytes) -> None:
        found[int.from_bytes(part[:_NUMBER], "little")] = unpack(part[_NUMBER:])

    with ExitStack() as held:
        try:
            turns = Turns(range(len(pieces)))
        except OSError:  # there is no room for it
            return found
        held.callback(turns.end)
        copies = copies_of([partial(_share, work, pieces, turns, pack)] * (min(workers, len(pieces)) - 1), held)
        while (at := turns.take()) is not None:
            found[at] = work(pieces[at])
            if found[at] is None:
                return found
            for copy in copies:
                for part in copy.ready():
                    take(part)
        for copy in copies:
            with suppress(CopyError):
                for part in copy.kept():
                    take(part)
    return found


def _share(work: Work, pieces: Sequence[Any], turns: Turns, pack: Callable[[Any], bytes], line: Line) -> None:
    """What a copy does, until there is no answer to a piece."""
    while (at := turns.take()) is not None:
        answer = work(pieces[at])
        if answer is None:
            return
        line.keep(at.to_bytes(_NUMBER, "little") + pack(answer))
