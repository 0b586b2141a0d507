"""YAML with the line of everything, and nothing of YAML that does harm."""

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from verify.errors import RuleError
from verify.rulepack.yaml_lines import Block, parse, plain, rows_of

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abcdé", min_size=1), inner, max_size=3),
    max_leaves=10,
)


def test_everything_knows_its_line() -> None:
    block = parse(b"a: 1\nb:\n  - x\n\n  - y: {z: 2}\nc: |\n  text\n", "p.yml")
    assert isinstance(block, Block)
    assert (block.line, block.lines) == (1, {"a": 1, "b": 2, "c": 6})
    assert [at for _, at in rows_of(block["b"])] == [3, 5]
    assert plain(block) == {"a": 1, "b": ["x", {"y": {"z": 2}}], "c": "text\n"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("No", "No"),
        ("on", "on"),
        ("yes", "yes"),
        ("true", True),
        ("~", None),
        ("2021-07-10", "2021-07-10"),
        ("1_000", 1000),
        ("0x10", 16),
        (".inf", ".inf"),
        ("1.5", 1.5),
        ("12:30", "12:30"),
        ("'5'", "5"),
    ],
)
def test_words_stay_words(text: str, value: object) -> None:
    assert parse(f"v: {text}".encode(), "p.yml")["v"] == value


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("a: [1,\nb: }\n", 2, "not valid YAML"),
        ("a: 1\n\na: 2", 3, "given twice"),
        ("? [x]\n: y", 1, "plain word"),
        ("a: !!python/object/apply:os.system [x]", 1, "into itself|not allowed|tag"),
        ("a: &x [*x]", 1, "into itself"),
        ("a: !mine 5", 1, "tag"),
        ("a: \x00", 1, "not valid YAML"),
        ("a: 1\n---\nb: 2", 2, "another document"),
        ("a: 1\nb: *nobody", 2, "undefined alias"),
        ("a: &x 1\nb: &x 2", 2, "second occurrence"),
        ("a: 1\nb: &x\n  c: *x", 3, "into itself"),
        ("a: 1\n[b, c]: 2", 2, "plain word"),
        ("a: \xff", 1, "not valid YAML"),
    ],
)
def test_what_is_wrong_is_named_with_file_and_line(text: str, line: int, words: str) -> None:
    with pytest.raises(RuleError, match=words) as caught:
        parse(text.encode("latin-1"), "p.yml")
    assert (caught.value.file, caught.value.line) == ("p.yml", line)


def test_an_alias_costs_nothing_and_a_bomb_does_no_harm() -> None:
    bomb = "a: &a [x, x]\n" + "".join(f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n" for n in range(20))
    parsed = parse(bomb.encode(), "p.yml")
    assert parsed["b"][0] is parsed["b"][1]
    with pytest.raises(RuleError):
        parse(b"[" * 10_000, "p.yml")


def test_an_alias_can_be_a_key_and_a_key_can_have_a_name() -> None:
    assert plain(parse(b"a: &k yes\n*k : 2\n", "p.yml")) == {"a": "yes", "yes": 2}
    assert plain(parse(b"&k a: 1\nb: *k\n", "p.yml")) == {"a": 1, "b": "a"}


def test_nothing_is_nothing() -> None:
    assert parse(b"", "p.yml") is None
    assert parse(b"# only a comment\n", "p.yml") is None


@given(values)
def test_what_yaml_writes_comes_back(value: object) -> None:
    raw = yaml.safe_dump({"v": value}, allow_unicode=True).encode()
    assert plain(parse(raw, "p.yml")) == {"v": value}


@given(st.binary(max_size=200))
def test_bytes_are_yaml_or_a_rule_error(raw: bytes) -> None:
    try:
        parse(raw, "p.yml")
    except RuleError as error:
        line = error.line
    else:
        line = 1
    assert 1 <= line <= max(1, len(raw.splitlines()))
