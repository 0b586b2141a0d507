"""Everything that can be wrong with rule packs: the lint findings and the failing cases of every step."""

import re
from collections.abc import Callable, Iterable, Sequence
from importlib.resources import files
from pathlib import Path

from verify.assess import run_assess_cases
from verify.compare import run_compare_cases
from verify.errors import RuleError
from verify.extract.cases import run_cases
from verify.extract.name_cases import name_cases, run_name_cases
from verify.rulepack import Rules, lint_packs, load_rules
from verify.rulepack.load import pack_files
from verify.text.dates import run_date_cases
from verify.text.numbers import run_number_cases

_PLACED = re.compile(r"\S+\.ya?ml:\d+: ")
_NAMED = re.compile(r"(?:case|rule) ([^:]+): ")


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
    more: list[Callable[[Rules], list[str]]] = [run_name_cases, run_compare_cases, run_assess_cases, _number_cases, _date_cases]
    for run in more:
        try:
            findings += run(rules)
        except RuleError as error:
            findings.append(str(error))
    return _placed(findings, dirs), count + _counted(rules)


def _number_cases(rules: Rules) -> list[str]:
    return [m for lang in sorted(rules.lang) if (lex := rules.lang[lang].numbers) is not None for m in run_number_cases(lex)]


def _date_cases(rules: Rules) -> list[str]:
    return [m for lang in sorted(rules.lang) if (lex := rules.lang[lang].dates) is not None for m in run_date_cases(lex)]


def _counted(rules: Rules) -> int:
    """The cases that are not those of reading rules."""
    lexicons = [lex for pack in rules.lang.values() for lex in (pack.numbers, pack.dates) if lex is not None]
    names = sum(1 for _ in name_cases(rules))
    return (
        names + sum(len(lex.cases) for lex in lexicons) + sum(len(r.cases) for r in rules.compare.rules.values()) + len(rules.assess.cases)
    )


def _placed(findings: Iterable[str], dirs: Sequence[Path]) -> list[str]:
    """Each finding with the file and line of the case or rule it names, which the steps do not know."""
    lines: list[tuple[Path, int, str]] | None = None
    placed = []
    for finding in findings:
        named = _NAMED.search(finding)
        if _PLACED.match(finding) is None and named is not None:
            lines = _lines(dirs) if lines is None else lines
            at = next((f"{path}:{number}: " for path, number, line in lines if named.group(1) in line), "")
            finding = at + finding
        placed.append(finding)
    return placed


def _lines(dirs: Sequence[Path]) -> list[tuple[Path, int, str]]:
    """The lines of all packs, the user's first: what is there takes the place of ours."""
    roots = [*reversed(dirs), Path(str(files("verify.rules")))]
    paths = [path for root in roots if root.exists() for path in pack_files(root)]
    return [(path, n, line) for path in paths for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)]
