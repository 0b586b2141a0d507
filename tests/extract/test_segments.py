import pytest

from tests.extract.conftest import Read


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A Turkish defence ministry official said three soldiers were killed in a rocket attack", "official"),
        ("Three people were killed in a rocket attack, local residents said", "local"),
        ("Three people were killed in a rocket attack, according to Hezbollah", "militia"),
        ("قالت مصادر محلية إن ثلاثة مدنيين قتلوا في قصف صاروخي", "local"),
        ("أكد مصدر في قيادة الشرطة مقتل ثلاثة مدنيين في قصف صاروخي", "official"),
        ("قتل ثلاثة مدنيين في قصف صاروخي بحسب المرصد السوري لحقوق الإنسان", "monitor"),
        ("مصدر عسكري: مقتل ثلاثة جنود في قصف صاروخي", "official"),
    ],
)
def test_who_speaks(read: Read, text: str, kind: str):
    (claim,) = read(text)
    assert claim.source.kind == kind
    assert claim.relayed_by is not None and claim.relayed_by.name == "Northern Wire"
    assert claim.killed is not None and claim.killed.min == 3


def test_the_text_itself_speaks_where_nobody_is_named(read: Read):
    (claim,) = read("Three soldiers were killed in a rocket attack", source="Northern Wire")
    assert claim.source.name == "Northern Wire" and claim.relayed_by is None


def test_a_wire_that_quotes_is_the_one_who_relays(read: Read):
    (claim,) = read("نقلت وكالة رويترز عن مسؤول في وزارة الداخلية أن أربعة أشخاص قتلوا في الانفجار")
    assert claim.source.kind == "official"
    assert claim.relayed_by is not None and claim.relayed_by.name == "Reuters"


def test_the_statement_and_the_source_are_the_voice_before(read: Read):
    text = "A Turkish army spokesman said rockets hit the town. The statement added that two soldiers were wounded."
    assert {c.source.name for c in read(text)} == {"A Turkish army spokesman"}


def test_a_frame_of_saying_is_not_what_is_said(read: Read):
    (claim,) = read("Turkish officials said on Friday that an Israeli airstrike killed four people")
    assert claim.attribution is not None and [a.id for a in claim.attribution.actors] == ["actor.israel"]
