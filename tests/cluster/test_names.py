"""Spellings of one name share a skeleton; other names do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.cluster.names import skeleton


@pytest.mark.parametrize(
    ("one", "other"),
    [("Conoco", "كونيكو"), ("Deir ez-Zor", "دير الزور"), ("al-Mayadin", "الميادين"), ("Khan Sheikhoun", "خان شيخون"), ("Kafr Nabl", "KafarNabel"),
     ("Saraqib", "Saraqeb"), ("Manbij", "منبج"), ("AlSukhna", "Sukhna")],
)  # fmt: skip
def test_spellings_meet(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


@pytest.mark.parametrize(("one", "other"), [("Manbij", "Mayadin"), ("Kafr Nabl", "Kafr Zita"), ("تل رفعت", "تل أبيض")])
def test_other_names_do_not(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


@given(st.text(max_size=40))
def test_any_text_has_one(name: str) -> None:
    assert skeleton(name) == skeleton(name)
    assert " " not in skeleton(name)
