"""Which layout labelled data has, and who scores it."""

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from verify.errors import InputError
from verify.evaluate import article, casebook, credibility, fusion, narratives, official, recognizers, statements
from verify.evaluate.answer import load_report
from verify.rulepack import Rules

# The first that fits counts.
_WITH_REPORT: tuple[ModuleType, ...] = (statements, article, casebook, official, narratives, credibility)
_OF_DOCUMENTS: tuple[ModuleType, ...] = (official, narratives, credibility)
_KNOWN = (
    "known are gold.jsonl with incidents.jsonl, NAME.gold.json, incidents.jsonl with document_ids, official_statements.jsonl, narratives.jsonl, "
    "articles.jsonl, claims.csv with groundtruths.csv, and NumberModel.json or DateParser.json in a folder of their language"
)


def evaluate(gold: Path, report: Path | None, rules: Rules) -> dict[str, Any]:
    """The measures of a report against labelled data, by the name of the layout; layouts that need no report are scored without.

    Raises InputError if nothing known is there, or a report is needed and missing.
    """
    _exists(gold)
    found: dict[str, Any] = {}
    if fusion.fits(gold):
        found["fusion"] = fusion.score(gold)
    if recognizers.fits(gold):
        found["recognizers"] = recognizers.score(gold, rules)
    for layout, path in _fitting(gold, _WITH_REPORT):
        if report is None:
            raise InputError(f"{path}: these labels are held against a report: name it with --report")
        found[layout.__name__.rpartition(".")[2]] = layout.score(path, load_report(report), rules)
        break
    if not found:
        raise InputError(f"{gold}: there are no labels of a known layout here; {_KNOWN}")
    return found


def documents(gold: Path, rules: Rules) -> Iterator[dict[str, Any]]:
    """The labelled texts as documents to run on, for layouts that hold them. Raises InputError for others."""
    _exists(gold)
    for layout, path in _fitting(gold, _OF_DOCUMENTS):
        yield from layout.documents(path, rules)
        return
    raise InputError(f"{gold}: these labels do not hold the texts themselves; run verify on the documents they name")


def _fitting(gold: Path, layouts: tuple[ModuleType, ...]) -> Iterator[tuple[ModuleType, Path]]:
    """The layouts that fit the path, then those that fit a single file inside the folder."""
    for layout in layouts:
        if layout.fits(gold):
            yield layout, gold
    if gold.is_dir():
        for layout in layouts:
            inside = [p for p in sorted(gold.glob("*.json*")) if layout.fits(p)]
            if len(inside) == 1:
                yield layout, inside[0]


def _exists(gold: Path) -> None:
    if not gold.exists():
        raise InputError(f"{gold}: there is no such file or folder")
