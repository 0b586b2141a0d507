"""Copies of this process that take a share of the work: they see all that is in memory, and send back only what they made of it.

What is sent to a fresh process must be packed and unpacked there; where a step looks things up among a million claims, that is more work than the
step. A copy (fork) has them already. It runs plain Python on the one thread it has, and ends.
"""

import gc
import os
import pickle
import signal
import sys
import tempfile
import threading
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import IO, NoReturn, TypeVar

_SIZE = 8
Made = TypeVar("Made")


class CopyError(Exception):
    """A copy could not be made, was killed, or failed: what it was to do is not done."""


def can_fork() -> bool:
    """Whether this process can be copied safely: on Linux, where no other thread of Python may hold a lock that the copy would wait for."""
    return sys.platform == "linux" and threading.active_count() == 1


@contextmanager
def beside(work: Callable[[], Made]) -> Iterator[Callable[[], Made]]:
    """Does the work in a copy; the function that this opens waits for the answer, or does the work here if the copy failed."""
    copy = Copy(lambda line: line.keep(pickle.dumps(work(), pickle.HIGHEST_PROTOCOL)))

    def answer() -> Made:
        try:
            (found,) = copy.kept()
        except CopyError:
            return work()
        made: Made = pickle.loads(found)  # noqa: S301 - our own copy wrote it
        return made

    try:
        yield answer
    finally:
        copy.end()


class Line:
    """What a copy has of this process: it can tell it something, be told something, and keep what it is asked for at the end."""

    def __init__(self, ends: Connection, file: IO[bytes]) -> None:
        self.tell, self.hear, self.called = ends.send_bytes, ends.recv_bytes, ends.poll
        self._file = file

    def keep(self, part: bytes) -> None:
        """Adds a part to what it has made, where the process can look for it."""
        self._file.write(len(part).to_bytes(_SIZE, "little"))
        self._file.write(part)
        self._file.flush()


class Copy:
    """A copy of this process that does its `work` and ends."""

    def __init__(self, work: Callable[[Line], None]) -> None:
        self._running = False
        self._file: IO[bytes] | None = None
        self._taken = 0
        self._ends, theirs = Pipe()
        with warnings.catch_warnings(), suppress(OSError):
            # Threads of numeric libraries are not copied, and nothing in a copy asks for them.
            warnings.simplefilter("ignore", DeprecationWarning)
            self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `end`
            self._pid = os.fork()
            if self._pid == 0:
                self._ends.close()
                _live(work, Line(theirs, self._file), self._file)
            self._running = True
        theirs.close()

    def tell(self, said: bytes) -> None:
        """Tells it something that it waits for."""
        try:
            self._ends.send_bytes(said)
        except OSError as error:
            raise CopyError from error

    def hear(self) -> bytes:
        """What it tells next."""
        try:
            return self._ends.recv_bytes()
        except (EOFError, OSError) as error:
            raise CopyError from error

    def ready(self) -> list[bytes]:
        """What it has made since this was last asked, as far as it is whole."""
        found: list[bytes] = []
        if self._file is None:
            return found
        handle = self._file.fileno()
        while len(size := os.pread(handle, _SIZE, self._taken)) == _SIZE:
            part = os.pread(handle, length := int.from_bytes(size, "little"), self._taken + _SIZE)
            if len(part) < length:
                break
            self._taken += _SIZE + length
            found.append(part)
        return found

    def kept(self) -> list[bytes]:
        """What it has made, less what was taken while it worked, once it is done."""
        if not self._running:
            raise CopyError
        _, status = os.waitpid(self._pid, 0)
        self._running = False
        if status != 0:
            raise CopyError
        return self.ready()

    def end(self) -> None:
        """Ends it, if it still works, and takes away what it wrote."""
        if self._running:
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)
            self._running = False
        if self._file is not None:
            self._file.close()
        self._ends.close()


def copies_of(works: Iterable[Callable[[Line], None]], held: ExitStack) -> list[Copy]:
    """A copy for each work, all of which end with what holds them, however that ends."""
    copies: list[Copy] = []
    for work in works:
        copies.append(Copy(work))
        held.callback(copies[-1].end)
    return copies


def _live(work: Callable[[Line], None], line: Line, file: IO[bytes]) -> NoReturn:
    """The life of a copy. Ctrl-C is the first process's to handle; nothing that was open there is closed or written here.

    What was there is never looked through for cycles: that would copy all of it.
    """
    status = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        gc.freeze()
        work(line)
        file.flush()
        status = 0
    finally:
        os._exit(status)
