"""The coalition that is meant is the one that fights where a text tells of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.extract.speakers import narrator
from verify.extract.theatre import coalition_of, fighting_in, part_of_name, spokesman_of
from verify.model import Document
from verify.rulepack import Rules


@pytest.mark.parametrize(
    ("countries", "meant"),
    [
        ({"YE"}, "actor.saudi-led-coalition"),
        ({"SA", "IQ"}, "actor.saudi-led-coalition"),
        ({"SY"}, "actor.us-led-coalition"),
        (set(), "actor.us-led-coalition"),
    ],
)
def test_by_where_a_text_tells_of(rules: Rules, countries: set[str], meant: str) -> None:
    assert coalition_of(rules.actors["actor.us-led-coalition"], "the coalition", countries, rules.actors).id == meant


def test_one_that_is_named_in_full_stays(rules: Rules) -> None:
    american = rules.actors["actor.us-led-coalition"]
    assert coalition_of(american, "international coalition", {"YE"}, rules.actors) is american
    assert part_of_name("the coalition", american)


@given(st.sets(st.sampled_from(["YE", "SA", "AE", "SY", "IQ", "LB"])))
def test_who_fights_there_needs_no_other(rules: Rules, countries: set[str]) -> None:
    saudi = rules.actors["actor.saudi-led-coalition"]
    others = fighting_in(countries, saudi, rules.actors)
    assert saudi not in others or countries.isdisjoint(saudi.theatre)
    assert (coalition_of(saudi, "the coalition", countries, rules.actors) is saudi) or others


def test_only_the_voice_of_a_coalition_changes(rules: Rules) -> None:
    for source, voice in (("The coalition's spokesman", "source.coalition-spokesman-sa"), ("Houthi military spokesman", None)):
        told_by = narrator(Document(id="d", text="", lang="en", source=source), rules)
        meant = spokesman_of(told_by, source, {"YE"}, rules)
        assert meant.source.id == (voice or told_by.source.id)
