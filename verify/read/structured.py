"""`"type": "claim"`: what another system read, taken in strictly; nothing of it is guessed and nothing contradictory is used."""

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec.structs import replace

from verify.model import Claim, Document, sha256_text, stable_id
from verify.read.claim_in import BESIDE, KNOWN, ClaimIn, convert
from verify.read.claim_values import values_of
from verify.read.fields import Checks, about, detect, filled, language_code, strings
from verify.read.intake import Draft, Intake, Where

_HINT = "see the claims objects of the report for the form; the claim was not used"
_encode = msgspec.json.Encoder(order="deterministic").encode


def add_claim(intake: Intake, where: Where, fields: Mapping[str, Any]) -> None:
    """Takes in one structured claim; if it does not hold together it is an error issue."""
    where = about(where, fields.get("id"))
    if not fields.keys() <= KNOWN:
        for name in fields:
            if name not in KNOWN:
                intake.unknown(where, str(name))
    try:
        given = convert(fields, strings(intake, where, fields, BESIDE))
    except ValueError as error:
        intake.error(where, "bad_claim", str(error), _HINT)
        return
    take_claim(intake, where, given)


def take_claim(intake: Intake, where: Where, given: ClaimIn) -> None:
    """Takes in one structured claim whose fields have the right types."""
    named = _text_id(given.document_id)
    try:
        claim, document = _build(intake, Checks(intake, where), given, named)
    except ValueError as error:
        intake.error(where, "bad_claim", str(error), _HINT)
        return
    intake.drafts.append(Draft(where, claim, named, document, given))


def content(given: ClaimIn, claim: Claim) -> str:
    """What a claim says as it was given, in one canonical string: its id must not change when a rule does.

    The one who speaks counts by id, so that one claim under two spellings of a name is one.
    """
    said = replace(given, id=None, source=claim.source.id, published_at=claim.published_at, credibility=None, evidence=())
    return _encode(said).decode()


def _text_id(value: str | int | None) -> str | None:
    if value is None:
        return None
    text = value if isinstance(value, str) else str(value)
    return text if text and not text.isspace() else None


def _build(intake: Intake, check: Checks, given: ClaimIn, named: str | None) -> tuple[Claim, Document]:
    """The claim and the document it would stand in, called `named` if it says so; raises ValueError if it cannot be used.

    The claim stands in that document, which is its quote, until one of the stream is found to be meant.
    """
    known = intake.recurring
    source, source_name = known.sources[given.source, check.kind(given.source_kind)]
    quote = given.quote or ""
    lang = check.lang(given.lang) or language_code(intake.defaults.lang) or (detect(quote) if filled(quote) else "und")
    publisher = check.name("publisher", given.publisher) or intake.defaults.publisher
    published_at, zone = check.published(given.published_at, lang, publisher or source_name)
    if published_at is None:
        raise ValueError("published_at: missing, or no date that can be used")
    values = values_of(known, given)
    url = check.url("url", given.url) if given.url is not None else None
    title = check.name("title", given.title) if given.title is not None else None
    archive_url = check.url("archive_url", given.archive_url) if given.archive_url is not None else None
    media = check.media(given.media) if given.media is not None else ()
    # Both by position, in the order of the fields: by name it takes three times as long.
    document = Document(
        named or stable_id("doc", [source_name, publisher, published_at, url, title, quote]), quote, lang, source_name, source.kind, publisher,
        published_at, zone, url, archive_url, filled(given.captured_at), media, title, sha256_text(quote), check.where.origin,
    )  # fmt: skip
    if given.start is not None:
        _check_span(given)
    start, end = (0, len(quote)) if quote else (None, None)
    relayed_by = known.relays[given.relayed_by] if given.relayed_by is not None else None
    claim = Claim(
        _text_id(given.id) or "", document.id, source, quote, start, end, lang, relayed_by, given.background, given.incident, published_at,
        given.event_type, values.date, values.places, given.killed, given.wounded, given.missing, given.civilians_killed,
        values.casualties_status, given.casualties_scope, given.groups, given.vague, given.damage, values.damage_status, values.attribution,
        values.weapon, given.assertion, given.denies_event, given.hedges, given.relays, given.revises,
    )  # fmt: skip
    return replace(claim, evidence=intake.proofs.of(claim)), document


def _check_span(given: ClaimIn) -> None:
    if given.start is None or given.end is None:
        return
    if not 0 <= given.start <= given.end or given.end - given.start != len(given.quote or ""):
        raise ValueError(f"start, end: {given.start} to {given.end} is not the span of the quote")
