"""Names as people write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.rulepack import SourceSpec
from verify.rulepack.names import NameTable, SourceNames, key_of, with_and_without_article

SOURCES = [
    SourceSpec("source.a", "Coast Guard", "official", names={"ar": ("خفر السواحل",)}),
    SourceSpec("source.b", "Coast Guard", "militia"),
    SourceSpec("source.c", "S.A.N.D.", "state_media", names={"ar": ("وكالة ساند",)}),
]


@pytest.fixture
def names() -> SourceNames:
    return SourceNames(SOURCES, ["Colonel", "Col", "العقيد"])


@pytest.mark.parametrize("name", ["Coast Guard", "the coast guard", "COAST GUARD", "Col. Coast Guard", "“Coast Guard”", "Jane Roe, Coast Guard",
                                  "Coast Guard (official)", "خفر السواحل", "coast-guard"])  # fmt: skip
def test_spellings_of_one_name(names: SourceNames, name: str) -> None:
    found = names.find(name, None)
    assert found is not None and found.id == "source.a"


def test_dots_do_not_matter_and_the_article_may_be_there_or_not(names: SourceNames) -> None:
    for name in ("SAND", "S.A.N.D", "وكالة ساند", "الوكالة ساند"):
        found = names.find(name, None)
        assert found is None or found.id == "source.c"
    assert names.find("SAND", None) is not None


def test_the_kind_decides_between_two_of_one_name(names: SourceNames) -> None:
    found = names.find("Coast Guard", "militia")
    assert found is not None and found.id == "source.b"


@pytest.mark.parametrize("name", ["Coast", "Coast Guardian", "a sandy coast", "", "...", ","])
def test_a_part_of_a_word_is_no_name(names: SourceNames, name: str) -> None:
    assert names.find(name, None) is None


def test_a_table_keeps_all_of_one_key() -> None:
    table = NameTable([("x", ["One", "one"]), ("y", ["ONE"])])
    assert table.get("one") == ["x", "y"]
    assert table.first("The One") == "x"
    assert table.get("two") == []


@given(st.text(max_size=30))
def test_a_key_is_its_own_key(name: str) -> None:
    key = key_of(name)
    assert key_of(key) == key
    assert all(k.strip() == k for k in with_and_without_article(key))
