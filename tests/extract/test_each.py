import pytest

from tests.extract.conftest import Read
from verify.model import Interval


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("إعدام كل من نواف رشو السرحان وابنه حكم وجدعان الهفل في قرية الزهرة", 3),
        ('مقتل كل من "صابر حلاق الفهد" و"سامي درويش العون" في قصف على المدينة', 2),
        ('مقتل "علي حلاق النصار" متأثرا بجراحه جراء قصف على المدينة', 1),
        ("استشهاد كل من سامر حلاق (23 عاما) وزوجته وثلاثة من أطفاله في قصف على المدينة", 5),
        ("استشهاد كل من سامر حلاق ووليد حلاق على طريق المدينة إثر قصف", 2),
    ],
)
def test_people_of_a_list_are_counted_whatever_their_names(read: Read, text: str, killed: int):
    assert read(text)[0].killed == Interval(killed, killed)
