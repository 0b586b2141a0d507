"""JSON, and what only looks like it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.read.jsontext import BadJsonError, parse_json

values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)


@given(values)
def test_json_comes_back_as_it_went(value: object) -> None:
    try:
        raw = json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return  # half a surrogate pair: see below
    parsed = parse_json(raw)
    assert parsed.value == value
    assert parsed.replaced == 0


def test_half_a_surrogate_pair_becomes_one_replacement_character() -> None:
    parsed = parse_json(b'{"text": "a\\ud83d b"}')
    assert parsed.value == {"text": "a\ufffd b"}
    assert parsed.replaced == 1


def test_a_whole_pair_stays_what_it_is() -> None:
    assert parse_json(b'"\\ud83d\\ude80"').value == "\U0001f680"


@pytest.mark.parametrize(("raw", "line", "column"), [(b'{"a": 1,\n "b" 2}', 2, 6), (b"{", 1, 2), (b'{"a": 1} x', 1, 10)])
def test_what_is_wrong_is_named_with_its_place(raw: bytes, line: int, column: int) -> None:
    with pytest.raises(BadJsonError) as caught:
        parse_json(raw)
    assert (caught.value.line, caught.value.column) == (line, column)


@pytest.mark.parametrize("raw", [b"NaN", b"[Infinity]", b"1e999", b"[" * 5000, b"1" * 5000, b"'single'"])
def test_what_is_no_json_value_is_refused(raw: bytes) -> None:
    with pytest.raises(BadJsonError):
        parse_json(raw)


def test_bytes_that_are_not_utf8_are_left_to_the_caller() -> None:
    with pytest.raises(UnicodeDecodeError):
        parse_json(b'{"text": "\xff\xfe"}')
