"""The values of a structured claim on the six dimensions, resolved, held against each other, and what proves them."""

from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

import msgspec
from msgspec import UNSET

from verify.model import Actor, Attribution, DateSpan, Evidence, Interval, Place, Weapon
from verify.model.values import CasualtiesStatus, DatePrecision
from verify.read.claim_in import COUNT_LIMIT, AttributionIn, ClaimIn, DateIn, PlaceIn
from verify.read.fields import filled
from verify.read.intake import Intake, clip
from verify.read.lookup import YEARS

_MEMO = 50_000


class Values(NamedTuple):
    """What a claim says, as the model has it."""

    date: DateSpan | None
    places: tuple[Place, ...]
    attribution: Attribution | None
    weapon: Weapon | None
    casualties_status: CasualtiesStatus
    damage_status: CasualtiesStatus


def values_of(intake: Intake, given: ClaimIn) -> Values:
    """The values of a claim; raises ValueError, with the path of the value, for what cannot be or contradicts itself."""
    if given.killed is not None:
        _check_count("killed", given.killed)
    if given.wounded is not None:
        _check_count("wounded", given.wounded)
    if given.missing is not None:
        _check_count("missing", given.missing)
    if given.civilians_killed is not None:
        _check_count("civilians_killed", given.civilians_killed)
    for i, group in enumerate(given.groups):
        _check_count(f"groups[{i}].killed", group.killed)
        _check_count(f"groups[{i}].wounded", group.wounded)
    when = given.date if given.date_inferred is None else given.date_inferred.read
    values = Values(
        _date(when), tuple([_place(intake, p, i) for i, p in enumerate(given.places)]), _attribution(intake, given.attribution),
        _weapon(given.weapon), _casualties_status(given), _damage_status(given),
    )  # fmt: skip
    if values == _NOTHING and not given.denies_event:
        raise ValueError("it says nothing on any dimension: casualties, damage, attribution, places, date or weapon")
    return values


_NOTHING = Values(None, (), None, None, "silent", "silent")


@lru_cache(maxsize=_MEMO)
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
    if given.casualties_status in ("reported", "unknown_stated"):
        return given.casualties_status
    counts = [c for c in (given.killed, given.wounded, given.missing, given.civilians_killed) if c is not None]
    if given.groups:
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
        name, given_id = filled(name), filled(given_id)
        if name is None and given_id is None:
            raise ValueError(f"attribution.actors[{i}]: a name is missing")
        actor = intake.lookup.actor(name, given_id)
        actors.setdefault(actor.id, actor)
    if given.status == "unknown_stated" and actors:
        raise ValueError("attribution: unknown_stated names no actors")
    if given.status != "unknown_stated" and not actors:
        raise ValueError(f"attribution.actors: {given.status} needs at least one")
    return Attribution(tuple(actors.values()), given.status)


def _weapon(given: str | Weapon | None) -> Weapon | None:
    if given is None:
        return None
    weapon = Weapon(given) if isinstance(given, str) else given
    if not weapon.type.strip():
        return None
    _check_count("weapon.count", weapon.count)
    return weapon


def _place(intake: Intake, given: str | PlaceIn, i: int) -> Place:
    if isinstance(given, str):
        given = PlaceIn(name=given)
    name, given_id, lat, lon, km = filled(given.name), filled(given.id), given.lat, given.lon, given.precision_km
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


def evidence_of(given: ClaimIn, values: Values) -> tuple[Evidence, ...]:
    """One piece of evidence a value: it came structured, so no words stand behind it here."""
    found: list[Evidence] = []
    if given.killed is not None:
        found.append(_count("killed", given.killed))
    if given.wounded is not None:
        found.append(_count("wounded", given.wounded))
    if given.missing is not None:
        found.append(_count("missing", given.missing))
    if given.civilians_killed is not None:
        found.append(_count("civilians_killed", given.civilians_killed))
    status = values.casualties_status
    if status not in ("silent", "reported") or (status == "reported" and given.killed is None):
        found.append(_proof("casualties_status", status))
    if values.damage_status != "silent":
        found.append(_proof("damage", given.damage or values.damage_status))
    if values.attribution is not None:
        found.append(
            _proof("attribution", " ".join((values.attribution.status, ", ".join([a.name for a in values.attribution.actors]))).strip())
        )
    found += [_proof("place", place.name) for place in values.places]
    if values.date is not None:
        found.append(_span(values.date))
    if values.weapon is not None:
        found.append(_proof("weapon", values.weapon.type))
    if given.event_type != "other":
        found.append(_proof("event_type", given.event_type))
    if given.assertion != "asserted":
        found.append(_proof("assertion", given.assertion))
    return tuple(found)


# One object for equal pieces of evidence: they are many, and none of them changes.
@lru_cache(maxsize=_MEMO)
def _proof(dimension: str, value: str) -> Evidence:
    return Evidence("structured", dimension, value=value)


@lru_cache(maxsize=_MEMO)
def _count(dimension: str, count: Interval) -> Evidence:
    return _proof(dimension, count_in_words(count))


@lru_cache(maxsize=_MEMO)
def _span(span: DateSpan) -> Evidence:
    return _proof("date", span.start if span.start == span.end else f"{span.start} to {span.end}")


def count_in_words(count: Interval) -> str:
    """ "5", "5 or more", "5 to 8"."""
    if count.max is None:
        return f"{count.min} or more"
    return str(count.min) if count.min == count.max else f"{count.min} to {count.max}"
