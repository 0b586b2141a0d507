"""The collector of cycles is as it was after a run, whatever happened in it."""

import gc

import pytest

from verify.engine.memory import SELDOM, not_collecting, seldom_collecting


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


def test_no_cycles_are_looked_for_and_what_was_made_is_old_afterwards() -> None:
    with not_collecting():
        assert not gc.isenabled()
        with not_collecting():
            made = [[n] for n in range(2_000)]
        assert not gc.isenabled(), "the outer one still holds"
    assert gc.isenabled()
    assert gc.get_freeze_count() == 0
    assert not any(one is made for one in gc.get_objects(generation=0))
    assert any(one is made for one in gc.get_objects(generation=2)), "it is still looked through when everything is"


def test_what_was_left_out_of_all_looking_before_stays_so() -> None:
    gc.freeze()
    try:
        with pytest.raises(ValueError), not_collecting():
            raise ValueError
        assert gc.isenabled()
        assert gc.get_freeze_count() > 0
    finally:
        gc.unfreeze()
