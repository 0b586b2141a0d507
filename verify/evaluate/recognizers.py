"""Sentences with the numbers or dates in them, as JSON: [{Input, Results: [{Text, Start, ...}]}]. No report is needed.

Files lie in folders named after their language: `Arabic/NumberModel.json`, `Arabic/DateParser.json`.
"""

from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import Any

from verify.errors import InputError
from verify.evaluate.labels import Row, document
from verify.evaluate.measures import share
from verify.rulepack import Rules
from verify.text.dates import find_dates
from verify.text.normalise import normalise
from verify.text.numbers import find_numbers

_LANGUAGES = {"Arabic": "ar", "English": "en"}
_KINDS = {"NumberModel.json": "numbers", "DateParser.json": "dates"}
_LARGEST = 10**9


def files(path: Path) -> list[Path]:
    """The files of this layout at or below a path."""
    found = [path] if path.is_file() else sorted(path.rglob("*.json"))
    return [p for p in found if p.name in _KINDS and p.parent.name in _LANGUAGES]


def fits(path: Path) -> bool:
    """True if there is any."""
    return bool(files(path))


def score(path: Path, rules: Rules) -> dict[str, Any]:
    """For each file the share of its cases that are read right, and how many were left out for which reason."""
    return {f"{_KINDS[p.name]}_{_LANGUAGES[p.parent.name]}": _file(p, rules) for p in files(path)}


def _file(path: Path, rules: Rules) -> dict[str, Any]:
    lang = _LANGUAGES[path.parent.name]
    if lang not in rules.lang:
        raise InputError(f"{path}: there is no rule pack for {lang}")
    cases = document(path)
    left_out: Counter[str] = Counter()
    right = asked = 0
    for case in cases:
        numbers = _KINDS[path.name] == "numbers"
        why = _no_count(case) if numbers else _no_day(case)
        if why is not None:
            left_out[why] += 1
            continue
        asked += 1
        right += _numbers_right(case, lang, rules) if numbers else _dates_right(case, lang, rules)
    return {"cases": asked, "right": share(right, asked), "left_out": dict(sorted(left_out.items()))}


def _no_count(case: Row) -> str | None:
    """Why a case holds nothing that could be a count of people or things; None if it does."""
    for result in case["Results"]:
        resolution = result.get("Resolution") or {}
        subtype, value = resolution.get("subtype", "integer"), str(resolution.get("value", ""))
        if subtype != "integer":
            return f"a {subtype}"
        if not value.isdigit():
            return "not a whole number"
        if int(value) > _LARGEST:
            return "more than a thousand million"
    return None if case["Results"] else "no number in it"


def _numbers_right(case: Row, lang: str, rules: Rules) -> bool:
    lexicon = rules.lang[lang].numbers
    if lexicon is None:
        return False
    found = find_numbers(normalise(case["Input"]).text, lexicon)
    return sorted(int(r["Resolution"]["value"]) for r in case["Results"]) == sorted(m.min for m in found if m.min == m.max)


def _no_day(case: Row) -> str | None:
    """Why a case holds no day that a report of what happened would hold; None if it does."""
    if not case["Results"]:
        return "no date in it"
    values = [r.get("Value") or {} for r in case["Results"]]
    if any("date" not in v.get("PastResolution", {}) or "date" not in v.get("FutureResolution", {}) for v in values):
        return "no single day"
    reference = str((case.get("Context") or {}).get("ReferenceDateTime") or "")[:10]
    if reference and any(v["PastResolution"]["date"] > reference for v in values):
        return "after the moment of writing by any reading"
    return None


def _dates_right(case: Row, lang: str, rules: Rules) -> bool:
    """The days found, in order, are those of the past or of the future reading, counted from the moment of the case."""
    lexicon = rules.lang[lang].dates
    if lexicon is None:
        return False
    reference = (case.get("Context") or {}).get("ReferenceDateTime")
    anchor = datetime.fromisoformat(reference[:19]) if reference else None
    spans = [m.span for m in find_dates(normalise(case["Input"]).text, lexicon, anchor) if m.span is not None]
    days = [s.start[:10] for s in spans]
    values = [r["Value"] for r in case["Results"]]
    return days in ([v["PastResolution"]["date"] for v in values], [v["FutureResolution"]["date"] for v in values])
