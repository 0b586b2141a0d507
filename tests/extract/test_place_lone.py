"""A text that names one place tells of it, in whatever sentence the place stands."""

import pytest

from tests.extract.conftest import Read


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("اليوم في #سرمين\n\nالأم تبكي وحدها\n\nإصابة ثلاثة أطفال وهم خارجون من المدرسة بسبب القصف", ["Sarmin"]),
        ("قتل خمسة من عائلة واحدة بصواريخ القوات الحكومية\nعلى #سرمين بعد منتصف الليل", ["Sarmin"]),
        ("Shelling killed two children at noon.\n\nThe market of Sarmin, Idlib province, was full of people.", ["Sarmin"]),
        # Two places, one that only says where somebody is from, a whole country: nothing is known.
        ("Shelling killed two children at noon.\n\nThe markets of Sarmin and Manbij were full of people.", []),
        ("قتل شاب بقصف مدفعي.\n\nالشاب من مدينة سرمين", []),
        ("Shelling killed two children at noon.\n\nThe people of Syria are tired.", []),
    ],
)
def test_what_is_told_without_a_place_was_in_the_one_a_text_names(read: Read, text: str, places: list[str]) -> None:
    told = read(text)
    assert told
    assert [p.name for p in told[0].places] == places
    assert {e.value for e in told[0].evidence if e.dimension == "place"} == set(places)


def test_a_place_told_of_one_incident_is_not_that_of_another(read: Read) -> None:
    told = read("Shelling of Sarmin killed two children on Monday. In a separate incident, a mine killed a man on Tuesday.")
    assert [[p.name for p in c.places] for c in told] == [["Sarmin"], []]


def test_of_the_places_a_voice_names_the_inner_ones_are_those_of_its_claim(read: Read) -> None:
    (told,) = read("قتل مدنيان بقصف على ريف إدلب، واستهدفت القذائف بلدة سرمين ومدينة بنش")
    assert [p.name for p in told.places] == ["Sarmin", "Binnish"]
