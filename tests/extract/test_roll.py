"""The dead that a roll numbers by name are as many as it numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.conftest import Read
from verify.extract.roll import Roll, rolls

NAMES = ["Ahmad al-Khalid", "سارة العلي", "Mahmoud", "خالد أحمد الحسن"]


@pytest.mark.parametrize(
    ("text", "killed", "wounded"),
    [
        ("أسماء شهداء القصف على سرمين:\n1- أحمد علي الخالد\n2- محمود صالح العمر\n3- الطفلة سارة أحمد", 3, None),
        ("الشهداء الذين ارتقوا اليوم في خان يونس: ١- أحمد الخالد ٢- محمود العمر ٣- سارة العلي ٤- علي حسن", 4, None),
        ("شهداء مجزرة سرمين 1_احمد الخالد 2_محمود العمر 3_سارة العلي", 3, None),
        ("أسماء المصابين في قصف سرمين: 1- أحمد الخالد 2- محمود العمر", None, 2),
        # A count that was given stands; a roll behind the end of the sentence is of something else; one number is no roll.
        ("قصف على سرمين أسفر عن استشهاد أربعة مدنيين منهم:\n1- أحمد الخالد\n2- محمود العمر", 4, None),
        ("سقط شهداء في قصف سرمين. وحضر العزاء: 1- أحمد الخالد 2- محمود العمر 3- سارة العلي", 1, None),
        ("أسماء شهداء القصف على سرمين: 1- أحمد الخالد", 1, None),
    ],
)
def test_the_names_are_the_count(read: Read, text: str, killed: int | None, wounded: int | None) -> None:
    (claim,) = read(text)
    assert (claim.killed.min if claim.killed is not None else None) == killed
    assert (claim.wounded.min if claim.wounded is not None else None) == wounded


@given(st.lists(st.sampled_from(NAMES), min_size=2, max_size=30), st.sampled_from(["- ", ". ", ") ", "-"]), st.sampled_from([" ", "\n"]))
def test_a_roll_is_as_long_as_its_names(names: list[str], mark: str, gap: str) -> None:
    text = gap.join(f"{n}{mark}{name}" for n, name in enumerate(names, start=1))
    assert rolls(f"dead:{gap}{text}") == [Roll(5 + len(gap), len(names))]


@given(st.text(alphabet="123٤ -.)أبx\n", max_size=60))
def test_any_text_can_be_looked_through(text: str) -> None:
    assert all(r.count >= 2 and 0 <= r.start < len(text) for r in rolls(text))
