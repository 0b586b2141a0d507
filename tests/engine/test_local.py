"""One process or several: the same answers in the same order, and errors that say what they are about."""

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

import pytest
from msgspec import Struct

from verify.engine import Engine, LocalEngine
from verify.errors import RuleError, VerifyError


class Thing(Struct, frozen=True):
    id: str
    value: int


class StubbornError(Exception):
    """An error that cannot be unpickled: its constructor wants more than its message."""

    def __init__(self, a: int, b: int) -> None:
        super().__init__(f"{a} and {b}")


def square(n: int) -> int:
    return n * n


def scaled(thing: Thing, factor: int) -> int:
    if thing.value < 0:
        raise RuleError("no negatives", "pack.yml", 7)
    return thing.value * factor


def stubborn(n: int) -> int:
    raise StubbornError(n, n)


def worker_id(n: int) -> int:
    return os.getpid()


def leave(n: int) -> int:
    os._exit(9)


ENGINES = [pytest.param(1, id="in-process"), pytest.param(2, id="two-workers")]


@pytest.mark.parametrize("workers", ENGINES)
@pytest.mark.parametrize("size", [1, 3, 1000])
def test_answers_stand_in_the_order_given(workers: int, size: int) -> None:
    engine: Engine = LocalEngine(workers)
    assert engine.map_batches(square, list(range(17)), size=size) == [n * n for n in range(17)]


def squares(numbers: Sequence[int]) -> list[int]:
    return [n * n for n in numbers]


def squares_of_few(numbers: Sequence[int]) -> list[int]:
    if len(numbers) > 1:
        raise ValueError("too many")
    return squares(numbers)


def all_scaled(things: Sequence[Thing], factor: int) -> list[int]:
    return [scaled(thing, factor) for thing in things]


@pytest.mark.parametrize("workers", ENGINES)
@pytest.mark.parametrize("together", [squares, squares_of_few])
def test_a_step_for_several_items_gives_the_same_answers(workers: int, together: Callable[[Sequence[int]], list[int]]) -> None:
    found = LocalEngine(workers).map_batches(square, list(range(17)), size=5, together=together)
    assert found == [n * n for n in range(17)]


def test_a_step_for_several_items_is_used() -> None:
    assert LocalEngine().map_batches(leave, [1, 2, 3], size=5, together=squares) == [1, 4, 9]


@pytest.mark.parametrize("workers", ENGINES)
def test_an_error_among_several_items_names_its_item(workers: int) -> None:
    things = [Thing("claim-a", 1), Thing("claim-b", -1), Thing("claim-c", 2)]
    with pytest.raises(RuleError, match="no negatives") as caught:
        LocalEngine(workers).map_batches(partial(scaled, factor=3), things, size=5, together=partial(all_scaled, factor=3))
    assert caught.value.__notes__ == ["while working on thing claim-b"]


@pytest.mark.parametrize("workers", ENGINES)
def test_nothing_in_nothing_out(workers: int) -> None:
    assert LocalEngine(workers).map_batches(square, [], size=5) == []


@pytest.mark.parametrize("workers", ENGINES)
def test_an_error_keeps_its_type_and_names_the_first_item_that_failed(workers: int) -> None:
    things = [Thing("claim-a", 1), Thing("claim-b", -1), Thing("claim-c", 2), Thing("claim-d", -2)]
    with pytest.raises(RuleError, match=r"pack\.yml:7: no negatives") as caught:
        LocalEngine(workers).map_batches(partial(scaled, factor=3), things, size=1)
    assert caught.value.__notes__ == ["while working on thing claim-b"]
    assert caught.value.line == 7


def test_an_error_that_cannot_travel_still_says_what_it_said() -> None:
    with pytest.raises(RuntimeError, match="StubbornError: 1 and 1") as caught:
        LocalEngine(2).map_batches(stubborn, [1, 2, 3], size=1)
    assert caught.value.__notes__ == ["while working on 1"]


def test_several_workers_are_other_processes_and_one_is_not() -> None:
    assert set(LocalEngine(1).map_batches(worker_id, [1, 2, 3], size=1)) == {os.getpid()}
    assert os.getpid() not in LocalEngine(2).map_batches(worker_id, [1, 2, 3], size=1)


def test_a_killed_worker_is_an_error_not_a_hang() -> None:
    with pytest.raises(VerifyError, match="worker process"):
        LocalEngine(2).map_batches(leave, [1, 2, 3], size=1)


def test_a_step_that_cannot_be_sent_is_said_so() -> None:
    with pytest.raises(VerifyError, match="one worker"):
        LocalEngine(2).map_batches(lambda n: n, [1, 2], size=1)
    assert LocalEngine(1).map_batches(lambda n: n, [1, 2], size=1) == [1, 2]


@pytest.mark.parametrize("workers", [0, -1])
def test_no_workers_is_refused(workers: int) -> None:
    with pytest.raises(VerifyError, match="1 or more"):
        LocalEngine(workers)


def test_an_empty_batch_is_refused() -> None:
    with pytest.raises(VerifyError, match="1 or more"):
        LocalEngine().map_batches(square, [1], size=0)


def test_long_items_are_named_by_their_beginning() -> None:
    with pytest.raises(TypeError) as caught:
        LocalEngine().map_batches(Path, [["x" * 500]], size=1)  # type: ignore[list-item]
    assert len(caught.value.__notes__[0]) < 120
