"""Report -> what the front page draws. Pure: no file, no clock, no markup beyond pictures and sentences."""

from collections import Counter

from markupsafe import Markup
from msgspec import Struct

from verify.model import DIMENSIONS
from verify.render import evidence, frontpage
from verify.render.book import Book
from verify.render.i18n import Interface, parse_moment
from verify.render.matrix import Legend, legend
from verify.render.origins import ISSUES_SHOWN, SOURCES_SHOWN, IssueRow, SourceRow, issue_rows, source_rows, source_stats
from verify.render.phrases import Phrases
from verify.render.safe import visible

DOCUMENTS_SHOWN = 200


class IndexPage(Struct, frozen=True):
    """Everything on the front page, in the order it is read."""

    lead: Markup
    verdict_line: Markup
    period: str
    standouts: tuple[frontpage.Standout, ...]
    timeline: frontpage.Timeline | None
    undated: Markup | None
    map: frontpage.Map | None
    rows: tuple[frontpage.Row, ...]
    grades: tuple[tuple[str, str], ...]
    kinds: tuple[tuple[str, str], ...]
    facts: tuple[tuple[str, str], ...]
    dimensions: tuple[str, ...]
    legend: tuple[Legend, ...]
    sources: tuple[SourceRow, ...]
    sources_left: int
    documents: tuple[evidence.Footnote, ...]
    documents_left: int
    issues: tuple[IssueRow, ...]
    issues_left: int
    issue_counts: str
    version: str
    encoder: str
    counts: str
    rules: tuple[tuple[str, str, str], ...]
    generated: str
    schema: str


def index_page(book: Book, phrases: Phrases) -> IndexPage:
    """The view of the whole report."""
    ui, report = phrases.ui, book.report
    rows = frontpage.rows(book, phrases)
    line = frontpage.timeline(book, phrases)
    stats = source_stats(book)
    used = {r.grade for r in rows}
    return IndexPage(
        lead=_lead(book, ui),
        verdict_line=_verdict_line(rows, ui),
        period=_period(book, ui),
        standouts=frontpage.standouts(book, phrases),
        timeline=line,
        undated=ui.t("index.undated", events=ui.count("events", line.undated)) if line is not None and line.undated else None,
        map=frontpage.places_map(book, phrases),
        rows=rows,
        grades=tuple((g, ui.s(f"grade.{g}")) for g in _GRADES if g in used),
        kinds=tuple(sorted({(r.kind, r.kind_word) for r in rows}, key=lambda k: (k[1], k[0]))),
        facts=_facts(book, rows, ui),
        dimensions=tuple(ui.s(f"dimension.{d}") for d in DIMENSIONS),
        legend=tuple(k for k in legend(ui) if k.state != "unknown"),
        sources=source_rows(stats, phrases),
        sources_left=max(0, len(stats) - SOURCES_SHOWN),
        documents=tuple(evidence.footnote(d, book, phrases) for d in report.documents[:DOCUMENTS_SHOWN]),
        documents_left=max(0, len(report.documents) - DOCUMENTS_SHOWN),
        issues=issue_rows(book, ui),
        issues_left=max(0, len(report.issues) - ISSUES_SHOWN),
        issue_counts=_issue_counts(book, ui),
        version=visible(report.engine.version),
        encoder=visible(report.engine.encoder),
        counts=visible(ui.term("counts", report.engine.counts)),
        rules=tuple((visible(r.name), visible(r.version), visible(r.sha256, 64)) for r in report.engine.rules),
        generated=ui.moment(report.generated_at),
        schema=visible(report.schema_version),
    )


_GRADES = ("confirmed", "fair", "weak", "contested", "discounted", "undetermined")


def _lead(book: Book, ui: Interface) -> Markup:
    report = book.report
    if not report.events:
        return Markup("%s") % ui.s("index.lead_empty")
    spoken = Counter(d.lang for d in report.documents if d.lang != "und") or Counter(d.lang for d in report.documents)
    languages = ui.listed(ui.language_name(code) for code in sorted(spoken, key=lambda c: (-spoken[c], c)))
    return ui.t(
        "index.lead",
        documents=ui.count("documents", len(report.documents)),
        languages=languages,
        claims=ui.count("claims", len(report.claims)),
        sources=ui.count("sources", len({c.source.id for c in report.claims})),
        events=ui.count("events", len(report.events)),
    )


def _facts(book: Book, rows: tuple[frontpage.Row, ...], ui: Interface) -> tuple[tuple[str, str], ...]:
    """The numbers of the report, each with its word."""
    report = book.report
    numbers = (
        ("documents", len(report.documents)),
        ("index.sources", len({c.source.id for c in report.claims})),
        ("index.claims", len(report.claims)),
        ("index.events", len(report.events)),
        ("index.disputed", sum(bool(r.disputed) for r in rows)),
    )
    return tuple((ui.s(key if "." in key else f"index.{key}"), ui.number(n)) for key, n in numbers)


def _verdict_line(rows: tuple[frontpage.Row, ...], ui: Interface) -> Markup:
    disputed = sum(bool(r.disputed) for r in rows)
    if not rows:
        return Markup("")
    if not disputed:
        return Markup("%s") % ui.s("index.agreement_line")
    return ui.t("index.conflicts_line", events=ui.count("events", disputed))


def _period(book: Book, ui: Interface) -> str:
    stamped = sorted(d.published_at[:10] for d in book.report.documents if d.published_at and parse_moment(d.published_at) is not None)
    if not stamped:
        return ui.s("site.not_stated")
    first, last = parse_moment(stamped[0]), parse_moment(stamped[-1])
    assert first is not None and last is not None
    return ui.days(first.date(), last.date())


def _issue_counts(book: Book, ui: Interface) -> str:
    errors = sum(i.severity == "error" for i in book.report.issues)
    warnings = len(book.report.issues) - errors
    parts = [ui.count("errors", errors)] if errors else []
    parts += [ui.count("warnings", warnings)] if warnings else []
    return ui.s("sentence.list").join(parts)
