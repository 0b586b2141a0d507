"""Coordinates written in a text: "35.3312, 40.3021", "33.51 N 36.29 E", "N 35° 12' 30\\" E 40° 8' 2\\""."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from msgspec import Struct

from verify.rulepack import PlaceSpec
from verify.text.normalise import Normalised

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩٫", "0123456789.")
_DECIMAL = re.compile(
    r"(?<![\d.,])(?P<ns1>[NS]\s?)?(?P<lat>[-−]?\d{1,2}\.\d{2,8})\s?°?\s?(?P<ns2>[NSشج](?![\w]))?\s?[,،;/ ]\s?"
    r"(?P<ew1>[EW]\s?)?(?P<lon>[-−]?\d{1,3}\.\d{2,8})\s?°?\s?(?P<ew2>[EWقغ](?!\w))?(?![\d.])"
)
_DMS = re.compile(
    r"(?P<h1>[NS])?\s?(?P<d1>\d{1,2})\s?[°º]\s?(?P<m1>\d{1,2}(?:\.\d+)?)\s?['′’](?:\s?(?P<s1>\d{1,2}(?:\.\d+)?)\s?(?:\"|″|”|''))?\s?(?P<h2>[NS])?[,،;/\s]{0,3}"
    r"(?P<h3>[EW])?\s?(?P<d2>\d{1,3})\s?[°º]\s?(?P<m2>\d{1,2}(?:\.\d+)?)\s?['′’](?:\s?(?P<s2>\d{1,2}(?:\.\d+)?)\s?(?:\"|″|”|''))?\s?(?P<h4>[EW])?"
)
_FIGURES = re.compile(r"[\d°º](?:(?<=\d)[.٫]\d|(?<=[°º]))")  # what no coordinates can do without; that it begins so makes it fast
_CALLED = re.compile(r"coordinate|coords|lat(?:itude)?\b|location|إحداثي|احداثي|الموقع|geoloc|\bgrid\b|\($", re.I)


class Point(Struct, frozen=True, gc=False):
    """Coordinates at [start, end) of the normalised text."""

    start: int
    end: int
    place: PlaceSpec


def find_coordinates(norm: Normalised) -> Iterator[Point]:
    """The coordinates a text gives. Two bare decimals count where they are fine (four places), marked N/S/E/W, or called coordinates."""
    if _FIGURES.search(norm.original) is None:
        return
    raw = norm.original.translate(_DIGITS)
    for m in _DECIMAL.finditer(raw):
        fine = min(len(m["lat"].partition(".")[2]), len(m["lon"].partition(".")[2])) >= 4
        if not (fine or m["ns1"] or m["ns2"] or _CALLED.search(raw[max(0, m.start() - 40) : m.start()])):
            continue
        lat, lon = float(m["lat"].replace("−", "-")), float(m["lon"].replace("−", "-"))
        south, west = (m["ns1"] or m["ns2"] or "N").strip() in ("S", "ج"), (m["ew1"] or m["ew2"] or "E").strip() in ("W", "غ")
        digits = min(len(m["lat"].partition(".")[2]), len(m["lon"].partition(".")[2]))
        yield from _point(norm, m, -lat if south else lat, -lon if west else lon, 1.0 if digits <= 2 else 0.2)
    for m in _DMS.finditer(raw):
        lat, lon = _degrees(m["d1"], m["m1"], m["s1"]), _degrees(m["d2"], m["m2"], m["s2"])
        yield from _point(
            norm, m, -lat if "S" in (m["h1"], m["h2"]) else lat, -lon if "W" in (m["h3"], m["h4"]) else lon, 0.2 if m["s1"] else 1.0
        )


def _degrees(d: str, m: str, s: str | None) -> float:
    return float(d) + float(m) / 60 + (float(s) / 3600 if s else 0.0)


def _point(norm: Normalised, m: re.Match[str], lat: float, lon: float, km: float) -> Iterator[Point]:
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        return
    start, end = bisect_left(norm.starts, m.start()), bisect_left(norm.starts, m.end())
    while start < end and norm.text[start] in " \n":
        start += 1
    while end > start and norm.text[end - 1] in " \n,;":
        end -= 1
    if start < end:
        name = f"{lat:.4f}, {lon:.4f}"
        yield Point(start, end, PlaceSpec(f"point.{lat:.4f},{lon:.4f}", name, "point", round(lat, 5), round(lon, 5), km))
