"""Copies of this process that take a share of the work: they see all that is in memory, and send back only what they made of it.

What is sent to a fresh process must be packed and unpacked there; where a step looks things up among a million claims, that is more work than the
step. A copy (fork) has them already. It runs the step, which is plain Python, on the one thread it has, and ends.
"""

import gc
import os
import pickle
import signal
import sys
import tempfile
import threading
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from typing import IO, Any, NoReturn, TypeVar

import msgspec

_SIZE = 8
Made = TypeVar("Made")
Work = Callable[[Sequence[Any]], list[Any] | None]


def can_fork() -> bool:
    """Whether this process can be copied safely: on Linux, where no other thread of Python may hold a lock that the copy would wait for."""
    return sys.platform == "linux" and threading.active_count() == 1


def share_out(work: Work, batches: Sequence[Sequence[Any]], workers: int, form: Any) -> list[list[Any] | None]:
    """The answers to each batch; None where `work` gives None, or a copy has failed: what it was to do is done here, if at all.

    `workers` - 1 copies take every so many-th batch, and this process its own share meanwhile. `form` is the type of an answer, by which it
    travels.
    """
    copies: list[_Copy] = []
    found: list[list[Any] | None] = [None] * len(batches)
    try:
        copies.extend(_Copy(partial(_packed, work, batches[first::workers])) for first in range(1, workers))
        for at in range(0, len(batches), workers):
            found[at] = work(batches[at])
            if found[at] is None:
                break
        decode = msgspec.msgpack.Decoder(list[form]).decode
        for first, copy in enumerate(copies, 1):
            for at, made in zip(range(first, len(batches), workers), copy.made(), strict=False):
                found[at] = decode(made)
    finally:
        for copy in copies:
            copy.end()
    return found


def _packed(work: Work, batches: Sequence[Sequence[Any]]) -> Iterator[bytes]:
    """The answers to each batch as they travel, until there are none to one."""
    encode = msgspec.msgpack.Encoder().encode
    for batch in batches:
        answers = work(batch)
        if answers is None:
            return
        yield encode(answers)


@contextmanager
def beside(work: Callable[[], Made]) -> Iterator[Callable[[], Made]]:
    """Does the work in a copy; the function that this opens waits for the answer, or does the work here if the copy failed."""
    copy = _Copy(lambda: iter([pickle.dumps(work(), pickle.HIGHEST_PROTOCOL)]))

    def answer() -> Made:
        found = copy.made()
        made: Made = pickle.loads(found[0]) if found else work()  # noqa: S301 - our own copy wrote it
        return made

    try:
        yield answer
    finally:
        copy.end()


class _Copy:
    """A copy of this process that makes what `parts` gives, one after the other; where the system grants no copy, nothing is made."""

    def __init__(self, parts: Callable[[], Iterator[bytes]]) -> None:
        self._running = False
        self._file: IO[bytes] | None = None
        with warnings.catch_warnings(), suppress(OSError):
            # Threads of numeric libraries are not copied, and nothing in a copy asks for them.
            warnings.simplefilter("ignore", DeprecationWarning)
            self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by `end`
            self._pid = os.fork()
            if self._pid == 0:
                _run(parts, self._file)
            self._running = True

    def made(self) -> list[bytes]:
        """All parts, once it is done; nothing if it failed."""
        if not self._running or self._file is None:
            return []
        _, status = os.waitpid(self._pid, 0)
        self._running = False
        if status != 0:
            return []
        self._file.seek(0)
        found = []
        while size := self._file.read(_SIZE):
            found.append(self._file.read(int.from_bytes(size, "little")))
        return found

    def end(self) -> None:
        """Ends it, if it still works, and takes away what it wrote."""
        if self._running:
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)
            self._running = False
        if self._file is not None:
            self._file.close()


def _run(parts: Callable[[], Iterator[bytes]], file: IO[bytes]) -> NoReturn:
    """The life of a copy. Ctrl-C is the first process's to handle; nothing that was open there is closed or written here."""
    status = 1
    try:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        gc.disable()
        for part in parts():
            file.write(len(part).to_bytes(_SIZE, "little"))
            file.write(part)
        file.flush()
        status = 0
    finally:
        os._exit(status)
