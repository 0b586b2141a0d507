from msgspec.structs import replace

from verify.extract.parts import settle
from verify.model import Claim, Evidence, Group, Interval, SourceRef

SINGLE = frozenset({"r.one"})


def claim(name: str, killed: Interval | None, rule: str = "r.count", incident: str = "d#1") -> Claim:
    evidence = (Evidence("text", "killed", rule, 1, 0, 1, "x", "x"),)
    return Claim(
        f"{name}{killed}{rule}", "d", SourceRef(name, name, "local"), "x", 0, 1, "en", incident=incident, killed=killed, evidence=evidence
    )


def test_a_smaller_count_of_the_same_voice_is_a_part():
    total, part = settle([claim("a", Interval(14, None)), claim("a", Interval(3, 3))], SINGLE)
    assert total.killed == Interval(14, None)
    assert part.killed is None and part.groups[0].killed == Interval(3, 3)


def test_one_victim_among_many_is_a_lower_bound_in_another_mouth():
    _, other = settle([claim("a", Interval(14, 14)), claim("b", Interval(1, 1), "r.one")], SINGLE)
    assert other.killed == Interval(1, None)


def test_another_voice_may_count_less():
    found = settle([claim("a", Interval(14, 14)), claim("b", Interval(3, 3))], SINGLE)
    assert [c.killed for c in found] == [Interval(14, 14), Interval(3, 3)]


def test_other_incidents_and_zeros_are_left_alone():
    given = [claim("a", Interval(14, 14)), claim("a", Interval(3, 3), incident="d#2"), claim("a", Interval(0, 0))]
    assert settle(given, SINGLE) == given
    assert settle([replace(given[0], killed=None)], SINGLE) == [replace(given[0], killed=None)]


def test_one_kind_of_people_is_a_lower_bound_where_the_text_knows_of_more():
    children = replace(claim("b", Interval(4, 4)), civilians_killed=Interval(4, 4), groups=(Group("children", killed=Interval(4, 4)),))
    _, other = settle([claim("a", Interval(14, 14)), children], SINGLE)
    assert other.killed == other.civilians_killed == Interval(4, None)


def test_up_to_a_number_is_no_part_of_a_smaller_one():
    given = [claim("a", Interval(1, 27)), claim("a", Interval(19, 19))]
    assert settle(given, SINGLE) == given


def test_dozens_make_no_part_of_a_count():
    vague = replace(claim("a", Interval(24, None)), vague=("killed",))
    assert settle([claim("a", Interval(22, None)), vague], SINGLE) == [claim("a", Interval(22, None)), vague]
