"""Claims that are about the same incident, and everything said of them together."""

from typing import Literal

from msgspec import Struct

from verify.model.assessment import Assessed, ConfidenceSet, Grade, Vote
from verify.model.comparison import Comparisons
from verify.model.values import DateSpan, EventType, Place

LinkKind = Literal["same_event", "relay", "reprint", "repost", "revision", "kept_apart"]


class Link(Struct, frozen=True, gc=False):
    """Why two claims (ids `a` < `b` for same_event; `a` the later or derived one for the other kinds) belong together.

    `kept_apart` is a judgement that they do not: `a` is of this event, `b` of another.
    `score` is a sum of log-odds (natural logarithm); each reason is a sentence.
    """

    a: str
    b: str
    kind: LinkKind
    score: float
    reasons: tuple[str, ...]


class Cluster(Struct, frozen=True, gc=False):
    """The cluster step's answer: claims of one incident with the links that hold them. `claim_ids` are sorted.

    `supersedes` are the ids of the events of an earlier run that this one takes the place of: it grew, merged or split.
    """

    id: str
    claim_ids: tuple[str, ...]
    links: tuple[Link, ...]
    supersedes: tuple[str, ...] = ()


class ProvenanceGroup(Struct, frozen=True, gc=False):
    """Claims that count as one voice: one organisation, a relay and its origin, a reprint, one author's reposts."""

    id: str
    name: str
    claim_ids: tuple[str, ...]
    basis: str


class Denial(Struct, frozen=True, gc=False):
    """A source that denies the event, the toll or its own role. `what` is event, casualties or responsibility."""

    claim_id: str
    source_id: str
    what: Literal["event", "casualties", "responsibility"]
    quote: str


class Revision(Struct, frozen=True, gc=False):
    """A source's later figure in place of an earlier one."""

    source_id: str
    from_claim_id: str
    to_claim_id: str
    dimension: str
    before: str
    after: str


class Change(Struct, frozen=True, gc=False):
    """Something of an event that comes out otherwise: `what` it is, how it was and how it would be ("" is nothing)."""

    what: str
    before: str
    after: str


class Hinge(Struct, frozen=True, gc=False):
    """Voices (ids of provenance groups) without which something of the event comes out otherwise.

    `what` of a change is "grade", "killed" (the best figure), "party" (the likeliest), or the dimension whose verdict it is.
    """

    voices: tuple[str, ...]
    changes: tuple[Change, ...]


class Event(Struct, frozen=True, gc=False):
    """One incident as the report gives it. `hangs_on`: the fewest voices that tip something; None where that was not worked out."""

    id: str
    supersedes: tuple[str, ...]
    title: str
    claim_ids: tuple[str, ...]
    date: DateSpan | None
    place: Place | None
    event_type: EventType
    comparisons: Comparisons
    assessed: Assessed
    confidence: ConfidenceSet
    grade: Grade
    grade_rule: str
    grade_reason: str
    provenance_groups: tuple[ProvenanceGroup, ...]
    independent_sources: int
    denials: tuple[Denial, ...]
    revisions: tuple[Revision, ...]
    links: tuple[Link, ...]
    votes: tuple[Vote, ...] = ()
    hangs_on: tuple[Hinge, ...] | None = None
