"""Whose turn a piece of work is: its number stands in a file that a process shares with its copies, and whoever is free takes the next one."""

import os
import tempfile
from collections.abc import Iterable

_SIZE = 8


class Turns:
    """Numbers, each of which one process takes. What is added by a process can be taken by all that were made after this was."""

    def __init__(self, numbers: Iterable[int] = ()) -> None:
        # The copies have this very file, with one place in it for all of them; a system that can make copies reads and moves on in one step.
        self._file, self._end = tempfile.TemporaryFile(buffering=0), 0  # noqa: SIM115 - closed by `end`
        self.add(numbers)

    def add(self, numbers: Iterable[int]) -> None:
        """Adds numbers; to be done by one process alone."""
        written = b"".join([number.to_bytes(_SIZE, "little") for number in numbers])
        while written:
            done = os.pwrite(self._file.fileno(), written, self._end)
            self._end += done
            written = written[done:]

    def take(self) -> int | None:
        """The next number, None if there is none left."""
        found = os.read(self._file.fileno(), _SIZE)
        return int.from_bytes(found, "little") if len(found) == _SIZE else None

    def end(self) -> None:
        """Lets go of the file."""
        self._file.close()
