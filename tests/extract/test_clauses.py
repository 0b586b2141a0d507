"""What the dates of a clause are the dates of."""

import pytest

from tests.extract.conftest import Read


@pytest.mark.parametrize(
    "text",
    [
        "دخان فوق بلدة سراقب بعد قصف على مستودع - 25 من أيار 2020 (الجريدة)",
        "Smoke above a depot in Homs hit by a shell - 25 May 2020 (Harbour Gazette)",
        "Shells fell on Homs, wounding two: it was shelled a tenth time since the army took the town in October 2019.",
        "بيان عن قصف مدينة حمص، صادر بتاريخ: 10 تموز 2021. قتل شخصان.",
    ],
)
def test_the_day_of_a_picture_a_paper_or_of_what_went_on_since_is_not_the_attacks(read: Read, text: str):
    assert {c.date.start for c in read(text) if c.date is not None} == {"2021-07-11"}


def test_a_day_in_brackets_behind_an_attack_stays_its_own(read: Read):
    (claim,) = read("A shell hit a depot in Homs on 9 July 2021 (the second in a week).")
    assert claim.date is not None and claim.date.start == "2021-07-09"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Correction to our report of 2 July: the shelling of Homs took place on 1 July and wounded four.", "2021-07-01"),
        ("بيان صادر بتاريخ 11/7/2021: ندين قصف مشفى حمص الذي وقع أمس وأدى إلى مقتل ممرض", "2021-07-10"),
    ],
)
def test_the_day_of_a_paper_goes_before_no_day_of_what_it_tells(read: Read, text: str, day: str):
    assert {c.date.start for c in read(text) if c.date is not None} == {day}
