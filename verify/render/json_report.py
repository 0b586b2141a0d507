"""report.json, claims.jsonl and the JSON Schema both keep to."""

from collections.abc import Iterator
from typing import Any

import msgspec

from verify.model import SCHEMA_VERSION, Report

SCHEMA_ID = f"urn:verify:report:{SCHEMA_VERSION}"


def in_order(report: Report) -> Report:
    """The report with every list sorted by id and the issues in their own order: the same content gives the same bytes."""
    return msgspec.structs.replace(
        report,
        issues=tuple(sorted(report.issues, key=lambda i: msgspec.json.encode(_clean(msgspec.to_builtins(i))))),
        sources=tuple(sorted(report.sources, key=lambda s: s.id)),
        documents=tuple(sorted(report.documents, key=lambda d: d.id)),
        claims=tuple(sorted(report.claims, key=lambda c: c.id)),
        events=tuple(sorted(report.events, key=lambda e: e.id)),
    )


def encode(value: object) -> bytes:
    """A model as compact JSON in field order. A lone surrogate, which no UTF-8 can carry, becomes U+FFFD: no offset moves."""
    try:
        return msgspec.json.encode(value)
    except UnicodeEncodeError:
        return msgspec.json.encode(_clean(msgspec.to_builtins(value)))


def _clean(value: object) -> object:
    if isinstance(value, str):
        return "".join("\ufffd" if "\ud800" <= c <= "\udfff" else c for c in value)
    if isinstance(value, list | tuple):
        return [_clean(v) for v in value]
    return {_clean(k): _clean(v) for k, v in value.items()} if isinstance(value, dict) else value


def report_json(report: Report) -> bytes:
    """The whole report, indented, with a newline at the end."""
    return msgspec.json.format(encode(report), indent=1) + b"\n"


def claims_jsonl(report: Report) -> Iterator[bytes]:
    """The objects of `claims[]`, one a line."""
    for claim in report.claims:
        yield encode(claim) + b"\n"


def report_schema() -> dict[str, Any]:
    """JSON Schema (2020-12) of report.json, generated from the models. A claim's schema is `#/$defs/Claim`."""
    schema = msgspec.json.schema(Report)
    schema["$defs"]["Report"]["properties"]["schema_version"] = {"type": "string", "const": SCHEMA_VERSION}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": f"report.json of verify, format {SCHEMA_VERSION}",
        **schema,
    }
