"""Everything that can be wrong with rule packs: the lint findings and the failing cases of every step."""

from collections.abc import Callable, Sequence
from pathlib import Path

from verify.assess import run_assess_cases
from verify.compare import run_compare_cases
from verify.errors import RuleError
from verify.extract.cases import run_cases
from verify.rulepack import Rules, lint_packs, load_rules
from verify.text.dates import run_date_cases
from verify.text.numbers import run_number_cases


def check_packs(dirs: Sequence[Path]) -> tuple[list[str], int]:
    """Findings as "file:line: message" for our packs together with those in `dirs`, and the number of cases run."""
    findings = [str(f) for f in lint_packs(dirs)]
    if findings:
        return findings, 0
    try:
        rules = load_rules(dirs)
        found, count = run_cases(rules)
    except RuleError as error:
        return [str(error)], 0
    findings += found
    more: list[Callable[[Rules], list[str]]] = [run_compare_cases, run_assess_cases, _number_cases, _date_cases]
    for run in more:
        findings += run(rules)
    return findings, count


def _number_cases(rules: Rules) -> list[str]:
    return [m for lang in sorted(rules.lang) if (lex := rules.lang[lang].numbers) is not None for m in run_number_cases(lex)]


def _date_cases(rules: Rules) -> list[str]:
    return [m for lang in sorted(rules.lang) if (lex := rules.lang[lang].dates) is not None for m in run_date_cases(lex)]
