import pytest

from tests.extract.conftest import Read
from verify.model import Interval


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("إعدام كل من بشير درويش الحلاق وابنه كنان وجدعون الخطيب في قرية الزهرة", 3),
        ('مقتل كل من "كنان حلاق الخطيب" و"بشير درويش" في قصف على المدينة', 2),
        ('مقتل "علي حلاق الخطيب" متأثرا بجراحه جراء قصف على المدينة', 1),
        ("استشهاد كل من سامر حلاق (23 عاما) وزوجته وثلاثة من أطفاله في قصف على المدينة", 5),
        ("استشهاد كل من سامر حلاق ووليد حلاق على طريق المدينة إثر قصف", 2),
    ],
)
def test_people_of_a_list_are_counted_whatever_their_names(read: Read, text: str, killed: int):
    assert read(text)[0].killed == Interval(killed, killed)


def test_the_dead_of_an_obituary_are_counted_by_their_names(read: Read):
    text = "الشهيد سمير الحلاق الشهيد وليد الحلاق الشهيد الطفل رامي الحلاق جراء قصف على المدينة"
    assert read(text)[0].killed == Interval(3, 3)
    assert read("الشهيد البطل سمير الحلاق الشهيد البطل سمير الحلاق جراء قصف على المدينة")[0].killed == Interval(1, 1)


def test_who_the_counted_were_is_not_counted_again(read: Read):
    assert read("أربعة مدنيين هم أب وزوجته وطفلتان قتلوا في قصف على المدينة")[0].killed == Interval(4, 4)
