"""A vowel sign tells two people from many."""

import pytest

from tests.extract.conftest import Read
from verify.model import Interval


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("مقتل مدنيَّين في القصف على البلدة", Interval(2, 2)),
        ("مَقْتَلُ مَدَنِيَّيْنِ اثْنَيْنِ فِي غَارَةٍ عَلَى البَلْدَةِ", Interval(2, 2)),
        ("مقتل عاملَين في القصف على البلدة", Interval(2, 2)),
        ("مقتل مدنيين في القصف على البلدة", Interval(1, None)),
        ("مقتل مدنيِّين في القصف على البلدة", Interval(1, None)),
    ],
)
def test_a_written_dual_is_two(read: Read, text: str, killed: Interval) -> None:
    assert [c.killed for c in read(text)] == [killed]
