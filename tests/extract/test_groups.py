"""Armed groups that no registry knows, as culprits and as speakers; and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.conftest import Read
from verify.extract.groups import unregistered


def blamed(read: Read, text: str) -> list[tuple[str, str]]:
    return [(c.attribution.status, a.name) for c in read(text) if c.attribution is not None for a in c.attribution.actors]


@pytest.mark.parametrize(
    ("text", "status", "name"),
    [
        (
            "The Sons of the Hill Brigades claimed responsibility for the attack that killed four soldiers",
            "claims_responsibility",
            "Sons of the Hill Brigades",
        ),
        ("An attack by the Popular Dusk Front killed three people in the town", "blames", "Popular Dusk Front"),
        ("The mayor blamed the Crimson Moon Militia for the shelling of the market", "blames", "Crimson Moon Militia"),
        ("Fighters of the Northern Orchard Resistance fired rockets at the base", "blames", "Northern Orchard Resistance"),
        ("The Amber Coast Liberation Front said it carried out the bombing", "claims_responsibility", "Amber Coast Liberation Front"),
        ("The Free Highlands Army bombed a police station, killing two officers", "blames", "Free Highlands Army"),
        ("A group calling itself Sons of Thunder claimed the bombing that killed six people", "claims_responsibility", "Sons of Thunder"),
        (
            "Police said the Popular Dusk Front had denied carrying out the bombing that killed six",
            "denies_responsibility",
            "Popular Dusk Front",
        ),
        ("تبنت سرايا فجر التلال الهجوم الذي قتل فيه جنديان", "claims_responsibility", "سرايا فجر التلال"),
        ("نفذ لواء أنصار التل هجوما على القاعدة أدى إلى مقتل ثلاثة جنود", "blames", "لواء أنصار التل"),
        ("أعلنت كتائب أسود التلال مسؤوليتها عن التفجير الذي قتل شخصين", "claims_responsibility", "كتائب أسود التلال"),
        ("اتهم المحافظ حركة أحرار التلال بقصف السوق ومقتل خمسة مدنيين", "blames", "حركة أحرار التلال"),
        ("قصفت قوات درع التلال القرية ما أدى إلى مقتل مدني", "blames", "قوات درع التلال"),
        ("قتل ثلاثة جنود في هجوم شنته جبهة أبناء التلال", "blames", "جبهة أبناء التلال"),
        ('تبنت مجموعة تطلق على نفسها "نجوم الليل" تفجير الجسر', "claims_responsibility", "نجوم الليل"),
    ],
)
def test_a_kind_of_armed_body_with_a_name_is_a_party(read: Read, text: str, status: str, name: str):
    assert (status, name) in blamed(read, text)


@pytest.mark.parametrize(
    "text",
    [
        "The attack on the Popular Dusk Front killed three fighters",
        "A drone strike killed a commander of the Popular Dusk Front",
        "Gunmen attacked the headquarters of the Popular Dusk Front and killed three guards",
        "The Popular Dusk Front condemned the attack that killed three",
        "The 4th Brigade shelled the village, killing two",
        "The Fourth Mountain Brigade shelled the village, killing two",
        "The Special Operations Forces struck the house, killing two",
        "A bomb on Army Street killed two",
        "The National Movement bombed the law with its votes; a rocket killed two",
        "The Home Front Command said a rocket killed two",
        "قتل ثلاثة عناصر من جبهة أبناء التلال في غارة جوية",
        "قصف اللواء الرابع القرية ما أدى إلى مقتل مدني",
        "استهدف القصف مقر حركة أحرار التلال وأدى لمقتل ثلاثة",
        "شلت حركة السير بعد انفجار قتل اثنين",
        "قتل مدنيان بقصف على جبهة قرية التل",
        "تقدمت قوات كبيرة من المشاة بعد انفجار قتل اثنين",
        "قصف الطيران التابع للجيش سوق البلدة وقتل اثنين",
        "قصف الطيران قواته شرق البلدة وقتل اثنين",
        "انفجار في شارع الجيش الشعبي قتل اثنين",
    ],
)
def test_targets_units_streets_and_traffic_are_no_culprits(read: Read, text: str):
    assert blamed(read, text) == []


def test_a_group_speaks_for_itself(read: Read):
    claim = read("The Amber Coast Liberation Front said it carried out the bombing")[0]
    assert (claim.source.name, claim.source.kind) == ("Amber Coast Liberation Front", "militia")


def test_the_words_of_the_claim_are_those_of_the_text(read: Read):
    text = 'Police spoke. "An attack  by the Popular Dusk Front killed three people."'
    told = [e for c in read(text) for e in c.evidence if e.dimension == "attribution" and e.start is not None]
    assert told
    assert all(text[e.start : e.end] == e.quote for e in told)
    assert any("Popular Dusk Front" in e.quote for e in told)


@given(st.sampled_from(["Dusk", "Valley", "Amber"]), st.sampled_from(["Front", "Brigades", "Militia"]))
def test_one_name_is_one_party_however_it_is_written(word: str, body: str):
    assert unregistered(f"{word} {body}").id == unregistered(f"{word.upper()} {body.lower()}").id


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen of the self-styled Amber Orchid Command yesterday murdered two guards",
        "GUNMEN OF THE SELF-STYLED AMBER ORCHID COMMAND YESTERDAY MURDERED TWO GUARDS",
    ],
)
def test_a_self_styled_group_is_read_in_capitals_too(read: Read, text: str):
    assert [name.lower() for _, name in blamed(read, text)] == ["amber orchid command"]
