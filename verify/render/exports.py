"""Tables for spreadsheets, ClaimReview for feeds, and the manifest of everything that went in and came out."""

import csv
import hashlib
import io
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from verify.model import DIMENSIONS, Claim, CountRange, Event, Interval, Report
from verify.read import InputHash
from verify.render.book import Book
from verify.render.json_report import encode
from verify.render.origins import SourceStats, source_stats
from verify.render.phrases import Phrases
from verify.render.safe import file_name, language_tag, safe_url
from verify.render.summary import heading

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")
CLAIM_COLUMNS = (
    "id", "event_id", "document_id", "source", "source_kind", "relayed_by", "published_at", "lang", "event_type", "date_start",
    "date_end", "date_precision", "date_inferred_from", "places", "killed_min", "killed_max", "wounded_min", "wounded_max",
    "casualties_status", "casualties_scope", "damage", "damage_status", "attribution_status", "attribution_actors", "weapon", "assertion",
    "denies_event", "background", "credibility", "quote", "url", "archive_url",
)  # fmt: skip
EVENT_COLUMNS = (
    "id", "title", "date_start", "date_end", "date_precision", "place", "place_ar", "lat", "lon", "precision_km", "event_type", "grade",
    "independent_sources", "claims", "killed_low", "killed_best", "killed_high", "wounded_low", "wounded_best", "wounded_high", "damage",
    "attribution", "attribution_probability", "occurred_probability", *(f"verdict_{d}" for d in DIMENSIONS),
)  # fmt: skip


SOURCE_COLUMNS = (
    "id", "name", "kind", "affiliation", "organisation", "claims", "events", "uncontradicted", "compared", "letter", "probability", "basis",
)  # fmt: skip


def guarded(value: object) -> str:
    """A cell no spreadsheet takes for a formula: text that begins like one gets an apostrophe. Numbers stay numbers; None is empty."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    text = "".join(c if c in "\t\n" or c.isprintable() or ord(c) > 0x9F else " " for c in str(value))
    text = text.encode("utf-8", "replace").decode("utf-8")
    return f"'{text}" if text.lstrip(" \u00a0\ufeff\u200b").startswith(_FORMULA) or text.startswith(_FORMULA) else text


def _table(columns: tuple[str, ...], rows: Iterable[Mapping[str, object]]) -> bytes:
    """CSV in UTF-8 with a byte order mark (spreadsheets need it for Arabic) and CRLF, as RFC 4180 has it."""
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([guarded(row[c]) for c in columns])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def _ends(name: str, value: Interval | None) -> dict[str, object]:
    return {f"{name}_min": None if value is None else value.min, f"{name}_max": None if value is None else value.max}


def _range(name: str, value: CountRange | None) -> dict[str, object]:
    parts = (None, None, None) if value is None else (value.low, value.best, value.high)
    return dict(zip((f"{name}_low", f"{name}_best", f"{name}_high"), parts, strict=True))


def claims_csv(book: Book) -> bytes:
    """One row a claim, with the incident it belongs to."""
    return _table(CLAIM_COLUMNS, (_claim_row(c, book.event_of.get(c.id), book) for c in book.report.claims))


def _claim_row(claim: Claim, event_id: str | None, book: Book) -> dict[str, object]:
    document, said = book.documents.get(claim.document_id), claim.attribution
    return {
        "id": claim.id,
        "event_id": event_id,
        "document_id": claim.document_id,
        "source": claim.source.name,
        "source_kind": claim.source.kind,
        "relayed_by": None if claim.relayed_by is None else claim.relayed_by.name,
        "published_at": claim.published_at,
        "lang": claim.lang,
        "event_type": claim.event_type,
        "date_start": None if claim.date is None else claim.date.start,
        "date_end": None if claim.date is None else claim.date.end,
        "date_precision": None if claim.date is None else claim.date.precision,
        "date_inferred_from": None if claim.date_inferred is None else claim.date_inferred.by.claim_id,
        "places": "; ".join(p.name for p in claim.places),
        **_ends("killed", claim.killed),
        **_ends("wounded", claim.wounded),
        "casualties_status": claim.casualties_status,
        "casualties_scope": claim.casualties_scope,
        "damage": claim.damage,
        "damage_status": claim.damage_status,
        "attribution_status": None if said is None else said.status,
        "attribution_actors": None if said is None else "; ".join(a.name for a in said.actors),
        "weapon": None if claim.weapon is None else claim.weapon.type,
        "assertion": claim.assertion,
        "denies_event": claim.denies_event,
        "background": claim.background,
        "credibility": None if claim.credibility is None else claim.credibility.digit,
        "quote": claim.quote,
        "url": None if document is None else document.url,
        "archive_url": None if document is None else document.archive_url,
    }


def events_csv(book: Book) -> bytes:
    """One row an incident."""
    return _table(EVENT_COLUMNS, (_event_row(e, book) for e in book.report.events))


def _event_row(event: Event, book: Book) -> dict[str, object]:
    place, date = event.place, event.date
    likeliest = max(event.assessed.attribution, key=lambda a: (a.probability, a.actor.id), default=None)
    return {
        "id": event.id,
        "title": event.title,
        "date_start": None if date is None else date.start,
        "date_end": None if date is None else date.end,
        "date_precision": None if date is None else date.precision,
        "place": None if place is None else place.name,
        "place_ar": None if place is None else place.name_ar,
        "lat": None if place is None else place.lat,
        "lon": None if place is None else place.lon,
        "precision_km": None if place is None else place.precision_km,
        "event_type": event.event_type,
        "grade": event.grade,
        "independent_sources": event.independent_sources,
        "claims": len(event.claim_ids),
        **_range("killed", event.assessed.killed),
        **_range("wounded", event.assessed.wounded),
        "damage": event.assessed.damage,
        "attribution": None if likeliest is None else likeliest.actor.name,
        "attribution_probability": None if likeliest is None else likeliest.probability,
        "occurred_probability": event.confidence.occurred.probability,
        **{f"verdict_{name}": verdict for name, verdict in book.verdicts(event).items()},
    }


def sources_csv(book: Book) -> bytes:
    """One row a source that speaks: what it contributed, of how many compared details how many stand uncontradicted, and its reliability."""
    return _table(SOURCE_COLUMNS, (_source_row(s) for s in source_stats(book)))


def _source_row(stats: SourceStats) -> dict[str, object]:
    source = stats.source
    return {
        "id": source.id,
        "name": source.name,
        "kind": source.kind,
        "affiliation": source.affiliation,
        "organisation": source.organisation,
        "claims": stats.claims,
        "events": stats.events,
        "uncontradicted": stats.part,
        "compared": stats.whole,
        "letter": source.reliability.letter,
        "probability": source.reliability.probability,
        "basis": source.reliability.basis,
    }


def claim_review(book: Book, phrases: Phrases) -> bytes:
    """schema.org ClaimReview, one a quoted claim of an incident; relative `url`s count from where the report is published.

    `ratingValue` is the Admiralty digit turned round (5 confirmed ... 1 contradicted), absent where there is no basis to judge
    and where the figures are not calibrated: then nothing is rated.
    """
    graph = []
    for event in book.report.events:
        about = _about(event, phrases)
        numbered = sorted(enumerate(book.claims_of(event), 1), key=lambda n: n[1].id)
        graph += [_review(claim, n, event, about, book, phrases) for n, claim in numbered if claim.quote.strip()]
    return msgspec.json.format(encode({"@context": "https://schema.org", "@graph": graph}), indent=1) + b"\n"


def _about(event: Event, phrases: Phrases) -> dict[str, Any]:
    """The incident as schema.org's Event."""
    about: dict[str, Any] = {"@type": "Event", "name": heading(event, phrases)}
    if event.date is not None:
        about |= {"startDate": event.date.start, "endDate": event.date.end}
    if event.place is not None:
        about["location"] = {"@type": "Place", "name": phrases.place(event.place)}
        if event.place.lat is not None and event.place.lon is not None:
            about["location"]["geo"] = {"@type": "GeoCoordinates", "latitude": event.place.lat, "longitude": event.place.lon}
    return about


def _review(claim: Claim, number: int, event: Event, about: dict[str, Any], book: Book, phrases: Phrases) -> dict[str, Any]:
    document = book.documents.get(claim.document_id)
    digit = 6 if claim.credibility is None else claim.credibility.digit
    rated = event.confidence.calibration is not None
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": phrases.ui.s(f"digit.{digit}" if rated else "not_rated")}
    if digit != 6 and rated:
        rating |= {"ratingValue": 6 - digit, "bestRating": 5, "worstRating": 1}
    if rated and claim.credibility is not None and claim.credibility.reasons:
        rating["ratingExplanation"] = " ".join(claim.credibility.reasons)
    item: dict[str, Any] = {"@type": "Claim", "author": {"@type": "Organization", "name": claim.source.name}}
    if language_tag(claim.lang):
        item["inLanguage"] = claim.lang
    if claim.published_at is not None:
        item["datePublished"] = claim.published_at
    urls = [] if document is None else [u for u in (safe_url(document.url), safe_url(document.archive_url)) if u is not None]
    if urls:
        item["appearance"] = [{"@type": "CreativeWork", "url": u} for u in urls]
    return {
        "@type": "ClaimReview",
        "url": f"events/{file_name(event.id)}.html#c{number}",
        "claimReviewed": claim.quote,
        "inLanguage": phrases.ui.lang,
        "about": about,
        "datePublished": book.report.generated_at,
        "author": {"@type": "Organization", "name": f"verify {book.report.engine.version}"},
        "itemReviewed": item,
        "reviewRating": rating,
    }


def manifest(report: Report, outputs: Mapping[str, tuple[int, str]], files: Iterable[InputHash] = ()) -> bytes:
    """MANIFEST.json: every output and every input file with its size and SHA-256, every document with that of its text, every rule pack."""
    content = {
        "generator": "verify",
        "version": report.engine.version,
        "schema_version": report.schema_version,
        "generated_at": report.generated_at,
        "outputs": [{"path": p, "bytes": size, "sha256": sha} for p, (size, sha) in sorted(outputs.items())],
        "files": [{"path": f.name, "bytes": f.size, "sha256": f.sha256} for f in files],
        "inputs": [{"document": d.id, "sha256": d.sha256, "url": d.url} for d in report.documents],
        "rules": [{"name": r.name, "version": r.version, "sha256": r.sha256} for r in report.engine.rules],
    }
    return msgspec.json.format(encode(content), indent=1) + b"\n"


def digest(data: bytes) -> tuple[int, str]:
    """Size and SHA-256."""
    return len(data), hashlib.sha256(data).hexdigest()
