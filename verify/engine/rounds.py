"""Work on many groups in two rounds, with something learnt from all of them in between: here, or shared with copies of this process."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from typing import Any

import msgspec

from verify.engine.base import Forms, Heed, Rounds
from verify.engine.forks import Line, copies_of
from verify.engine.turns import Turns

_NAME_LENGTH = 80
Batches = Sequence[Sequence[Any]]


def all_here(rounds: Rounds, batches: Batches, heed: Heed) -> list[Any]:
    """The answers to all groups. The error of the first group that fails is raised, with a note on the group."""
    pairs = [_noted(rounds.first, batch) for batch in batches]
    learnt = rounds.between([told for batch in pairs for _, told in batch])
    second = partial(_second, rounds, learnt)
    found: list[Any] = []
    for batch, given in zip(pairs, batches, strict=True):
        answers = _noted(second, [k for k, _ in batch], given)
        heed(answers)
        found += answers
    return found


def shared(rounds: Rounds, batches: Batches, workers: int, forms: Forms, heed: Heed) -> list[Any]:
    """The same with `workers` - 1 copies of this process: each takes the next batch when it is free. Raises what goes wrong here, or CopyError."""
    encode, found = msgspec.msgpack.Encoder().encode, dict[int, list[Any]]()
    told_form = msgspec.msgpack.Decoder(list[tuple[int, list[forms.told]]])  # type: ignore[name-defined]
    answers_form = msgspec.msgpack.Decoder(tuple[int, list[forms.answer]])  # type: ignore[name-defined]

    def take(at: int, answers: list[Any]) -> None:
        found[at] = answers
        heed(answers)

    with ExitStack() as held:
        turns = _Turns(held, len(batches), workers)
        copies = copies_of([partial(_share, _Share(rounds, batches, turns, at), forms) for at in range(1, workers)], held)
        share = _Share(rounds, batches, turns, 0)
        told = share.told()
        for copy in copies:
            told += told_form.decode(copy.hear())
        learnt = rounds.between([t for _, batch in sorted(told, key=_number) for t in batch])
        said = encode(learnt)
        for copy in copies:
            copy.tell(said)
        for at, answers in share.answers(learnt):
            take(at, answers)
            for copy in copies:
                for part in copy.ready():
                    take(*answers_form.decode(part))
        for copy in copies:
            for part in copy.kept():
                take(*answers_form.decode(part))
    return [answer for at in sorted(found) for answer in found[at]]


class _Turns:
    """Whose turn a batch is: in the first round anybody's; in the second that of whoever has it in hand, else of whoever is done before."""

    def __init__(self, held: ExitStack, batches: int, workers: int) -> None:
        self.first = Turns(range(batches))
        self.second = [Turns() for _ in range(workers)]
        for turns in (self.first, *self.second):
            held.callback(turns.end)


class _Share:
    """What one process does: the batches it takes in the first round, and in the second first these, then those that others have not got to."""

    def __init__(self, rounds: Rounds, batches: Batches, turns: _Turns, number: int) -> None:
        self._rounds, self._batches, self._turns, self._number = rounds, batches, turns, number
        self._kept: dict[int, Sequence[Any]] = {}

    def told(self) -> list[tuple[int, list[Any]]]:
        """The first round: what each batch tells."""
        found: list[tuple[int, list[Any]]] = []
        while (at := self._turns.first.take()) is not None:
            pairs = self._rounds.first(self._batches[at])
            self._kept[at] = [kept for kept, _ in pairs]
            found.append((at, [told for _, told in pairs]))
        self._turns.second[self._number].add(self._kept)
        return found

    def go_on(self, line: Line) -> None:
        """What can be done until the process is called."""
        if self._rounds.meanwhile is not None:
            for at, kept in self._kept.items():
                if line.called():
                    break
                self._kept[at] = self._rounds.meanwhile(kept)

    def answers(self, learnt: Any) -> Iterator[tuple[int, list[Any]]]:
        """The second round: batches and their answers."""
        for turns in (*self._turns.second[self._number :], *self._turns.second[: self._number]):
            while (at := turns.take()) is not None:
                kept = self._kept.pop(at, None)
                if kept is None:
                    kept = [k for k, _ in self._rounds.first(self._batches[at])]
                yield at, self._rounds.second(kept, learnt)


def _share(share: _Share, forms: Forms, line: Line) -> None:
    """What a copy does."""
    encode = msgspec.msgpack.Encoder().encode
    line.tell(encode(share.told()))
    share.go_on(line)
    learnt = msgspec.msgpack.decode(line.hear(), type=forms.learnt)
    for at, answers in share.answers(learnt):
        line.keep(encode((at, answers)))


def _number(told: tuple[int, list[Any]]) -> int:
    return told[0]


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
