"""The cases inside the rules are run, and one that fails is found."""

from msgspec.structs import replace

from tests.assess.made import rules
from verify.assess import run_assess_cases
from verify.rulepack import load_rules


def test_our_cases_hold() -> None:
    assert run_assess_cases(rules()) == []


def test_a_case_that_does_not_hold_or_cannot_be_run_is_named() -> None:
    found = load_rules()
    wrong = {"id": "mine", "says": [{"source": "a", "killed": 3}], "expect": {"killed": 4, "colour": "red"}}
    broken = {"id": "broken", "says": [{"killed": 3}], "expect": {}}
    found.__dict__["assess"] = replace(rules().assess, cases=(wrong, broken))
    first, second, third = run_assess_cases(found)
    assert "mine: killed is 3, not 4" in first and "unknown expectation 'colour'" in second and "broken: cannot be run" in third
