"""Numbers and dates in sentences."""

import json
from pathlib import Path

import pytest

from verify.errors import InputError
from verify.evaluate import recognizers
from verify.rulepack import Rules, load_rules


def number(text: str, *values: str, subtype: str = "integer") -> dict[str, object]:
    return {"Input": text, "Results": [{"Resolution": {"subtype": subtype, "value": v}} for v in values]}


def day(text: str, past: str, future: str, reference: str = "2021-07-10T00:00:00") -> dict[str, object]:
    value = {"PastResolution": {"date": past}, "FutureResolution": {"date": future}}
    return {"Input": text, "Context": {"ReferenceDateTime": reference}, "Results": [{"Value": value}]}


def test_cases_are_counted_and_those_left_out_are_named(tmp_path: Path) -> None:
    (tmp_path / "English").mkdir()
    numbers = [
        number("They counted 25 shells and 3 craters.", "25", "3"),
        number("Seven people died.", "8"),
        number("half a day", "0.5", subtype="fraction"),
        number("nothing here"),
        number("-4 degrees", "-4"),
    ]
    dates = [
        day("It fell on 5 July 2021.", "2021-07-05", "2021-07-05"),
        day("It fell on 5 July 2021.", "2021-07-04", "2021-07-04"),
        day("I will be back on 12 January 2050.", "2050-01-12", "2050-01-12"),
        {"Input": "x", "Results": [{"Value": {"PastResolution": {}}}]},
    ]
    (tmp_path / "English/NumberModel.json").write_text("\ufeff" + json.dumps(numbers), encoding="utf-8")
    (tmp_path / "English/DateParser.json").write_text(json.dumps(dates))
    (tmp_path / "English/Other.json").write_text("[]")
    assert recognizers.fits(tmp_path)
    found = recognizers.score(tmp_path, load_rules())
    assert found["numbers_en"] == {"cases": 2, "right": 0.5, "left_out": {"a fraction": 1, "no number in it": 1, "not a whole number": 1}}
    assert found["dates_en"] == {
        "cases": 2,
        "right": 0.5,
        "left_out": {"after the moment of writing by any reading": 1, "no single day": 1},
    }


def test_a_language_without_a_pack_is_said(tmp_path: Path) -> None:
    (tmp_path / "Arabic").mkdir()
    (tmp_path / "Arabic/NumberModel.json").write_text("[]")
    with pytest.raises(InputError, match="no rule pack"):
        recognizers.score(tmp_path, Rules())
