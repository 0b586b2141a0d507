"""A report with its parts looked up by id, as the pages need them."""

from collections.abc import Iterable

from verify.model import Claim, Document, DocumentInfo, Event, Report, Source


class Book:
    """The report and the texts behind it. A claim that an event names but the report lacks is a fault and raises KeyError."""

    def __init__(self, report: Report, documents: Iterable[Document]) -> None:
        self.report = report
        self.claims = {c.id: c for c in report.claims}
        self.sources = {s.id: s for s in report.sources}
        self.documents = {d.id: d for d in report.documents}
        given = list(documents)
        self.texts = {d.id: d.text for d in given}
        self.origins = {d.id: d.origin for d in given}
        self.event_of = {i: e.id for e in report.events for i in e.claim_ids}

    def claims_of(self, event: Event) -> list[Claim]:
        """The event's claims in the order they were published; those without a date last."""
        found = [self.claims[i] for i in event.claim_ids]
        return sorted(found, key=lambda c: (c.published_at is None, c.published_at or "", c.id))

    def numbers(self, event: Event) -> dict[str, int]:
        """The number of each claim's card, by the claim's id."""
        return {c.id: n for n, c in enumerate(self.claims_of(event), 1)}

    def documents_of(self, claims: Iterable[Claim]) -> list[DocumentInfo]:
        """The documents the claims stand in, each once, by id."""
        ids = sorted({c.document_id for c in claims})
        return [self.documents[i] for i in ids if i in self.documents]

    def source(self, source_id: str) -> Source | None:
        """The source of this id, None where the report has no entry for it."""
        return self.sources.get(source_id)

    def source_name(self, source_id: str) -> str:
        """Its name, or its id where the report has no entry."""
        found = self.sources.get(source_id)
        return source_id if found is None else found.name

    def verdicts(self, event: Event) -> dict[str, str]:
        """Dimension -> verdict."""
        comparisons = event.comparisons
        return {
            "casualties": comparisons.casualties.verdict,
            "damage": comparisons.damage.verdict,
            "attribution": comparisons.attribution.verdict,
            "place": comparisons.place.verdict,
            "time": comparisons.time.verdict,
            "weapon": comparisons.weapon.verdict,
        }
