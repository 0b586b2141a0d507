"""Labels: which incident a document or a claim is about, as somebody who fits the weights writes them down."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import msgspec
from msgspec import Struct

from verify.errors import InputError
from verify.model import Claim


class Label(Struct, frozen=True):
    """One line of the labels. With `at` it is of the claims in the paragraph that holds these words. Further fields are passed over."""

    incident: str
    document_id: str | None = None
    claim_id: str | None = None
    at: str | None = None


def read_labels(path: Path) -> Iterator[Label]:
    """The labels of a file of JSON lines. Raises InputError that says what is wrong where."""
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise InputError(f"the labels {path} cannot be read: {error.strerror or error}") from error
    for n, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            label = msgspec.json.decode(line, type=Label)
        except msgspec.DecodeError as error:
            raise InputError(f'{path}:{n}: {error}; a label is {{"document_id": ID, "incident": NAME}}, or claim_id') from error
        if label.document_id is None and label.claim_id is None:
            raise InputError(f"{path}:{n}: a label names a document_id or a claim_id")
        yield label


def labelled_claims(claims: Sequence[Claim], labels: Iterable[Label], texts: Mapping[str, str] = MappingProxyType({})) -> dict[str, str]:
    """The incident of each labelled claim.

    A document's label is that of the incident it tells most of, background left out. Words (`at`, looked up in `texts` by the id of the
    document) are of the claims in their paragraph, and with the id of a claim outrank the document's label. What two labels of one rank
    give to two incidents is left out.
    """
    by_document: dict[str, list[Claim]] = {}
    for claim in claims:
        by_document.setdefault(claim.document_id, []).append(claim)
    found: tuple[dict[str, set[str]], ...] = ({}, {}, {})
    for label in labels:
        told = by_document.get(label.document_id or "", [])
        if label.claim_id is not None:
            ids = [label.claim_id]
        elif label.at is not None:
            begin, end = _paragraph(texts.get(label.document_id or "", ""), label.at)
            ids = [c.id for c in told if c.start is not None and begin <= c.start < end]
        else:
            ids = _mainly(told)
        rank = 2 if label.claim_id is not None else 1 if label.at is not None else 0
        for claim_id in ids:
            found[rank].setdefault(claim_id, set()).add(label.incident)
    closest = {**found[0], **found[1], **found[2]}
    known = {c.id for c in claims}
    return {c: min(names) for c, names in closest.items() if c in known and len(names) == 1}


def _mainly(told: Sequence[Claim]) -> list[str]:
    """The claims of the incident that most in the foreground are of."""
    front = [c for c in told if not c.background]
    names = [c.incident for c in front]
    main = max(sorted(set(names), key=str), key=names.count) if names else None
    return [c.id for c in front if c.incident == main]


def _paragraph(text: str, words: str) -> tuple[int, int]:
    """The line that holds these words, from where to where; nothing if none does."""
    at = text.find(words)
    if at < 0:
        return (0, 0)
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end
