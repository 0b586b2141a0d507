"""The engine of one machine: this process, or a pool of worker processes."""

import gc
import multiprocessing
import pickle
import signal
from collections.abc import Callable, Generator, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, closing, nullcontext, suppress
from functools import partial
from typing import Any, NamedTuple, TypeVar

import msgspec

from verify.engine.base import Forms, Heed, Packing, Rounds, Tell
from verify.engine.forks import beside, can_fork
from verify.engine.memory import SELDOM
from verify.engine.rounds import all_here, name_of, shared
from verify.engine.shares import share_out
from verify.errors import VerifyError

Item = TypeVar("Item")
Result = TypeVar("Result")

_SHARES = 4
_GROUPS_AT_ONCE = 64
_WORTH_A_COPY = 500
"""Groups below which a copy of this process costs more than it saves."""
_ROUND = 20_000
"""Items that copies share at a time: what they make of them waits in a file."""


class LocalEngine:
    """`Engine` on one machine. `workers` 1 runs in this process.

    For batches of items more start that many fresh (spawned) processes for the call. These inherit no threads, locks or open models of this one,
    so a step that uses a numeric library cannot hang in them. The step is sent to each worker once, the items in batches. Raises `VerifyError`
    for less than one worker, for a step that cannot be sent, and if a worker is killed. Batches of which the `form` of the answers is known are
    shared with copies of this process instead, where the system can make copies; what a copy failed to do is done in this process.

    Groups are shared with copies of this process (`forks`), where there are enough of them and the system can make copies; else, or if anything
    goes wrong with a copy, they are done in this process.
    """

    def __init__(self, workers: int = 1) -> None:
        if workers < 1:
            raise VerifyError(f"the number of workers must be 1 or more, not {workers}")
        self.workers = workers

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
        """See `Engine`. Batches are made smaller than `size` where that gives every worker its share."""
        if size < 1:
            raise VerifyError(f"the size of a batch must be 1 or more, not {size}")
        step = _Step(fn, together)
        found: Generator[list[_Outcome], None, None]
        if self.workers == 1 or len(items) < 2:
            found = (_apply(step, batch) for batch in self._batches(items, size))
        elif form is not None and can_fork():
            found = self._among_copies(step, items, size, form)
        else:
            found = self._in_pool(step, self._batches(items, size))
        with closing(found):  # the processes of a pool end with it, however it ends
            return _results(_until_failed(found, tell))

    def map_groups(self, groups: Sequence[Any], rounds: Rounds, forms: Forms, heed: Heed = lambda answers: None) -> list[Any]:
        """See `Engine`."""
        batches = [groups[start : start + _GROUPS_AT_ONCE] for start in range(0, len(groups), _GROUPS_AT_ONCE)]
        if self.workers > 1 and len(groups) >= _WORTH_A_COPY and can_fork():
            with suppress(Exception):  # whatever it was: done here, it succeeds or shows itself
                return shared(rounds, batches, self.workers, forms, heed)
        return all_here(rounds, batches, heed)

    def share(self, work: Callable[[Item], Result], pieces: Sequence[Item], packing: Packing, /) -> list[Result]:
        """See `Engine`."""
        found: list[Result | None] = [None] * len(pieces)
        if self.workers > 1 and len(pieces) > 1 and can_fork():
            found = share_out(work, pieces, self.workers, packing)
        return [work(piece) if made is None else made for piece, made in zip(pieces, found, strict=True)]

    def beside(self, work: Callable[[], Result], /) -> AbstractContextManager[Callable[[], Result]]:
        """See `Engine`."""
        return beside(work) if self.workers > 1 and can_fork() else nullcontext(work)

    def _batches(self, items: Sequence[Any], size: int) -> list[Sequence[Any]]:
        """The items in batches of a size, or of a smaller one that gives every worker its share."""
        if self.workers > 1 and len(items) > 1:
            size = min(size, -(-len(items) // (self.workers * _SHARES)))
        return [items[start : start + size] for start in range(0, len(items), size)]

    def _among_copies(self, step: "_Step", items: Sequence[Any], size: int, form: Any) -> Generator[list["_Outcome"], None, None]:
        """The outcomes of each batch, in order, from this process and its copies; what a copy failed to do is done here."""
        packing = msgspec.msgpack.Encoder().encode, msgspec.msgpack.Decoder(list[form]).decode
        for first in range(0, len(items), _ROUND):
            batches = self._batches(items[first : first + _ROUND], size)
            for batch, made in zip(batches, share_out(partial(_answers, step), batches, self.workers, packing), strict=True):
                yield _apply(step, batch) if made is None else [_Outcome(value, None) for value in made]

    def _in_pool(self, step: "_Step", batches: Sequence[Sequence[Any]]) -> Generator[list["_Outcome"], None, None]:
        """The outcomes of each batch, in order, from processes that live as long as this call."""
        pool = ProcessPoolExecutor(
            min(self.workers, len(batches)), multiprocessing.get_context("spawn"), initializer=_start_worker, initargs=(_packed(step),)
        )
        try:
            yield from pool.map(_run_batch, batches)
        except BrokenProcessPool as error:
            raise VerifyError(
                "a worker process was killed or could not start (out of memory?); try fewer workers; a script that calls this needs "
                "the guard if __name__ == '__main__'"
            ) from error
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


class _Step(NamedTuple):
    """What is done with an item, and the same for several at once if there is a quicker way."""

    fn: Callable[[Any], Any]
    together: Callable[[Sequence[Any]], list[Any]] | None = None


class _Outcome(NamedTuple):
    value: Any
    error: Exception | None


def _apply(step: _Step, items: Sequence[Any]) -> list[_Outcome]:
    """The outcomes up to and including the first failure, whose error carries a note on its item."""
    if step.together is not None and len(items) > 1:
        try:
            return [_Outcome(value, None) for value in step.together(items)]
        except Exception:  # noqa: BLE001, S110 - one by one they show which item it was
            pass
    outcomes = []
    for item in items:
        try:
            outcomes.append(_Outcome(step.fn(item), None))
        except Exception as error:  # noqa: BLE001 - handed on to the caller, in its own type
            error.add_note(f"while working on {name_of(item)}")
            outcomes.append(_Outcome(None, error))
            break
    return outcomes


def _answers(step: _Step, items: Sequence[Any]) -> list[Any] | None:
    """The answers to these items; None if one of them fails."""
    outcomes = _apply(step, items)
    return None if outcomes and outcomes[-1].error is not None else [o.value for o in outcomes]


def _until_failed(batches: Iterable[list[_Outcome]], tell: Tell | None) -> list[_Outcome]:
    """All outcomes, up to and including the first failure."""
    outcomes: list[_Outcome] = []
    for batch in batches:
        outcomes += batch
        if tell is not None:
            tell(len(outcomes))
        if batch and batch[-1].error is not None:
            break
    return outcomes


def _results(outcomes: Sequence[_Outcome]) -> list[Any]:
    if outcomes and outcomes[-1].error is not None:
        raise outcomes[-1].error
    return [o.value for o in outcomes]


def _packed(step: _Step) -> bytes:
    try:
        return pickle.dumps(step, protocol=pickle.HIGHEST_PROTOCOL)
    except (pickle.PicklingError, TypeError, AttributeError) as error:
        raise VerifyError(f"this step cannot be sent to a worker process ({error}); run it with one worker") from error


_step: _Step | None = None


def _start_worker(packed: bytes) -> None:
    """Runs once in a worker: unpacks the step. Ctrl-C is the parent's to handle, so that it is answered once."""
    global _step
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(*SELDOM)
    _step = pickle.loads(packed)  # noqa: S301 - our own parent wrote it
    gc.freeze()  # rules and libraries stay as long as the worker does


def _run_batch(items: Sequence[Any]) -> list[_Outcome]:
    if _step is None:
        raise RuntimeError("a worker got work before its step")
    return [_portable(o) for o in _apply(_step, items)]


def _portable(outcome: _Outcome) -> _Outcome:
    """The same, with an error that cannot travel replaced by one that says what it said."""
    if outcome.error is None:
        return outcome
    try:
        pickle.loads(pickle.dumps(outcome.error))  # noqa: S301 - a round trip within this process
    except Exception:  # noqa: BLE001 - any failure means that it cannot travel
        plain = RuntimeError(f"{type(outcome.error).__name__}: {outcome.error}")
        for note in getattr(outcome.error, "__notes__", ()):
            plain.add_note(note)
        return _Outcome(None, plain)
    return outcome
