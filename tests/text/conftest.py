"""The lexicons of the packs that come with the program, each built once."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from verify.rulepack.yaml_lines import parse, plain
from verify.text.dates import DateLexicon
from verify.text.numbers import NumberLexicon

LANG = Path(__file__).parents[2] / "rules" / "lang"


def section(lang: str, name: str) -> Any:
    path = LANG / lang / f"{name}.yml"
    return plain(parse(path.read_bytes(), str(path)))[name] if path.exists() else None


@cache
def number_lexicon(lang: str) -> NumberLexicon | None:
    raw = section(lang, "numbers")
    return NumberLexicon.build(raw) if raw is not None else None


@cache
def date_lexicon(lang: str) -> DateLexicon:
    return DateLexicon.build(section(lang, "dates"), number_lexicon(lang))


DATED = sorted(p.parent.name for p in LANG.glob("*/dates.yml"))


@pytest.fixture(scope="session")
def ar_numbers() -> NumberLexicon:
    found = number_lexicon("ar")
    assert found is not None
    return found


@pytest.fixture(scope="session")
def en_numbers() -> NumberLexicon:
    found = number_lexicon("en")
    assert found is not None
    return found


@pytest.fixture(scope="session")
def ar_dates() -> DateLexicon:
    return date_lexicon("ar")


@pytest.fixture(scope="session")
def en_dates() -> DateLexicon:
    return date_lexicon("en")


@pytest.fixture(scope="session")
def all_dates() -> dict[str, DateLexicon]:
    return {lang: date_lexicon(lang) for lang in DATED}
