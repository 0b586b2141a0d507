import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.conftest import Read

PARTIES = st.sampled_from(["The Russian Defence Ministry", "The Israeli military", "The Pentagon", "The Houthis", "Hamas"])
VERBS = st.sampled_from(["denied", "denied on Tuesday", "rejected claims", "denied accusations"])
DEEDS = st.sampled_from([
    "its aircraft had bombed a hospital", "its forces struck the market", "it had hit a school", "it had carried out an airstrike on the camp",
    "its troops had shelled the port",
])  # fmt: skip
TOLLS = st.sampled_from(["", " and killed nine civilians", ", killing 12 people", " in which 40 people were killed"])


@settings(max_examples=60, deadline=None)
@given(PARTIES, VERBS, DEEDS, TOLLS)
def test_a_denial_is_never_a_confession(read: Read, party: str, verb: str, deed: str, toll: str):
    claims = read(f"{party} {verb} that {deed}{toll}.")
    assert claims
    for claim in claims:
        assert claim.attribution is None or claim.attribution.status == "denies_responsibility"
        assert claim.assertion == "denied" and claim.killed is None and claim.wounded is None


ARABIC = st.sampled_from(["وزارة الدفاع الروسية", "الجيش الإسرائيلي", "حزب الله", "البنتاغون"])
ACTS = st.sampled_from(["قصف المشفى", "استهداف المدرسة", "أن تكون قواته قد قصفت السوق", "مسؤوليته عن الهجوم على السوق"])
DEAD = st.sampled_from(["", " ومقتل تسعة مدنيين", " الذي أسفر عن مقتل خمسة أطفال"])


@settings(max_examples=40, deadline=None)
@given(ARABIC, ACTS, DEAD)
def test_a_denial_is_never_a_confession_in_arabic(read: Read, party: str, act: str, dead: str):
    for claim in read(f"نفى {party} {act}{dead}"):
        assert claim.attribution is None or claim.attribution.status == "denies_responsibility"
        assert claim.killed is None


@pytest.mark.parametrize(
    ("text", "attribution", "assertion"),
    [
        ("A coalition spokesman denied that American troops had come under attack", None, "denied"),
        ("The Pentagon denied that any attack on its forces took place at the base", None, "denied"),
        ("نفى المتحدث باسم التحالف الدولي تعرض القوات الأمريكية لأي هجوم", None, "denied"),
        ("نفى البنتاغون استهداف القوات الأمريكية في العراق", None, "denied"),
        ("The Houthis denied they were behind the missile attack on the port", "denies_responsibility", "denied"),
    ],
)
def test_who_denies_an_attack_on_himself_denies_no_deed(read: Read, text: str, attribution: str | None, assertion: str):
    (claim,) = read(text)
    assert (claim.attribution.status if claim.attribution else None, claim.assertion) == (attribution, assertion)
    assert claim.denies_event is (attribution is None)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Russia denied responsibility for the strike, which killed nine people", 9),
        ("The Israeli military denied striking the school and said Hezbollah rockets had hit it, killing four", 4),
        ("The army denied it had shelled the market, but a doctor said nine people were killed in the shelling", 9),
        ("The army denied that its planes had bombed the camp; residents said two people were killed in the airstrike", 2),
    ],
)
def test_what_stands_behind_a_denial_is_told(read: Read, text: str, killed: int):
    assert [c.killed.min for c in read(text) if c.killed is not None] == [killed]


def test_the_victim_is_not_the_denied_perpetrator(read: Read):
    (claim,) = read("نفى مسؤول أمريكي ما تداولته صفحات عن مقتل ثلاثة جنود أمريكيين في القصف الذي طال الثكنة، وقال إن 12 صاروخا سقطت عليها")
    assert claim.attribution is None and claim.killed is None
    assert claim.weapon is not None and claim.weapon.count is not None and claim.weapon.count.min == 12


@pytest.mark.parametrize(
    "text",
    [
        "Officials would neither confirm nor deny that American aircraft had struck the camp",
        "Israel has neither confirmed nor denied carrying out the strike, which killed two officers",
        "The Israeli military did not deny that its troops had shelled the village",
        "Israel has not claimed responsibility for the strike, which killed two officers",
        "لم تنف إسرائيل ولم تؤكد مسؤوليتها عن الغارة على المخيم",
        "لم تعلن إسرائيل مسؤوليتها عن الغارة على المخيم",
    ],
)
def test_who_neither_owns_nor_denies_a_deed_says_nothing_of_it(read: Read, text: str):
    assert [c.attribution for c in read(text) if c.attribution is not None] == []


def test_who_denies_and_names_another_blames_him(read: Read):
    (claim,) = read(
        "The blast at the hospital was caused by a misfired rocket launched by Hezbollah. We did not strike it.", "Israeli military"
    )
    assert claim.attribution is not None
    assert (claim.attribution.status, [a.id for a in claim.attribution.actors]) == ("blames", ["actor.hezbollah"])
