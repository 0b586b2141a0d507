import re

import pytest

from verify.errors import RuleError
from verify.extract import Extractor
from verify.extract.lexer import lex
from verify.extract.patterns import RuleSet, literals_of, translate
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


def test_a_pattern_that_is_no_expression_is_an_error_with_file_and_line(extractor: Extractor):
    with pytest.raises(RuleError, match=r"t\.rule") as caught:
        matches(extractor, "({number}", "x y")
    assert (caught.value.file, caught.value.line) == ("t.yml", 3)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        (
            "en",
            "The ministry said at least six people, two of them children, were killed and others hurt when shells hit a market in Aden.",
        ),
        ("en", "Rockets fell near the airport; no one was hurt, but the army denied that it had fired them (it blamed a militia)."),
        ("ar", "قال مصدر محلي إن غارة جوية استهدفت منزلاً، ما أدى إلى مقتل ثلاثة مدنيين بينهم طفل وإصابة آخرين."),
    ],
)
def test_rules_find_what_their_expressions_over_all_symbols_find(extractor: Extractor, lang: str, text: str):
    language = extractor.language(lang)
    assert language is not None
    found = 0
    for sentence in lex(normalise(text), language.vocabulary, None):
        got = {(m.rule.id, m.first, m.last) for m in language.rules.run(sentence)}
        want = set()
        for rule in language.rules.specs:
            expression = translate(rule.pattern, language.vocabulary)
            want |= {(rule.id, m.start(), m.end() - 1) for m in re.finditer(expression, sentence.code) if m.end() > m.start()}
        assert got == want
        found += len(got)
    assert found > 0
