"""Tables no spreadsheet runs, ClaimReview that holds to schema.org's form, and a schema every report validates against."""

import csv
import io
import json

import jsonschema
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from tests.render import build, hostile
from tests.render.reading import phrases
from verify.model import DIMENSIONS, Calibration, Report
from verify.render.book import Book
from verify.render.exports import CLAIM_COLUMNS, EVENT_COLUMNS, SOURCE_COLUMNS, claim_review, claims_csv, events_csv, guarded, sources_csv
from verify.render.json_report import claims_jsonl, in_order, report_json, report_schema
from verify.render.origins import source_stats

TEXT = st.text(st.characters(codec="utf-8"), max_size=40)


@given(TEXT)
def test_no_cell_begins_like_a_formula(text: str) -> None:
    cell = guarded(text)
    assert not cell.lstrip(" \u00a0\ufeff\u200b").startswith(("=", "+", "-", "@", "\t", "\r", "|", "%"))


@given(st.lists(TEXT, min_size=1, max_size=4))
def test_what_was_written_is_read_back(texts: list[str]) -> None:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow([guarded(t) for t in texts])
    (row,) = csv.reader(io.StringIO(out.getvalue(), newline=""))
    assert row == [guarded(t) for t in texts]


def test_numbers_stay_numbers_and_nothing_is_empty() -> None:
    assert [guarded(v) for v in (-3, 0.5, True, None, "-3", "=1+1", "plain", "ع")] == [
        "-3",
        "0.5",
        "true",
        "",
        "'-3",
        "'=1+1",
        "plain",
        "ع",
    ]


@pytest.mark.parametrize("made", [build.rich, hostile.poisoned], ids=["rich", "hostile"])
def test_tables_have_a_row_each_and_the_columns_they_name(made: object) -> None:
    book = Book(*made())  # type: ignore[operator]
    for data, columns, rows in (
        (claims_csv(book), CLAIM_COLUMNS, book.report.claims),
        (events_csv(book), EVENT_COLUMNS, book.report.events),
        (sources_csv(book), SOURCE_COLUMNS, source_stats(book)),
    ):
        assert data.startswith(b"\xef\xbb\xbf"), "spreadsheets need the mark to read Arabic"
        table = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
        assert table[0] == list(columns)
        assert [len(r) for r in table] == [len(columns)] * (len(rows) + 1)
        assert not [c for r in table[1:] for c in r if c[:1] in {"=", "+", "@"}]


def test_a_row_says_what_the_claim_and_the_event_say() -> None:
    rows = list(csv.DictReader(io.StringIO(claims_csv(Book(*build.rich())).decode("utf-8-sig"), newline="")))
    (clinic,) = [r for r in rows if r["id"] == "c07"]
    assert (clinic["killed_min"], clinic["killed_max"], clinic["relayed_by"], clinic["event_id"]) == (
        "6",
        "",
        "North Wire",
        "ev-3b7c1a90d2f4",
    )
    rows = list(csv.DictReader(io.StringIO(events_csv(Book(*build.rich())).decode("utf-8-sig"), newline="")))
    (market,) = [r for r in rows if r["id"] == "ev-3b7c1a90d2f4"]
    assert (market["killed_best"], market["wounded_high"], market["attribution"], market["verdict_time"]) == (
        "9",
        "",
        "United States",
        "agree",
    )


CLAIM_REVIEW = {
    "type": "object",
    "required": ["@context", "@graph"],
    "properties": {
        "@context": {"const": "https://schema.org"},
        "@graph": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["@type", "url", "claimReviewed", "reviewRating", "itemReviewed", "author", "datePublished"],
                "properties": {
                    "@type": {"const": "ClaimReview"},
                    "url": {"type": "string", "pattern": r"^events/[a-z0-9._-]+\.html#c\d+$"},
                    "claimReviewed": {"type": "string", "minLength": 1},
                    "reviewRating": {
                        "type": "object",
                        "required": ["@type", "alternateName"],
                        "properties": {
                            "alternateName": {"type": "string", "minLength": 1},
                            "ratingValue": {"type": "integer", "minimum": 1, "maximum": 5},
                        },
                        "dependentRequired": {"ratingValue": ["bestRating", "worstRating"]},
                    },
                    "itemReviewed": {
                        "type": "object",
                        "required": ["@type", "author"],
                        "properties": {
                            "datePublished": {"type": "string", "format": "date-time"},
                            "appearance": {
                                "type": "array",
                                "items": {"required": ["@type", "url"], "properties": {"url": {"pattern": "^https?://"}}},
                            },
                        },
                    },
                },
            },
        },
    },
}


# What schema.org lets each of these types say, and of which type the answer is ("" is a text, a date, a number or an address).
SCHEMA_ORG = {
    "ClaimReview": {
        "url": "", "claimReviewed": "", "inLanguage": "", "datePublished": "", "about": "Event", "author": "Organization", "itemReviewed": "Claim",
        "reviewRating": "Rating",
    },
    "Claim": {"author": "Organization", "inLanguage": "", "datePublished": "", "appearance": "CreativeWork"},
    "Rating": {"alternateName": "", "ratingValue": "", "bestRating": "", "worstRating": "", "ratingExplanation": ""},
    "Event": {"name": "", "startDate": "", "endDate": "", "location": "Place"},
    "Place": {"name": "", "geo": "GeoCoordinates"},
    "GeoCoordinates": {"latitude": "", "longitude": ""},
    "Organization": {"name": ""},
    "CreativeWork": {"url": ""},
}  # fmt: skip


def faults(node: object, expected: str) -> list[str]:
    """What does not hold to the vocabulary, as paths."""
    if isinstance(node, list):
        return [f for n in node for f in faults(n, expected)]
    if not expected:
        return [] if isinstance(node, str | int | float) else [f"{node!r} is no plain value"]
    if not isinstance(node, dict) or node.get("@type") != expected:
        return [f"{node!r:.60} is no {expected}"]
    known = SCHEMA_ORG[expected]
    found = [f"{expected}.{key}" for key in node if key != "@type" and key not in known]
    return found + [f for key, value in node.items() if key in known for f in faults(value, known[key])]


@pytest.mark.parametrize("made", [build.rich, hostile.poisoned], ids=["rich", "hostile"])
def test_claim_review_says_nothing_schema_org_does_not_know(made: object) -> None:
    report, documents = made()  # type: ignore[operator]
    content = json.loads(claim_review(Book(report, documents), phrases()))
    assert faults(content["@graph"], "ClaimReview") == []
    assert faults([{"@type": "ClaimReview", "verdict": "x", "author": "somebody"}], "ClaimReview") == [
        "ClaimReview.verdict",
        "'somebody' is no Organization",
    ]


@pytest.mark.parametrize("made", [build.rich, hostile.poisoned], ids=["rich", "hostile"])
def test_claim_review_validates(made: object) -> None:
    content = json.loads(claim_review(Book(*made()), phrases()))  # type: ignore[operator]
    jsonschema.validate(content, CLAIM_REVIEW, cls=jsonschema.Draft202012Validator)
    assert len(content["@graph"]) == 12


def ratings(report: Report) -> dict[str, dict[str, object]]:
    """The rating of each quote."""
    content = json.loads(claim_review(Book(report, build.rich()[1]), phrases()))
    return {r["claimReviewed"]: r["reviewRating"] for r in content["@graph"]}


def test_nothing_is_rated_by_figures_that_are_not_calibrated() -> None:
    report = build.rich()[0]
    bare = [structs.replace(e, confidence=structs.replace(e.confidence, calibration=None)) for e in report.events]
    found = list(ratings(structs.replace(report, events=tuple(bare))).values())
    assert {r["alternateName"] for r in found} == {"Not rated: the figures are not calibrated"}
    assert not any("ratingValue" in r or "ratingExplanation" in r for r in found)


def test_what_cannot_be_judged_has_words_and_no_figure() -> None:
    report = build.rich()[0]
    fitted = [structs.replace(e, confidence=structs.replace(e.confidence, calibration=Calibration("labels", "1"))) for e in report.events]
    reviews = ratings(structs.replace(report, events=tuple(fitted)))
    rumour = next(c for c in build.CLAIMS if c.id == "c12")
    assert "ratingValue" not in reviews[rumour.quote] and reviews[rumour.quote]["alternateName"] == "no basis to judge"
    denial = next(c for c in build.CLAIMS if c.id == "c03")
    assert reviews[denial.quote]["ratingValue"] == 1


@pytest.mark.parametrize("made", [build.rich, hostile.poisoned, lambda: build.many(40)], ids=["rich", "hostile", "many"])
def test_report_json_validates_and_reads_back(made: object) -> None:
    report, _ = made()  # type: ignore[operator]
    data = report_json(in_order(report))
    jsonschema.validate(json.loads(data), report_schema(), cls=jsonschema.Draft202012Validator)
    assert report_json(msgspec.json.decode(data, type=Report)) == data


def test_the_schema_refuses_what_is_no_report() -> None:
    content = json.loads(report_json(build.report()))
    content["events"][0]["grade"] = "certain"
    with pytest.raises(jsonschema.ValidationError, match="certain"):
        jsonschema.validate(content, report_schema(), cls=jsonschema.Draft202012Validator)
    del content["events"][0]["comparisons"]["weapon"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(content, report_schema(), cls=jsonschema.Draft202012Validator)


def test_each_line_of_claims_jsonl_is_a_claim_of_the_schema() -> None:
    schema = report_schema()
    claim = {"$schema": schema["$schema"], "$defs": schema["$defs"], "$ref": "#/$defs/Claim"}
    lines = list(claims_jsonl(build.report()))
    assert [json.loads(line)["id"] for line in lines] == [c.id for c in build.CLAIMS]
    for line in lines:
        assert line.endswith(b"\n") and b"\n" not in line[:-1]
        jsonschema.validate(json.loads(line), claim, cls=jsonschema.Draft202012Validator)


def test_all_six_dimensions_are_always_there() -> None:
    for event in json.loads(report_json(build.report()))["events"]:
        assert set(event["comparisons"]) == set(DIMENSIONS)
