import pytest

from tests.extract.conftest import Read
from verify.extract.happening import told_elsewhere


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("قصفت ميليشيات موالية لإيران القاعدة بقذائف", "rocket_attack"),
        ("قصفت القوات التركية القرية بقذائف", "shelling"),
        ("سقطت قذائف على البلدة وقتل مدني", "shelling"),
        ("قصف صاروخي إيراني استهدف القاعدة", "missile_attack"),
        ("قصف صاروخي نفذته هيئة تحرير الشام على القرية", "rocket_attack"),
        ("أسفر العدوان الإسرائيلي عن مقتل مدني", "airstrike"),
        ("An Iranian attack hit the base", "missile_attack"),
        ("Two people were killed in an attack on the base", "other"),
        ("The Israeli attack caused explosions that killed two people", "airstrike"),
        ("Two people were killed by a car bomb that Israeli officers had planted, an attack by Israel", "explosion"),
        ("US forces carried out an operation in which two people were killed", "other"),
        ("A suicide bomber killed nine people", "explosion"),
        ("Israeli artillery shelled the village", "shelling"),
        ("قصفت مدفعية التحالف الدولي منصات الإطلاق", "shelling"),
        ("قصفت القوات الأمريكية مواقع بالصواريخ", "missile_attack"),
        ("A bomb exploded near the bank and wounded two people", "explosion"),
        ("Warplanes dropped a bomb that exploded near the bank", "airstrike"),
        ("Gunmen opened fire on the people of the town", "ground_attack"),
        ("Enemy warplanes launched a raid on a residential building", "airstrike"),
        ("Police launched a raid on a residential building and killed two gunmen", "ground_attack"),
        ("طيران الاحتلال التركي يقصف قرية", "airstrike"),
        ("American jets hit three sites. The strikes answer a series of drone attacks on soldiers", "airstrike"),
    ],
)
def test_the_kind_is_told_by_weapon_and_party(read: Read, text: str, kind: str):
    assert read(text)[0].event_type == kind


def test_a_claim_without_a_kind_has_the_one_of_its_text(read: Read):
    claims = read("An airstrike hit a house in Idlib. A doctor said four people were killed.")
    assert [(c.event_type, c.killed.min if c.killed else None) for c in claims if c.source.name != "Northern Wire"] == [("airstrike", 4)]


@pytest.mark.parametrize(
    ("kinds", "kind"),
    [
        ({"shelling", "explosion", "other"}, "shelling"),
        ({"explosion"}, "explosion"),
        ({"airstrike", "shelling"}, "other"),
        ({"strike", "other"}, "airstrike"),
        ({"other"}, "other"),
    ],
)
def test_a_text_gives_a_kind_where_it_gives_one_alone(kinds: set[str], kind: str):
    assert told_elsewhere(kinds) == kind
