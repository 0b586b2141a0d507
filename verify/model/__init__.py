"""What the steps hand to each other. These types know nobody else.

They are frozen msgspec structs: one definition serves as the fast object inside, the validated object at the edge and the
source of the published JSON Schema.
"""

from verify.model.assessment import (
    ActorProbability,
    Assessed,
    Assessment,
    Calibration,
    Confidence,
    ConfidenceSet,
    CountRange,
    Grade,
    Vote,
    WaterfallStep,
)
from verify.model.claim import ACROSS, Claim, ClaimLink, Credibility, Evidence, InferredDate
from verify.model.comparison import ComparedValue, Comparison, Comparisons, ConflictType, Verdict
from verify.model.document import Document, Media
from verify.model.event import Change, Cluster, Denial, Event, Hinge, Link, ProvenanceGroup, Revision
from verify.model.ids import sha256_text, stable_id
from verify.model.issue import Issue
from verify.model.report import SCHEMA_VERSION, DocumentInfo, EngineInfo, Report, RulePackInfo
from verify.model.source import Relay, Reliability, Source, SourceRef
from verify.model.values import (
    DIMENSIONS,
    Actor,
    Attribution,
    DateSpan,
    Dimension,
    EventType,
    Group,
    Interval,
    Place,
    SourceKind,
    Weapon,
)

__all__ = [
    "ACROSS", "DIMENSIONS", "SCHEMA_VERSION", "Actor", "ActorProbability", "Assessed", "Assessment", "Attribution", "Calibration", "Claim",
    "Change", "ClaimLink", "Cluster", "ComparedValue", "Comparison", "Comparisons", "Confidence", "ConfidenceSet", "ConflictType", "CountRange",
    "Credibility", "DateSpan", "Denial", "Dimension", "Document", "DocumentInfo", "EngineInfo", "Event", "EventType", "Evidence",
    "Grade", "Group", "Hinge", "InferredDate", "Interval", "Issue", "Link", "Media", "Place", "ProvenanceGroup", "Relay", "Reliability", "Report",
    "Revision", "RulePackInfo", "Source", "SourceKind", "SourceRef", "Verdict", "Vote", "WaterfallStep", "Weapon", "sha256_text", "stable_id",
]  # fmt: skip
