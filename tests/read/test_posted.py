"""The moment a post gives of itself."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.read.conftest import Reading
from verify.read.lookup import Lookup
from verify.read.posted import posted
from verify.rulepack import Rules

DAY = "2024-03-06T00:00:00+00:00"


def address(moment: str) -> str:
    """The address of a post put out at a moment: the id counts milliseconds from 4 November 2010."""
    ms = int(datetime.fromisoformat(moment).timestamp() * 1000) - 1_288_834_974_657
    return f"https://x.com/harbour_news/status/{(ms << 22) + 4097}"


def of(rules: Rules, text: str, stated: str | None = DAY, url: str | None = None, lang: str = "en") -> str | None:
    found = posted(text, None, url, lang, stated, (None, Lookup(rules)))
    return found.iso if found is not None else None


@pytest.mark.parametrize(
    ("stated", "moment"),
    [
        (None, "2024-03-05T18:30:00+00:00"),
        (DAY, "2024-03-05T18:30:00+00:00"),
        ("2024-03-06T00:00:00+03:00", "2024-03-05T21:30:00+03:00"),
        ("2024-03-08T10:00:00+00:00", "2024-03-05T18:30:00+00:00"),
        ("2024-03-05T19:00:00+00:00", None),  # as exact, and of the same day
        ("2021-03-05T00:00:00+00:00", None),  # an address made up for an example
    ],
)
def test_the_id_of_a_post_holds_its_moment(few: Rules, stated: str | None, moment: str | None) -> None:
    assert of(few, "Shells fell.", stated, address("2024-03-05T18:30:00+00:00")) == moment


def test_other_addresses_hold_no_id(few: Rules) -> None:
    url = address("2024-03-05T18:30:00+00:00").replace("x.com", "example.org")
    assert of(few, "Shells fell.", DAY, url) is None


@pytest.mark.parametrize(
    ("text", "lang", "day"),
    [
        ("Facebook\nHarbour Now's Post\nHarbour NowMarch 4, 2024 · Shared with Public\nTwo shells fell.", "en", "2024-03-04"),
        ("Harbour NowMarch 4, 2023 · Shared with Public\nTwo shells fell.", "en", "2023-03-04"),
        ("Harbour NowMarch 8 · Shared with Public\nTwo shells fell.", "en", "2024-03-08"),
        ("Harbour NowJune 8 · Shared with Public\nTwo shells fell.", "en", None),
        ("Harbour NowMarch 5, 2024 · Shared with Public\nTwo shells fell.", "en", None),  # the day before: by another clock
        ("الميناء الآن\n٤ مارس ٢٠٢٤ · تمت المشاركة مع العامة\nسقطت قذيفتان", "ar", "2024-03-04"),
        ("Harbour Now@harbour\nTwo shells fell.\n5:20 PM · Mar 5, 2024", "en", "2024-03-05"),
        ("Two shells fell\nTuesday, 5 March 2024, 17:23\nThey hit a depot.", "en", "2024-03-05"),
        ("سقطت قذيفتان\nالثلاثاء, ٥ مارس ٢٠٢٤, ١٧:٢٣\nوأصابتا مستودعا.", "ar", "2024-03-05"),
        ("سقطت قذيفتان\nتاريخ النشر: 5 آذار 2024\nوأصابتا مستودعا.", "ar", "2024-03-05"),
        ("حصاد الأحداث ليوم الثلاثاء 5 / آذار / 2024\nسقطت قذيفتان", "ar", "2024-03-05"),
        ("حصاد الميناء يوم الثلاثاء 5-3-2024\nسقطت قذيفتان", "ar", "2024-03-05"),
        ("HARBOUR TOWN, 5 Mar 2024 (Gazette) - Two shells fell at dawn today.", "en", "2024-03-05"),
        ("The school was hit on Tuesday 5 March 2024\nTwo shells fell", "en", None),
        ("الميناء نت | 5 آذار 2024م\nسقطت قذيفتان", "ar", "2024-03-05"),
        ("Harbour Now @harbour · Mar 5, 2024 Two shells fell.", "en", "2024-03-05"),
        ("Two shells fell on the depot." + " The market burnt." * 10 + "\nHarbour Now@harbour\nFire.\n5:20 PM · Mar 5, 2024", "en", None),
        ("6 March, 2026\n\nTwo shells fell\n\n5 March 2024", "en", "2024-03-05"),
        ("Two shells fell\n1 August 2026\nThey hit a depot.", "en", None),  # the day the page was fetched
        ("Two shells fell.\nThe school was hit on 5 March 2024.", "en", None),
    ],
)
def test_a_page_shows_the_day_it_is_of(shipped: Rules, text: str, lang: str, day: str | None) -> None:
    found = of(shipped, text, DAY, None, lang)
    assert (found[:10] if found is not None else None) == day


def test_an_hour_that_is_stated_is_more_than_a_line_of_a_page(shipped: Rules) -> None:
    assert of(shipped, "Two shells fell\n5 March 2024\nThey hit a depot.", "2024-03-06T10:00:00+00:00") is None


def test_an_address_holds_a_day(few: Rules) -> None:
    assert (of(few, "Shells fell.", DAY, "https://gazette.example/news/2024/3/5/shells") or "")[:10] == "2024-03-05"
    assert of(few, "Shells fell.", DAY, "https://gazette.example/news/2024/13/45/shells") is None


def test_another_day_is_said_and_kept_beside_the_stated_one(reading: Reading, shipped: Rules) -> None:
    line = '{"id": "d", "text": "Shells fell.\\n5 March 2024\\nNobody died.", "lang": "en", "published_at": "2024-03-06"}'
    batch = reading({"a.jsonl": line}, rules=shipped)
    document = batch.documents[0]
    assert (document.published_at or "")[:10] == "2024-03-06"
    assert (document.posted_at or "")[:10] == (document.moment or "")[:10] == document.known_by == "2024-03-05"
    issue = next(i for i in batch.issues if i.code == "posted_on_another_day")
    assert "2024-03-06" in issue.message and "a line of its page" in issue.message


def test_news_was_known_by_the_earlier_of_two_days(reading: Reading, shipped: Rules) -> None:
    line = '{"id": "d", "text": "Shells fell.\\n8 March 2024\\nNobody died.", "lang": "en", "published_at": "2024-03-06"}'
    document = reading({"a.jsonl": line}, rules=shipped).documents[0]
    assert document.known_by == "2024-03-06" and (document.moment or "")[:10] == "2024-03-08"


def test_where_nothing_is_stated_the_address_gives_the_moment(reading: Reading, few: Rules) -> None:
    url = address("2024-03-05T18:30:00+00:00")
    document = reading({"a.jsonl": f'{{"id": "d", "text": "Shells fell.", "lang": "en", "url": "{url}"}}'}).documents[0]
    assert document.published_at == "2024-03-05T18:30:00+00:00" and document.posted_at is None


@given(st.datetimes(datetime(2012, 1, 1), datetime(2040, 1, 1)), st.integers(-200, 200))  # noqa: DTZ001
def test_the_moment_taken_is_near_the_stated_one(when: datetime, hours: int) -> None:
    stated = (when + timedelta(hours=hours)).replace(hour=0, minute=0, second=0, microsecond=0)
    found = of(Rules(), "Shells fell.", stated.isoformat() + "+00:00", address(when.isoformat() + "+00:00"))
    if found is not None:
        assert abs(datetime.fromisoformat(found).replace(tzinfo=None) - when) <= timedelta(seconds=1)
    else:
        assert abs(when - stated) > timedelta(days=7)
