"""What only says more of people counted before adds nobody."""

import pytest

from tests.extract.conftest import Read
from verify.model import Interval


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("The airstrike killed a woman, Huda Hallaq (Umm Samir), and her four sons – Adam, Munir, Omar and Qais", 5),
        ("The airstrike killed Samir Hallaq (41), his wife Huda (38) and their children Rami (12), Omar (9) and Lina (4)", 5),
        ("The airstrike killed his three children Adam Hallaq, Munir Hallaq and Lina Hallaq", 3),
        ("The airstrike killed the wife of a teacher, Samir Hallaq, alongside their four children", 5),
        ("The airstrike killed a man, Samir Hallaq, and Omar Ziad", 2),
        ("45-year-old Samir Hallaq and 54-year-old Omar Ziad were killed in the shelling", 2),
        ("Samir Hallaq, a nurse who worked for a clinic, was killed together with his uncle in the airstrike", 2),
    ],
)
def test_names_ages_and_appositions_add_nobody(read: Read, text: str, killed: int) -> None:
    assert [c.killed for c in read(text)] == [Interval(killed, killed)]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("ضحايا الغارة هم: سامر حلاق، زوجته هدى، وأطفاله الثلاثة", 5),
        ("مقتل امرأة وثلاثة أطفال من عائلة واحدة وإصابة والدهم بجروح في القصف", 4),
        ("استشهاد سيدة وطفلتيها بقصف على منزلهم", 3),
    ],
)
def test_names_in_a_script_without_capitals(read: Read, text: str, killed: int) -> None:
    assert [c.killed for c in read(text)] == [Interval(killed, killed)]
