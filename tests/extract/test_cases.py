from verify.extract.cases import run_cases
from verify.rulepack import Rules


def test_every_rule_reads_its_own_examples(rules: Rules):
    findings, count = run_cases(rules)
    assert findings == []
    assert count > 100
