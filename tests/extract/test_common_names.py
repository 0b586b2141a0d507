import pytest

from tests.extract.conftest import Read


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The rebels shelled a village near Idlib and killed four people", ["actor.syrian-opposition"]),
        ("The rebels ambushed a patrol in Colombia and killed four soldiers", []),
        ("Al-Shabaab fighters killed a judge in Somalia. The rebels then attacked a barracks and killed two guards", ["actor.al-shabaab"]),
        ("The US struck a base near Baghdad and killed four people", ["actor.us"]),
        ("They could have involved us in the attack in which four people were killed", []),
        ("THEY COULD HAVE INVOLVED US IN THE ATTACK IN WHICH FOUR PEOPLE WERE KILLED", []),
        ("US STRIKE KILLS THREE IN RAQQA", ["actor.us"]),
        ("The regime shelled a village near Idlib and killed four people", ["actor.syrian-government"]),
        ("The regime opened fire on a crowd in Shiraz and killed four people", []),
        ("Colombian guerrillas attacked a post and killed four guards", []),
    ],
)
def test_a_common_name_means_a_party_only_where_it_is_one(read: Read, text: str, actors: list[str]):
    assert [a.id for c in read(text) if c.attribution for a in c.attribution.actors] == actors


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The coalition bombed a market in Saada in Yemen and killed nine people", "actor.saudi-led-coalition"),
        ("The coalition bombed a market in Hajin and killed nine people", "actor.us-led-coalition"),
        ("The international coalition bombed a market in Saada in Yemen and killed nine people", "actor.us-led-coalition"),
        ("The coalition bombed a market and killed nine people", "actor.us-led-coalition"),
        ("قصف طيران التحالف سوقا في صعدة فقتل تسعة", "actor.saudi-led-coalition"),
        ("قصف طيران التحالف سوقا في هجين فقتل تسعة", "actor.us-led-coalition"),
    ],
)
def test_the_coalition_is_the_one_that_fights_there(read: Read, text: str, actor: str):
    assert {a.id for c in read(text) if c.attribution for a in c.attribution.actors} == {actor}


@pytest.mark.parametrize(
    ("text", "source", "voice"),
    [
        ("قوات التحالف لم تستهدف أي موقع مدني في صعدة", "المتحدث باسم التحالف", "source.coalition-spokesman-sa"),
        ("قوات التحالف لم تستهدف أي موقع مدني في هجين", "المتحدث باسم التحالف", "source.coalition-spokesman"),
        ("An air strike in Hajjah in Yemen killed two fighters", "The coalition's spokesman", "source.coalition-spokesman-sa"),
        ("An air strike in Hajin killed two fighters", "The coalition's spokesman", "source.coalition-spokesman"),
    ],
)
def test_its_spokesman_speaks_for_the_one_that_fights_there(read: Read, text: str, source: str, voice: str):
    assert {c.source.id for c in read(text, source=source)} == {voice}
