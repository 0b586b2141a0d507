"""A section of date words that cannot be used says why."""

from typing import Any

import pytest

from verify.errors import RuleError
from verify.text.date_lexicon import DateLexicon
from verify.text.terms import words_of


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ([], "must be a mapping"),
        ({"cases": [{"text": "one"}]}, "cases: an entry is"),
        ({"month": {}}, "unknown field 'month'"),
        ({"months": {"July": ["july"]}}, "'July' is not a whole number"),
        ({"months": {"7": "july"}}, "must be a list of words"),
        ({"edges": {"soon": ["soon"]}}, "'soon' is none of early, mid, late"),
        ({"parts": {"dawn": {"terms": ["dawn"]}}}, "a part of the day is"),
        ({"units": [{"unit": "fortnight", "terms": ["fortnight"]}]}, "units are minute, hour"),
        ({"last": [1]}, "must be a list of words"),
    ],
)
def test_says_what_is_wrong(raw: Any, message: str) -> None:
    with pytest.raises(RuleError, match=message):
        DateLexicon.build(raw, None)


def test_knows_where_a_date_can_begin(en_dates: DateLexicon) -> None:
    assert [bool(en_dates.beginnings[w.text]) for w in words_of("boat on saturday 12 three")] == [False, True, True, True, True]
