"""Report -> what the page of an incident draws. Pure: no file, no clock, no markup beyond pictures and sentences."""

from markupsafe import Markup
from msgspec import Struct

from verify.model import Claim, Event
from verify.render import evidence, figures, hinges, provenance, summary
from verify.render.book import Book
from verify.render.charts import Dot, dots
from verify.render.i18n import parse_moment
from verify.render.locator import Located, locator
from verify.render.matrix import Legend, Matrix, legend, matrix
from verify.render.phrases import Phrases
from verify.render.safe import visible


class PlaceView(Struct, frozen=True):
    """A place in both scripts with its point and how precisely the words give it."""

    name: str
    other: str
    other_lang: str
    coordinates: str
    precision: str


class EventPage(Struct, frozen=True):
    """Everything on an event's page, in the order it is read."""

    id: str
    heading: str
    date: str
    kind: str
    supersedes: tuple[str, ...]
    place: PlaceView | None
    map: Located | None
    lead: Markup
    sentences: tuple[Markup, ...]
    assessed: tuple[tuple[str, str], ...]
    grade: str
    grade_word: str
    grade_means: str
    grade_reason: str
    grade_rule: str
    likelihoods: tuple[figures.Likelihood, ...]
    calibration: Markup
    calibrated: bool
    tolls: tuple[figures.FigureTable, ...]
    matrix: Matrix
    legend: tuple[Legend, ...]
    attributions: figures.Attributions
    accused: tuple[Markup, ...]
    voices: tuple[provenance.VoiceTree, ...]
    told: Markup | None
    revisions: tuple[provenance.RevisionView, ...]
    denials: tuple[provenance.DenialView, ...]
    cards: tuple[evidence.Card, ...]
    missing: tuple[Markup, ...]
    hinges: tuple[hinges.HingeRow, ...] | None
    joins: tuple[provenance.JoinView, ...]
    joins_left: int
    apart: tuple[provenance.ApartView, ...]
    footnotes: tuple[evidence.Footnote, ...]


def event_page(event: Event, book: Book, phrases: Phrases) -> EventPage:
    """The view of one incident."""
    ui = phrases.ui
    links, left = provenance.joins(event, book, phrases)
    calibration = event.confidence.calibration
    return EventPage(
        id=visible(event.id, 80),
        heading=summary.heading(event, phrases),
        date=ui.span(event.date),
        kind=ui.term("event_type", event.event_type),
        supersedes=tuple(visible(i, 80) for i in event.supersedes),
        place=_place(event, phrases),
        map=locator(event, book, phrases),
        lead=summary.head_sentence(event, book, phrases),
        sentences=summary.verdict_sentences(event, book, phrases),
        assessed=_assessed(event, phrases),
        grade=event.grade,
        grade_word=ui.s(f"grade.{event.grade}"),
        grade_means=ui.s(f"grade_means.{event.grade}"),
        grade_reason=visible(event.grade_reason, 600),
        grade_rule=visible(event.grade_rule),
        likelihoods=figures.likelihoods(event, phrases),
        calibration=Markup("%s") % ui.s("event.uncalibrated")
        if calibration is None
        else ui.t("event.calibrated", dataset=calibration.dataset, version=calibration.version),
        calibrated=calibration is not None,
        tolls=figures.figures(event, book, phrases),
        matrix=matrix(event, book, phrases),
        legend=legend(ui),
        attributions=figures.attributions(event, book, phrases),
        accused=provenance.accused(event, book, phrases),
        voices=provenance.voice_trees(event, book, phrases),
        told=_told(book.claims_of(event), phrases),
        revisions=provenance.revisions(event, book, phrases),
        denials=provenance.denials(event, book, phrases),
        cards=evidence.cards(event, book, phrases),
        missing=summary.missing(event, book, phrases),
        hinges=None if event.hangs_on is None else hinges.hinge_rows(event, book, phrases),
        joins=links,
        joins_left=left,
        apart=provenance.apart(event, book),
        footnotes=evidence.footnotes(event, book, phrases),
    )


def _place(event: Event, phrases: Phrases) -> PlaceView | None:
    place, ui = event.place, phrases.ui
    if place is None:
        return None
    shown = phrases.place(place)
    other = (place.name if ui.lang == "ar" else place.name_ar) or ""
    coordinates = ui.s("event.no_coordinates")
    if place.lat is not None and place.lon is not None:
        coordinates = f"{place.lat:.4f}, {place.lon:.4f}"
    precision = ui.s("event.no_precision")
    if place.precision_km is not None:
        precision = ui.plain("event.precision", km=ui.number(place.precision_km, 1))
    second = "en" if ui.lang == "ar" else "ar"
    return PlaceView(shown, "" if other == shown else visible(other), second, coordinates, precision)


def _assessed(event: Event, phrases: Phrases) -> tuple[tuple[str, str], ...]:
    ui, given = phrases.ui, event.assessed
    found = []
    for field in ("killed", "civilians_killed", "wounded"):
        toll = getattr(given, field)
        if toll is not None:
            found.append((ui.s(f"dimension.{field}"), figures.assessed_words(toll, phrases)))
    if given.damage is not None:
        found.append((ui.s("dimension.damage"), ui.s(f"damage.{given.damage}")))
    if given.attribution:
        most = max(a.probability for a in given.attribution)
        likely = sorted((a for a in given.attribution if a.probability >= most / 2), key=lambda a: (-a.probability, a.actor.id))
        shown = ui.s("sentence.list").join(f"{phrases.actor(a.actor)} ({ui.percent(a.probability)})" for a in likely)
        found.append((ui.s("dimension.attribution"), shown))
    return tuple(found)


def _told(claims: list[Claim], phrases: Phrases) -> Markup | None:
    """The claims on the line of time on which they were published; None where fewer than two have a moment."""
    ui = phrases.ui
    moments = [(n, c, moment) for n, c in enumerate(claims, 1) if c.published_at and (moment := parse_moment(c.published_at))]
    if len(moments) < 2:
        return None
    stamped = [(n, c, m.toordinal() + (m.hour * 60 + m.minute) / 1440 - _offset_days(m.utcoffset())) for n, c, m in moments]
    stamped.sort(key=lambda s: (s[2], s[0]))
    marks = [
        Dot(
            at,
            str(n),
            ui.plain("event.dot_title", n=n, source=phrases.source(c.source.id, c.source.name), date=ui.moment(c.published_at)),
            f"#c{n}",
        )
        for n, c, at in stamped
    ]
    first, last = stamped[0][1], stamped[-1][1]
    edges = (ui.moment(first.published_at), ui.moment(last.published_at))
    label = ui.plain("event.timeline_alt", claims=ui.count("claims", len(marks)), first=edges[0], last=edges[1])
    return dots(marks, edges, label, ui.rtl)


def _offset_days(offset: object) -> float:
    seconds = getattr(offset, "total_seconds", None)
    return 0.0 if seconds is None else float(seconds()) / 86400
