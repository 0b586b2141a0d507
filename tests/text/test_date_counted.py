"""Times counted from the moment of publication."""

from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.rulepack import Rules, load_rules
from verify.text.dates import find_dates
from verify.text.normalise import normalise

NOON = datetime.fromisoformat("2023-07-12T12:00+03:00")


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules()


def spans(rules: Rules, text: str, lang: str) -> list[tuple[str, str | None]]:
    lexicon = rules.lang[lang].dates
    assert lexicon is not None
    return [(m.kind, m.span.start if m.span is not None else None) for m in find_dates(normalise(text).text, lexicon, NOON)]


@pytest.mark.parametrize(
    ("lang", "text", "found"),
    [
        ("ar", "خلال الأيام الماضية", []),
        ("ar", "منذ 11 تموز", [("day", "2023-07-11")]),
        ("ar", "منذ 2 تموز", [("since", None)]),
        ("ar", "منذ شهرين", [("since", None)]),
        ("ar", "قبل شهرين", [("month", "2023-05-01")]),
        ("ar", "قبل 7 سنوات", [("long_ago", "2016-07-01")]),
        ("ar", "خلال الساعات الفائتة", [("day", "2023-07-12")]),
        ("en", "over the last 48 hours", [("day", "2023-07-10")]),
        ("en", "over the last 480 hours", []),
        ("en", "twelve years ago", [("long_ago", "2011-07-01")]),
        ("en", "since Monday", [("day", "2023-07-10")]),
        ("en", "since Thursday", [("since", None)]),
    ],
)
def test_what_is_counted_back(rules: Rules, lang: str, text: str, found: list[tuple[str, str | None]]) -> None:
    assert spans(rules, text, lang) == found


@given(st.integers(min_value=2, max_value=7))
def test_the_past_days_begin_as_many_days_ago(rules: Rules, days: int) -> None:
    past, ago = spans(rules, f"in the past {days} days", "en"), spans(rules, f"{days} days ago", "en")
    assert past == ago
