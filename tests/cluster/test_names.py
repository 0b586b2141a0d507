"""Spellings of one name share a skeleton; other names do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.cluster.names import near_names, skeleton


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


def near(*words: str) -> set[tuple[str, str]]:
    found = near_names(words).tolist()
    assert found == sorted(found)
    return {(words[n >> 31], words[n & (1 << 31) - 1]) for n in found}


def test_names_a_letter_apart_are_near_both_ways_round() -> None:
    assert near("drzrk", "drzrt", "drzr") == {("drzrk", "drzrt"), ("drzrt", "drzrk")}  # four consonants are like too much
    assert near("mosrk", "msrk" + "n", "osrkn") == {("msrkn", "osrkn"), ("osrkn", "msrkn")}
    assert near("drzrks", "drzrk") == {("drzrks", "drzrk"), ("drzrk", "drzrks")}
    assert near("drzrk", "srzrd", "", "=abcde", "=abcdf") == set()


@given(st.lists(st.text("abc", min_size=4, max_size=7), max_size=12, unique=True))
def test_near_is_one_slip_and_nothing_else(words: list[str]) -> None:
    def slips(word: str) -> set[str]:
        cut = {word[:i] + word[i + 1 :] for i in range(len(word))}
        return cut | {word[:i] + c + word[i + k :] for i in range(len(word) + 1) for c in "abc" for k in (0, 1)}

    long = [w for w in words if len(w) >= 5]
    assert near(*words) == {(a, b) for a in long for b in long if a != b and b in slips(a)}


@given(st.text(max_size=40))
def test_any_text_has_one(name: str) -> None:
    assert skeleton(name) == skeleton(name)
    assert " " not in skeleton(name)
