"""Actors as labels write them."""

from verify.evaluate.names import ActorNames
from verify.model import Actor
from verify.rulepack import Rules


def test_one_actor_by_many_names(few: Rules) -> None:
    names = ActorNames(few)
    assert {names.key(n) for n in ("Southern Front", "the southern front", "جبهة الجنوب")} == {"actor.south"}
    assert {names.key(n) for n in ("Northern", "Northern Military", "northern army")} == {"actor.north"}
    assert names.key(Actor("actor.wing", "whatever")) == "actor.wing"
    assert names.key(Actor("actor.elsewhere", "Southern Front")) == "actor.south"
    assert names.key("Nobody Knows") == names.key("nobody knows")


def test_lists_in_words(few: Rules) -> None:
    assert ActorNames(few).keys("Northern Military, Southern Front; Unknown") == ["actor.north", "actor.south"]
    assert ActorNames(few).keys("") == []


def test_a_part_is_its_whole_but_counts_once(few: Rules) -> None:
    names = ActorNames(few)
    assert names.alike("actor.wing", "actor.north") and names.alike("actor.north", "actor.wing")
    assert not names.alike("actor.south", "actor.north")
    assert names.matched({"actor.wing", "actor.north"}, {"actor.north"}) == 1
    assert names.matched({"actor.wing", "actor.south"}, {"actor.north", "actor.south"}) == 2
