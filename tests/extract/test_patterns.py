import pytest

from verify.errors import RuleError
from verify.extract import Extractor
from verify.extract.lexer import lex
from verify.extract.patterns import RuleSet, literals_of
from verify.rulepack import PatternSpec
from verify.text.normalise import normalise


def spec(pattern: str) -> PatternSpec:
    return PatternSpec("t.rule", 1, "en", "casualties", pattern, {"kind": "v", "count": "n"}, file="t.yml", line=3)


def matches(extractor: Extractor, pattern: str, text: str):
    language = extractor.language("en")
    assert language is not None
    (sentence,) = lex(normalise(text), language.vocabulary, None)
    return RuleSet([spec(pattern)], language.vocabulary).run(sentence)


def test_groups_are_items(extractor: Extractor):
    (match,) = matches(extractor, "(?P<n>{number}) _{0,2}? (?P<v>{casualty:killed})", "At least six were found dead, nine alive")
    number, verb = match.one("n"), match.one("v")
    assert number is not None and verb is not None
    assert (number.text, verb.text) == ("at least six", "dead")
    assert match.one("other") is None and match.all("other") == ()


def test_gaps_may_not_cross_what_they_exclude(extractor: Extractor):
    pattern = "{number} ([^,{casualty}]){0,5}? (?P<v>{casualty:killed})"
    assert matches(extractor, pattern, "six on the road were killed")
    assert not matches(extractor, pattern, "six on the road, killed")
    assert not matches(extractor, pattern, "six wounded were killed")


def test_an_unknown_name_is_an_error_with_file_and_line(extractor: Extractor):
    with pytest.raises(RuleError) as caught:
        matches(extractor, "{no_such_lexicon}", "x y")
    assert (caught.value.file, caught.value.line) == ("t.yml", 3)


def test_literals_of_a_pattern():
    assert literals_of(["{a} 'said so' {'b'|'c'}"]) == {"said so", "b", "c"}
