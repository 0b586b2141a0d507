"""Claims of another system: taken in strictly."""

import json
from typing import Any

import pytest

from tests.read.conftest import Reading
from verify.model import Claim, Interval
from verify.read.claim_in import KNOWN

BASE: dict[str, Any] = {"type": "claim", "source": "RR", "published_at": "2021-07-10T21:00:00+03:00", "lang": "en"}


def one(reading: Reading, **fields: Any) -> Any:
    batch = reading({"a.jsonl": json.dumps({**BASE, **fields}, ensure_ascii=False)})
    assert [i.message for i in batch.issues if i.severity == "error"] == []
    (claim,) = batch.claims
    return claim


def why_not(reading: Reading, **fields: Any) -> str:
    record = {k: v for k, v in {**BASE, **fields}.items() if v != "absent"}
    batch = reading({"a.jsonl": json.dumps(record) + '\n{"text": "Beside.", "lang": "en"}'})
    assert batch.claims == []
    (issue,) = [i for i in batch.issues if i.severity == "error"]
    assert (issue.line, issue.code) == (1, "bad_claim")
    return issue.message


def test_a_whole_claim(reading: Reading) -> None:
    claim = one(
        reading,
        id="c-1",
        event_type="shelling",
        date={"start": "2021-07-10T18:00", "end": "2021-07-10T20:00"},
        places=["Tall Qamar"],
        killed={"min": 2},
        wounded={"min": 3, "max": 5},
        damage="minor",
        attribution={"status": "blames", "actors": ["northern", {"id": "actor.north"}]},
        weapon={"type": "mortar", "count": {"min": 2, "max": 2}},
        hedges=["reportedly"],
        relayed_by="Harbour Gazette",
        quote="Words.",
        groups=[{"who": "children", "killed": {"min": 1, "max": 1}}],
        background=True,
        incident="x#1",
    )
    assert (claim.id, claim.source.id, claim.relayed_by.id) == ("c-1", "source.register", "source.gazette")
    assert claim.date.precision == "hour"
    assert claim.places[0].id == "place.b"
    assert (claim.killed, claim.wounded, claim.casualties_status) == (Interval(2, None), Interval(3, 5), "reported")
    assert (claim.damage, claim.damage_status) == ("minor", "reported")
    assert [a.id for a in claim.attribution.actors] == ["actor.north"], "one actor by two names is one"
    assert claim.background and claim.incident == "x#1"
    assert {e.dimension for e in claim.evidence} == {"killed", "wounded", "damage", "attribution", "place", "date", "weapon", "event_type"}
    assert {e.kind for e in claim.evidence} == {"structured"}


def test_what_a_report_says_of_a_claim_comes_in_again(reading: Reading) -> None:
    first = one(reading, killed={"min": 2, "max": 2}, quote="Two dead.", places=[{"name": "Nowhere", "lat": 1.0, "lon": 2.0}])
    import msgspec

    again = reading({"a.jsonl": msgspec.json.encode({"type": "claim", **msgspec.to_builtins(first)})})
    assert again.claims == [first]
    assert again.issues == []


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"killed": {"min": 0, "max": 0}}, "none"),
        ({"killed": {"min": 0, "max": 0}, "wounded": {"min": 1}}, "reported"),
        ({"wounded": {"min": 0, "max": 0}}, "reported"),
        ({"casualties_status": "unknown_stated"}, "unknown_stated"),
        ({"damage": "minor"}, "silent"),
        ({"casualties_status": "silent", "killed": {"min": 3}}, "reported"),
        ({"groups": [{"who": "women"}]}, "reported"),
        ({"casualties_status": "none"}, "none"),
    ],
)
def test_none_unknown_and_silence_stay_apart(reading: Reading, fields: dict[str, Any], status: str) -> None:
    assert one(reading, **fields).casualties_status == status


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"source": "absent", "killed": {"min": 1}}, "source: missing"),
        ({"published_at": "absent", "killed": {"min": 1}}, "published_at: missing"),
        ({}, "nothing on any dimension"),
        ({"killed": {"min": 5, "max": 2}}, "killed: min 5 is more than max 2"),
        ({"killed": {"min": -3}}, "killed.min"),
        ({"killed": {"min": 10**12}}, "killed.min"),
        ({"killed": 5}, "killed: expected `object`"),
        ({"killed": {"min": "5"}}, "killed.min"),
        ({"event_type": "party"}, "event_type"),
        ({"damage": "huge"}, "one of none, minor"),
        ({"places": [{"lat": 95, "lon": 1}]}, "no point on the earth"),
        ({"places": [{"lat": 5}]}, "both be given"),
        ({"places": [{}]}, "needs a name or a point"),
        ({"date": "2021-02-31"}, "no ISO 8601 date"),
        ({"date": {"start": "2021-07-10", "end": "2021-07-09"}}, "lies before"),
        ({"date": "2021-07-10T10:00Z"}, "time zone"),
        ({"date": "3021-01-01"}, "3021"),
        ({"casualties_status": "none", "killed": {"min": 2}}, "says none"),
        ({"damage_status": "none", "damage": "major"}, "says none"),
        ({"attribution": {"status": "blames"}}, "needs at least one"),
        ({"attribution": {"status": "unknown_stated", "actors": ["x"]}}, "names no actors"),
        ({"attribution": {"status": "blames", "actors": [" "]}}, "name is missing"),
        ({"killed": {"min": 1}, "quote": "abc", "start": 0, "end": 9}, "not the span of the quote"),
        ({"weapon": {"type": "gun", "count": {"min": -1}}}, "weapon.count"),
    ],
)
def test_what_cannot_be_is_refused_with_its_path(reading: Reading, fields: dict[str, Any], path: str) -> None:
    assert path.replace("`", "") in why_not(reading, **fields)


def test_a_claim_needs_no_source_of_its_own_where_the_defaults_name_one(reading: Reading) -> None:
    record = {k: v for k, v in BASE.items() if k != "source"} | {"killed": {"min": 1}}
    (claim,) = reading({"a.jsonl": json.dumps(record)}, source="RR").claims
    assert claim.source.id == "source.register"


def test_the_kind_that_is_given_counts(reading: Reading) -> None:
    assert one(reading, source="Dr. Nobody", source_kind="militia", killed={"min": 1}).source.kind == "militia"
    assert one(reading, source={"name": "RR", "kind": "official"}, killed={"min": 1}).source.kind == "official"


def test_a_field_nobody_knows_is_named_and_the_claim_is_taken(reading: Reading) -> None:
    batch = reading({"a.jsonl": json.dumps({**BASE, "killed": {"min": 1}, "colour": "red", "media": 5})})
    assert len(batch.claims) == 1
    assert sorted(i.code for i in batch.issues) == ["unknown_field", "wrong_type"]


def test_an_id_does_not_change_with_the_spelling_of_the_source(reading: Reading) -> None:
    assert one(reading, source="RR", killed={"min": 1}).source == one(reading, source="سجل النهر", killed={"min": 1}).source


def test_a_day_that_another_report_inferred_is_not_taken_for_stated(reading: Reading) -> None:
    day, month = {"start": "2024-05-03", "end": "2024-05-03"}, {"start": "2024-05-01", "end": "2024-05-31", "precision": "month"}
    inferred = {"basis": "vague", "read": month, "by": {"source_id": "source.gazette"}, "reason": "It says so."}
    assert one(reading, killed={"min": 1}, date=day, date_inferred=inferred).date.precision == "month"
    assert one(reading, killed={"min": 1}, date=day, date_inferred={**inferred, "read": None}).date is None


def test_every_field_of_a_claim_can_come_in() -> None:
    assert set(Claim.__struct_fields__) <= KNOWN
