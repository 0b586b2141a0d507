from hypothesis import given
from hypothesis import strategies as st

from verify.extract.listed import without_marks


def test_numbers_that_follow_each_other_are_a_list():
    text = "1. July 3: a\n2. July 5: b"
    assert without_marks(text) == ("   July 3: a\n   July 5: b", (2, 15))
    assert without_marks("3. July: a") == ("3. July: a", ())
    assert without_marks("5 killed\n7 wounded") == ("5 killed\n7 wounded", ())


def test_marks_stand_at_two_lines_at_least():
    assert without_marks("- one only") == ("- one only", ())
    plain, begins = without_marks("Today:\n- a strike\n- a blast")
    assert plain == "Today:\n  a strike\n  a blast" and begins == (8, 19)


@given(st.text(alphabet="12.-•) \nab", max_size=80))
def test_offsets_stay(text: str):
    plain, begins = without_marks(text)
    assert len(plain) == len(text) and all(0 <= b <= len(text) for b in begins)
