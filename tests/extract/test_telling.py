"""What a clause tells: on every dimension, where, and of which incident; nothing where nothing happens."""

import pytest

from tests.extract.conftest import Read
from verify.extract import Extractor
from verify.extract.told import Told
from verify.model import Document


def told(extractor: Extractor, text: str) -> list[Told]:
    document = Document(id="d", text=text, lang="en", source="Agency", published_at="2021-07-11T12:00:00+03:00")
    _, traces = extractor.explain(document)
    return [one for trace in traces for one, _ in trace.told]


def test_a_clause_carries_all_its_readings(extractor: Extractor):
    (one,) = told(extractor, "An airstrike by Russian warplanes on Aleppo killed three people and destroyed a house.")
    assert [r.field for r in one.readings.casualties] == ["killed"]
    assert [r.value for r in one.readings.damage] == ["destroyed"]
    assert {getattr(r.value, "id", None) for r in one.readings.attribution} == {"actor.russia"}
    assert [place.name.split()[0] for place, _, _ in one.places] == ["Aleppo"]
    assert "airstrike" in [kind for kind, _, _ in one.types]


def test_a_clause_in_which_nothing_happens_is_left_out(extractor: Extractor):
    assert told(extractor, "The minister opened a bridge in Homs on Sunday.") == []


def test_the_whole_country_is_a_place_where_all_of_it_is_meant(extractor: Extractor):
    (one,) = told(extractor, "Explosions were heard across Ukraine.")
    assert [(place.name, place.kind) for place, _, _ in (*one.places, *one.sensed)] == [("Ukraine", "country")]


@pytest.mark.parametrize(
    "text",
    [
        "Shelling of Sarmin killed two people. More than 10,000 people have been killed since the war began.",
        "قتل شخصان بقصف على سرمين. وقد قتل أكثر من 10 آلاف شخص منذ بداية الحرب.",
    ],
)
def test_the_dead_of_a_whole_war_are_no_incident(read: Read, text: str):
    assert [c.killed and c.killed.min for c in read(text)] == [2]


def test_the_dead_of_a_day_are_news(read: Read):
    (claim,) = read("The number of people killed by the bombing of Sarmin in the past 24 hours has risen to 13.")
    assert [p.name for p in claim.places] == ["Sarmin"]
