"""The checks of single fields."""

import pytest

from verify.rulepack import fields


@pytest.mark.parametrize(
    ("check", "good", "bad"),
    [
        (fields.text, ["a"], ["", " ", 5, None, ["a"]]),
        (fields.text_or_null, ["a", None], ["", 5]),
        (fields.number(0, 1), [0, 0.5, 1], [-1, 2, True, "1", None]),
        (fields.one_of("a", "b"), ["a"], ["c", None, ["a"]]),
        (fields.texts, [[], ["a"]], ["a", [5], [""], None]),
        (fields.names, [{}, {"ar": ["a"]}], [["a"], {"ar": "a"}, {"ar": [None]}]),
        (fields.mapping, [{}], [[], None]),
        (
            fields.cases,
            [[], [{"text": "a"}], [{"text": "a", "reads": {}, "why": "b"}]],
            [{}, [{"reads": 1}], [{"text": 5}], [{"text": "a", "odd": 1}]],
        ),
    ],
)
def test_a_check_takes_what_fits_and_says_what_it_wants(check: fields.Check, good: list[object], bad: list[object]) -> None:
    assert [check(value) for value in good] == [None] * len(good)
    assert all((check(value) or "").startswith(("must", "ar: must")) for value in bad)
