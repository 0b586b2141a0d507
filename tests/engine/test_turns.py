"""Numbers that are taken once, whoever takes them."""

import pytest

from verify.engine.forks import Copy, Line, can_fork
from verify.engine.turns import Turns


def test_numbers_are_taken_in_order_and_none_is_left() -> None:
    turns = Turns([3, 1])
    turns.add([2])
    assert [turns.take() for _ in range(5)] == [3, 1, 2, None, None]
    turns.add([7])
    assert turns.take() == 7
    turns.end()


@pytest.mark.skipif(not can_fork(), reason="copies of a process are made on Linux alone")
def test_each_number_is_taken_by_one_process() -> None:
    numbers = range(20_000)
    turns = Turns(numbers)

    def all_it_gets(line: Line) -> None:
        while (number := turns.take()) is not None:
            line.keep(number.to_bytes(4, "little"))

    copies = [Copy(all_it_gets) for _ in range(2)]
    mine = []
    while (number := turns.take()) is not None:
        mine.append(number)
    theirs = [int.from_bytes(part, "little") for copy in copies for part in copy.kept()]
    for copy in copies:
        copy.end()
    turns.end()
    assert sorted(mine + theirs) == list(numbers)
