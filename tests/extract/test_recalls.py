"""What a text tells behind its news of times before it."""

import pytest

from tests.extract.conftest import Read
from verify.model import Claim

TODAY = "قتل شخصان بقصف على مدينة حمص اليوم الأحد.\n\n"
NEWS = "The army shelled Homs, killing two people.\n\n"


def _background(claims: list[Claim]) -> dict[str, bool]:
    return {c.date.start[:10]: c.background for c in claims if c.date is not None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (TODAY + "وكانت قوات النظام قد قصفت بلدة سراقب أمس، وأصيب ثلاثة.", {"2021-07-11": False, "2021-07-10": True}),
        (TODAY + "وأمس قصفت قوات النظام بلدة سراقب، وأصيب ثلاثة.", {"2021-07-11": False, "2021-07-10": False}),
        ("وكانت قوات النظام قد قصفت بلدة سراقب أمس، وأصيب ثلاثة.", {"2021-07-10": False}),
    ],
)
def test_what_was_before_the_news_is_told_in_passing_where_its_sentence_looks_back(read: Read, text: str, expected: dict[str, bool]):
    assert _background(read(text)) == expected


@pytest.mark.parametrize(
    ("behind", "day"),
    [
        ("In March 2019 air strikes on Baghuz killed dozens of fighters.", "2019-03-01"),
        ("In September 2018 Ankara and Moscow agreed on Homs governorate after air strikes had killed dozens.", "2018-09-01"),
        ("Monitors said on 5 July that rockets fell on Raqqa.", "2021-07-05"),
    ],
)
def test_days_before_it_are_no_days_of_the_news(read: Read, behind: str, day: str):
    assert _background(read(NEWS + "Nobody claimed it.\n\n" + behind)) == {"2021-07-11": False, day: True}
