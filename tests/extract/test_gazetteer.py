"""The gazetteer finds the longest name at a word, through what Arabic writes onto it, and nothing else."""

import pytest

from verify.extract.gazetteer import Gazetteer, gazetteer
from verify.text.normalise import normalise
from verify.text.terms import words_of

ROWS = [
    "g.1\tTall Amber\tتل عنبر\t35.0\t38.0\tvillage\tSY\t900\t",
    "g.2\tTall\t\t36.0\t37.0\ttown\tSY\t4000\t",
    "g.3\tAmber of the Five Wells\t\t34.0\t36.0\tvillage\tSY\t10\t",
]
SMALL = Gazetteer(sorted(["tall amber\t0", "tall\t1", "amber of the five wells\t2", "تل عنبر\t0"]), ROWS)


def named(text: str, i: int, clitics: bool = False) -> tuple[str, list[str]] | None:
    norm = normalise(text).text
    words = words_of(norm)
    found = SMALL.at(norm, words, i, clitics)
    return None if found is None else (norm[found[0] : words[found[1]].end], [p.id for p in found[3]])


@pytest.mark.parametrize(
    ("text", "i", "found"),
    [
        ("Tall Amber was hit", 0, ("tall amber", ["g.1"])),
        ("Tall was hit", 0, ("tall", ["g.2"])),
        ("Tall-Amber", 0, ("tall-amber", ["g.1"])),
        ("Tall. Amber", 0, ("tall", ["g.2"])),
        ("Amber of the Five Wells", 0, ("amber of the five wells", ["g.3"])),
        ("Amber of the Five", 0, None),
        ("taller", 0, None),
        ("the Tall", 0, None),
    ],
)
def test_the_longest_name_at_a_word(text: str, i: int, found: tuple[str, list[str]] | None) -> None:
    assert named(text, i) == found


def test_letters_written_onto_a_name_are_taken_off() -> None:
    assert named("بتل عنبر", 0, clitics=True) == ("تل عنبر", ["g.1"])
    assert named("بتل عنبر", 0) is None


def test_the_one_that_comes_with_the_program_finds_every_name_at_its_own_words() -> None:
    wide = gazetteer()
    for line in wide._names[::4000]:
        name = line.partition("\t")[0]
        words = words_of(name)
        if len(words) == name.count(" ") + 1 and len(words) <= 5:
            found = wide.at(name, words, 0, False)
            assert found is not None and found[1] == len(words) - 1
