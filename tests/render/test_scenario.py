"""The founding scenario's own report: valid, well formed, and Arabic to the last sentence of the engine."""

import json
from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest

from tests.render.reading import Parsed
from verify.model import Report
from verify.pipeline import Run, run_on
from verify.read import Defaults
from verify.render import names_of, report_schema
from verify.render.book import Book
from verify.render.html import Pages
from verify.render.i18n import Interface
from verify.render.json_report import in_order, report_json
from verify.render.phrases import Phrases
from verify.rulepack import Rules, load_rules

DOCUMENTS = Path(__file__).parents[2] / "fixtures" / "deir-ez-zor-2021" / "documents"


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules([])


@pytest.fixture(scope="module")
def made(rules: Rules) -> Run:
    return run_on([DOCUMENTS], Defaults(), rules, None, lang="ar", generated_at="2021-07-12T00:00:00+00:00")


def sentences(report: Report) -> Iterator[str]:
    """What the assessing and linking steps say in words."""
    for event in report.events:
        yield event.grade_reason
        yield from (g.basis for g in event.provenance_groups)
        yield from (reason for link in event.links for reason in link.reasons)
        for confidence in (event.confidence.occurred, event.confidence.casualties, event.confidence.damage, event.confidence.attribution):
            yield from (s.label for s in confidence.waterfall)
    for claim in report.claims:
        yield from claim.credibility.reasons if claim.credibility is not None else ()
    yield from (s.reliability.basis for s in report.sources)


def test_the_report_validates(made: Run) -> None:
    jsonschema.validate(json.loads(report_json(in_order(made.report))), report_schema(), cls=jsonschema.Draft202012Validator)


def test_the_engine_speaks_arabic_in_an_arabic_report(made: Run, rules: Rules) -> None:
    phrases = Phrases(Interface("ar"), names_of(rules))
    said = list(sentences(made.report))
    english = sorted({s for s in said if "lang=en" in phrases.engine(s)})
    assert len(said) > 100
    assert english == [], "a line for each of these belongs into reports/i18n/engine.ar.yml"


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_every_page_is_well_formed(made: Run, rules: Rules, lang: str) -> None:
    pages = dict(Pages(Book(made.report, made.documents), Phrases(Interface(lang), names_of(rules))).all())
    assert len(pages) == len(made.report.events) + 1
    for name, page in pages.items():
        parsed = Parsed(page)
        assert parsed.faults == [] and parsed.open == [], name
        assert len(page.encode()) < 400_000, name


def test_every_quote_is_shown_with_its_marks(made: Run, rules: Rules) -> None:
    pages = Pages(Book(made.report, made.documents), Phrases(Interface("en"), names_of(rules)))
    marked = [pages.event(e).count("<mark ") for e in made.report.events]
    assert sum(marked) > 2 * len(made.report.claims)
