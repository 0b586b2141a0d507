"""What a report goes back to: its sources with their standing, and the issues met while reading."""

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

from verify.model import DIMENSIONS, ComparedValue, Comparison, Issue, Source
from verify.render.book import Book
from verify.render.i18n import Interface
from verify.render.matrix import comparison
from verify.render.phrases import Phrases
from verify.render.safe import visible


class SourceRow(Struct, frozen=True):
    """A source with what it contributed, how often it stands uncontradicted, and how far it has earned belief."""

    name: str
    kind: str
    claims: int
    events: int
    agreement: str
    letter: str
    letter_means: str
    percent: str
    basis: str


SOURCES_SHOWN = 200


class SourceStats(Struct, frozen=True):
    """What a source contributed; `part` of the `whole` dimensions on which another independent voice spoke too are without contradiction."""

    source: Source
    claims: int
    events: int
    part: int
    whole: int


def source_stats(book: Book) -> list[SourceStats]:
    """Sources that speak, the one with the most claims first."""
    claims = Counter(c.source.id for c in book.report.claims)
    events: Counter[str] = Counter()
    with_others: Counter[str] = Counter()
    without_conflict: Counter[str] = Counter()
    for event in book.report.events:
        events.update({book.claims[i].source.id for i in event.claim_ids})
        for dimension in DIMENSIONS:
            compared = comparison(event, dimension)
            if compared.verdict in {"agree", "partial", "conflict"}:
                told = [(book.claims[v.claim_id].source.id, v) for v in compared.values if v.claim_id in book.claims]
                spoke = {source for source, _ in told}
                clashing = {source for source, value in told if clashes(value, compared)}
                with_others.update(spoke)
                without_conflict.update(spoke - clashing)
    ordered = sorted((s for s in book.report.sources if claims[s.id]), key=lambda s: (-claims[s.id], s.id))
    return [SourceStats(s, claims[s.id], events[s.id], without_conflict[s.id], with_others[s.id]) for s in ordered]


def clashes(value: ComparedValue, compared: Comparison) -> bool:
    """Is the value excluded by another voice? Where a report does not say it of each value, the verdict on all of them counts."""
    return (value.verdict or compared.verdict) == "conflict"


def source_rows(stats: Sequence[SourceStats], phrases: Phrases) -> tuple[SourceRow, ...]:
    """The first SOURCES_SHOWN as the page shows them."""
    return tuple(_source_row(s, phrases) for s in stats[:SOURCES_SHOWN])


def _source_row(stats: SourceStats, phrases: Phrases) -> SourceRow:
    ui, source = phrases.ui, stats.source
    given = source.reliability
    return SourceRow(
        phrases.source(source.id, source.name),
        ui.term("source_kind", source.kind),
        stats.claims,
        stats.events,
        ui.s("index.of").format(part=ui.number(stats.part), whole=ui.number(stats.whole)) if stats.whole else "",
        given.letter,
        ui.s(f"letter.{given.letter}"),
        "" if given.probability is None else ui.percent(given.probability),
        visible(given.basis, 300),
    )


class IssueRow(Struct, frozen=True):
    """A finding about the input with where it was met and what to do."""

    severity: str
    word: str
    where: str
    message: str
    hint: str
    code: str


ISSUES_SHOWN = 200


def issue_rows(book: Book, ui: Interface) -> tuple[IssueRow, ...]:
    """Records that were not used first; the first ISSUES_SHOWN of all."""
    ordered = sorted(book.report.issues, key=lambda i: (i.severity != "error", i.file, i.line or 0, i.record or "", i.code, i.message))
    return tuple(_issue_row(i, ui) for i in ordered[:ISSUES_SHOWN])


def _issue_row(issue: Issue, ui: Interface) -> IssueRow:
    where = [visible(issue.file, 120)]
    if issue.line is not None:
        where.append(ui.plain("index.line", n=issue.line))
    if issue.record is not None:
        where.append(ui.plain("index.record", id=visible(issue.record, 60)))
    return IssueRow(
        issue.severity,
        ui.s(f"severity.{issue.severity}"),
        ui.s("sentence.list").join(where),
        visible(issue.message, 500),
        visible(issue.hint, 300),
        visible(ui.term("issue", issue.code), 60),
    )
