"""The toll of one voice over all it says."""

import pytest

from tests.extract.conftest import Read
from verify.model import Group, Interval


@pytest.mark.parametrize(
    ("text", "vague"),
    [
        ("The shelling killed several people", ("killed",)),
        ("The shelling killed at least three people", ()),
        ("The shelling killed civilians and wounded 12 people", ("killed",)),
        ("Dozens were wounded in the shelling", ("wounded",)),
        ("مقتل عدد من الأشخاص في القصف", ("killed",)),
        ("مقتل ثلاثة أشخاص على الأقل في القصف", ()),
    ],
)
def test_vague_words_are_told_from_lower_bounds(read: Read, text: str, vague: tuple[str, ...]):
    assert read(text)[0].vague == vague


def test_a_number_takes_the_place_of_a_plural(read: Read):
    (claim,) = read("The shelling killed civilians. Four people were killed.")
    assert claim.killed == Interval(4, 4) and claim.vague == ()


def test_a_toll_that_rose_takes_the_place_of_the_earlier(read: Read):
    assert read("Eight people died in the airstrike at first; the toll later rose to 12")[0].killed == Interval(12, 12)


def test_none_of_some_people_is_said_of_them_alone(read: Read):
    own, civil = read("None of our soldiers was hurt in the rocket attack")[0], read("No civilians were harmed in the airstrike")[0]
    assert (own.casualties_status, own.casualties_scope) == ("none", "own_people")
    assert (civil.casualties_status, civil.casualties_scope, civil.killed) == ("none", "civilians", None)


def test_the_dead_of_the_attack_that_is_answered_are_not_those_of_the_answer(read: Read):
    found = read("The airstrike was against those who fired the missile that killed a resident and wounded eleven civilians")
    assert all(c.killed is None and c.wounded is None for c in found)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Seven people, including two children, were wounded in the shelling", Group("children", wounded=Interval(2, 2))),
        ("The shelling killed nine people, including two children", Group("children", killed=Interval(2, 2))),
        ("The shelling killed nine people and wounded six, including two children", Group("children", wounded=Interval(2, 2))),
        ("مقتل تسعة أشخاص بينهم أربعة أطفال وإصابة ستة في القصف", Group("children", killed=Interval(4, 4))),
    ],
)
def test_a_part_is_of_the_count_it_stands_with(read: Read, text: str, part: Group):
    groups = read(text)[0].groups
    assert part in groups and not any(g.who == "children" and g != part for g in groups)


@pytest.mark.parametrize(
    ("text", "killed", "civilians"),
    [
        ("A strike killed five fighters near the town. Three civilians were also killed in it.", 8, 3),
        ("Two conscripts and four civilians died in the rocket fire", 6, 4),
        ("Nine people, among them four soldiers and five civilians, died in the shelling", 9, None),
        ("مقتل 4 عناصر من الميليشيا ومدني في غارة على سيارة", 5, 1),
        ("مقتل ثلاثة جنود في القصف على الحاجز", 3, None),
    ],
)
def test_civilians_beside_combatants_are_further_people(read: Read, text: str, killed: int, civilians: int | None):
    (claim,) = read(text)
    assert claim.killed == Interval(killed, killed)
    assert claim.civilians_killed == (Interval(civilians, civilians) if civilians else None)


def test_a_woman_is_no_civilian_by_that_alone(read: Read):
    assert read("An airstrike killed a woman in the town")[0].civilians_killed is None
    assert read("An airstrike killed a woman and her son in the town")[0].civilians_killed == Interval(2, 2)
