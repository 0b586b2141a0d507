"""verify schema."""

import json
from pathlib import Path

import jsonschema

from tests.cli.conftest import Verify


def test_a_report_fits_the_schema_that_is_printed(verify: Verify, post: Path, tmp_path: Path) -> None:
    schema = json.loads(verify("schema").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    assert verify("run", post, "--out", tmp_path / "report", "--encoder", "none").code == 0
    report = json.loads((tmp_path / "report" / "report.json").read_text())
    jsonschema.validate(report, schema)
    del report["claims"][0]["source"]
    errors = list(jsonschema.Draft202012Validator(schema).iter_errors(report))
    assert errors, "a schema that takes anything is none"
