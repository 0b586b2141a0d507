"""The whole answer of a run, as report.json holds it."""

from msgspec import Struct

from verify.model.claim import Claim
from verify.model.document import Media
from verify.model.event import Event
from verify.model.issue import Issue
from verify.model.source import Source

SCHEMA_VERSION = "1.0.0"


class RulePackInfo(Struct, frozen=True, gc=False):
    """Which rules were in force: name, version and the hash of the file."""

    name: str
    version: str
    sha256: str


class EngineInfo(Struct, frozen=True, gc=False):
    """What made this report: version of the program, its rules, the sentence encoder and the counting convention."""

    version: str
    rules: tuple[RulePackInfo, ...]
    encoder: str
    counts: str


class DocumentInfo(Struct, frozen=True, gc=False):
    """A document as the report lists it: everything but the text."""

    id: str
    source_id: str | None
    publisher: str | None
    published_at: str | None
    captured_at: str | None
    lang: str
    url: str | None
    archive_url: str | None
    media: tuple[Media, ...]
    title: str | None
    sha256: str


class Report(Struct, frozen=True, gc=False):
    """report.json. Lists are sorted by id, so the same input gives the same bytes; only `generated_at` differs between runs."""

    schema_version: str
    generated_at: str
    engine: EngineInfo
    issues: tuple[Issue, ...]
    sources: tuple[Source, ...]
    documents: tuple[DocumentInfo, ...]
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
