"""The parts of the front page: what stands out, the timeline, the map, the table of incidents."""

import datetime as dt
import math
from collections import Counter

from markupsafe import Markup
from msgspec import Struct

from verify.model import DIMENSIONS, CountRange, DateSpan, Event
from verify.render.book import Book
from verify.render.charts import Bin, Span, bin_start, bin_width, histogram
from verify.render.i18n import Interface, parse_moment
from verify.render.maps import Pin, place_map
from verify.render.matrix import Dimensions, by_verdict, comparison
from verify.render.phrases import Phrases
from verify.render.safe import file_name, visible
from verify.render.summary import heading

STANDOUT_SHOWN = 8
PINS_SHOWN = 60
_NAME = 80


class Row(Struct, frozen=True):
    """An incident in the table. `day`, `disputed` (letters of the dimensions in conflict), `toll` and `weight` serve the filter and the order."""

    href: str
    title: str
    code: str
    date: str
    place_other: str
    grade: str
    grade_word: str
    kind: str
    kind_word: str
    killed: str
    voices: int
    verdicts: tuple[Dimensions, ...]
    day: str
    disputed: str
    toll: int
    weight: float


def rows(book: Book, phrases: Phrases) -> tuple[Row, ...]:
    """Every incident, the latest first, those without a date last."""
    return tuple(_row(e, book, phrases) for e in _by_date(book))


def _by_date(book: Book) -> list[Event]:
    dated = sorted((e for e in book.report.events if e.date is not None), key=lambda e: e.id)
    dated.sort(key=lambda e: "" if e.date is None else e.date.start, reverse=True)
    return dated + sorted((e for e in book.report.events if e.date is None), key=lambda e: e.id)


def _row(event: Event, book: Book, phrases: Phrases) -> Row:
    ui, verdicts = phrases.ui, book.verdicts(event)
    place, killed = event.place, event.assessed.killed
    other = None if place is None else (place.name if ui.lang == "ar" else place.name_ar)
    shown = "" if place is None else visible(phrases.place(place), _NAME)
    return Row(
        href=f"events/{file_name(event.id)}.html",
        title=visible(heading(event, phrases), _NAME),
        code=visible(event.id, 40),
        date=ui.span(event.date),
        place_other="" if other is None or other == shown else visible(other, _NAME),
        grade=event.grade,
        grade_word=ui.s(f"grade.{event.grade}"),
        kind=event.event_type,
        kind_word=ui.term("event_type", event.event_type),
        killed=_killed(event, book, ui),
        voices=event.independent_sources,
        verdicts=tuple(d for d in by_verdict(event, ui) if d.state in {"conflict", "partial", "agree"}),
        day="" if event.date is None else event.date.start[:10],
        disputed="".join(str(i) for i, d in enumerate(DIMENSIONS) if verdicts[d] == "conflict"),
        toll=0 if killed is None else max(killed.best, killed.high or 0),
        weight=round(impact(event, book), 2),
    )


def _killed(event: Event, book: Book, ui: Interface) -> str:
    """The toll in short. That nobody was killed is said with how many voices say so, and not at all where none does of all people."""
    toll = event.assessed.killed
    if toll is None or toll.high != 0:
        return killed_words(toll, ui)
    none = {c.id for c in book.claims_of(event) if c.casualties_status == "none" and c.casualties_scope == "all"}
    voices = sum(not none.isdisjoint(g.claim_ids) for g in event.provenance_groups)
    return ui.s("index.nobody_killed").format(voices=ui.count("say", voices)) if voices else ""


def killed_words(toll: CountRange | None, ui: Interface) -> str:
    """ "3–8", "5+" or nothing."""
    if toll is None:
        return ""
    mark = "\u200e" if ui.rtl else ""  # keeps the sign behind its figure
    if toll.high is None:
        return f"{mark}{ui.number(toll.low)}+"
    return ui.number(toll.low) if toll.low == toll.high else f"{mark}{ui.number(toll.low)}–{ui.number(toll.high)}"


class Standout(Struct, frozen=True):
    """An incident whose sources contradict each other, with the dimensions and the engine's sentence on the first of them."""

    href: str
    title: str
    date: str
    grade: str
    grade_word: str
    killed: str
    dimensions: str
    voices: str
    sentence: str


def standouts(book: Book, phrases: Phrases) -> tuple[Standout, ...]:
    """Contradictions by impact and disagreement: people concerned (logarithm) times disputed dimensions."""
    disputed = [e for e in book.report.events if "conflict" in book.verdicts(e).values()]
    disputed.sort(key=lambda e: (-impact(e, book), e.id))
    return tuple(_standout(e, phrases) for e in disputed[:STANDOUT_SHOWN])


def impact(event: Event, book: Book) -> float:
    """(1 + ln(1 + killed + wounded, at most as many as any range allows)) x (conflicts + half the partial agreements)."""
    people = 0
    for toll in (event.assessed.killed, event.assessed.wounded):
        if toll is not None:
            people += max(toll.best, toll.high or 0)
    verdicts = list(book.verdicts(event).values())
    return (1 + math.log1p(max(0, people))) * (verdicts.count("conflict") + verdicts.count("partial") / 2)


def _standout(event: Event, phrases: Phrases) -> Standout:
    ui = phrases.ui
    disputed = [d for d in DIMENSIONS if comparison(event, d).verdict == "conflict"]
    return Standout(
        f"events/{file_name(event.id)}.html",
        visible(heading(event, phrases)),
        ui.span(event.date),
        event.grade,
        ui.s(f"grade.{event.grade}"),
        "" if event.assessed.killed is None or event.assessed.killed.high == 0 else killed_words(event.assessed.killed, ui),
        ui.s("sentence.list").join(ui.s(f"dimension.{d}") for d in disputed),
        ui.count("voices", event.independent_sources),
        visible(comparison(event, disputed[0]).explanation, 500),
    )


class Timeline(Struct, frozen=True):
    """The picture and the table behind it."""

    chart: Markup
    table: tuple[tuple[str, str, str], ...]
    undated: int
    spans: bool = False


def timeline(book: Book, phrases: Phrases) -> Timeline | None:
    """Incidents over time; None where no incident carries a date."""
    ui = phrases.ui
    days = [(_days(e.date), e) for e in book.report.events if e.date is not None and parse_moment(e.date.start) is not None]
    if not days:
        return None
    width = bin_width(min(d[0] for d, _ in days), max(d[1] for d, _ in days))
    totals: Counter[tuple[dt.date, dt.date | None]] = Counter()
    conflicts: Counter[tuple[dt.date, dt.date | None]] = Counter()
    names: dict[tuple[dt.date, dt.date | None], str] = {}
    for (first, last), event in days:
        wide = event.date is not None and event.date.precision in {"week", "month"} and bin_start(first, width) != bin_start(last, width)
        key = (first, last) if wide else (bin_start(first, width), None)
        totals[key] += 1
        conflicts[key] += "conflict" in book.verdicts(event).values()
        names[key] = ui.span(event.date) if wide else _bin_name(key[0], width, ui)
    ordered = sorted(totals, key=lambda k: (k[0], k[1] or k[0], k[1] is not None))
    titled = {k: ui.plain("index.bar_title", date=names[k], events=ui.count("events", totals[k]), conflicts=conflicts[k]) for k in ordered}
    bins = [Bin(k[0], totals[k], conflicts[k], titled[k]) for k in ordered if k[1] is None]
    spans = [Span(k[0], k[1], totals[k], conflicts[k], titled[k]) for k in ordered if k[1] is not None]
    edges = (names[ordered[0]], names[max(ordered, key=lambda k: (k[1] or k[0], k[0]))])
    label = ui.plain("index.timeline_alt", first=edges[0], last=edges[1], n=ui.number(len(days)))
    table = tuple((names[k], ui.number(totals[k]), ui.number(conflicts[k])) for k in ordered)
    return Timeline(histogram(bins, edges, label, ui.rtl, spans), table, len(book.report.events) - len(days), bool(spans))


def _days(span: DateSpan) -> tuple[dt.date, dt.date]:
    first = parse_moment(span.start)
    assert first is not None
    last = parse_moment(span.end)
    return first.date(), first.date() if last is None else max(first, last.replace(tzinfo=first.tzinfo)).date()


def _bin_name(start: dt.date, width: str, ui: Interface) -> str:
    if width == "year":
        return str(start.year)
    if width == "month":
        return ui.month(start)
    return ui.s("date.week").format(date=ui.day(start)) if width == "week" else ui.day(start)


class Map(Struct, frozen=True):
    """The picture, and the numbered places with how many incidents each has."""

    chart: Markup
    places: tuple[tuple[int, str, str], ...]
    more: int


def places_map(book: Book, phrases: Phrases) -> Map | None:
    """The places of the incidents, those with the most first; None where no place has coordinates."""
    ui = phrases.ui
    counts: Counter[str] = Counter()
    places = {}
    for event in book.report.events:
        place = event.place
        if place is not None and place.lat is not None and place.lon is not None and abs(place.lat) <= 90 and abs(place.lon) <= 180:
            counts[place.id] += 1
            places[place.id] = (place, place.lat, place.lon)
    if not counts:
        return None
    ordered = sorted(counts, key=lambda i: (-counts[i], i))
    pins, listed = [], []
    for number, place_id in enumerate(ordered[:PINS_SHOWN], 1):
        place, lat, lon = places[place_id]
        name = visible(phrases.place(place), _NAME)
        events = ui.count("events", counts[place_id])
        pins.append(
            Pin(lat, lon, place.precision_km or 0.0, number, name, ui.plain("index.pin_title", place=name, events=events), counts[place_id])
        )
        listed.append((number, name, events))
    label = ui.plain(
        "index.map_alt",
        places=ui.count("places", len(pins)),
        south=f"{min(p.lat for p in pins):.2f}°",
        north=f"{max(p.lat for p in pins):.2f}°",
        west=f"{min(p.lon for p in pins):.2f}°",
        east=f"{max(p.lon for p in pins):.2f}°",
    )
    return Map(place_map(pins, label, ui.s("site.km")), tuple(listed), len(ordered) - len(pins))
