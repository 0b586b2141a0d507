"""Batches shared with copies of this process: the same answers in the same order, and what a copy cannot do is done here."""

import os
import pickle
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import msgspec
import pytest
from msgspec import Struct

from verify.engine import LocalEngine, local
from verify.engine.forks import can_fork
from verify.engine.shares import share_out
from verify.errors import RuleError

pytestmark = pytest.mark.skipif(not can_fork(), reason="copies of a process are made on Linux alone")
HERE = os.getpid()


class Answer(Struct, frozen=True):
    of: int
    half: float
    words: tuple[str, ...]


def answered(numbers: Sequence[int]) -> list[Answer]:
    return [Answer(n, n / 2, ("odd",) * (n % 2)) for n in numbers]


def answer(n: int) -> Answer:
    return answered([n])[0]


PACKING = msgspec.msgpack.encode, msgspec.msgpack.Decoder(list[Answer]).decode


def process(n: int) -> int:
    return os.getpid()


def process_of_two(folder: Path, n: int) -> int:
    """Nobody goes on before both have begun."""
    (folder / str(os.getpid())).touch()
    while len(list(folder.iterdir())) < 2:
        time.sleep(0.001)
    return os.getpid()


def only_here(n: int) -> int:
    if os.getpid() != HERE:
        os._exit(9)
    return -n


def no_sevens(n: int) -> int:
    if n % 100 == 7:
        raise RuleError("no sevens", "pack.yml", n)
    return n


@pytest.mark.parametrize("workers", [2, 3, 9])
@pytest.mark.parametrize("count", [0, 1, 2, 7])
def test_each_batch_has_its_answers(workers: int, count: int) -> None:
    batches = [[10 * n, 10 * n + 1] for n in range(count)]
    assert share_out(answered, batches, workers, PACKING) == [answered(b) for b in batches]


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_pieces_have_their_answers_in_order(workers: int) -> None:
    assert LocalEngine(workers).share(answer, range(50), (pickle.dumps, pickle.loads)) == answered(range(50))
    assert LocalEngine(workers).share(only_here, range(50), (pickle.dumps, pickle.loads)) == [-n for n in range(50)]
    assert LocalEngine(workers).share(answer, (), (pickle.dumps, pickle.loads)) == []


def test_where_there_is_no_room_for_a_file_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(**_: object) -> None:
        raise OSError(28, "no space left")

    monkeypatch.setattr("tempfile.TemporaryFile", full)
    assert LocalEngine(2).share(answer, range(9), (pickle.dumps, pickle.loads)) == answered(range(9))
    assert LocalEngine(2).map_batches(answer, list(range(9)), size=2, form=Answer) == answered(range(9))


def test_the_work_is_shared_by_this_process_and_its_copies(tmp_path: Path) -> None:
    made_by = LocalEngine(2).map_batches(partial(process_of_two, tmp_path), list(range(40)), size=3, form=int)
    assert len(set(made_by)) == 2
    assert HERE in made_by
    assert set(LocalEngine(1).map_batches(process, list(range(40)), size=3, form=int)) == {HERE}


def test_answers_come_in_order_round_after_round(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "_ROUND", 16)
    told: list[int] = []
    found = LocalEngine(3).map_batches(answer, list(range(50)), size=4, together=answered, tell=told.append, form=Answer)
    assert found == answered(range(50))
    assert told[-1] == 50
    assert told == sorted(told)


def test_an_item_that_fails_says_which_it_is() -> None:
    with pytest.raises(RuleError, match="no sevens") as raised:
        LocalEngine(2).map_batches(no_sevens, list(range(100, 140)), size=4, form=int)
    assert raised.value.line == 107


def test_what_a_copy_fails_to_do_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    assert LocalEngine(2).map_batches(only_here, [1, 2, 3], size=1, form=int) == [-1, -2, -3]

    def refused() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refused)
    assert LocalEngine(2).map_batches(answer, [1, 2, 3], size=1, form=Answer) == answered([1, 2, 3])
