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
# How near to the one before a point must be, in pixels, to be left out: a wide view is drawn more coarsely, until it is small enough.
_SEEN = (1.2, 2.0, 3.0, 4.5, 7.0, 11.0)
_NO_RIVERS = 7.0
_GRAINS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.5)
_LARGEST = 9_000


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
    """The path data of every layer inside the window, drawn by `x` and `y` in whole pixels; a layer with nothing in it is left out."""
    inside: list[tuple[str, list[Point]]] = []
    for shape in _near(window.rounded(), _grain(abs(y(0.0) - y(1.0)))):
        if window.meets(shape):
            cut = [_ring(shape.points, window)] if shape.layer in RINGS else _lines(shape.points, window)
            inside += [(shape.layer, [(x(lon), y(lat)) for lon, lat in part]) for part in cut if part]
    found: dict[str, str] = {}
    for seen in _SEEN:
        drawn: dict[str, list[str]] = {}
        inside = [(layer, _thinned(points, seen)) for layer, points in inside if layer != "river" or seen < _NO_RIVERS]
        for layer, points in inside:
            drawn.setdefault(layer, []).append(_path(points, layer, seen))
        found = {layer: "".join(drawn[layer]) for layer in LAYERS if layer in drawn}
        if sum(map(len, found.values())) <= _LARGEST:
            break
    return {layer: d for layer, d in found.items() if d}


def _grain(pixels: float) -> float:
    """The coarsest grain, in degrees, that nobody could see where a degree is this many pixels."""
    return max((g for g in _GRAINS if g * pixels <= _SEEN[0] * 0.75), default=0.0)


@lru_cache(maxsize=256)
def _near(window: Window, grain: float) -> tuple[Shape, ...]:
    """The shapes cut to a window of whole steps, in this grain: most maps of a report lie in few of them."""
    found = []
    for shape in shapes():
        if window.meets(shape):
            cut = [_ring(shape.points, window)] if shape.layer in RINGS else _lines(shape.points, window)
            found += [_boxed(shape.layer, _thinned(part, grain)) for part in cut if len(part) > 1]
    return tuple(found)


def _path(points: Sequence[Point], layer: str, seen: float) -> str:
    """The line as a start and steps, which are short; the steps are between whole pixels, so that no error adds up."""
    closed = layer in RINGS
    drawn = [(round(a), round(b)) for a, b in points]
    least = 2 * seen if closed or seen > _SEEN[0] else 0
    if len(drawn) < (4 if closed else 2) or _extent(drawn) < least:
        return ""
    steps = [n for a, b in pairwise(drawn) if a != b for n in (b[0] - a[0], b[1] - a[1])]
    told = "".join(f"{n}" if n < 0 else f" {n}" for n in steps).lstrip(" ")
    return f"M{drawn[0][0]} {drawn[0][1]}l{told}{'Z' if closed else ''}" if told else ""


def _extent(points: Sequence[tuple[int, int]]) -> int:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    return max(max(xs) - min(xs), max(ys) - min(ys))


def _thinned(points: Sequence[Point], seen: float) -> list[Point]:
    """Without the points that the eye could not tell from the one before."""
    kept: list[Point] = []
    for point in points:
        if not kept or abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= seen:
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
