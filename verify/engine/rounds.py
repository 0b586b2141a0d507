"""Work on many groups in two rounds, with something learnt from all of them in between: here, or shared with copies of this process."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import msgspec

from verify.engine.base import Forms, Rounds
from verify.engine.forks import Copy, Line

_NAME_LENGTH = 80
Batches = Sequence[Sequence[Any]]


def all_here(rounds: Rounds, batches: Batches) -> list[Any]:
    """The answers to all groups. The error of the first group that fails is raised, with a note on the group."""
    pairs = [_noted(rounds.first, batch) for batch in batches]
    learnt = rounds.between([told for batch in pairs for _, told in batch])
    second = partial(_second, rounds, learnt)
    return [answer for batch, given in zip(pairs, batches, strict=True) for answer in _noted(second, [k for k, _ in batch], given)]


def shared(rounds: Rounds, batches: Batches, workers: int, forms: Forms) -> list[Any]:
    """The same with `workers` - 1 copies of this process that take every so many-th batch. Raises what goes wrong here, or CopyError."""
    copies: list[Copy] = []
    encode, found = msgspec.msgpack.Encoder().encode, dict[int, list[Any]]()
    try:
        copies.extend(Copy(partial(_share, rounds, batches[at::workers], forms)) for at in range(1, workers))
        pairs = [rounds.first(batch) for batch in batches[::workers]]
        told = {at: [t for _, t in batch] for at, batch in zip(range(0, len(batches), workers), pairs, strict=True)}
        told_form = msgspec.msgpack.Decoder(list[list[forms.told]])  # type: ignore[name-defined]
        for first, copy in enumerate(copies, 1):
            told.update(zip(range(first, len(batches), workers), told_form.decode(copy.hear()), strict=True))
        learnt = rounds.between([t for at in sorted(told) for t in told[at]])
        said = encode(learnt)
        for copy in copies:
            copy.tell(said)
        for at, batch in zip(range(0, len(batches), workers), pairs, strict=True):
            found[at] = rounds.second([kept for kept, _ in batch], learnt)
        answers = msgspec.msgpack.Decoder(list[forms.answer])  # type: ignore[name-defined]
        for first, copy in enumerate(copies, 1):
            found.update(zip(range(first, len(batches), workers), map(answers.decode, copy.kept()), strict=True))
    finally:
        for copy in copies:
            copy.end()
    return [answer for at in sorted(found) for answer in found[at]]


def _share(rounds: Rounds, batches: Batches, forms: Forms, line: Line) -> None:
    """What a copy does with its batches."""
    encode = msgspec.msgpack.Encoder().encode
    pairs = [rounds.first(batch) for batch in batches]
    line.tell(encode([[told for _, told in batch] for batch in pairs]))
    learnt = msgspec.msgpack.decode(line.hear(), type=forms.learnt)
    for batch in pairs:
        line.keep(encode(rounds.second([kept for kept, _ in batch], learnt)))


def _second(rounds: Rounds, learnt: Any, kept: Sequence[Any]) -> list[Any]:
    return rounds.second(kept, learnt)


def _noted(work: Callable[[Sequence[Any]], list[Any]], items: Sequence[Any], names: Sequence[Any] | None = None) -> list[Any]:
    """The work on these items; where it fails, one by one, so that the error can say which item it was."""
    try:
        return work(items)
    except Exception:  # noqa: BLE001 - one by one they show which item it was
        found = []
        for item, name in zip(items, names or items, strict=True):
            try:
                found += work([item])
            except Exception as error:
                error.add_note(f"while working on {name_of(name)}")
                raise
        return found


def name_of(item: object) -> str:
    """What a person can find an item by: its type and id, or the beginning of how Python writes it."""
    known = getattr(item, "id", None)
    if isinstance(known, str):
        return f"{type(item).__name__.lower()} {known}"
    written = repr(item)
    return written if len(written) <= _NAME_LENGTH else written[: _NAME_LENGTH - 3] + "..."
