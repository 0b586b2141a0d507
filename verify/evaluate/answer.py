"""A report as an evaluation asks it: which claim a document makes, which event a document tells of."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from verify.errors import InputError
from verify.model import Claim, Event, Report

_FACETS = ("killed", "wounded", "damage", "attribution", "civilians_killed")


def load_report(path: Path) -> Report:
    """The report of `verify run`: report.json, or the folder it stands in. Raises InputError."""
    file = path / "report.json" if path.is_dir() else path
    try:
        return msgspec.json.decode(file.read_bytes(), type=Report)
    except OSError as error:
        raise InputError(f"{file}: the report cannot be read: {error.strerror or error}") from error
    except (msgspec.DecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise InputError(f"{file}: this is no report of verify: {error}") from error


class Answer:
    """Looks into one report."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.events = {e.id: e for e in report.events}
        self.event_of = {claim: e.id for e in report.events for claim in e.claim_ids}
        self.document_of = {c.id: c.document_id for c in report.claims}
        self._claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in report.claims:
            self._claims[claim.document_id].append(claim)

    def claims(self, document: str) -> list[Claim]:
        """The news of a document; its background where it has nothing else."""
        held = self._claims.get(document, [])
        return [c for c in held if not c.background] or held

    def main_claim(self, document: str) -> Claim | None:
        """The claim that says most; of equals the one that stands first."""
        return max(self.claims(document), key=lambda c: (_says(c), -(c.start or 0), c.id), default=None)

    def event_named(self, document: str) -> str | None:
        """The event that most of a document's claims are about."""
        return most_frequent(self.event_of[c.id] for c in self.claims(document) if c.id in self.event_of)

    def event_of_documents(self, documents: Iterable[str]) -> Event | None:
        """The event that most of these documents tell of."""
        found = most_frequent(e for d in documents if (e := self.event_named(d)) is not None)
        return self.events.get(found) if found is not None else None


def most_frequent(names: Iterable[str]) -> str | None:
    """The most frequent name; of equals the first in the alphabet."""
    votes = Counter(names)
    return min(votes, key=lambda name: (-votes[name], name)) if votes else None


def verdict_of(event: Event | None, dimension: str) -> str | None:
    """What the report says of the voices on one dimension of an event."""
    comparison = getattr(event.comparisons, dimension, None) if event is not None else None
    return comparison.verdict if comparison is not None else None


def allowed(label: object) -> Sequence[str]:
    """A label is one verdict, or a list of which any is right."""
    return [label] if isinstance(label, str) else list(label) if isinstance(label, (list, tuple)) else []


def _says(claim: Claim) -> int:
    return sum(getattr(claim, name) is not None for name in _FACETS) + bool(claim.places)
