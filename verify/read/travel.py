"""How what was taken in of some lines travels from one process to another: nothing twice, and nothing that can be made again from the rest."""

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from verify.model import Claim, Document, Issue, Media
from verify.read.intake import Draft, Taken, Where
from verify.read.proofs import Proofs


class _Sent(Struct, frozen=True, gc=False, array_like=True):
    """A draft, and what its document has beside the claim."""

    where: Where
    claim: Claim
    named: str | None
    given: bytes
    source: str | None
    publisher: str | None
    zone: str | None
    url: str | None
    archive_url: str | None
    captured_at: str | None
    media: tuple[Media, ...]
    title: str | None
    sha256: str


class _Packed(Struct, frozen=True, gc=False, array_like=True):
    """What was taken in; the drafts are a list of `_Sent`."""

    documents: list[tuple[Where, Document]]
    drafts: list[_Sent]
    issues: list[Issue]
    unknown: list[tuple[str, str, int, Where]]
    zones: list[tuple[str, str, int, Where]]


_pack = msgspec.msgpack.Encoder().encode
_unpack = msgspec.msgpack.Decoder(_Packed).decode


def pack(taken: Taken) -> bytes:
    """All of it in bytes; raises what msgspec raises for what cannot travel."""
    return _pack(_Packed(taken.documents, [_sent(d) for d in taken.drafts], taken.issues, taken.unknown, taken.zones))


def unpack(proofs: Proofs, packed: bytes) -> Taken:
    """All of it again; claims get their evidence here."""
    found = _unpack(packed)
    return Taken(found.documents, [_draft(s, proofs) for s in found.drafts], found.issues, found.unknown, found.zones)


def _sent(draft: Draft) -> _Sent:
    of = draft.document
    given = draft.given if isinstance(draft.given, bytes) else _pack(draft.given)
    return _Sent(
        draft.where, replace(draft.claim, evidence=()), draft.named, given, of.source, of.publisher, of.published_zone, of.url,
        of.archive_url, of.captured_at, of.media, of.title, of.sha256,
    )  # fmt: skip


def _draft(sent: _Sent, proofs: Proofs) -> Draft:
    where, claim = sent.where, replace(sent.claim, evidence=proofs.of(sent.claim))
    document = Document(
        claim.document_id, claim.quote, claim.lang, sent.source, claim.source.kind, sent.publisher, claim.published_at, sent.zone, sent.url,
        sent.archive_url, sent.captured_at, sent.media, sent.title, sent.sha256, where.origin,
    )  # fmt: skip
    return Draft(where, claim, sent.named, document, sent.given)
