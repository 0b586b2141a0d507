"""The `compare:` section is read strictly; what is wrong is named by its key or rule."""

import copy
from typing import Any

import pytest

from verify.errors import RuleError
from verify.rulepack import load_rules
from verify.rulepack.spec_compare import RELATIONS, CompareSpec

RAW = load_rules().raw["compare"]


def with_change(path: list[Any], value: Any) -> Any:
    raw = copy.deepcopy(RAW)
    at = raw
    for key in path[:-1]:
        at = at[key]
    if value is None:
        del at[path[-1]]
    else:
        at[path[-1]] = value
    return raw


def test_every_relation_has_one_rule() -> None:
    spec = CompareSpec.build(RAW)
    assert {d: {r for x, r in spec.rules if x == d} for d in RELATIONS} == {d: set(found) for d, found in RELATIONS.items()}


def test_every_conflict_has_its_type_and_every_rule_its_words() -> None:
    for rule in CompareSpec.build(RAW).rules.values():
        assert (rule.verdict != "conflict") or rule.conflict_type is not None
        assert all(rule.tail[lang] for lang in ("en", "ar")), rule.id


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (["rules", 0, "verdict"], "maybe", "verdict"),
        (["rules", 0, "conflict_type"], None, "a conflict needs its conflict_type"),
        (["rules", 0, "cases"], [], "at least one case"),
        (["rules", 0, "cases"], [{"a": {}}], "cases"),
        (["rules", 0, "version"], "one", "version"),
        (["rules", 0, "mechanism"], "taxonomy", "mechanism of casualties is intervals"),
        (["rules", 0, "relation"], "same", "relation must be one of"),
        (["rules", 0, "tail"], {"ar": "لا"}, "English (en) among them"),
        (["rules", 0, "extra"], 1, "unknown field 'extra'"),
        (["rules", 0], None, "no rule says what this means: casualties: none_against_some"),
        (["damage_levels", "minor"], [2, 1], "damage_levels.minor"),
        (["reach", "far_zone_hours"], None, "reach.far_zone_hours: missing"),
        (["reach", "slack_km"], "far", "reach.slack_km"),
        (["weapons", "rockets", "broader"], ["no such thing"], "there is no weapon 'no such thing'"),
        (["weapons", "rockets", "colour"], "red", "weapons.rockets.colour: unknown name"),
        (["weapons", "drone", "aliases"], ["rocket"], "'rocket' stands for"),
        (["weapon_of_event", "airstrike"], "a catapult", "there is no weapon 'a catapult'"),
        (["weapon_of_event", "siege"], "rockets", "weapon_of_event.siege: must be one of"),
        (["people", "combatants"], ["children"], "'children' stands in"),
        (["words", "ar", "sentence"], None, "words.ar: sentence is missing"),
        (["words", "en"], None, "English (en) is missing"),
        (["nonsense"], 1, "nonsense: unknown name"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named(path: list[Any], value: Any, message: str) -> None:
    with pytest.raises(RuleError, match=r"compare\.yml") as caught:
        CompareSpec.build(with_change(path, value))
    assert message in str(caught.value)


def test_a_section_of_another_kind_is_refused() -> None:
    with pytest.raises(RuleError, match="must be a mapping"):
        CompareSpec.build(["rules"])
