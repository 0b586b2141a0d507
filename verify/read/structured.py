"""`"type": "claim"`: what another system read, taken in strictly; nothing of it is guessed and nothing contradictory is used."""

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import structs

from verify.model import Claim, Document, Relay, SourceRef, sha256_text, stable_id
from verify.read.claim_in import BESIDE, KNOWN, ClaimIn, SourceIn, convert
from verify.read.claim_values import evidence_of, values_of
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
    said = structs.replace(given, id=None, source=claim.source.id, published_at=claim.published_at, credibility=None, evidence=())
    return _encode(said).decode()


def _text_id(value: str | int | None) -> str | None:
    return str(value) if value is not None and str(value).strip() else None


def _build(intake: Intake, check: Checks, given: ClaimIn, named: str | None) -> tuple[Claim, Document]:
    """The claim and the document it would stand in, called `named` if it says so; raises ValueError if it cannot be used.

    The claim stands in that document, which is its quote, until one of the stream is found to be meant.
    """
    source, source_name = _source(intake, check, given)
    quote = given.quote or ""
    lang = check.lang(given.lang) or language_code(intake.defaults.lang) or (detect(quote) if filled(quote) else "und")
    publisher = check.name("publisher", given.publisher) or intake.defaults.publisher
    published_at, zone = check.published(given.published_at, lang, publisher or source_name)
    if published_at is None:
        raise ValueError("published_at: missing, or no date that can be used")
    values = values_of(intake, given)
    url = check.url("url", given.url) if given.url is not None else None
    title = check.name("title", given.title) if given.title is not None else None
    document = Document(
        id=named or stable_id("doc", [source_name, publisher, published_at, url, title, quote]),
        text=quote, lang=lang, source=source_name, source_kind=source.kind, publisher=publisher, published_at=published_at, published_zone=zone,
        url=url, archive_url=check.url("archive_url", given.archive_url) if given.archive_url is not None else None,
        captured_at=filled(given.captured_at), media=check.media(given.media) if given.media is not None else (), title=title,
        sha256=sha256_text(quote), origin=check.where.origin,
    )  # fmt: skip
    if given.start is not None:
        _check_span(given)
    start, end = (0, len(quote)) if quote else (None, None)
    return Claim(
        id=_text_id(given.id) or "", document_id=document.id, source=source, quote=quote, start=start, end=end, lang=lang,
        relayed_by=_relay(intake, given.relayed_by), background=given.background, incident=given.incident, published_at=published_at,
        event_type=given.event_type, date=values.date, places=values.places, killed=given.killed, wounded=given.wounded, missing=given.missing,
        civilians_killed=given.civilians_killed, casualties_status=values.casualties_status, casualties_scope=given.casualties_scope,
        groups=given.groups, vague=given.vague, damage=given.damage, damage_status=values.damage_status, attribution=values.attribution,
        weapon=values.weapon,
        assertion=given.assertion, denies_event=given.denies_event, hedges=given.hedges, relays=given.relays, revises=given.revises,
        evidence=evidence_of(given, values),
    ), document  # fmt: skip


def _source(intake: Intake, check: Checks, given: ClaimIn) -> tuple[SourceRef, str]:
    """The one who speaks, and the name that was given."""
    who = given.source
    kind = check.kind(given.source_kind)
    if isinstance(who, SourceIn):
        name, given_id, kind = filled(who.name), filled(who.id), who.kind or kind
    else:
        name, given_id = filled(who), None
    if name is None and given_id is None:
        name = intake.defaults.source
    if name is None and given_id is None:
        raise ValueError("source: missing; a claim needs the one who speaks")
    ref = intake.lookup.source_ref(name, given_id, kind or intake.defaults.source_kind)
    if kind is not None and kind != ref.kind:
        ref = SourceRef(ref.id, ref.name, kind)
    return ref, name if name is not None else ref.name


def _relay(intake: Intake, given: str | SourceIn | None) -> Relay | None:
    if given is None:
        return None
    name, given_id = (given, None) if isinstance(given, str) else (given.name, given.id)
    if filled(name) is None and filled(given_id) is None:
        return None
    ref = intake.lookup.source_ref(filled(name), filled(given_id), None)
    return Relay(ref.id, ref.name)


def _check_span(given: ClaimIn) -> None:
    if given.start is None or given.end is None:
        return
    if not 0 <= given.start <= given.end or given.end - given.start != len(given.quote or ""):
        raise ValueError(f"start, end: {given.start} to {given.end} is not the span of the quote")
