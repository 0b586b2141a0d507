"""The atom: in document D, source S says this about one incident, in these words."""

from typing import Literal

from msgspec import Struct

from verify.model.source import Relay, SourceRef
from verify.model.values import (
    Assertion,
    Attribution,
    CasualtiesScope,
    CasualtiesStatus,
    Damage,
    DateSpan,
    EventType,
    Group,
    Interval,
    Place,
    Weapon,
)

ACROSS = "place.across"
"""The rule of a place where the words speak of all of it: "across Ukraine"."""


class Evidence(Struct, frozen=True, gc=False):
    """The words a value was read from: `text[start:end] == quote` in the document as given.

    `dimension` is the field read (killed, wounded, damage, attribution, place, date, said_on, event_type, weapon, source, assertion, ...);
    `value` is that value in words a person can check. A structured claim's evidence has no span; neither have the words of a document's
    title or address (`title`, `url`), which stand nowhere in its text.
    """

    kind: Literal["text", "title", "url", "structured"]
    dimension: str
    rule_id: str = ""
    rule_version: int = 0
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    value: str = ""


class ClaimLink(Struct, frozen=True, gc=False):
    """Whose words, or whose earlier figure: the source, and the document and claim where they are among the input."""

    source_id: str
    document_id: str | None = None
    claim_id: str | None = None


class InferredDate(Struct, frozen=True, gc=False):
    """How a claim came by a date that its own words do not give: from another claim on the same event that dates it to the day.

    `basis` says what the text gave itself: `vague` a span too long to be a day ("last month"), `published` nothing, so that it was taken to
    tell of the day of its publication, `silent` nothing for an incident of the past. `read` is the date it was read with.
    """

    basis: Literal["vague", "published", "silent"]
    read: DateSpan | None
    by: ClaimLink
    reason: str


class Credibility(Struct, frozen=True, gc=False):
    """Admiralty digit 1-6 of one claim with its reasons; 6 has no basis and no probability."""

    digit: Literal[1, 2, 3, 4, 5, 6]
    probability: float | None
    reasons: tuple[str, ...]


class Claim(Struct, frozen=True, gc=False):
    """What one source says of one incident in one document.

    `source` is the one who speaks, `relayed_by` the one who passes it on. `background`: told as the story behind, not as the news.
    `vague` names the counts whose words are a bare plural, "several" or "dozens": conventions give these figures of their own.
    `incident` names the incident inside its document ("<document>#2"): claims of one document with the same name were told as one.
    `published_at` is the document's, kept here because the latest figure counts. `silent`, `unknown_stated`, `none` and a denial
    stay four different things. Where `date_inferred` stands, `date` is another claim's and no word of this one.
    """

    id: str
    document_id: str
    source: SourceRef
    quote: str
    start: int | None
    end: int | None
    lang: str
    relayed_by: Relay | None = None
    background: bool = False
    incident: str | None = None
    published_at: str | None = None
    event_type: EventType = "other"
    date: DateSpan | None = None
    places: tuple[Place, ...] = ()
    killed: Interval | None = None
    wounded: Interval | None = None
    missing: Interval | None = None
    civilians_killed: Interval | None = None
    casualties_status: CasualtiesStatus = "silent"
    casualties_scope: CasualtiesScope = "all"
    groups: tuple[Group, ...] = ()
    vague: tuple[str, ...] = ()
    damage: Damage | None = None
    damage_status: CasualtiesStatus = "silent"
    attribution: Attribution | None = None
    weapon: Weapon | None = None
    assertion: Assertion = "asserted"
    denies_event: bool = False
    hedges: tuple[str, ...] = ()
    relays: ClaimLink | None = None
    revises: ClaimLink | None = None
    credibility: Credibility | None = None
    date_inferred: InferredDate | None = None
    evidence: tuple[Evidence, ...] = ()

    @property
    def date_told(self) -> DateSpan | None:
        """The date as the claim itself gives it, without what was inferred from others."""
        return self.date if self.date_inferred is None else self.date_inferred.read
