"""Land, lakes, rivers and borders for the map, from public-domain data inside the package (Natural Earth)."""

import math
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import accumulate, pairwise

from msgspec import Struct

Point = tuple[float, float]
Place = Callable[[float], float]
LAYERS = ("land", "lake", "river", "border")
RINGS = frozenset({"land", "lake"})
_STEP = 5.0
_SCALE = 100
_SEEN = 1.2


class Shape(Struct, frozen=True):
    """A ring or a line in degrees (longitude, latitude) with the box round it."""

    layer: str
    points: tuple[Point, ...]
    west: float
    south: float
    east: float
    north: float


class Window(Struct, frozen=True):
    """The part of the world a map shows, in degrees."""

    west: float
    south: float
    east: float
    north: float

    def rounded(self) -> "Window":
        """The smallest window of whole steps that holds this one."""
        down, up = math.floor, math.ceil
        return Window(
            down(self.west / _STEP) * _STEP, down(self.south / _STEP) * _STEP, up(self.east / _STEP) * _STEP, up(self.north / _STEP) * _STEP
        )

    def meets(self, shape: Shape) -> bool:
        """Do the boxes touch?"""
        return shape.west <= self.east and shape.east >= self.west and shape.south <= self.north and shape.north >= self.south


@cache
def shapes() -> tuple[Shape, ...]:
    """Everything in the file, in its order."""
    text = files("verify.reports").joinpath("static", "basemap.txt").read_text(encoding="ascii")
    return tuple(_shape(*line.split(" ", 1)) for line in text.splitlines())


def _shape(layer: str, steps: str) -> Shape:
    pairs = [step.split(",") for step in steps.split(" ")]
    xs = [x / _SCALE for x in accumulate(int(p[0]) for p in pairs)]
    ys = [y / _SCALE for y in accumulate(int(p[1]) for p in pairs)]
    return _boxed(layer, list(zip(xs, ys, strict=True)))


def _boxed(layer: str, points: Sequence[Point]) -> Shape:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return Shape(layer, tuple(points), min(xs), min(ys), max(xs), max(ys))


def paths(window: Window, x: Place, y: Place) -> dict[str, str]:
    """The path data of every layer inside the window, drawn by `x` and `y`; a layer with nothing in it is left out."""
    found: dict[str, list[str]] = {}
    for shape in _near(window.rounded()):
        if window.meets(shape):
            cut = [_ring(shape.points, window)] if shape.layer in RINGS else _lines(shape.points, window)
            found.setdefault(shape.layer, []).extend(d for part in cut if (d := _path(part, x, y, shape.layer)))
    return {layer: "".join(found[layer]) for layer in LAYERS if found.get(layer)}


@lru_cache(maxsize=256)
def _near(window: Window) -> tuple[Shape, ...]:
    """The shapes cut to a window of whole steps: most maps of a report lie in few of them."""
    found = []
    for shape in shapes():
        if window.meets(shape):
            cut = [_ring(shape.points, window)] if shape.layer in RINGS else _lines(shape.points, window)
            found += [_boxed(shape.layer, part) for part in cut if len(part) > 1]
    return tuple(found)


def _path(points: Sequence[Point], x: Place, y: Place, layer: str) -> str:
    closed = layer in RINGS
    drawn = _thinned([(x(lon), y(lat)) for lon, lat in points])
    if len(drawn) < (4 if closed else 2):
        return ""
    return "M" + "L".join(f"{a:.1f} {b:.1f}" for a, b in drawn) + ("Z" if closed else "")


def _thinned(points: Sequence[Point]) -> list[Point]:
    """Without the points that the eye could not tell from the one before."""
    kept: list[Point] = []
    for point in points:
        if not kept or abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= _SEEN:
            kept.append(point)
    if kept and kept[-1] != points[-1]:
        kept.append(points[-1])
    return kept


def _ring(points: Sequence[Point], window: Window) -> list[Point]:
    """The ring cut to the window, edge by edge (Sutherland and Hodgman)."""
    kept: list[Point] = list(points)
    edges: tuple[tuple[int, float, int], ...] = ((0, window.west, 1), (0, window.east, -1), (1, window.south, 1), (1, window.north, -1))
    for axis, limit, sign in edges:
        if not kept:
            break
        inside = [sign * (p[axis] - limit) >= 0 for p in kept]
        if all(inside):
            continue
        cut: list[Point] = []
        for i, point in enumerate(kept):
            if inside[i] != inside[i - 1]:
                cut.append(_crossing(kept[i - 1], point, axis, limit))
            if inside[i]:
                cut.append(point)
        kept = cut
    return kept


def _crossing(a: Point, b: Point, axis: int, limit: float) -> Point:
    share = (limit - a[axis]) / (b[axis] - a[axis])
    other = a[1 - axis] + share * (b[1 - axis] - a[1 - axis])
    return (limit, other) if axis == 0 else (other, limit)


def _lines(points: Sequence[Point], window: Window) -> list[list[Point]]:
    """The stretches of a line that run near the window; what sticks out, the picture's own edge hides."""
    runs: list[list[Point]] = []
    for a, b in pairwise(points):
        near = (
            min(a[0], b[0]) <= window.east
            and max(a[0], b[0]) >= window.west
            and min(a[1], b[1]) <= window.north
            and max(a[1], b[1]) >= window.south
        )
        if near and runs and runs[-1][-1] == a:
            runs[-1].append(b)
        elif near:
            runs.append([a, b])
    return runs
