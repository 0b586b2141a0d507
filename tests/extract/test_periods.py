"""The toll of a war, a year, a month or a day is not that of one attack."""

import pytest

from tests.extract.conftest import Read
from verify.model import Interval


@pytest.mark.parametrize(
    "text",
    [
        "More than 20,000 people have been killed in the war",
        "Airstrikes since the beginning of 2019 have killed 310 civilians",
        "Since dawn airstrikes have killed 31 people",
        "During June, 45 civilians were killed in airstrikes on the province",
        "قتل 45 مدنيا خلال شهر حزيران في غارات على المحافظة",
        "منذ بداية العام قتل القصف 310 مدنيين",
        "قصف خلال العام 2019 أدى إلى مقتل 310 مدنيين",
        "ومنذ 8 كانون الثاني الجاري قصفت المسيرات السد عدة مرات ما أدى إلى مقتل 23 مدنيا",
        "Since Monday airstrikes have killed 31 people",
    ],
)
def test_totals_of_a_time_are_left_out(read: Read, text: str):
    assert all(c.killed is None for c in read(text))


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("It was the deadliest airstrike since the start of the war, killing 20 people", Interval(20, 20)),
        ("The airstrike killed three people, bringing the number of people killed since the war began to 21,000", Interval(3, 3)),
        ("قتل ثلاثة أشخاص في القصف، ليرتفع عدد القتلى منذ بدء الحرب إلى 900", Interval(3, 3)),
    ],
)
def test_the_attack_beside_them_is_read(read: Read, text: str, killed: Interval):
    assert [c.killed for c in read(text)][:1] == [killed]


def test_a_total_binds_its_own_clause_alone(read: Read):
    found = read("At least 100 people have been killed since the start of the offensive; an airstrike killed three")
    assert [c.killed for c in found if c.killed is not None] == [Interval(3, 3)]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        (
            "A drone killed one person near Amuda. There have been 41 attacks since early 2020. These attacks left 60 fatalities: 15 were civilians.",
            1,
        ),
        (
            "A civilian was killed in Taftanaz. Since early 2020 operations left 487 dead. As follows:\n• 78 civilians were killed.\n• 317 soldiers.",
            1,
        ),
        ("قتل رجل في استهداف سيارة. يرفع ذلك عدد الهجمات منذ مطلع العام إلى 41. وأدت تلك الهجمات لمقتل 60 شخصا.", 1),
        ("هذه الغارة هي الأولى من نوعها هذا العام، وقد سجلت خلال العام الماضي 75 غارة أدت إلى مقتل 29 مدنيا.", None),
    ],
)
def test_what_goes_on_counting_is_of_that_time_too(read: Read, text: str, killed: int | None):
    assert {c.killed for c in read(text)} - {None} == ({Interval(killed, killed)} if killed is not None else set())


def test_these_attacks_are_those_just_told_where_no_time_was_named(read: Read):
    found = read("Airstrikes hit the market of Taftanaz on Monday. These attacks killed five civilians.")
    assert Interval(5, 5) in {c.killed for c in found}
