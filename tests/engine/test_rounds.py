"""Two rounds over many groups: the same answers whoever does them, and the error of the first group that fails."""

import os
import time
from collections.abc import Sequence
from functools import partial
from pathlib import Path

import pytest
from msgspec import Struct

from verify.engine import Forms, LocalEngine, Rounds, local
from verify.engine.forks import can_fork
from verify.errors import RuleError

copies = pytest.mark.skipif(not can_fork(), reason="copies of a process are made on Linux alone")
HERE = os.getpid()
NUMBERS = list(range(1_000))


class Answer(Struct, frozen=True):
    of: int
    share: float
    words: tuple[str, ...]


def first(numbers: Sequence[int]) -> list[tuple[int, float]]:
    return [(n, n / 2) for n in numbers]


def second(kept: Sequence[int], total: dict[str, float]) -> list[Answer]:
    return [Answer(n, n / total["sum"], ("odd",) * (n % 2)) for n in kept]


def no_sevens(numbers: Sequence[int]) -> list[tuple[int, float]]:
    for n in numbers:
        if n % 100 == 7:
            raise RuleError("no sevens", "pack.yml", n)
    return first(numbers)


def nines_here_alone(kept: Sequence[int], total: dict[str, float]) -> list[Answer]:
    if 999 in kept and os.getpid() != HERE:
        os._exit(9)
    return second(kept, total)


def processes(kept: Sequence[int], total: dict[str, float]) -> list[int]:
    return [os.getpid()] * len(kept)


def total(told: Sequence[float]) -> dict[str, float]:
    assert list(told) == sorted(told), "told in the order of the groups"
    return {"sum": sum(told)}


FORMS = Forms(float, dict[str, float], Answer)
EXPECTED = second(NUMBERS, {"sum": sum(NUMBERS) / 2})


@pytest.mark.parametrize("workers", [1, 2, 3])
@pytest.mark.parametrize("at_once", [7, 64, 5_000])
def test_the_answers_are_the_same_whoever_finds_them(workers: int, at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "_GROUPS_AT_ONCE", at_once)
    assert LocalEngine(workers).map_groups(NUMBERS, Rounds(first, total, second), FORMS) == EXPECTED


@pytest.mark.parametrize("workers", [1, 2])
def test_nothing_in_nothing_out(workers: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "_WORTH_A_COPY", 0)
    assert LocalEngine(workers).map_groups([], Rounds(first, total, second), FORMS) == []


def together(folder: Path, workers: int, numbers: Sequence[int]) -> list[tuple[int, float]]:
    """The first round, in which nobody goes on before all have begun."""
    (folder / str(os.getpid())).touch()
    while len(list(folder.iterdir())) < workers:
        time.sleep(0.001)
    return first(numbers)


@copies
def test_copies_take_a_share_of_many_groups_and_none_of_few(tmp_path: Path) -> None:
    forms = Forms(float, dict[str, float], int)
    LocalEngine(3).map_groups(NUMBERS, Rounds(partial(together, tmp_path, 3), total, processes), forms)
    assert len(list(tmp_path.iterdir())) == 3
    assert set(LocalEngine(3).map_groups(NUMBERS[:10], Rounds(first, total, processes), forms)) == {HERE}


def slow_here(folder: Path, kept: Sequence[int], total: dict[str, float]) -> list[int]:
    """The second round, in which this process does not get on before a copy has taken over one of its batches."""
    if os.getpid() == HERE:
        while not (folder / "taken").exists():
            time.sleep(0.001)
    elif any((folder / "here" / str(n)).exists() for n in kept):
        (folder / "taken").touch()
    return [os.getpid()] * len(kept)


def most_here(folder: Path, numbers: Sequence[int]) -> list[tuple[int, float]]:
    """The first round, in which a copy waits until this process has more than one batch in hand."""
    if os.getpid() == HERE:
        for n in numbers:
            (folder / "here" / str(n)).touch()
        return together(folder / "all", 2, numbers)
    (folder / "all" / "copy").touch()
    while len(list((folder / "here").iterdir())) <= len(numbers):
        time.sleep(0.001)
    return first(numbers)


@copies
def test_who_is_done_takes_what_others_have_not_got_to(tmp_path: Path) -> None:
    for name in ("here", "all"):
        (tmp_path / name).mkdir()
    rounds = Rounds(partial(most_here, tmp_path), total, partial(slow_here, tmp_path))
    found = LocalEngine(2).map_groups(NUMBERS, rounds, Forms(float, dict[str, float], int))
    assert len(found) == len(NUMBERS)
    assert (tmp_path / "taken").exists()
    assert len(set(found)) == 2


def in_part(kept: Sequence[int]) -> list[int]:
    return [-n for n in kept]


def the_rest(kept: Sequence[int], total: dict[str, float]) -> list[Answer]:
    return second([abs(n) for n in kept], total)


@pytest.mark.parametrize("workers", [1, 2])
def test_what_is_done_meanwhile_changes_no_answer(workers: int) -> None:
    assert LocalEngine(workers).map_groups(NUMBERS, Rounds(first, total, the_rest, in_part), FORMS) == EXPECTED


@pytest.mark.parametrize("workers", [1, 2])
def test_every_answer_is_told_as_it_comes(workers: int) -> None:
    told: list[Answer] = []
    found = LocalEngine(workers).map_groups(NUMBERS, Rounds(first, total, second), FORMS, told.extend)
    assert sorted(told, key=lambda a: a.of) == found == EXPECTED


@copies
def test_what_a_killed_copy_was_to_do_is_done_here() -> None:
    assert LocalEngine(2).map_groups(NUMBERS, Rounds(first, total, nines_here_alone), FORMS) == EXPECTED


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_the_error_is_that_of_the_first_group_that_fails(workers: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local, "_GROUPS_AT_ONCE", 5)
    with pytest.raises(RuleError, match=r"pack\.yml:7: no sevens") as caught:
        LocalEngine(workers).map_groups(NUMBERS, Rounds(no_sevens, total, second), FORMS)
    assert caught.value.__notes__ == ["while working on 7"]
