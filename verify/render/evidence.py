"""The cards of an event page: each claim's quote with its evidence marked, and beside it what was read."""

from collections.abc import Mapping, Sequence
from pathlib import PurePath

from msgspec import Struct

from verify.model import Claim, DocumentInfo, Event, Evidence
from verify.render.book import Book
from verify.render.highlight import Segment, Span, segments, shortened
from verify.render.i18n import isolated
from verify.render.phrases import Phrases, Reading
from verify.render.safe import direction, language_tag, safe_url, show_controls, visible
from verify.render.values import value_words

EVIDENCE_SHOWN = 24
_TITLE = 80
_NOTE_TITLE = 120
_REASONS = 4


class Marked(Struct, frozen=True):
    """A run of the quote: plain, a gap, or marked words whose `title` says what was read from them by which rule."""

    text: str
    title: str = ""
    tone: str = ""
    gap: bool = False


class Trace(Struct, frozen=True):
    """Evidence that no mark of the quote shows: the words elsewhere in the document, how they were read, by which rule."""

    dimension: str
    words: str
    value: str
    rule: str


class Link(Struct, frozen=True):
    """An address that may be linked, or the text of one that may not."""

    href: str | None
    text: str


class Card(Struct, frozen=True):
    """One claim as the page shows it."""

    number: int
    claim_id: str
    source: str
    kind: str
    letter: str
    letter_means: str
    basis: str
    digit: int
    digit_means: str
    reasons: tuple[str, ...]
    relayed_by: str | None
    published: str
    title: str
    background: bool
    assertion: str | None
    lang: str
    dir: str
    language: str
    quote: tuple[Marked, ...]
    clipped: bool
    absent: str | None
    gloss: tuple[Reading, ...]
    traces: tuple[Trace, ...]
    original: Link | None
    archive: Link | None
    footnote: int | None


def cards(event: Event, book: Book, phrases: Phrases) -> tuple[Card, ...]:
    """The event's claims in the order they were published, numbered from 1; each with the number of its document among the footnotes.

    What a source's reliability rests on is said at its first card, what a document is called at its first; its footnote has more of it.
    """
    claims = book.claims_of(event)
    notes = {d.id: n for n, d in enumerate(book.documents_of(claims), 1)}
    first: dict[tuple[str, str], int] = {}
    for n, claim in enumerate(claims, 1):
        first.setdefault(("source", claim.source.id), n)
        first.setdefault(("document", claim.document_id), n)
    return tuple(_card(n, c, book, phrases, notes.get(c.document_id), first) for n, c in enumerate(claims, 1))


def _card(number: int, claim: Claim, book: Book, phrases: Phrases, note: int | None, first: Mapping[tuple[str, str], int]) -> Card:
    ui = phrases.ui
    source = book.source(claim.source.id)
    letter = "F" if source is None else source.reliability.letter
    credibility = claim.credibility
    digit = 6 if credibility is None else credibility.digit
    document = book.documents.get(claim.document_id)
    quote, clipped, absent = _quote(claim, book, phrases)
    first_of_document = number == first["document", claim.document_id]
    return Card(
        number=number,
        claim_id=claim.id,
        source=phrases.source(claim.source.id, claim.source.name),
        kind=ui.term("source_kind", claim.source.kind),
        letter=letter,
        letter_means=ui.s(f"letter.{letter}"),
        basis="" if source is None or number != first["source", claim.source.id] else visible(source.reliability.basis, 300).rstrip("."),
        digit=digit,
        digit_means=ui.s(f"digit.{digit}"),
        reasons=() if credibility is None else _reasons(credibility.reasons),
        relayed_by=None if claim.relayed_by is None else phrases.source(claim.relayed_by.id, claim.relayed_by.name),
        published=ui.moment(claim.published_at),
        title=visible(document.title, _TITLE) if document is not None and document.title is not None and first_of_document else "",
        background=claim.background,
        assertion=None if claim.assertion == "asserted" else ui.s(f"assertion.{claim.assertion}"),
        lang=language_tag(claim.lang),
        dir=direction(claim.lang),
        language=ui.language_name(claim.lang),
        quote=quote,
        clipped=clipped,
        absent=absent,
        gloss=phrases.gloss(claim),
        traces=tuple(_trace(e, phrases) for e in claim.evidence[:EVIDENCE_SHOWN] if not _inside(e, claim)),
        original=_link(None if document is None else document.url),
        archive=_link(None if document is None else document.archive_url),
        footnote=note,
    )


def _reasons(given: Sequence[str]) -> tuple[str, ...]:
    """The first of them, and dots where there are more: report.json has all."""
    shown = tuple(visible(r, 300).rstrip(".") for r in given[:_REASONS])
    return (*shown, "…") if len(given) > _REASONS else shown


def _link(url: str | None) -> Link | None:
    return None if url is None or not url.strip() else Link(safe_url(url), visible(url, 60))


def _inside(evidence: Evidence, claim: Claim) -> bool:
    """Does the evidence overlap the claim's quote?"""
    if evidence.start is None or evidence.end is None or claim.start is None or claim.end is None:
        return False
    return evidence.start < claim.end and evidence.end > claim.start


def _quote(claim: Claim, book: Book, phrases: Phrases) -> tuple[tuple[Marked, ...], bool, str | None]:
    """The quote in marked runs, whether it was shortened, and what to say where there is none."""
    text, ui = book.texts.get(claim.document_id), phrases.ui
    if claim.start is None or claim.end is None:
        if not claim.quote.strip():
            return (), False, ui.s("event.structured")
        parts, clipped = shortened((Segment(claim.quote),))
        return _marked(parts, claim, phrases), clipped, None
    if text is None or text[claim.start : claim.end] != claim.quote:
        text, start = claim.quote, claim.start
    else:
        start = 0
    spans = [
        Span(e.start - start, e.end - start, i)
        for i, e in enumerate(claim.evidence[:EVIDENCE_SHOWN])
        if e.start is not None and e.end is not None
    ]
    parts, clipped = shortened(segments(text, claim.start - start, claim.end - start, spans))
    return _marked(parts, claim, phrases), clipped, None


def _marked(parts: Sequence[Segment], claim: Claim, phrases: Phrases) -> tuple[Marked, ...]:
    runs = []
    for part in parts:
        if not part.evidence:
            runs.append(Marked(show_controls(part.text), gap=part.gap))
            continue
        covering = [claim.evidence[i] for i in part.evidence]
        title = "\n".join(_title(e, phrases) for e in covering)
        tone = "many" if len(covering) > 1 else _TONES.get(covering[0].dimension, "plain")
        runs.append(Marked(show_controls(part.text), title, tone))
    return tuple(runs)


_TONES = {
    "killed": "toll", "wounded": "toll", "missing": "toll", "civilians_killed": "toll", "casualties": "toll", "groups": "toll",
    "damage": "damage", "attribution": "actor", "place": "where", "date": "where", "time": "where", "weapon": "weapon",
}  # fmt: skip


def _dimension(name: str, phrases: Phrases) -> str:
    return phrases.ui.s(f"dimension.{name}") if phrases.ui.has(f"dimension.{name}") else visible(name.replace("_", " "))


def _rule(evidence: Evidence) -> str:
    return visible(f"{evidence.rule_id} v{evidence.rule_version}" if evidence.rule_version else evidence.rule_id)


def _title(evidence: Evidence, phrases: Phrases) -> str:
    dimension, value = (
        _dimension(evidence.dimension, phrases),
        value_words(evidence.dimension, evidence.value or evidence.quote or "", phrases),
    )
    parts = {"dimension": dimension, "value": isolated(visible(value, 80))}
    if not evidence.rule_id:
        return phrases.ui.s("event.mark_title_plain").format(**parts)
    return phrases.ui.s("event.mark_title").format(**parts, rule=isolated(_rule(evidence)))


def _trace(evidence: Evidence, phrases: Phrases) -> Trace:
    words = "" if evidence.quote is None else visible(evidence.quote, 120)
    return Trace(
        _dimension(evidence.dimension, phrases),
        words,
        visible(value_words(evidence.dimension, evidence.value, phrases), 120),
        _rule(evidence),
    )


class Footnote(Struct, frozen=True):
    """A document behind the event, for the printed page."""

    publisher: str
    title: str
    published: str
    original: Link | None
    archive: Link | None
    sha256: str


def footnotes(event: Event, book: Book, phrases: Phrases) -> tuple[Footnote, ...]:
    """The documents the event rests on."""
    return tuple(footnote(d, book, phrases) for d in book.documents_of(book.claims_of(event)))


def footnote(document: DocumentInfo, book: Book, phrases: Phrases) -> Footnote:
    """One document with its publisher (or its source, or else the file it came in), date, addresses and hash."""
    publisher = document.publisher or (
        "" if document.source_id is None else phrases.source(document.source_id, book.source_name(document.source_id))
    )
    return Footnote(
        visible(publisher or PurePath(book.origins.get(document.id, "")).name or document.id, 80),
        visible(document.title or "", _NOTE_TITLE),
        phrases.ui.moment(document.published_at),
        _link(document.url),
        _link(document.archive_url),
        visible(document.sha256, 64),
    )
