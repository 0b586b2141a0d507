"""Words written as names, in a script that has capitals."""

import pytest

from tests.extract.conftest import Read
from verify.model import Interval


def test_a_named_person_is_one(read: Read):
    assert read("Samir Hallaq was killed in the airstrike")[0].killed == Interval(1, 1)


def test_a_headline_in_capitals_names_nobody(read: Read):
    assert all(c.killed is None for c in read("Drone Strike Kills Senior Commander Near Border"))


def test_names_one_by_one_are_counted(read: Read):
    found = read("Those killed in the airstrike were identified as Samir Hallaq, Rami Hallaq and Omar Ziad.")
    assert found[0].killed == Interval(3, 3)


def test_a_line_of_names_is_no_headline(read: Read):
    found = read("Omar Sami Hallaq and Rami Ziad Abu Hallaq were killed in a raid on Idlib")
    assert found[0].killed == Interval(2, 2)


def test_a_given_name_is_no_abbreviation_of_a_party(read: Read):
    found = read("The airstrike killed a woman, Ola Hallaq (Umm Samir), and her four sons - Adam, Munir, Omar and Qais.")
    assert found[0].killed == Interval(5, 5)
    party = read("OLA fighters attacked the camp and killed two guards")[0].attribution
    assert party is not None and party.actors


@pytest.mark.parametrize(
    "text",
    [
        "SAMIR OMAR HALLAQ WAS KILLED TODAY IN AN AMBUSH IN THE TOWN",
        "GUNMEN TODAY KILLED ANGELA DE HALLAQ, WIFE OF A COLONEL, IN AN AMBUSH",
        "POLICE SAID THAT SAMIR HALLAQ, 28, A POLITICAL LEADER OF THE LEFT, DIED INSTANTLY IN THE AMBUSH",
        "HOODED GUNMEN MURDERED COUNCILMAN SAMIR HALLAQ IN AN AMBUSH",
    ],
)
def test_a_victim_of_a_wire_all_in_capitals_is_one(read: Read, text: str):
    assert {c.killed for c in read(text) if c.killed is not None} == {Interval(1, 1)}


@pytest.mark.parametrize(
    "text", ["POLICE REPORTED THE BOMBING KILLED NOBODY IN THE TOWN", "THE GUNMEN WERE ARRESTED BEFORE ANYTHING WAS DAMAGED"]
)
def test_words_in_capitals_that_are_no_names_are_nobody(read: Read, text: str):
    assert all(c.killed is None or c.killed.min == 0 for c in read(text))
