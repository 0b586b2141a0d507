"""`"type": "claim"`: what another system read, taken in strictly; nothing of it is guessed and nothing contradictory is used."""

import json
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Any

import msgspec
from msgspec import UNSET

from verify.model import (
    Actor,
    Attribution,
    Claim,
    DateSpan,
    Document,
    Evidence,
    Interval,
    Place,
    Relay,
    SourceRef,
    Weapon,
    sha256_text,
    stable_id,
)
from verify.model.values import CasualtiesStatus, DatePrecision
from verify.read.claim_in import COUNT_LIMIT, KNOWN, ActorIn, AttributionIn, ClaimIn, DateIn, PlaceIn, SourceIn, convert
from verify.read.fields import Fields, detect, language_code
from verify.read.intake import Draft, Intake, Where, clip
from verify.read.lookup import YEARS

_HINT = "see the claims objects of the report for the form; the claim was not used"
_encode = msgspec.json.Encoder(order="deterministic").encode
_COUNTS = ("killed", "wounded", "missing", "civilians_killed")
_NO_HASH = frozenset({"id", "type", "credibility", "evidence"})


def add_claim(intake: Intake, where: Where, fields: Mapping[str, Any]) -> None:
    """Takes in one structured claim; if it does not hold together it is an error issue."""
    reader = Fields(intake, where, fields)
    where = reader.where
    if not fields.keys() <= KNOWN:
        for name in fields:
            if name not in KNOWN:
                intake.unknown(where, str(name))
    try:
        given = convert(fields)
        claim, document = _build(intake, reader, given)
    except ValueError as error:
        intake.error(where, "bad_claim", str(error), _HINT)
        return
    named = _text_id(given.document_id)
    intake.drafts.append(Draft(where, claim, named, document, _text_id(given.id), _content(fields, claim)))


def _text_id(value: str | int | None) -> str | None:
    return str(value) if value is not None and str(value).strip() else None


def _content(fields: Mapping[str, Any], claim: Claim) -> str:
    """What the claim says as it was given, in one canonical string: its id must not change when a rule does."""
    said = {k: v for k, v in fields.items() if k not in _NO_HASH}
    said["source"], said["published_at"] = claim.source.id, claim.published_at
    try:
        return _encode(said).decode()
    except (TypeError, ValueError, OverflowError):
        return json.dumps(said, sort_keys=True, default=str)


def _build(intake: Intake, reader: Fields, given: ClaimIn) -> tuple[Claim, Document]:
    """The claim and the document it would stand in; raises ValueError if it cannot be used."""
    source, source_name = _source(intake, reader, given)
    quote = given.quote or ""
    lang = reader.lang() or language_code(intake.defaults.lang) or (detect(quote) if quote.strip() else "und")
    publisher = reader.name("publisher") or intake.defaults.publisher
    published_at, zone = reader.published(lang, publisher or source_name)
    if published_at is None:
        raise ValueError("published_at: missing, or no date that can be used")
    values = _Values(intake, given)
    url = reader.url("url")
    # A claim's document is made of what came with it, in case the stream has no such document.
    title = reader.name("title")
    document = Document(
        id=_text_id(given.document_id) or stable_id("doc", [source_name, publisher, published_at, url, title, quote]),
        text=quote, lang=lang, source=source_name, source_kind=source.kind, publisher=publisher, published_at=published_at, published_zone=zone,
        url=url, archive_url=reader.url("archive_url"), captured_at=reader.string("captured_at"), media=reader.media(), title=title,
        sha256=sha256_text(quote), origin=reader.where.origin,
    )  # fmt: skip
    start, end = _span(given)
    return Claim(
        id="", document_id=document.id, source=source, quote=quote, start=start, end=end, lang=lang, relayed_by=_relay(intake, given.relayed_by),
        background=given.background, incident=given.incident, published_at=published_at, event_type=given.event_type, date=values.date,
        places=values.places, killed=given.killed, wounded=given.wounded, missing=given.missing, civilians_killed=given.civilians_killed,
        casualties_status=values.casualties_status, casualties_scope=given.casualties_scope, groups=given.groups, damage=given.damage,
        damage_status=values.damage_status, attribution=values.attribution, weapon=values.weapon, assertion=given.assertion,
        denies_event=given.denies_event, hedges=given.hedges, relays=given.relays, revises=given.revises, evidence=tuple(_evidence(given, values)),
    ), document  # fmt: skip


def _source(intake: Intake, reader: Fields, given: ClaimIn) -> tuple[SourceRef, str]:
    who = given.source
    kind = reader.kind()
    if isinstance(who, SourceIn):
        name, given_id, kind = _filled(who.name), _filled(who.id), who.kind or kind
    else:
        name, given_id = _filled(who), None
    if name is None and given_id is None:
        name = intake.defaults.source
    if name is None and given_id is None:
        raise ValueError("source: missing; a claim needs the one who speaks")
    ref = intake.lookup.source_ref(name, given_id, kind or intake.defaults.source_kind)
    if kind is not None and kind != ref.kind:
        ref = SourceRef(ref.id, ref.name, kind)
    return ref, name if name is not None else ref.name


def _filled(value: str | None) -> str | None:
    return value if value is not None and value.strip() else None


def _relay(intake: Intake, given: str | SourceIn | None) -> Relay | None:
    if given is None:
        return None
    name, given_id = (given, None) if isinstance(given, str) else (given.name, given.id)
    if _filled(name) is None and _filled(given_id) is None:
        return None
    ref = intake.lookup.source_ref(_filled(name), _filled(given_id), None)
    return Relay(ref.id, ref.name)


def _span(given: ClaimIn) -> tuple[int | None, int | None]:
    if given.start is None or given.end is None:
        return None, None
    if not 0 <= given.start <= given.end or given.end - given.start != len(given.quote or ""):
        raise ValueError(f"start, end: {given.start} to {given.end} is not the span of the quote")
    return given.start, given.end


class _Values:
    """The values of the six dimensions, resolved and held against each other."""

    def __init__(self, intake: Intake, given: ClaimIn) -> None:
        for name in _COUNTS:
            _check_count(name, getattr(given, name))
        for i, group in enumerate(given.groups):
            _check_count(f"groups[{i}].killed", group.killed)
            _check_count(f"groups[{i}].wounded", group.wounded)
        self.date = _date(given.date)
        self.places = tuple(_place(intake, p, i) for i, p in enumerate(given.places))
        self.attribution = _attribution(intake, given.attribution)
        self.weapon = _weapon(given.weapon)
        self.casualties_status = _casualties_status(given)
        self.damage_status = _damage_status(given)
        said = (self.casualties_status != "silent", self.damage_status != "silent", self.attribution, self.places, self.date, self.weapon,
                given.denies_event)  # fmt: skip
        if not any(said):
            raise ValueError("it says nothing on any dimension: casualties, damage, attribution, places, date or weapon")


def _check_count(path: str, count: Interval | None) -> None:
    if count is None:
        return
    if not 0 <= count.min <= COUNT_LIMIT:
        raise ValueError(f"{path}.min: {clip(count.min)} is no count of people or things")
    if count.max is not None and not count.min <= count.max <= COUNT_LIMIT:
        raise ValueError(
            f"{path}: min {clip(count.min)} is more than max {clip(count.max)}" if count.max < count.min else f"{path}.max: too large"
        )


def _casualties_status(given: ClaimIn) -> CasualtiesStatus:
    """As stated, else as the figures imply; raises ValueError where the two exclude each other."""
    counts = [c for c in (given.killed, given.wounded, given.missing, given.civilians_killed) if c is not None]
    counts += [c for g in given.groups for c in (g.killed, g.wounded) if c is not None]
    some, told = any(c.min > 0 for c in counts), bool(counts or given.groups)
    stated = given.casualties_status
    if stated is UNSET or (stated == "silent" and told):
        if not told:
            return "silent"
        return "none" if counts and all(c.max == 0 for c in counts) and given.killed is not None else "reported"
    if stated == "none" and some:
        raise ValueError("casualties_status: says none, but the figures say that there were some")
    assert not isinstance(stated, msgspec.UnsetType)
    return stated


def _damage_status(given: ClaimIn) -> CasualtiesStatus:
    stated = given.damage_status
    if stated is UNSET or (stated == "silent" and given.damage is not None):
        return "silent" if given.damage is None else "none" if given.damage == "none" else "reported"
    if stated == "none" and given.damage not in (None, "none"):
        raise ValueError(f"damage_status: says none, but damage says {given.damage}")
    assert not isinstance(stated, msgspec.UnsetType)
    return stated


def _attribution(intake: Intake, given: AttributionIn | None) -> Attribution | None:
    if given is None:
        return None
    actors: dict[str, Actor] = {}
    for i, who in enumerate(given.actors):
        name, given_id = (who, None) if isinstance(who, str) else (who.name, who.id)
        assert isinstance(who, (str, ActorIn))
        if _filled(name) is None and _filled(given_id) is None:
            raise ValueError(f"attribution.actors[{i}]: a name is missing")
        actor = intake.lookup.actor(_filled(name), _filled(given_id))
        actors.setdefault(actor.id, actor)
    if given.status == "unknown_stated" and actors:
        raise ValueError("attribution: unknown_stated names no actors")
    if given.status != "unknown_stated" and not actors:
        raise ValueError(f"attribution.actors: {given.status} needs at least one")
    return Attribution(tuple(actors.values()), given.status)


def _weapon(given: str | Weapon | None) -> Weapon | None:
    weapon = Weapon(given) if isinstance(given, str) else given
    if weapon is None or not weapon.type.strip():
        return None
    _check_count("weapon.count", weapon.count)
    return weapon


def _place(intake: Intake, given: str | PlaceIn, i: int) -> Place:
    if isinstance(given, str):
        given = PlaceIn(name=given)
    name, given_id, lat, lon, km = _filled(given.name), _filled(given.id), given.lat, given.lon, given.precision_km
    if (lat is None) != (lon is None):
        raise ValueError(f"places[{i}]: lat and lon must both be given, or neither")
    if lat is not None and lon is not None and not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise ValueError(f"places[{i}]: lat {clip(lat)}, lon {clip(lon)} is no point on the earth")
    if km is not None and not 0 <= km <= 20_100:
        raise ValueError(f"places[{i}].precision_km: {clip(km)} is no distance on the earth")
    if name is None and given_id is None and lat is None:
        raise ValueError(f"places[{i}]: needs a name or a point")
    return intake.lookup.place(name, given_id, lat, lon, km)


def _date(given: str | DateIn | None) -> DateSpan | None:
    if given is None:
        return None
    if isinstance(given, str):
        return _date_span(given, None, None)
    return _date_span(given.start, given.end, given.precision)


@lru_cache(maxsize=50_000)
def _date_span(start: str, end: str | None, precision: DatePrecision | None) -> DateSpan:
    first, fine = _moment("start", start)
    last, _ = _moment("end", end) if end is not None else (first, fine)
    if last < first:
        raise ValueError(f"date: end {clip(end)} lies before start {clip(start)}")
    return DateSpan(first, last, precision if precision is not None else "hour" if fine else "day")


def _moment(name: str, value: str) -> tuple[str, bool]:
    """The canonical local form, and whether it has an hour; raises ValueError for what is no date of our times."""
    try:
        fine = len(value) > 10
        moment = datetime.fromisoformat(value) if fine else datetime.combine(date.fromisoformat(value), datetime.min.time())
    except ValueError:
        raise ValueError(f"date.{name}: {clip(value)} is no ISO 8601 date") from None
    if moment.tzinfo is not None:
        raise ValueError(f"date.{name}: {clip(value)} has a time zone; dates are in the time of the place, without one")
    if moment.year not in YEARS:
        raise ValueError(f"date.{name}: the year {moment.year} lies outside {YEARS[0]} to {YEARS[-1]}")
    return moment.isoformat(timespec="minutes") if fine else moment.date().isoformat(), fine


def _evidence(given: ClaimIn, values: _Values) -> Iterator[Evidence]:
    """One piece of evidence a value: it came structured, so no words stand behind it here."""
    for name in _COUNTS:
        count = getattr(given, name)
        if count is not None:
            yield _proof(name, count_in_words(count))
    if values.casualties_status not in ("silent", "reported") or (values.casualties_status == "reported" and given.killed is None):
        yield _proof("casualties_status", values.casualties_status)
    if values.damage_status != "silent":
        yield _proof("damage", given.damage or values.damage_status)
    if values.attribution is not None:
        yield _proof("attribution", " ".join((values.attribution.status, ", ".join(a.name for a in values.attribution.actors))).strip())
    for place in values.places:
        yield _proof("place", place.name)
    if values.date is not None:
        yield _proof("date", values.date.start if values.date.start == values.date.end else f"{values.date.start} to {values.date.end}")
    if values.weapon is not None:
        yield _proof("weapon", values.weapon.type)
    if given.event_type != "other":
        yield _proof("event_type", given.event_type)
    if given.assertion != "asserted":
        yield _proof("assertion", given.assertion)


def _proof(dimension: str, value: str) -> Evidence:
    return Evidence("structured", dimension, value=value)


def count_in_words(count: Interval) -> str:
    """ "5", "5 or more", "5 to 8"."""
    if count.max is None:
        return f"{count.min} or more"
    return str(count.min) if count.min == count.max else f"{count.min} to {count.max}"
