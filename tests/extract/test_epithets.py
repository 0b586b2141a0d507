import pytest

from tests.extract.conftest import Read


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("قصف طيران الاحتلال بلدة في الجنوب", ["actor.israel"]),
        ("قصف طيران الاحتلال الروسي بلدة في الريف", ["actor.russia"]),
        ("قتل مدني باستهداف مسيرة للاحتلال التركي سيارة في الريف", ["actor.turkey"]),
        ("أطلقت زوارق الاحتلال النار على الصيادين فقتل صياد", ["actor.israel"]),
        ("قصف الاحتلال التركي بلدة في الريف. وقتل مدني بقصف طائرات الاحتلال على البلدة", ["actor.turkey"]),
        ("الآلية تابعة للاحتلال التركي. وقتل مدني بقصف قوات الاحتلال على البلدة", ["actor.turkey"]),
        ("قتل مدني بقصف قوات الاحتلال على البلدة. وعادت آليات الاحتلال التركي إلى القاعدة", ["actor.turkey"]),
        ("انسحبت قوات النظام من البلدة. وقصفت قوات الاحتلال مبنى في الجنوب", ["actor.israel"]),
    ],
)
def test_an_epithet_means_the_party_called_so(read: Read, text: str, actors: list[str]):
    assert [a.id for c in read(text) if c.attribution for a in c.attribution.actors] == actors
