"""The toll: intervals of people, and who is counted."""

import pytest
from msgspec.structs import replace

from tests.compare.told import claim, on, verdict
from verify.model import ACROSS, ClaimLink, Evidence


def test_counts_that_share_no_number_conflict() -> None:
    found = on("casualties", a={"killed": 10}, b={"killed": [12, None]})
    assert (found.verdict, found.conflict_type) == ("conflict", "disjoint_counts")


def test_none_against_any_number_conflicts_even_where_only_the_wounded_are_told() -> None:
    assert verdict("casualties", a={"status": "none"}, b={"wounded": [1, None]}) == "conflict"
    assert verdict("casualties", a={"killed": 0, "wounded": 0}, b={"killed": 0, "wounded": 11}) == "conflict"
    assert verdict("casualties", a={"status": "none"}, b={"status": "reported"}) == "conflict"


def test_the_same_killed_agree_whatever_only_one_says_of_the_wounded() -> None:
    assert verdict("casualties", a={"killed": 6, "wounded": 2}, b={"killed": 6}) == "agree"


def test_a_third_voice_that_excludes_nothing_leaves_agreement() -> None:
    assert verdict("casualties", a={"killed": 51}, b={"killed": 51}, c={"killed": [43, None]}) == "agree"


def test_one_pair_that_excludes_each_other_outweighs_agreement() -> None:
    assert verdict("casualties", a={"killed": 6}, b={"killed": 6}, c={"killed": [9, None]}) == "conflict"


def test_the_same_killed_with_disjoint_wounded_is_partial_although_others_agree() -> None:
    assert verdict("casualties", a={"killed": 6, "wounded": 2}, b={"killed": 6, "wounded": 9}, c={"killed": 6}) == "partial"


def test_lower_bounds_that_differ_are_partial_and_the_same_one_agrees() -> None:
    assert verdict("casualties", a={"killed": [30, None]}, b={"killed": [34, None]}) == "partial"
    assert verdict("casualties", a={"killed": [30, None]}, b={"killed": [30, None]}) == "agree"


def test_the_wounded_decide_where_the_killed_are_not_told_by_both() -> None:
    assert verdict("casualties", a={"wounded": 2}, b={"wounded": 5}) == "conflict"
    assert verdict("casualties", a={"killed": [1, None], "wounded": [1, None]}, b={"wounded": 13}) == "partial"
    assert verdict("casualties", a={"wounded": 3}, b={"killed": 2}) == "partial"


def test_silence_is_no_value_and_unknown_is_none_either() -> None:
    assert verdict("casualties", a={"killed": 3}, b={"damage": "minor"}) == "single"
    assert verdict("casualties", a={"killed": 3}, b={"status": "unknown_stated"}) == "single"
    assert verdict("casualties", a={"status": "unknown_stated"}, b={"status": "unknown_stated"}) == "silent"


def test_missing_people_are_not_a_toll_that_contradicts_none() -> None:
    assert (
        verdict("casualties", a=[claim("a", {"status": "reported"}, missing=claim("x", {"killed": 5}).killed)], b={"status": "none"})
        != "conflict"
    )


CHILD = {"killed": 1, "groups": [{"who": "children", "killed": 1}]}
FIGHTERS = {"killed": [5, None], "groups": [{"who": "militants", "killed": [5, None]}]}


def test_a_child_and_five_fighters_can_both_be_true() -> None:
    found = on("casualties", state_media=CHILD, monitor=FIGHTERS)
    assert (found.verdict, found.conflict_type) == ("partial", "scope_mismatch")
    assert found.explanation == (
        "State_media: one child was killed; monitor: at least 5 fighters were killed; both can be true: they do not count the same people."
    ) or found.explanation == (
        "Monitor: at least 5 fighters were killed; state_media: one child was killed; both can be true: they do not count the same people."
    )


def test_a_part_of_a_larger_toll_says_nothing_of_who_all_the_dead_were() -> None:
    """Two children among seven dead: the seven are not children."""
    seven = {"killed": 7, "groups": [{"who": "children", "killed": 2}]}
    assert verdict("casualties", a=seven, b={"killed": [9, None], "groups": [{"who": "militants", "killed": [9, None]}]}) == "conflict"


def test_parts_that_are_counted_alone_are_lower_bounds() -> None:
    parts = {"status": "reported", "groups": [{"who": "children", "killed": 5}, {"who": "women", "killed": 3}]}
    assert verdict("casualties", a=parts, b={"killed": 4}) == "conflict"
    assert verdict("casualties", a=parts, b={"killed": 12}) == "partial"
    assert "at least 5 people were killed" in on("casualties", a=parts).explanation
    child = {"status": "reported", "groups": [{"who": "children", "killed": 1}]}
    assert on("casualties", a=child, b=FIGHTERS).conflict_type == "scope_mismatch"


@pytest.mark.parametrize("scope", ["own_people", "civilians", "group"])
def test_none_of_some_people_does_not_contradict_a_toll(scope: str) -> None:
    found = on("casualties", a={"status": "none", "scope": scope}, b={"killed": 5})
    assert (found.verdict, found.conflict_type) == ("partial", "scope_mismatch")


@pytest.mark.parametrize("scope", ["own_people", "group"])
def test_some_of_some_people_is_a_lower_bound_of_all(scope: str) -> None:
    assert verdict("casualties", a={"killed": 4, "scope": scope}, b={"killed": 7}) == "partial"
    assert verdict("casualties", a={"killed": 4, "scope": scope}, b={"killed": 2}) == "conflict"
    assert verdict("casualties", a={"killed": 4, "scope": scope}, b={"status": "none"}) == "conflict"


def test_no_civilians_hurt_contradicts_civilians_killed() -> None:
    assert verdict("casualties", a={"status": "none", "scope": "civilians"}, b={"killed": 2, "civilians_killed": 2}) == "conflict"
    assert verdict("casualties", a={"status": "none", "scope": "civilians"}, b={"civilians_killed": [3, None]}) == "conflict"


def test_an_armys_own_people_are_soldiers() -> None:
    own = {"status": "none", "scope": "own_people", "kind": "official"}
    soldiers = {"killed": 3, "groups": [{"who": "soldiers", "killed": 3}]}
    assert verdict("casualties", a=own, b=soldiers) == "conflict"
    assert verdict("casualties", a=own, b=FIGHTERS) == "partial"


def test_a_denied_toll_is_not_held_as_the_deniers_figure() -> None:
    found = on("casualties", a={"killed": 5, "assertion": "denied"}, b={"killed": 5})
    assert (found.verdict, found.conflict_type) == ("conflict", "denial")
    assert "it is not so that 5 people were killed" in found.explanation
    assert verdict("casualties", a={"killed": 5, "assertion": "denied"}, b={"status": "none"}) != "conflict"


def test_who_denies_its_own_role_stands_by_the_figure_it_gives() -> None:
    assert verdict("casualties", a={"killed": 5, "assertion": "denied", "denies": ["actor.us"]}, b={"killed": 5}) == "agree"


DAY = "2021-07-{:02d}T12:00:00+00:00"


def test_an_earlier_count_of_the_killed_stands_beside_a_later_one_of_the_wounded() -> None:
    first = claim("a1", {"killed": 0, "wounded": 0, "published_at": DAY.format(1)})
    later = claim("a2", {"wounded": 11, "published_at": DAY.format(2)})
    found = on("casualties", a=[later, first], b={"killed": [80, None]})
    assert found.verdict == "conflict"
    assert [(v.claim_id, v.value) for v in found.values if v.source_group == "a"] == [
        ("a2", "nobody was killed and 11 people were wounded")
    ]
    assert verdict("casualties", a=[first, later], b={"killed": 0, "wounded": 11}) == "agree"


def test_a_plural_without_a_number_is_told_as_that() -> None:
    found = on("casualties", a={"killed": [1, None], "vague": ["killed"]})
    assert "people were killed (no number given)" in found.explanation and "one person" not in found.explanation
    assert "one person" in on("casualties", a={"killed": [1, None]}).explanation


def test_a_plural_without_a_number_takes_the_place_of_no_figure() -> None:
    first = claim("a1", {"killed": 7, "published_at": "2021-06-28T08:00:00+00:00"})
    later = claim("a2", {"killed": [1, None], "vague": ["killed"], "published_at": "2021-06-28T12:00:00+00:00"})
    found = on("casualties", a=[first, later], b={"killed": 1})
    assert found.verdict == "conflict" and "7 people were killed" in found.explanation
    revising = replace(later, revises=ClaimLink(first.source.id, first.document_id, first.id))
    assert on("casualties", a=[first, revising], b={"killed": 1}).verdict == "conflict"
    counted = claim("a3", {"killed": [8, None], "published_at": "2021-06-28T12:00:00+00:00"})
    assert "at least 8" in on("casualties", a=[first, counted], b={"killed": 9}).explanation


def test_five_or_more_and_exactly_one_do_not_agree() -> None:
    assert verdict("casualties", a={"killed": [5, None]}, b={"killed": 1}) == "conflict"


def test_a_toll_of_all_that_happened_across_a_country_is_no_rival_of_a_lower_one_of_a_town() -> None:
    across = (Evidence("text", "place", ACROSS, 1, 0, 1, "x", "Ukraine"),)

    def found(whole: int, town: int) -> tuple[str, str | None]:
        made = on("casualties", a=[claim("a", {"killed": whole}, evidence=across)], b={"killed": town})
        return made.verdict, made.conflict_type

    assert found(12, 5) == ("partial", "scope_mismatch")
    assert found(12, 0) == ("partial", "scope_mismatch")
    assert found(5, 12) == ("conflict", "disjoint_counts")
    assert found(5, 5) == ("agree", None)
    said = on("casualties", a=[claim("a", {"killed": 12}, evidence=across)], b={"killed": 5}).explanation
    assert "across the country" in said
