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
