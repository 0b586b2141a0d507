"""Which of several dates is the attack's, and what kind of attack a clause names."""

import pytest

from tests.extract.conftest import Read


@pytest.mark.parametrize(
    ("text", "day", "kind"),
    [
        ("The ministry announced on Friday the death of a farmer in shelling on Sarmin on Wednesday", "2021-07-07", "shelling"),
        ("أعلن الدفاع المدني الجمعة وفاة طفل أصيب بغارة على سرمين يوم الأربعاء", "2021-07-07", "airstrike"),
        ("On Friday a drone hit a car in Sarmin, killing two, three years after the town was bombed", "2021-07-09", "drone_attack"),
        ("Two died in Friday's raid on Sarmin; the town was first bombed ten years ago", "2021-07-09", None),
        ("استشهد رجل بقصف على سرمين، وكان قد هاجر قبل سبع سنوات", "2021-07-11", None),
    ],
)
def test_the_date_and_the_kind_are_those_of_the_attack(read: Read, text: str, day: str, kind: str | None) -> None:
    claim = next(c for c in read(text) if not c.background)
    assert claim.date is not None
    assert claim.date.start[:10] == day
    assert kind is None or claim.event_type == kind
