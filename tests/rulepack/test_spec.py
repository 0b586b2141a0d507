"""Findings print as an editor can jump to them."""

from verify.rulepack import LintFinding


def test_a_finding_is_file_line_and_message() -> None:
    assert str(LintFinding("a.yml", 3, "rule.x", "is wrong")) == "a.yml:3: rule.x: is wrong"
    assert str(LintFinding("a.yml", 3, "", "is wrong")) == "a.yml:3: is wrong"


def test_findings_are_sorted_by_place() -> None:
    findings = [LintFinding("b", 1, "", "x"), LintFinding("a", 9, "", "x"), LintFinding("a", 2, "z", "x")]
    assert [(f.file, f.line) for f in sorted(findings)] == [("a", 2), ("a", 9), ("b", 1)]
