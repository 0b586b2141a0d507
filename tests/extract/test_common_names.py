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
