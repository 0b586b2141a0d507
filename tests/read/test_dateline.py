"""The date a text itself gives for its publication."""

import pytest

from tests.read.conftest import Reading
from verify.read.dateline import date_of_text
from verify.read.lookup import Lookup
from verify.rulepack import Rules


@pytest.mark.parametrize(
    ("text", "lang", "day"),
    [
        ("Weekly summary, 3 March 2020\n\nTwo shells fell on the depot.", "en", "2020-03-03"),
        ("Weekly summary (March 3, 2020)\n\nTwo shells fell on the depot.", "en", "2020-03-03"),
        ("3 March 2020\nTwo shells fell on the depot.", "en", "2020-03-03"),
        ("The depot burns | 2020-03-03\nTwo shells fell on it.", "en", "2020-03-03"),
        ("HARBOUR TOWN, 3 Mar 2020 (Gazette) - Two shells fell on the depot.", "en", "2020-03-03"),
        ("Harbour Town, March 3, 2020 — Two shells fell on the depot.", "en", "2020-03-03"),
        ("النشرة اليومية، الثلاثاء 3 آذار 2020\n\nسقطت قذيفتان على المستودع.", "ar", "2020-03-03"),
        ("دمشق، 3 آذار/مارس 2020 (الجريدة) - سقطت قذيفتان على المستودع.", "ar", "2020-03-03"),
        ("صنعاء - الميناء نت | 3 آذار 2020م\nسقطت قذيفتان على المستودع.", "ar", "2020-03-03"),
        ("On 3 March 2020 two shells fell on the depot.\nNobody was hurt.", "en", None),
        ("Two shells fell on the depot, 3 March 2020.\nNobody was hurt.", "en", None),
        ("The attack of 3 March 2020\nTwo shells fell.", "en", None),
        ("HARBOUR TOWN, 3 Mar (Gazette) - Two shells fell on the depot.", "en", None),
        ("Summary, 33 March 2020\nTwo shells fell.", "en", None),
        ("Summary, 3 March 2020", "en", None),
    ],
)
def test_a_heading_or_a_dateline_gives_a_day_and_a_sentence_none(shipped: Rules, text: str, lang: str, day: str | None) -> None:
    found = date_of_text(text, None, lang, Lookup(shipped))
    assert (found[:10] if found is not None else None) == day


def test_a_title_gives_it_too(shipped: Rules) -> None:
    assert (date_of_text("Two shells fell.", "Summary, 3 March 2020", "en", Lookup(shipped)) or "")[:10] == "2020-03-03"


def test_it_is_taken_where_nobody_states_one_and_said(reading: Reading, shipped: Rules) -> None:
    text = "Weekly summary, 3 March 2020\n\nTwo shells fell on the depot."
    (document,) = (batch := reading({"a.txt": text}, rules=shipped)).documents
    assert (document.published_at or "")[:10] == "2020-03-03"
    assert [(i.code, i.severity) for i in batch.issues] == [("date_from_text", "warning")]


def test_a_date_that_is_stated_stands(reading: Reading, shipped: Rules) -> None:
    batch = reading({"a.txt": "Weekly summary, 3 March 2020\n\nTwo shells fell."}, rules=shipped, published_at="2020-03-05T10:00:00+00:00")
    assert [(d.published_at or "")[:10] for d in batch.documents] == ["2020-03-05"]
    assert batch.issues == []
