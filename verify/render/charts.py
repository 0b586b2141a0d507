"""Pictures as inline SVG. Positions along an axis are percentages, so text keeps its size from 320 to 2,560 px.

A picture never stands alone: it sits in the row of a table that says the same, or carries a text alternative.
"""

import datetime as dt
import math
from collections.abc import Mapping, Sequence

from markupsafe import Markup, escape
from msgspec import Struct

_EDGE = 3.0


def el(tag: str, attributes: Mapping[str, object], *children: object) -> Markup:
    """An element with escaped attributes: `el("rect", {"x": 1})` -> `<rect x="1"/>`."""
    given = "".join(f' {name}="{escape(str(value))}"' for name, value in attributes.items())
    if not children:
        return Markup(f"<{tag}{given}/>")
    return Markup(f"<{tag}{given}>{''.join(escape(c) for c in children)}</{tag}>")


def _percent(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") + "%"


class Axis(Struct, frozen=True):
    """Maps low..high to the width of a picture; read from the right in a right-to-left report."""

    low: float
    high: float
    rtl: bool = False

    def at(self, value: float) -> float:
        """Where a value lies, in per cent from the left edge."""
        width = self.high - self.low
        share = 0.5 if width <= 0 else min(1.0, max(0.0, (value - self.low) / width))
        place = _EDGE + share * (100 - 2 * _EDGE)
        return 100 - place if self.rtl else place


def nice_step(width: float, most: int = 5) -> int:
    """The smallest of 1, 2, 5, 10, 20, ... that cuts `width` into at most `most` parts."""
    step = 1
    while width / step > most:
        step = step * 5 // 2 if str(step)[0] == "2" else step * 2
    return step


def count_axis(largest: int, rtl: bool) -> Axis:
    """From nought to a round number at or above the largest figure."""
    step = nice_step(max(1, largest))
    return Axis(0, math.ceil(max(1, largest) / step) * step, rtl)


def count_ticks(axis: Axis, name: str) -> Markup:
    """The axis with its figures; the bars below it repeat its lines by their `name`."""
    values = range(0, int(axis.high) + 1, nice_step(axis.high - axis.low))
    lines = (el("line", {"x1": x, "x2": x, "y1": 0, "y2": "100%", "class": "rule"}) for x in (_percent(axis.at(v)) for v in values))
    words = (el("text", {"x": _percent(axis.at(v)), "y": 11, "text-anchor": "middle"}, f"{v:,}") for v in values)
    grid = el("defs", {}, el("g", {"id": name}, *lines))
    return el("svg", {"class": "axis", "width": "100%", "height": 16, "aria-hidden": "true"}, grid, *words)


def range_bar(axis: Axis, name: str, low: int, high: int | None, best: int | None = None, kind: str = "said") -> Markup:
    """One figure as a bar: a dot where low is high, a dashed end where it is open, a tick at the best estimate."""
    y = 12
    left, right = axis.at(low), axis.at(axis.high if high is None else high)
    parts: list[Markup] = [el("use", {"href": f"#{name}"})]
    if high is None:
        parts.append(el("line", {"x1": _percent(left), "x2": _percent(right), "y1": y, "y2": y, "class": f"open {kind}"}))
    elif high > low:
        parts.append(el("line", {"x1": _percent(left), "x2": _percent(right), "y1": y, "y2": y, "class": f"bar {kind}"}))
    parts.append(el("circle", {"cx": _percent(left), "cy": y, "r": 5, "class": f"end {kind}"}))
    if high is not None and high > low:
        parts.append(el("circle", {"cx": _percent(right), "cy": y, "r": 5, "class": f"end {kind}"}))
    if best is not None:
        x = _percent(axis.at(best))
        parts.append(el("line", {"x1": x, "x2": x, "y1": 3, "y2": 21, "class": "best"}))
    return el("svg", {"class": "range", "aria-hidden": "true"}, *parts)


def waterfall_bars(weights: Sequence[float], rtl: bool) -> tuple[tuple[Markup, ...], Markup]:
    """One bar a step, each beginning where the last ended, and the bar of the sum."""
    levels = [0.0]
    for weight in weights:
        levels.append(levels[-1] + (weight if math.isfinite(weight) else 0.0))
    low, high = min(levels), max(levels)
    axis = Axis(low, high if high > low else low + 1, rtl)
    bars = tuple(_step(axis, a, b, "up" if b >= a else "down") for a, b in zip(levels, levels[1:], strict=False))
    return bars, _step(axis, 0.0, levels[-1], "sum")


def _step(axis: Axis, start: float, end: float, kind: str) -> Markup:
    zero, a, b = _percent(axis.at(0.0)), axis.at(start), axis.at(end)
    left, width = min(a, b), max(abs(a - b), 0.6)
    return el(
        "svg",
        {"class": "fall", "aria-hidden": "true"},
        el("line", {"x1": zero, "x2": zero, "y1": 0, "y2": 18, "class": "rule"}),
        el("rect", {"x": _percent(left), "y": 4, "width": _percent(width), "height": 10, "class": kind}),
    )


def share_bar(share: float, rtl: bool) -> Markup:
    """A probability as a filled part of its whole line."""
    width = 100 * min(1.0, max(0.0, share))
    return el(
        "svg",
        {"class": "fall", "aria-hidden": "true"},
        el("rect", {"x": 0, "y": 6, "width": "100%", "height": 6, "class": "whole"}),
        el("rect", {"x": _percent(100 - width if rtl else 0), "y": 4, "width": _percent(width), "height": 10, "class": "sum"}),
    )


class Bin(Struct, frozen=True):
    """A stretch of time with how many incidents fall into it."""

    start: dt.date
    total: int
    conflicts: int
    title: str = ""


def bin_width(first: dt.date, last: dt.date, most: int = 90) -> str:
    """day, week, month or year: the finest that needs no more than `most` bars."""
    days = (last - first).days + 1
    for name, length in (("day", 1), ("week", 7), ("month", 30.4)):
        if days / length <= most:
            return name
    return "year"


def bin_start(day: dt.date, width: str) -> dt.date:
    """The first day of the bin the day falls into (weeks begin on Monday)."""
    if width == "week":
        return day - dt.timedelta(days=min(day.weekday(), day.toordinal() - 1))
    if width == "month":
        return day.replace(day=1)
    return day.replace(month=1, day=1) if width == "year" else day


class Span(Struct, frozen=True):
    """A stretch of time, both days included, of which is only known that incidents fall somewhere into it."""

    start: dt.date
    end: dt.date
    total: int
    conflicts: int
    title: str = ""


LANES = 6


def lanes(spans: Sequence[Span]) -> list[tuple[int, Span]]:
    """Each span with its lane, the first that is free; those for which none of LANES is free are left out."""
    ends: list[dt.date] = []
    placed: list[tuple[int, Span]] = []
    for span in sorted(spans, key=lambda s: (s.start, s.end)):
        lane = next((i for i, end in enumerate(ends) if end < span.start), len(ends))
        if lane == len(ends):
            if lane == LANES:
                continue
            ends.append(span.end)
        ends[lane] = span.end
        placed.append((lane, span))
    return placed


def histogram(bins: Sequence[Bin], edges: tuple[str, str], label: str, rtl: bool, spans: Sequence[Span] = ()) -> Markup:
    """Incidents over time: one bar a bin, the part in conflict filled, the rest outlined by tone; first and last date written.

    Incidents of which only a month or a week is known are lines below the bars, as long as what is known.
    """
    placed = lanes(spans)
    base, deep = 96, 8 * (1 + max((lane for lane, _ in placed), default=-1))
    height = base + deep + 24
    largest = max((b.total for b in bins), default=1)
    first = min([b.start for b in bins] + [s.start for s in spans]).toordinal()
    last = max([b.start for b in bins] + [s.end for s in spans]).toordinal()
    axis = Axis(first, max(last, first + 1), rtl)
    steps = [(b.start - a.start).days for a, b in zip(bins, bins[1:], strict=False)]
    gap = min(steps) if steps else axis.high - axis.low
    width = min(5.0, max(0.35, 0.72 * gap * (100 - 2 * _EDGE) / (axis.high - axis.low)))
    parts = [el("line", {"x1": "0", "x2": "100%", "y1": base, "y2": base, "class": "rule"})]
    parts.append(el("text", {"x": "100%" if rtl else "0", "y": 10, "text-anchor": "start"}, f"{largest:,}"))
    parts.append(el("line", {"x1": "0", "x2": "100%", "y1": 16, "y2": 16, "class": "rule"}))
    for b in bins:
        tall, part = (base - 16) * b.total / largest, (base - 16) * b.conflicts / largest
        at = {"x": _percent(axis.at(b.start.toordinal()) - width / 2), "width": _percent(width)}
        shapes = [el("rect", {**at, "y": f"{base - tall:.1f}", "height": f"{tall:.1f}", "class": "calm"})]
        if b.conflicts:
            shapes.append(el("rect", {**at, "y": f"{base - part:.1f}", "height": f"{part:.1f}", "class": "clash"}))
        parts.append(el("g", {}, el("title", {}, b.title), *shapes))
    for lane, span in placed:
        ends = sorted(axis.at(day.toordinal()) for day in (span.start, span.end))
        y = base + 8 + 8 * lane
        line = {"x1": _percent(ends[0]), "x2": _percent(max(ends[1], ends[0] + 0.6)), "y1": y, "y2": y}
        shapes = [el("line", {**line, "class": f"span {'clash' if span.conflicts else 'calm'}"})]
        parts.append(el("g", {}, el("title", {}, span.title), *shapes))
    parts += _edge_dates(edges, height - 6, rtl)
    return el("svg", {"class": "time", "width": "100%", "height": height, "role": "img", "aria-label": label}, *parts)


class Dot(Struct, frozen=True):
    """A claim at the moment it was published."""

    at: float
    text: str
    title: str
    href: str


def dots(items: Sequence[Dot], edges: tuple[str, str], label: str, rtl: bool) -> Markup:
    """Numbered dots on one line of time; those that would cover each other are stacked upwards."""
    axis = Axis(items[0].at, max(i.at for i in items), rtl)
    taken: list[list[float]] = []
    placed: list[tuple[float, int, Dot]] = []
    for item in items:
        x = axis.at(item.at)
        row = next((r for r, xs in enumerate(taken) if all(abs(x - other) >= 5.5 for other in xs)), len(taken))
        if row == len(taken):
            taken.append([])
        taken[row].append(x)
        placed.append((x, row, item))
    base = 14 + 26 * len(taken)
    parts = [el("line", {"x1": "0", "x2": "100%", "y1": base, "y2": base, "class": "rule"})]
    for x, row, item in placed:
        y = base - 16 - 26 * row
        parts.append(
            el(
                "a",
                {"href": item.href},
                el("title", {}, item.title),
                el("circle", {"cx": _percent(x), "cy": y, "r": 11, "class": "dot"}),
                el("text", {"x": _percent(x), "y": y + 4, "text-anchor": "middle", "class": "in"}, item.text),
            )
        )
    parts += _edge_dates(edges, base + 18, rtl)
    return el("svg", {"class": "time", "width": "100%", "height": base + 26, "role": "group", "aria-label": label}, *parts)


def _edge_dates(edges: tuple[str, str], y: int, rtl: bool) -> list[Markup]:
    """The first date where reading begins, the last where it ends; `start` follows the direction of the page."""
    begin, end = ("100%", "0") if rtl else ("0", "100%")
    parts = [el("text", {"x": begin, "y": y, "text-anchor": "start", "class": "date"}, edges[0])]
    if edges[1] != edges[0]:
        parts.append(el("text", {"x": end, "y": y, "text-anchor": "end", "class": "date"}, edges[1]))
    return parts
