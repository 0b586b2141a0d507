"""Copies of this process: what they make comes back, and what they cannot do is done here."""

import os
import threading
import time
from functools import partial

import pytest

from verify.engine import LocalEngine
from verify.engine.forks import Copy, CopyError, Line, beside, can_fork

pytestmark = pytest.mark.skipif(not can_fork(), reason="copies of a process are made on Linux alone")
HERE = os.getpid()


def only_here(n: int) -> int:
    if os.getpid() != HERE:
        os._exit(9)
    return -n


def no_children_left() -> bool:
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return True
    return False


def doubled(line: Line) -> None:
    line.tell(b"ready")
    line.keep(line.hear() * 2)
    line.keep(b"")


def test_a_copy_tells_hears_and_keeps() -> None:
    copy = Copy(doubled)
    assert copy.hear() == b"ready"
    copy.tell(b"ab")
    assert copy.kept() == [b"abab", b""]
    copy.end()
    assert no_children_left()


def test_a_copy_that_fails_says_nothing_more() -> None:
    for work in (only_here, lambda _: {}["missing"]):
        copy = Copy(work)  # type: ignore[arg-type]
        with pytest.raises(CopyError):
            copy.hear()
        with pytest.raises(CopyError):
            copy.kept()
        copy.end()
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
    with pytest.raises(KeyError), beside(partial(time.sleep, 60)):
        raise KeyError
    assert no_children_left()


def test_nothing_is_copied_while_another_thread_may_hold_a_lock() -> None:
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        assert not can_fork()
    finally:
        done.set()
        other.join()
    assert can_fork()


def test_where_no_copy_is_granted_all_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refused)
    with beside(os.getpid) as answer:
        assert answer() == HERE
