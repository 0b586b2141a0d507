"""The sentences of a report in another language than that of the run: told anew from what was found, by the rules at hand."""

from collections.abc import Sequence

from msgspec.structs import replace

from verify.compare import compare_event
from verify.model import DIMENSIONS, Comparison, Comparisons, Event, Report
from verify.render.phrases import ARABIC_WORD, LATIN_WORD
from verify.rulepack import Rules

_LOOKED_AT = 100


def retold(report: Report, rules: Rules, lang: str) -> Report:
    """The report with the sentences of its comparisons in this language.

    Verdicts stay as they are. Where these rules find another verdict than the report has (it was made with others), its own words stay.
    """
    claims = {c.id: c for c in report.claims}
    events = []
    for event in report.events:
        anew = compare_event([claims[i] for i in event.claim_ids if i in claims], event.provenance_groups, rules, lang)
        told = {d: _words(getattr(event.comparisons, d), getattr(anew, d)) for d in DIMENSIONS}
        events.append(replace(event, comparisons=Comparisons(**told)))
    return replace(report, events=tuple(events))


def _words(given: Comparison, anew: Comparison) -> Comparison:
    """What is given, in the words of the new one where both have the same verdict on the same values."""
    same = (given.verdict, given.rule_id, [(v.source_group, v.claim_id) for v in given.values]) == (
        anew.verdict, anew.rule_id, [(v.source_group, v.claim_id) for v in anew.values],
    )  # fmt: skip
    if not same:
        return given
    values = tuple(replace(v, value=w.value) for v, w in zip(given.values, anew.values, strict=True))
    return replace(given, explanation=anew.explanation, values=values)


def told_in(events: Sequence[Event]) -> str | None:
    """The language of the comparisons' sentences, by the script most of their words are in; None where there are none."""
    told = " ".join(c.explanation for e in events[:_LOOKED_AT] for d in DIMENSIONS if (c := getattr(e.comparisons, d)).explanation)
    arabic, latin = len(ARABIC_WORD.findall(told)), len(LATIN_WORD.findall(told))
    return None if arabic == latin else "ar" if arabic > latin else "en"
