"""Which figures two claims share, change or contradict."""

import msgspec

from tests.cluster.build import claim
from verify.cluster.figures import changes, contradict, counts, shared_values
from verify.model import Group, Interval


def test_counts_given() -> None:
    assert counts(claim("a", killed=4)) == {"killed": Interval(4, 4)}
    assert counts(claim("a")) == {}


def test_contradiction_needs_two_disjoint_counts() -> None:
    assert contradict(claim("a", killed=4), claim("b", killed=5))
    assert not contradict(claim("a", killed=4), claim("b", killed=Interval(3)))
    assert not contradict(claim("a", killed=4), claim("b", wounded=5))


def test_shared_values_are_counted() -> None:
    assert shared_values(claim("a", killed=4, damage="minor"), claim("b", killed=4, damage="minor")) == 3
    assert shared_values(claim("a"), claim("b")) == 0


def test_changes_as_sentences() -> None:
    assert changes(claim("a", killed=Interval(2)), claim("b", killed=5, wounded=9)) == (
        "Its figure for killed went from 2 or more to 5.",
        "Its later figure for wounded is 9; before it gave none.",
    )
    assert changes(claim("a", killed=0), claim("b", killed=0, damage="reported_unspecified")) == (
        "Its later word on the damage is reported unspecified; before it gave none.",
    )


def test_nothing_in_common_is_no_change() -> None:
    assert changes(claim("a", damage="minor"), claim("b", killed=4)) == ()
    assert changes(claim("a"), claim("b", killed=4)) == ()


def test_who_said_none_of_ours_and_counts_soldiers_later_revises() -> None:
    none = msgspec.structs.replace(claim("a", killed=0, wounded=0), casualties_scope="own_people")
    soldiers = msgspec.structs.replace(claim("b", wounded=11), groups=(Group("soldiers", None, Interval(11, 11)),))
    assert changes(none, soldiers) == ("Its figure for wounded went from 0 to 11.",)
    assert changes(none, claim("b", wounded=11)) == (), "of anybody, that is no word on its own"


def test_a_denial_taken_back_is_a_change() -> None:
    denied = claim("a", actor="actor.north", status="denies_responsibility")
    owned = claim("b", actor="actor.north", status="claims_responsibility")
    assert changes(denied, owned) == ("It denied before that it had a part in it; now it says that it had.",)
    assert changes(owned, denied) == ()
