"""Checks one item of a pack against the fields its section knows, and names the line of what does not fit."""

from collections.abc import Callable, Mapping
from typing import Any, get_args

from verify.model import EventType, SourceKind
from verify.rulepack.spec import LintFinding
from verify.rulepack.yaml_lines import Block, plain

SOURCE_KINDS: tuple[str, ...] = get_args(SourceKind)
EVENT_TYPES: tuple[str, ...] = get_args(EventType)
LETTERS = ("A", "B", "C", "D", "E", "F")
Check = Callable[[Any], str | None]


def text(value: Any) -> str | None:
    """A non-empty string."""
    return None if isinstance(value, str) and value.strip() else "must be a text"


def text_or_null(value: Any) -> str | None:
    """A string, or nothing."""
    return None if value is None else text(value)


def number(low: float, high: float) -> Check:
    """A number from `low` to `high`."""

    def check(value: Any) -> str | None:
        fits = isinstance(value, (int, float)) and not isinstance(value, bool) and low <= value <= high
        return None if fits else f"must be a number from {low:g} to {high:g}"

    return check


def one_of(*allowed: str) -> Check:
    """One of these words."""
    return lambda value: None if value in allowed else f"must be one of {', '.join(allowed)}"


def texts(value: Any) -> str | None:
    """A list of texts."""
    return None if isinstance(value, list) and all(isinstance(v, str) and v.strip() for v in value) else "must be a list of texts"


def names(value: Any) -> str | None:
    """Texts by language: {ar: [...], en: [...]}."""
    if not isinstance(value, dict):
        return "must give lists of texts by language, such as {ar: [...], en: [...]}"
    for lang, terms in value.items():
        if texts(terms) is not None:
            return f"{lang}: must be a list of texts (quote one that looks like a number, a date, true or null)"
    return None


def mapping(value: Any) -> str | None:
    """Any mapping."""
    return None if isinstance(value, dict) else "must be a mapping"


def cases(value: Any) -> str | None:
    """A list of {text, reads}."""
    good = isinstance(value, list) and all(isinstance(c, dict) and _is_case(c) for c in value)
    return None if good else "must be a list of {text: ..., reads: ...}"


def _is_case(case: Mapping[str, Any]) -> bool:
    return isinstance(case.get("text"), str) and set(case) <= {"text", "reads", "why"}


COMMON: Mapping[str, Check] = {"id": text, "version": number(0, 10**6), "cases": cases}
KM = number(0.01, 3000)
FIELDS: Mapping[str, tuple[Mapping[str, Check], tuple[str, ...]]] = {
    "places": (
        {**COMMON, "name": text, "kind": text, "lat": number(-90, 90), "lon": number(-180, 180), "precision_km": KM, "country": text_or_null,
         "within": texts, "names": names, "timezone": text_or_null, "population": number(0, 10**9)},
        ("id", "name", "lat", "lon"),
    ),
    "actors": (
        {**COMMON, "name": text, "kind": text, "umbrella": texts, "names": names, "adjectives": names, "side": text_or_null,
         "country": text_or_null, "strikes_by": one_of(*EVENT_TYPES), "occupies": texts, "theatre": texts},
        ("id", "name"),
    ),
    "sources": (
        {**COMMON, "name": text, "kind": one_of(*SOURCE_KINDS), "affiliation": text_or_null, "organisation": text_or_null,
         "reliability": one_of(*LETTERS), "timezone": text_or_null, "names": names, "basis": text},
        ("id", "name", "kind"),
    ),
    "kinds": (
        {**COMMON, "id": one_of(*SOURCE_KINDS), "reliability": one_of(*LETTERS), "mean": number(0.01, 0.99), "strength": number(0.1, 1000),
         "basis": text},
        ("id", "reliability", "mean", "strength", "basis"),
    ),
    "rules": (
        {**COMMON, "dimension": text, "pattern": text, "reads": mapping, "priority": number(-1000, 1000)},
        ("id", "dimension", "pattern"),
    ),
}  # fmt: skip


def check_item(section: str, item: Any, line: int, file: str) -> list[LintFinding]:
    """What is wrong with one item of a section; nothing if it can be used."""
    if not isinstance(item, Block):
        return [LintFinding(file, line, "", f"an item of {section} must be a mapping with an id")]
    allowed, required = FIELDS[section]
    name = item.get("id")
    name = name if isinstance(name, str) else ""
    if item.get("off") is True and name:
        return []
    known = ", ".join(allowed)
    found = [
        LintFinding(file, item.lines[k], name, f"unknown field {k!r} in {section}; known are {known}") for k in item if k not in allowed
    ]
    found += [LintFinding(file, item.line, name, f"{k!r} is missing in {section}") for k in required if k not in item]
    for key in (k for k in item if k in allowed):
        problem = allowed[key](item[key])
        if problem is not None:
            found.append(LintFinding(file, item.lines[key], name, f"{key}: {problem}, not {_short(item[key])}"))
    return found


def _short(value: Any) -> str:
    shown = repr(plain(value))
    return shown if len(shown) <= 60 else shown[:57] + "..."
