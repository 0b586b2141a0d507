"""The form in which another system's claims come in: the `claims` objects of the report, with names where ids are not known."""

from collections.abc import Mapping
from typing import Any, Literal, get_args

import msgspec
from msgspec import UNSET, Struct, UnsetType

from verify.model import (
    ClaimLink,
    EventType,
    Group,
    Interval,
    SourceKind,
    Weapon,
)
from verify.model.values import Assertion, AttributionStatus, CasualtiesScope, CasualtiesStatus, Damage, DatePrecision


class SourceIn(Struct, frozen=True, gc=False):
    """Who speaks, or who passes it on: a name or an id of the rules."""

    name: str | None = None
    id: str | None = None
    kind: SourceKind | None = None


class ActorIn(Struct, frozen=True, gc=False):
    """A party by name, alias or id."""

    name: str | None = None
    id: str | None = None


class AttributionIn(Struct, frozen=True, gc=False):
    """Whom the source holds responsible."""

    status: AttributionStatus
    actors: tuple[str | ActorIn, ...] = ()


class PlaceIn(Struct, frozen=True, gc=False):
    """A place by name or id, with its point if the other system knows it."""

    name: str | None = None
    id: str | None = None
    lat: float | None = None
    lon: float | None = None
    precision_km: float | None = None


class DateIn(Struct, frozen=True, gc=False):
    """A span of days or of hours in the time of the place."""

    start: str
    end: str | None = None
    precision: DatePrecision | None = None


class InferredIn(Struct, frozen=True, gc=False):
    """That another report took the day from another claim: what counts is the date the words gave, and the day is inferred anew from this input."""

    read: DateIn | None = None


class PassedOver(Struct, frozen=True, gc=False):
    """An object of which nothing is taken."""


class ClaimIn(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True, omit_defaults=True):
    """A structured claim as it comes in; the fields of its document (from `publisher` on) may stand beside it.

    A line of JSON that fits is read straight into it. `evidence` and `credibility` of another report are passed over: they are that report's.
    """

    type: Literal["claim"]
    id: str | int | None = None
    document_id: str | int | None = None
    source: str | SourceIn | None = None
    relayed_by: str | SourceIn | None = None
    quote: str | None = None
    start: int | None = None
    end: int | None = None
    background: bool = False
    incident: str | None = None
    event_type: EventType = "other"
    date: str | DateIn | None = None
    date_inferred: InferredIn | None = None
    places: tuple[str | PlaceIn, ...] = ()
    killed: Interval | None = None
    wounded: Interval | None = None
    missing: Interval | None = None
    civilians_killed: Interval | None = None
    casualties_status: CasualtiesStatus | UnsetType = UNSET
    casualties_scope: CasualtiesScope = "all"
    groups: tuple[Group, ...] = ()
    vague: tuple[str, ...] = ()
    damage: Damage | None = None
    damage_status: CasualtiesStatus | UnsetType = UNSET
    attribution: AttributionIn | None = None
    weapon: str | Weapon | None = None
    assertion: Assertion = "asserted"
    denies_event: bool = False
    hedges: tuple[str, ...] = ()
    relays: ClaimLink | None = None
    revises: ClaimLink | None = None
    source_kind: str | None = None
    publisher: str | None = None
    published_at: str | None = None
    lang: str | None = None
    url: str | None = None
    archive_url: str | None = None
    captured_at: str | None = None
    media: Any = None
    title: str | None = None
    credibility: PassedOver | None = None
    evidence: tuple[PassedOver, ...] = ()


KNOWN = frozenset(ClaimIn.__struct_fields__)
BESIDE = ("source_kind", "publisher", "published_at", "lang", "url", "archive_url", "captured_at", "title")
_PASSED_OVER = frozenset({"credibility", "evidence", *BESIDE})
COUNT_LIMIT = 10**9
_VOCABULARY = {name: get_args(kind) for name, kind in (
    ("event_type", EventType), ("casualties_status", CasualtiesStatus), ("casualties_scope", CasualtiesScope), ("damage", Damage),
    ("damage_status", CasualtiesStatus), ("status", AttributionStatus), ("assertion", Assertion), ("kind", SourceKind), ("precision", DatePrecision),
)}  # fmt: skip


def convert(fields: Mapping[str, Any], beside: Mapping[str, str]) -> ClaimIn:
    """The typed claim; raises ValueError with the path of what does not fit: "killed.min: expected int, got str".

    `beside` are the fields of its document, cleaned. Fields nobody knows are passed over.
    """
    own = {k: v for k, v in fields.items() if k in KNOWN and k not in _PASSED_OVER}
    try:
        return msgspec.convert({**own, **beside}, ClaimIn)
    except msgspec.ValidationError as error:
        raise ValueError(_plain(str(error))) from None
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def _plain(message: str) -> str:
    """msgspec's message with the path first, and the allowed words where a word is not one of them."""
    what, _, path = message.partition(" - at `$")
    path = path.strip("`").lstrip(".")
    what = what.replace("`", "").replace("Object missing required field", "missing")
    what = what[:1].lower() + what[1:]
    words = _VOCABULARY.get(path.rpartition(".")[2])
    allowed = f" (one of {', '.join(words)})" if words and "enum" in what else ""
    return f"{path}: {what}{allowed}" if path else what + allowed
