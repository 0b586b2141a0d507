"""Languages are compiled when a text needs them, and only where a pack speaks them."""

import pytest

from verify.extract.languages import Languages
from verify.rulepack import Rules


@pytest.fixture
def languages(rules: Rules) -> Languages:
    return Languages(rules)


def test_a_language_is_compiled_once_and_keeps_its_rules(languages: Languages):
    english = languages.get("en")
    assert english is not None and english.script == "LATIN" and english.rules.specs
    assert languages.get("en") is english and languages["en"] is english
    assert languages.script("ar") == "ARABIC"


def test_to_know_that_a_pack_speaks_a_language_compiles_nothing(languages: Languages):
    assert languages.has_pack("en") and not languages.has_pack("xx")
    with pytest.raises(KeyError):
        languages["en"]


def test_a_language_without_a_pack_is_none(languages: Languages):
    assert languages.get("xx") is None and languages.script("xx") is None
