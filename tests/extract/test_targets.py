import pytest

from tests.extract.conftest import Read


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("مقتل مدني بقصف طائرة مسيرة للجيش التركي", ["actor.turkey"]),
        ("مقتل مدني بقصف قاعدة للجيش التركي", []),
        ("مقتل جندي بصاروخ استهدف القوات الأمريكية", []),
        ("استهدفت القوات الأمريكية سيارة بصاروخ", ["actor.us"]),
        ("إدانة بعد استهداف القوات الأمريكية", []),
        ("إدانة بعد استهداف القوات الأمريكية منزلا في القرية", ["actor.us"]),
        ("قصف قوات النظام وروسيا للمدينة أوقع قتلى", ["actor.russia", "actor.syrian-government"]),
        ("غارات إسرائيلية استهدفت رتل لقوات النظام في القرية", ["actor.israel"]),
        ("قسد تطلق سراح الأشقاء في المدينة بعد قصف", []),
        ("Rockets hit a Russian base", []),
        ("Drones struck a depot of the Russian army", []),
    ],
)
def test_what_was_hit_is_no_agent(read: Read, text: str, actors: list[str]):
    assert sorted(a.id for c in read(text) if c.attribution for a in c.attribution.actors) == actors
