"""Labels are known by their layout."""

import json
from pathlib import Path

import msgspec
import pytest

from tests.evaluate.conftest import claim, report
from verify.errors import InputError
from verify.evaluate import documents, evaluate
from verify.rulepack import Rules


def test_nothing_known_is_an_error_that_names_what_is(tmp_path: Path, few: Rules) -> None:
    with pytest.raises(InputError, match=r"known are gold\.jsonl"):
        evaluate(tmp_path, None, few)
    with pytest.raises(InputError, match="no such file"):
        evaluate(tmp_path / "gone", None, few)
    with pytest.raises(InputError, match="do not hold the texts"):
        list(documents(tmp_path, few))


def test_labels_that_need_a_report_say_so(tmp_path: Path, few: Rules) -> None:
    (tmp_path / "narratives.jsonl").write_text(json.dumps({"code": "n", "narrative": ["One."]}))
    with pytest.raises(InputError, match="--report"):
        evaluate(tmp_path, None, few)
    (tmp_path / "report.json").write_bytes(msgspec.json.encode(report([claim("c", "n")], [])))
    assert evaluate(tmp_path, tmp_path, few)["narratives"]["narratives"] == 1
    assert [d["id"] for d in documents(tmp_path, few)] == ["n"]


def test_fusion_needs_none(tmp_path: Path, few: Rules) -> None:
    (tmp_path / "claims.csv").write_text("obj,src,value\no,a,x\n")
    (tmp_path / "groundtruths.csv").write_text("obj,value\no,x\n")
    assert evaluate(tmp_path, None, few)["fusion"]["accuracy"] == 1.0
