"""How records and what is wrong with them are kept."""

from hypothesis import given
from hypothesis import strategies as st

from verify.read import Defaults
from verify.read.intake import Intake, Where, clip, records
from verify.rulepack import Rules


def test_what_is_said_once_a_file_is_counted() -> None:
    intake = Intake(Rules(), Defaults())
    for line in (3, 5, 9):
        intake.unknown(Where("a.jsonl", line), "colour")
        intake.zone(Where("a.jsonl", line), "utc")
    intake.summarise()
    assert [(i.line, i.code) for i in intake.issues] == [(3, "unknown_field"), (3, "no_time_zone")]
    assert all("3 records" in i.message for i in intake.issues)


def test_the_example_of_what_is_said_once_does_not_depend_on_the_order() -> None:
    found = []
    for order in (1, -1):
        intake = Intake(Rules(), Defaults())
        for line, record in enumerate(["d-2", "d-1", "d-3"][::order], 1):
            intake.zone(Where("a.jsonl", line, record), "utc")
        intake.summarise()
        found.append(intake.issues)
    assert found[0] == found[1]
    assert [(i.record, i.line) for i in found[0]] == [("d-1", None)]


def test_places_are_written_as_people_look_for_them() -> None:
    assert Where("a.jsonl", 3, "d-1").origin == "a.jsonl:3"
    assert Where("a.json", None, "#2").origin == "a.json#2"
    assert Where("a.txt").origin == "a.txt"


def test_counts_in_words() -> None:
    assert (records(1), records(7)) == ("1 record", "7 records")


@given(st.text() | st.integers() | st.floats() | st.none() | st.lists(st.integers()) | st.dictionaries(st.text(), st.integers()))
def test_what_a_message_shows_is_short_and_harmless(value: object) -> None:
    shown = clip(value)
    assert len(shown) <= 110
    assert shown.isprintable()
