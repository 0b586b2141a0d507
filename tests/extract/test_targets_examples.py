import pytest

from tests.extract.conftest import Read


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("An air strike hit a column of the Syrian army near Homs and killed four", []),
        ("The PKK ambushed a column of the Turkish army and killed four", ["actor.pkk"]),
        ("A cell of the PKK attacked a post and killed two guards", ["actor.pkk"]),
        (
            "Five people died in an offensive launched by the PKK, Boko Haram, and Hezbollah",
            ["actor.boko-haram", "actor.hezbollah", "actor.pkk"],
        ),
        ("Unions are accusing the army of the bombing that killed ten people in San Salvador", ["actor.el-salvador"]),
        ("Army members are responsible for the murder of four priests in San Salvador", ["actor.el-salvador"]),
        ("The bombing killed four soldiers of the army in San Salvador", []),
        ("حمّلت النقابات الجيش مسؤولية مقتل عشرة من أعضائها في مدينة كتم", ["actor.saf"]),
        ("الجيش مسؤول عن مقتل أربعة مدنيين في مدينة كتم", ["actor.saf"]),
        ("اتهم الجيش قوات الدعم السريع بقتل أربعة مدنيين في مدينة كتم", ["actor.rsf"]),
        ("هاجم مسلحون باكستانيون مركزا للشرطة وقتلوا أربعة", []),
        ("هاجم الثوار دورية في كولومبيا وقتلوا أربعة جنود", []),
    ],
)
def test_a_band_of_a_party_hits_or_is_hit(read: Read, text: str, actors: list[str]):
    assert [a.id for c in read(text) if c.attribution for a in c.attribution.actors] == actors
