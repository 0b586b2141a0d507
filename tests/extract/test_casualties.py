import pytest

from tests.extract.conftest import Read
from verify.model import Interval


@pytest.mark.parametrize(
    ("text", "killed", "wounded"),
    [
        ("The shelling killed two women and three children", Interval(5, 5), None),
        ("Three civilians were killed and one civilian was slightly wounded in the airstrike", Interval(3, 3), Interval(1, 1)),
        ("Nine people, including four children and two women, were killed in the bombing", Interval(9, 9), None),
        ("An airstrike killed at least 12 people", Interval(12, None), None),
        ("No one was hurt in the rocket attack", Interval(0, 0), Interval(0, 0)),
        ("Ten rockets hit the base of the 47th brigade, 20 km north of the city", None, None),
        ("مقتل طفلين وامرأة في القصف", Interval(3, 3), None),
        ("استشهد ستة مدنيين بينهم طفلان وأصيب آخرون في الغارة", Interval(6, 6), None),
        ("ارتفع عدد القتلى إلى 14 والجرحى إلى 30 في القصف", Interval(14, 14), Interval(30, 30)),
        ("شاب قتل وآخر جرح في القصف", Interval(1, 1), Interval(1, 1)),
        ("فيما بلغ عدد الجرحى 65 على الأقل في القصف", None, Interval(65, None)),
        ("قال مسؤول إن شخصين أصيبا بجروح في القصف", None, Interval(2, 2)),
        ("عشرات القتلى والجرحى في القصف", Interval(1, None), Interval(1, None)),
        ("قصف صاروخي على المدينة دون وقوع إصابات", Interval(0, 0), Interval(0, 0)),
        ("سقطت عشرة صواريخ على مقر اللواء 47", None, None),
    ],
)
def test_tolls(read: Read, text: str, killed: Interval | None, wounded: Interval | None):
    found = read(text)
    assert [c.killed for c in found][:1] == [killed] if found else killed is None
    if wounded is not None:
        assert found[0].wounded == wounded


def test_four_ways_of_not_giving_a_number_stay_apart(read: Read):
    said = {
        "none": "Rockets hit the base and nobody was hurt",
        "unknown_stated": "Rockets hit the base and there is no information on casualties",
        "silent": "Rockets hit the base",
        "reported": "Rockets hit the base and caused casualties",
    }
    assert {status: read(text)[0].casualties_status for status, text in said.items()} == {status: status for status in said}


def test_a_toll_that_may_rise_is_open(read: Read):
    (claim,) = read("Six people were killed in the bombing so far")
    assert claim.killed == Interval(6, None)


@pytest.mark.parametrize(
    "text",
    [
        "The team was unable to verify any deaths in the shelling of the town",
        "We did not document any casualties in the airstrike",
        "Medics could not confirm whether anyone was killed in the airstrike",
        "ولم تتمكن الشبكة من التحقق من سقوط قتلى أو جرحى في القصف",
        "لم نوثق سقوط ضحايا في القصف على القرية",
        "ما في تأكيد حتى الآن عن خسائر القصف",
    ],
)
def test_who_could_not_establish_deaths_does_not_know(read: Read, text: str):
    claim = read(text)[0]
    assert (claim.casualties_status, claim.killed, claim.wounded) == ("unknown_stated", None, None)


@pytest.mark.parametrize(
    "text",
    [
        "The agency mentioned no deaths in the airstrike on the town",
        "The ministry did not report any casualties in the airstrike on the town",
        "ولم تذكر الوكالة سقوط قتلى في القصف على البلدة",
        "قصفت القاعدة بالصواريخ ثأرا لشهداء القرية",
        "قصفت القاعدة بالصواريخ وكانت الإصابات مباشرة",
        "وقع القصف أثناء تشييع 4 قتلى سقطوا في اشتباكات سابقة",
        "The army rejected claims that its airstrike on the camp killed nine people",
        "نفى الجيش ما تداولته صفحات عن مقتل تسعة أشخاص في القصف على المخيم",
    ],
)
def test_what_is_no_toll_of_the_attack_is_not_read_as_one(read: Read, text: str):
    assert all((c.casualties_status, c.killed, c.wounded) == ("silent", None, None) for c in read(text))


def test_a_long_clause_stands_between_a_verb_and_its_toll(read: Read):
    none = read("لم يسفر القصف الذي طال محيط السوق الرئيسي وسط القرية القديمة عن ضحايا")[0]
    assert (none.casualties_status, none.killed) == ("none", Interval(0, 0))
    rose = read("ارتفعت حصيلة قتلى الميليشيا في الغارات الليلية على أطراف القرية وريفها الشرقي قرب النهر إلى 9 عناصر")[0]
    assert rose.killed == Interval(9, 9)
