"""The section `assess` is read strictly."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from verify.errors import RuleError
from verify.rulepack.spec_assess import AssessSpec

ROOT = Path(__file__).parents[2]


def raw() -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load((ROOT / "rules" / "assess.yml").read_text(encoding="utf-8"))["assess"]
    return found


def test_ours_is_read() -> None:
    spec = AssessSpec.build(raw())
    assert spec.calibration is None and spec.hedge("reportedly") is not None and spec.hedge("shouted") is None


def spoiled(**changes: Any) -> dict[str, Any]:
    return raw() | changes


@pytest.mark.parametrize(
    ("section", "message"),
    [
        (spoiled(limit="much"), "limit"),
        (spoiled(colour="red"), "colour"),
        (spoiled(hedges=[{"id": "x", "weight": 3}]), "weight must lie between 0 and 1"),
        (spoiled(calibration={"dataset": "d", "version": "1", "maps": {"occurred": [-1, 0]}}), "stretch above 0"),
        (spoiled(reliability={**raw()["reliability"], "letters": {"A": {"mean": 0.9, "least": 0.8}}}), "lacks B, C, D, E"),
    ],
)
def test_what_is_wrong_is_named(section: dict[str, Any], message: str) -> None:
    with pytest.raises(RuleError, match=message):
        AssessSpec.build(section)
