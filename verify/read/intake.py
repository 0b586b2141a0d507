"""What the readers of all formats hand their records to: it keeps documents, claims and issues, and fills what records lack."""

import hashlib
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

import msgspec
from msgspec import Struct

from verify.model import Claim, Document, Issue, SourceKind
from verify.read.claim_in import ClaimIn
from verify.read.lookup import Lookup
from verify.rulepack import Rules

if TYPE_CHECKING:
    from verify.read.proofs import Proofs
    from verify.read.recurring import Recurring


_claim_in = msgspec.msgpack.Decoder(ClaimIn).decode


class Share(Protocol):
    """Has pieces of a large file read by whoever is free, and gives what was taken in of each."""

    def __call__(self, work: "Callable[[Any], Taken]", pieces: Sequence[Any], packing: "Packing", /) -> "list[Taken]":
        """The work changes nothing; `packing` is for an answer that travels between processes."""
        ...


class Defaults(NamedTuple):
    """What is taken where a record does not say: it never replaces what the record says."""

    source: str | None = None
    source_kind: SourceKind | None = None
    publisher: str | None = None
    published_at: str | None = None
    lang: str | None = None


class InputHash(NamedTuple):
    """A file as it was read: its name as given, its size and its SHA-256."""

    name: str
    size: int
    sha256: str


class Batch(NamedTuple):
    """Everything that was read: documents and claims sorted by id, issues by the place they were met, and the files it came from by name."""

    documents: list[Document]
    claims: list[Claim]
    issues: list[Issue]
    files: tuple[InputHash, ...] = ()


class Where(Struct, frozen=True, gc=False):
    """The place of a record: its file, the line it begins on (from 1), or its name or number where lines say nothing."""

    file: str
    line: int | None = None
    record: str | None = None

    @property
    def origin(self) -> str:
        """The place in one string: "posts.jsonl:3", "statements.json#2", "note.txt"."""
        if self.line is not None:
            return f"{self.file}:{self.line}"
        return f"{self.file}#{self.record.removeprefix('#')}" if self.record is not None else self.file


class Draft(Struct, frozen=True, gc=False):
    """A structured claim that still waits for its document: one of the stream, or one made from what came with it.

    `given` is how it came in; of one that another process has read it is still packed.
    """

    where: Where
    claim: Claim
    named: str | None
    document: Document
    given: ClaimIn | bytes

    @property
    def said(self) -> ClaimIn:
        """How it came in."""
        return _claim_in(self.given) if isinstance(self.given, bytes) else self.given


Seen = dict[tuple[str, str], tuple[int, Where]]
"""How often something was met in a file, with one of its records."""


class Taken(NamedTuple):
    """What was taken in of some lines."""

    documents: list[tuple[Where, Document]]
    drafts: list[Draft]
    issues: list[Issue]
    unknown: list[tuple[str, str, int, Where]]
    zones: list[tuple[str, str, int, Where]]


Packing = tuple[Callable[[Taken], bytes], Callable[[bytes], Taken]]


class Intake:
    """Collects one run's records. Readers call `warn`, `error` and `unknown`; records go to `documents` and `drafts`.

    `share`: how a reader has a large file read in pieces.
    """

    def __init__(self, rules: Rules, defaults: Defaults, share: Share | None = None, lookup: Lookup | None = None) -> None:
        self.rules, self.defaults, self.share = rules, defaults, share
        self.lookup = Lookup(rules) if lookup is None else lookup
        self.documents: list[tuple[Where, Document]] = []
        self.drafts: list[Draft] = []
        self.issues: list[Issue] = []
        self.files: list[InputHash] = []
        self._unknown: Seen = {}
        self._zones: Seen = {}

    @cached_property
    def recurring(self) -> "Recurring":
        """What values of structured claims come to, made when the first of them comes."""
        from verify.read.recurring import Recurring

        return Recurring(self.lookup, self.defaults)

    @cached_property
    def proofs(self) -> "Proofs":
        """The evidence of structured claims."""
        from verify.read.proofs import Proofs

        return Proofs()

    def another(self) -> "Intake":
        """An empty one that knows what this one does."""
        other = Intake(self.rules, self.defaults, lookup=self.lookup)
        other.recurring, other.proofs = self.recurring, self.proofs
        return other

    def opened(self, name: str, raw: bytes) -> None:
        """A file was read, whatever comes of it."""
        self.files.append(InputHash(name, len(raw), hashlib.sha256(raw).hexdigest()))

    def warn(self, where: Where, code: str, message: str, hint: str = "") -> None:
        """The record is used, with a doubt."""
        self.issues.append(Issue(where.file, where.line, where.record, code, "warning", message, hint))

    def error(self, where: Where, code: str, message: str, hint: str = "") -> None:
        """The record is not used, or not as it was meant."""
        self.issues.append(Issue(where.file, where.line, where.record, code, "error", message, hint))

    def unknown(self, where: Where, field: str) -> None:
        """A field nobody reads; said once a file."""
        _count(self._unknown, (where.file, field), where)

    def zone(self, where: Where, basis: str) -> None:
        """A date without a zone; said once a file."""
        _count(self._zones, (where.file, basis), where)

    def taken(self) -> Taken:
        """All that was taken in so far."""
        unknown, zones = ([(*key, count, where) for key, (count, where) in seen.items()] for seen in (self._unknown, self._zones))
        return Taken(self.documents, self.drafts, self.issues, unknown, zones)

    def take(self, more: Taken) -> None:
        """Takes in what another has taken in of the lines that follow."""
        self.documents += more.documents
        self.drafts += more.drafts
        self.issues += more.issues
        for seen, met in ((self._unknown, more.unknown), (self._zones, more.zones)):
            for file, what, count, where in met:
                _count(seen, (file, what), where, count)

    def summarise(self) -> None:
        """Turns what is said once a file into issues."""
        for (_, field), (count, where) in sorted(self._unknown.items()):
            self.warn(where, "unknown_field", f"the field {clip(field)} is not read ({_among(count)})", KNOWN_FIELDS_HINT)
        for (_, basis), (count, where) in sorted(self._zones.items()):
            taken = "the source's own time zone" if basis == "source" else "UTC, for want of a known source,"
            self.warn(where, "no_time_zone", f"published_at states no time zone: {taken} was taken ({_among(count)})",
                      "write the date with its zone, as in 2021-07-10T21:00:00+03:00")  # fmt: skip


def _count(seen: Seen, key: tuple[str, str], where: Where, more: int = 1) -> None:
    """Counts so many more, and keeps one record as an example: by its id if it has one, so that the order of the lines changes nothing."""
    example = where if where.record is None else Where(where.file, None, where.record)
    count, held = seen.get(key, (0, example))
    seen[key] = count + more, min(held, example, key=lambda w: (w.record is None, w.record or "", w.line or 0))


def _among(count: int) -> str:
    return "1 record" if count == 1 else f"{count} records, this among them"


KNOWN_FIELDS_HINT = "fields are id, source, source_kind, publisher, published_at, lang, url, archive_url, captured_at, media, title, text"


def records(count: int) -> str:
    """ "1 record" or "7 records"."""
    return "1 record" if count == 1 else f"{count} records"


def clip(value: object, limit: int = 80) -> str:
    """A value as a message shows it: quoted, short, without characters that act on a terminal."""
    if isinstance(value, str):
        shown = repr(value[:limit])
        return shown[: limit + 20] + ("…" if len(value) > limit else "")
    if isinstance(value, (dict, list)):
        kind = "an object" if isinstance(value, dict) else "a list"
        return f"{kind} of {len(value)}"
    return clip(str(value)) if isinstance(value, (int, float)) and len(str(value)) > limit else repr(value)[:limit]
