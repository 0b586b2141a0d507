"""Pictures place what they are given where it belongs, mirrored in a right-to-left report, and carry no unescaped text."""

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.render.charts import (
    LANES,
    Axis,
    Bin,
    Dot,
    Span,
    bin_start,
    bin_width,
    count_axis,
    count_ticks,
    dots,
    el,
    histogram,
    lanes,
    nice_step,
    range_bar,
    share_bar,
    waterfall_bars,
)

FINITE = st.floats(-1e6, 1e6)


def attribute(markup: str, name: str) -> list[float]:
    return [float(v) for v in re.findall(rf' {name}="([-\d.]+)%"', markup)]


@given(st.integers(1, 10**9))
def test_steps_are_round_and_few(width: int) -> None:
    step = nice_step(width)
    assert width / step <= 5
    assert str(step).rstrip("0") in {"1", "2", "5"}


@given(st.integers(1, 10**8), st.booleans())
def test_the_axis_holds_the_largest_figure(largest: int, rtl: bool) -> None:
    axis = count_axis(largest, rtl)
    assert axis.high >= largest and axis.high % nice_step(axis.high) == 0
    assert 0 <= axis.at(largest) <= 100


@given(FINITE, FINITE, FINITE)
def test_right_to_left_is_the_mirror(low: float, high: float, value: float) -> None:
    assert Axis(low, high).at(value) == pytest.approx(100 - Axis(low, high, True).at(value))


@given(st.integers(0, 500), st.integers(0, 500), st.booleans())
def test_a_larger_figure_lies_further_along(a: int, b: int, rtl: bool) -> None:
    axis = count_axis(500, rtl)
    if a < b:
        assert (axis.at(a) < axis.at(b)) != rtl


def test_an_exact_figure_is_a_dot_a_range_a_bar_and_an_open_one_is_dashed() -> None:
    axis = count_axis(10, False)
    exact, between, open_ = (str(range_bar(axis, "g", 5, high)) for high in (5, 8, None))
    assert exact.count("<circle") == 1 and "bar" not in exact
    assert between.count("<circle") == 2 and 'class="bar said"' in between
    assert open_.count("<circle") == 1 and 'class="open said"' in open_
    assert attribute(open_, "x2") == [97.0]


def test_bars_repeat_the_lines_of_the_axis() -> None:
    axis = count_axis(10, False)
    assert '<g id="axis-killed">' in count_ticks(axis, "axis-killed")
    assert '<use href="#axis-killed"/>' in range_bar(axis, "axis-killed", 1, 2)


@given(st.lists(st.floats(-6, 6), min_size=1, max_size=8), st.booleans())
def test_a_waterfall_ends_where_its_sum_is(weights: list[float], rtl: bool) -> None:
    bars, total = waterfall_bars(weights, rtl)
    assert len(bars) == len(weights)
    left, width = attribute(str(total), "x")[-1], attribute(str(total), "width")[-1]
    assert left >= -0.7 and left + width <= 100.7
    zero = attribute(str(bars[0]), "x1")[0]
    last_left, last_width = attribute(str(bars[-1]), "x")[0], attribute(str(bars[-1]), "width")[-1]
    ends = {round(last_left, 1), round(last_left + last_width, 1)}
    assert any(abs(e - s) <= 0.75 for e in ends for s in (left, left + width)), (zero, ends, left, width)


def test_up_and_down_differ_by_more_than_place() -> None:
    bars, _ = waterfall_bars([1.0, -0.5], False)
    assert 'class="up"' in bars[0] and 'class="down"' in bars[1]


@given(st.floats(-1, 2), st.booleans())
def test_a_share_never_leaves_its_line(share: float, rtl: bool) -> None:
    assert all(0 <= v <= 100 for v in attribute(str(share_bar(share, rtl)), "width"))


def test_text_is_escaped_in_elements_and_attributes() -> None:
    assert el("text", {"class": '"><script>'}, "<b>") == '<text class="&#34;&gt;&lt;script&gt;">&lt;b&gt;</text>'


DAYS = st.dates(dt.date(1990, 1, 1), dt.date(2060, 1, 1))


@given(DAYS, DAYS)
def test_there_are_never_too_many_bars(a: dt.date, b: dt.date) -> None:
    first, last = min(a, b), max(a, b)
    width = bin_width(first, last)
    starts = {bin_start(first + dt.timedelta(days=i), width) for i in range((last - first).days + 1)}
    assert len(starts) <= 92
    assert all(bin_start(s, width) == s for s in starts)


def test_the_timeline_tells_its_text_alternative_and_each_bar() -> None:
    bins = [Bin(dt.date(2021, 7, d), d, 1, f"day {d}") for d in (1, 2, 5)]
    chart = str(histogram(bins, ("first", "last"), "three days", False))
    assert 'role="img"' in chart and 'aria-label="three days"' in chart
    assert re.findall("<title>(.*?)</title>", chart) == ["day 1", "day 2", "day 5"]


def test_dots_that_would_cover_each_other_are_stacked() -> None:
    items = [Dot(1.0, str(n), f"claim {n}", f"#c{n}") for n in range(1, 5)]
    chart = str(dots(items, ("a", "b"), "four", False))
    assert len(set(re.findall(r'cy="(\d+)"', chart))) == 4
    assert re.findall(r'href="(#c\d)"', chart) == ["#c1", "#c2", "#c3", "#c4"]


def test_what_is_known_by_the_month_alone_is_a_line_below_the_bars() -> None:
    march = Span(dt.date(2021, 3, 1), dt.date(2021, 3, 31), 2, 1, "in March")
    chart = str(histogram([Bin(dt.date(2021, 3, 9), 1, 0, "a day")], ("a", "b"), "label", False, [march]))
    ends = attribute(chart[chart.index("in March") :], "x1") + attribute(chart[chart.index("in March") :], "x2")
    assert ends == [3.0, 97.0]
    assert 'class="span clash"' in chart
    only = str(histogram([], ("a", "b"), "label", True, [march]))
    assert "in March" in only and "nan" not in only


def test_spans_that_overlap_lie_in_lanes_of_their_own() -> None:
    def span(a: int, b: int) -> Span:
        return Span(dt.date(2021, a, 1), dt.date(2021, b, 28), 1, 0)

    assert [lane for lane, _ in lanes([span(1, 3), span(2, 4), span(4, 5), span(5, 6)])] == [0, 1, 0, 1]
    assert len(lanes([span(1, 12)] * 20)) == LANES
