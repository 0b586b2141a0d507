"""The cases inside the rules are run, and a case that does not fit is found."""

from pathlib import Path

from verify.compare import run_compare_cases
from verify.rulepack import load_rules


def pack(tmp_path: Path, rules: str) -> list[str]:
    (tmp_path / "mine.yml").write_text("pack: {id: mine, version: 1, kind: compare}\ncompare:\n  rules:\n" + rules, encoding="utf-8")
    return run_compare_cases(load_rules([tmp_path]))


RULE = """
    - id: damage.same
      version: 2
      dimension: damage
      mechanism: ordered_levels
      relation: same
      verdict: agree
      tail: {en: the same, ar: سواء}
      cases:
        - {a: {damage: minor}, b: %s}
"""


def test_our_cases_hold() -> None:
    assert run_compare_cases(load_rules()) == []


def test_every_rule_has_a_case() -> None:
    assert [r.id for r in load_rules().compare.rules.values() if not r.cases] == []


def test_a_users_rule_replaces_ours(tmp_path: Path) -> None:
    assert pack(tmp_path, RULE % "{damage: minor}") == []
    assert load_rules([tmp_path]).compare.rule("damage", "same").version == 2


def test_a_case_under_another_rule_is_found(tmp_path: Path) -> None:
    found = pack(tmp_path, RULE % "{damage: major}")
    assert len(found) == 1
    assert "damage.same" in found[0] and "damage.levels-exclude" in found[0]


def test_a_case_that_cannot_be_read_says_why(tmp_path: Path) -> None:
    assert "'damages' is no field of a case" in pack(tmp_path, RULE % "{damages: minor}")[0]
    assert "cannot be read" in pack(tmp_path, RULE % "{blames: [actor.nobody-knows]}")[0]


def test_a_section_that_does_not_hold_together_is_a_finding(tmp_path: Path) -> None:
    assert "relation must be one of" in pack(tmp_path, (RULE % "{damage: minor}").replace("relation: same", "relation: sam"))[0]
