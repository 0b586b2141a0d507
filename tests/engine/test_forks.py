"""Copies of this process: the same answers as here, and what a copy cannot do is done here."""

import os
import threading
import time
from collections.abc import Sequence
from functools import partial

import pytest
from msgspec import Struct

from verify.engine import LocalEngine, local
from verify.engine.forks import beside, can_fork, share_out
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


def process(n: int) -> int:
    return os.getpid()


def only_here(n: int) -> int:
    if os.getpid() != HERE:
        os._exit(9)
    return -n


def no_sevens(n: int) -> int:
    if n % 100 == 7:
        raise RuleError("no sevens", "pack.yml", n)
    return n


def no_children_left() -> bool:
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return True
    return False


@pytest.mark.parametrize("workers", [2, 3, 9])
@pytest.mark.parametrize("count", [0, 1, 2, 7])
def test_the_answers_are_those_of_this_process(workers: int, count: int) -> None:
    batches = [list(range(n, 3 * n)) for n in range(count)]
    assert share_out(answered, batches, workers, Answer) == [answered(b) for b in batches]
    assert no_children_left()


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_many_groups_give_the_same_whoever_does_them(workers: int) -> None:
    numbers = list(range(1_000))
    assert LocalEngine(workers).map_groups(answer, numbers, form=Answer) == answered(numbers)
    assert LocalEngine(workers).map_groups(answer, numbers, form=Answer, together=answered) == answered(numbers)


def test_copies_take_a_share_of_many_groups_and_none_of_few() -> None:
    assert len(set(LocalEngine(3).map_groups(process, [1] * 1_000, form=int))) == 3
    assert set(LocalEngine(3).map_groups(process, [1] * 10, form=int)) == {HERE}


def test_nothing_is_copied_while_another_thread_may_hold_a_lock() -> None:
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        assert set(LocalEngine(2).map_groups(process, [1] * 1_000, form=int)) == {HERE}
    finally:
        done.set()
        other.join()


def test_where_no_copy_is_granted_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refused)
    assert set(LocalEngine(2).map_groups(process, [1] * 1_000, form=int)) == {HERE}


def test_what_a_killed_copy_was_to_do_is_done_here() -> None:
    assert LocalEngine(2).map_groups(only_here, list(range(1_000)), form=int) == [-n for n in range(1_000)]
    assert no_children_left()


def test_the_error_is_that_of_the_first_group_that_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "_GROUPS_AT_ONCE", 1)
    with pytest.raises(RuleError, match=r"pack\.yml:7: no sevens") as caught:
        LocalEngine(2).map_groups(no_sevens, list(range(1_000)), form=int)
    assert caught.value.__notes__ == ["while working on 7"]
    assert no_children_left()


@pytest.mark.parametrize("workers", [1, 2])
def test_what_is_done_beside_gives_its_answer(workers: int) -> None:
    with LocalEngine(workers).beside(os.getpid) as answer:
        assert (answer() == HERE) == (workers == 1)
    assert no_children_left()


def test_what_a_killed_copy_was_to_do_beside_is_done_here() -> None:
    with beside(partial(only_here, 3)) as answer:
        assert answer() == -3


def test_nothing_goes_on_beside_what_has_failed() -> None:
    with pytest.raises(RuleError), beside(partial(time.sleep, 60)):
        raise RuleError("no", "pack.yml", 1)
    assert no_children_left()
