"""A report told in another language than that of its run."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from verify.model import DIMENSIONS, Report
from verify.pipeline import run_on
from verify.read import Defaults
from verify.render import retold
from verify.render.retell import told_in
from verify.rulepack import Rules, load_rules

DOCUMENTS = Path(__file__).parents[2] / "fixtures" / "mocha-port-2021"
MOMENT = "2021-10-01T00:00:00+00:00"


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules([DOCUMENTS / "rules"])


def made(rules: Rules, lang: str) -> Report:
    return run_on([DOCUMENTS / "documents"], Defaults(), rules, None, lang=lang, generated_at=MOMENT).report


def test_told_anew_it_is_the_report_that_a_run_in_that_language_gives(rules: Rules) -> None:
    english, arabic = made(rules, "en"), made(rules, "ar")
    assert retold(arabic, rules, "en") == english
    assert retold(english, rules, "ar") == arabic
    assert (told_in(english.events), told_in(arabic.events), told_in(())) == ("en", "ar", None)


def test_other_rules_change_no_verdict_and_no_word_of_it(rules: Rules) -> None:
    english = made(rules, "en")
    event = english.events[0]
    agreed = replace(event.comparisons.casualties, verdict="agree", rule_id="casualties.of-old")
    old = replace(english, events=(replace(event, comparisons=replace(event.comparisons, casualties=agreed)), *english.events[1:]))
    found = retold(old, rules, "ar").events[0].comparisons
    assert found.casualties == agreed
    assert all(getattr(found, d).verdict == getattr(event.comparisons, d).verdict for d in DIMENSIONS if d != "casualties")
