"""A small report made by hand, and rules with a handful of actors."""

import pytest

from verify.model import (
    Actor,
    ActorProbability,
    Assessed,
    Attribution,
    Claim,
    Comparison,
    Comparisons,
    Confidence,
    ConfidenceSet,
    CountRange,
    DateSpan,
    DocumentInfo,
    EngineInfo,
    Event,
    Interval,
    Place,
    Report,
    SourceRef,
)  # fmt: skip
from verify.rulepack import ActorSpec, Rules

SILENT = Comparison("silent", None, "Nobody speaks of it.", (), "")


def comparisons(**verdicts: str) -> Comparisons:
    names = ("casualties", "damage", "attribution", "place", "time", "weapon")
    return Comparisons(*(Comparison(verdicts.get(n, "silent"), None, "Because.", (), "") for n in names))  # type: ignore[arg-type]


def claim(name: str, document: str, **fields: object) -> Claim:
    quote = str(fields.pop("quote", "words"))
    start = fields.pop("start", 0)
    base = {
        "id": name, "document_id": document, "source": SourceRef("source.x", "X", "local"), "quote": quote, "start": start,
        "end": start + len(quote) if isinstance(start, int) else None, "lang": "en", "date": DateSpan("2021-07-10", "2021-07-10"),
    }  # fmt: skip
    return Claim(**{**base, **fields})  # type: ignore[arg-type]


def count(low: int, high: int | None = None, *, exact: bool = True) -> Interval:
    return Interval(low, low if exact and high is None else high)


def event(name: str, claims: list[str], *, killed: CountRange | None = None, belief: float | None = None, place: Place | None = None,
          blamed: tuple[ActorProbability, ...] = (), wounded: CountRange | None = None, **verdicts: str) -> Event:  # fmt: skip
    none = Confidence(None, "undetermined")
    confidence = ConfidenceSet(Confidence(belief, "likely") if belief is not None else none, Confidence(belief, "likely"), none, none)
    return Event(
        id=name, supersedes=(), title=name, claim_ids=tuple(claims), date=None, place=place, event_type="shelling",
        comparisons=comparisons(**verdicts),
        assessed=Assessed(killed=killed, wounded=wounded, attribution=blamed), confidence=confidence, grade="weak", grade_rule="", grade_reason="",
        provenance_groups=(), independent_sources=1, denials=(), revisions=(), links=(),
    )  # fmt: skip


def report(claims: list[Claim], events: list[Event], documents: list[DocumentInfo] | None = None) -> Report:
    return Report(
        "1.0.0", "2024-01-01T00:00:00Z", EngineInfo("0", (), "none", "engine"), (), (), tuple(documents or ()), tuple(claims), tuple(events)
    )


def blame(*actors: str, status: str = "blames") -> Attribution:
    return Attribution(tuple(Actor(f"actor.{a}", a) for a in actors), status)  # type: ignore[arg-type]


@pytest.fixture
def few() -> Rules:
    """Three actors, one of them a part of another."""
    rules = Rules()
    rules.actors = {
        "actor.north": ActorSpec("actor.north", "Northern Army", "army", adjectives={"en": ("northern",)}),
        "actor.wing": ActorSpec("actor.wing", "Northern Air Wing", "army", umbrella=("actor.north",)),
        "actor.south": ActorSpec("actor.south", "Southern Front", "militia", names={"ar": ("جبهة الجنوب",)}),
    }
    return rules
