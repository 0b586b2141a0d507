"""The collector of cycles is as it was after a run, whatever happened in it."""

import gc

import pytest

from verify.engine.memory import SELDOM, seldom_collecting


def test_the_collector_runs_seldom_inside_and_as_before_afterwards() -> None:
    before = gc.get_threshold()
    with seldom_collecting():
        assert gc.get_threshold() == SELDOM
    assert gc.get_threshold() == before


def test_an_error_leaves_it_as_before() -> None:
    before = gc.get_threshold()
    with pytest.raises(ValueError), seldom_collecting():
        raise ValueError
    assert gc.get_threshold() == before
