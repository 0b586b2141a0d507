"""Maps show the right part of the world, to scale, with circles as wide as the words are vague."""

import math
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.render import build
from tests.render.reading import phrases
from verify.model import Place
from verify.render.basemap import LAYERS, Window, paths, shapes
from verify.render.book import Book
from verify.render.locator import drawable, locator
from verify.render.maps import VAGUE_KM, Pin, place_map, projection


def pin(lat: float, lon: float, radius: float = 1.0, name: str = "place", number: int = 1) -> Pin:
    return Pin(lat, lon, radius, number, name, name)


def drawn(window: Window) -> dict[str, str]:
    return paths(window, lambda lon: (lon - window.west) * 100, lambda lat: (window.north - lat) * 100)


def rings(path: str) -> list[list[tuple[int, int]]]:
    """The points of every line of a path: a start and steps."""
    found = []
    for line in path.split("M")[1:]:
        start, steps = ([int(n) for n in re.findall(r"-?\d+", part)] for part in line.strip("Z").split("l"))
        points = [(start[0], start[1])]
        for x, y in zip(steps[::2], steps[1::2], strict=True):
            points.append((points[-1][0] + x, points[-1][1] + y))
        found.append(points)
    return found


def area(path: str) -> float:
    """The area of the rings of a path, each counted by its sense."""
    total = 0.0
    for points in rings(path):
        total += abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(points, [*points[1:], points[0]], strict=True))) / 2
    return total


def test_the_file_holds_every_layer_within_the_world() -> None:
    assert {s.layer for s in shapes()} == set(LAYERS)
    assert all(-180 <= s.west <= s.east <= 180 and -90 <= s.south <= s.north <= 90 for s in shapes())


def test_inland_is_all_land_and_the_open_sea_is_none() -> None:
    inland, sea = Window(39, 34, 41, 36), Window(-40, 30, -38, 32)
    assert area(drawn(inland)["land"]) == pytest.approx(200 * 200, rel=0.01)
    assert "land" not in drawn(sea)


def test_a_coast_is_part_land_and_part_sea() -> None:
    assert 0.2 < area(drawn(Window(35, 34, 37, 36))["land"]) / 40_000 < 0.95


def test_the_euphrates_flows_past_deir_ez_zor_and_the_border_lies_east() -> None:
    found = drawn(Window(39.9, 35.1, 40.4, 35.5))
    assert "river" in found and "border" not in found
    assert "border" in drawn(Window(40.5, 34.2, 41.5, 35.2))


@settings(max_examples=40, deadline=None)
@given(st.floats(-179, 175), st.floats(-84, 80), st.floats(0.1, 4))
def test_filled_shapes_never_leave_the_window(west: float, south: float, size: float) -> None:
    window = Window(west, south, west + size, south + size)
    found = drawn(window)
    for layer in ("land", "lake"):
        numbers = [n for points in rings(found.get(layer, "")) for point in points for n in point]
        assert all(-1 <= n <= size * 100 + 1 for n in numbers)


def test_a_wide_view_is_drawn_more_coarsely_so_that_a_page_stays_small() -> None:
    near, far = Window(40, 34, 42, 36), Window(-10, 0, 90, 60)
    wide = paths(far, lambda lon: (lon + 10) * 5, lambda lat: (60 - lat) * 5)
    assert sum(map(len, drawn(near).values())) < 9_000
    assert 2_000 < sum(map(len, wide.values())) < 16_000


@given(st.lists(st.tuples(st.floats(-80, 80), st.floats(-179, 179), st.floats(0, 150)), min_size=1, max_size=20))
def test_every_place_with_its_circle_is_inside_the_picture(places: list[tuple[float, float, float]]) -> None:
    to = projection([pin(*p) for p in places], 600, 400)
    for lat, lon, radius in places:
        reach = radius / 111.2 * to.scale
        assert to.x(lon) - reach >= -1 and to.x(lon) + reach <= 601
        assert to.y(lat) - reach >= -1 and to.y(lat) + reach <= 401


def test_circles_are_to_scale_and_a_vague_place_has_none() -> None:
    chart = str(place_map([pin(35, 40, 40, "a"), pin(35.2, 40.4, 1, "b", 2), pin(33, 43, VAGUE_KM + 1, "c", 3)], "label", "km"))
    (radius,) = [float(r) for r in re.findall(r'r="([\d.]+)" class="reach"', chart)]
    to = projection([pin(35, 40, 40), pin(35.2, 40.4), pin(33, 43, VAGUE_KM + 1)], 600, 400)
    assert radius == pytest.approx(40 / 111.2 * to.scale, abs=0.1)
    bar = re.search(r"M14 \d+V\d+H([\d.]+)V", chart)
    length = re.search(r">([\d,]+) km<", chart)
    assert bar and length
    assert (float(bar.group(1)) - 14) / to.scale * 111.2 == pytest.approx(int(length.group(1).replace(",", "")), rel=0.02)


def test_names_do_not_cover_each_other() -> None:
    chart = str(place_map([pin(35 + i / 100, 40 + i / 100, 1, f"Place number {i}", i) for i in range(12)], "label", "km"))
    spots = [(float(x), float(y)) for x, y in re.findall(r'<text x="([\d.]+)" y="([\d.]+)" text-anchor="\w+" class="pin-no">', chart)]
    assert spots and all(abs(a[1] - b[1]) >= 13 or abs(a[0] - b[0]) > 20 for i, a in enumerate(spots) for b in spots[i + 1 :])


def test_the_antimeridian_and_the_poles_are_drawn_without_error() -> None:
    assert "<svg" in place_map([pin(-16.5, 179.9), pin(-17, -179.9)], "label", "km")
    assert "<svg" in place_map([pin(84, 10)], "label", "km")


def test_a_place_without_a_point_is_not_drawn() -> None:
    assert not drawable(None)
    assert not drawable(Place("p", "p"))
    assert not drawable(Place("p", "p", 91.0, 10.0))
    assert not drawable(Place("p", "p", math.nan, 10.0))
    assert drawable(build.WADI)


def test_the_locator_marks_where_each_source_puts_it() -> None:
    found = locator(build.market(), Book(*build.rich()), phrases())
    assert found is not None and found.table[0][0] == "Wadi Sadr" and len(found.table) == 2
    chart = str(found.chart)
    assert "Wadi Sadr, named by" in chart.replace("\u2068", "").replace("\u2069", "")
    assert chart.count('class="pin"') == 1 and chart.count('class="pin minor"') == 1
    arabic = locator(build.market(), Book(*build.rich()), phrases("ar"))
    assert arabic is not None and "وادي صدر" in arabic.chart and arabic.table[0][0] == "وادي صدر"
