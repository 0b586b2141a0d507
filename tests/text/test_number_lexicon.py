"""A section of number words that cannot be used says why."""

from typing import Any

import pytest

from verify.errors import RuleError
from verify.text.number_lexicon import NumberLexicon
from verify.text.terms import words_of


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        ([], "must be a mapping"),
        ({"cases": [{"text": "one"}]}, "cases: an entry is"),
        ({"wordz": {}}, "unknown field 'wordz'"),
        ({"words": {"many": ["many"]}}, "'many' is not a whole number"),
        ({"words": {"1": [1]}}, "must be a list of words"),
        ({"words": {"1": "one"}}, "must be a list of words"),
        ({"at_least": [""]}, "must be a list of words"),
        ({"vague": [{"terms": ["some"]}]}, "an entry is"),
        ({"kinds": {"age": {"near": ["old"]}}}, "must have only"),
    ],
)
def test_says_what_is_wrong(raw: Any, message: str) -> None:
    with pytest.raises(RuleError, match=message):
        NumberLexicon.build(raw)


def test_knows_where_a_number_can_begin(ar_numbers: NumberLexicon) -> None:
    assert [bool(ar_numbers.beginnings[w.text]) for w in words_of("خمسه وعشرون قارب 12 x3")] == [True, True, False, True, True]


def test_knows_what_only_stands_beside_a_number(en_numbers: NumberLexicon) -> None:
    assert [bool(en_numbers.starts[w]) for w in ("five", "12", "at", "km", "boat")] == [True, True, True, False, False]
    assert en_numbers.beginnings["km"]
