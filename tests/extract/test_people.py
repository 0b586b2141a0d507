"""Lists of people are summed, their parts and appositions are not."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.extract.conftest import Read
from verify.model import Interval

NUMBERS = ("two", "three", "four", "five", "six", "seven")
PEOPLE = ("soldiers", "women", "children", "drivers", "teachers")


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("The airstrike killed a farmer, his wife and their five children", Interval(7, 7)),
        ("A farmer and her four sons were killed in the shelling", Interval(5, 5)),
        ("The airstrike killed Samir Hallaq, his wife and five children", Interval(7, 7)),
        ("Samir Hallaq (41) and his brother were killed in the airstrike", Interval(2, 2)),
        ("A guard was killed along with his two sons in the shelling", Interval(3, 3)),
        ("Five people, three women and two children, were killed in the shelling", Interval(5, 5)),
        ("At least one villager, a shepherd, was killed in the shelling", Interval(1, None)),
        ("A young doctor, Salma Hallaq, and a visitor were killed in the shelling", Interval(2, 2)),
        ("Gunmen ambushed a bus with a guard, six soldiers of the escort were killed", Interval(6, 6)),
        ("The shelling killed three guards and wounded two drivers", Interval(3, 3)),
        ("Shelling killed a teacher and women", Interval(2, None)),
        ("مقتل حارس وزوجته وأطفالهما الخمسة في القصف", Interval(7, 7)),
        ("الشهيد سامر حلاق وزوجته وأطفاله ارتقوا بقصف على منزلهم", Interval(3, None)),
        ("مقتل سامر حلاق (25 عاما) والطفلة ريم حلاق في القصف", Interval(2, 2)),
        ("مقتل خمسة أشخاص من العمال وعناصر الحراسة في القصف", Interval(5, 5)),
    ],
)
def test_lists(read: Read, text: str, killed: Interval):
    assert [c.killed for c in read(text)][:1] == [killed]


def test_a_family_is_of_civilians_and_a_fighter_is_not(read: Read):
    assert read("The airstrike killed a man, his wife and their two children")[0].civilians_killed == Interval(4, 4)
    assert read("The airstrike killed two fighters and a child")[0].civilians_killed is None
    assert read("Eight people, all civilians, were killed in the airstrike")[0].civilians_killed == Interval(8, 8)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(0, len(NUMBERS) - 1), st.sampled_from(PEOPLE)), min_size=2, max_size=4, unique_by=lambda m: m[1]))
def test_a_sum_is_the_same_before_and_behind_its_verb(read: Read, members: list[tuple[int, str]]):
    said = [f"{NUMBERS[n]} {who}" for n, who in members]
    listed = ", ".join(said[:-1]) + " and " + said[-1]
    total = sum(n + 2 for n, _ in members)
    assert read(f"The shelling killed {listed}")[0].killed == Interval(total, total)
    assert read(f"{listed} were killed in the shelling".capitalize())[0].killed == Interval(total, total)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Omar Hallaq, his mother, 30-year-old Huda Hallaq, and her mother, Nadia Hallaq, were killed in the airstrike", 3),
        ("Four members of the night crew and three members of the day crew were killed in the airstrike", 7),
        ("Two nurses and six further people (two guards and four drivers) were killed in the airstrike", 8),
        ("The council condemned the murder of four nuns and two drivers in the attack", 6),
        ("The shelling killed the mayor of our village, as well as two drivers", 3),
    ],
)
def test_nobody_is_counted_twice_or_left_out(read: Read, text: str, killed: int):
    assert read(text)[0].killed == Interval(killed, killed)
