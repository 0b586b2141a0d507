"""Maps as inline SVG: land, water and borders, a circle for how precisely the words place an incident, a name or a number beside each place."""

import math
from collections.abc import Sequence
from functools import lru_cache

from markupsafe import Markup
from msgspec import Struct

from verify.render.basemap import Window, paths
from verify.render.charts import el

_PAD = 48.0
_KM = 111.2
_LEAST = 0.45  # half the height of the smallest window, in degrees: some country round a single place
_NAMED = 12
_CIRCLED = 7.0
VAGUE_KM = 200.0  # a country or a large part of one: a circle would cover everything else
_FURTHEST = 82.0


class Pin(Struct, frozen=True):
    """A place with the radius in kilometres that the words support; `weight` is how many incidents it has."""

    lat: float
    lon: float
    radius_km: float
    number: int
    name: str
    title: str
    weight: int = 1
    href: str = ""
    minor: bool = False


class Projection(Struct, frozen=True):
    """Degrees to the picture: true in proportion at the middle latitude."""

    middle_lat: float
    middle_lon: float
    scale: float
    squeeze: float
    width: float
    height: float

    def x(self, lon: float) -> float:
        """Pixels from the left."""
        return self.width / 2 + (lon - self.middle_lon) * self.squeeze * self.scale

    def y(self, lat: float) -> float:
        """Pixels from the top."""
        return self.height / 2 - (lat - self.middle_lat) * self.scale

    def window(self) -> Window:
        """What the picture shows, with a little round it."""
        wide, tall = self.width / 2 / self.scale / self.squeeze * 1.02, self.height / 2 / self.scale * 1.02
        return Window(self.middle_lon - wide, self.middle_lat - tall, self.middle_lon + wide, self.middle_lat + tall)


def projection(pins: Sequence[Pin], width: float, height: float) -> Projection:
    """The smallest window that holds every pin with its circle."""
    lats = [min(_FURTHEST, max(-_FURTHEST, p.lat)) for p in pins]
    lons = [p.lon for p in pins]
    middle_lat, middle_lon = (min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2
    squeeze = math.cos(math.radians(middle_lat))
    reach = max((p.radius_km / _KM for p in pins if p.radius_km < VAGUE_KM), default=0.0)
    tall = max(_LEAST * 2, max(lats) - min(lats) + 2 * reach)
    wide = (max(lons) - min(lons)) * squeeze + 2 * reach
    scale = min((height - 2 * _PAD) / tall, (width - 2 * _PAD) / max(wide, 0.01))
    return Projection(middle_lat, middle_lon, scale, squeeze, width, height)


def place_map(pins: Sequence[Pin], label: str, km: str, *, width: float = 600.0, height: float = 400.0) -> Markup:
    """The map of these places; `label` is its text alternative, `km` the unit on the scale."""
    to = projection(pins, width, height)
    parts = [_ground(to)]
    for pin in sorted(pins, key=lambda p: (-p.radius_km, p.number)):
        radius = min(2 * width, pin.radius_km / _KM * to.scale)
        if radius > _CIRCLED and pin.radius_km < VAGUE_KM:
            parts.append(el("circle", {**_at(pin, to), "r": f"{radius:.1f}", "class": "reach"}))
    parts += _marks(pins, to)
    parts.append(_scale(to, km))
    box = f"0 0 {width:.0f} {height:.0f}"
    return el("svg", {"class": "map", "viewBox": box, "role": "img", "aria-label": label}, *parts)


@lru_cache(maxsize=256)
def _ground(to: Projection) -> Markup:
    """Sea, land, water and borders: many incidents of a report lie in one place."""
    drawn = paths(to.window(), to.x, to.y)
    sea = el("rect", {"width": f"{to.width:.0f}", "height": f"{to.height:.0f}", "class": "sea"})
    layers = (el("path", {"class": f"on-{layer}", "d": path}) for layer, path in drawn.items())
    return Markup("").join([sea, *layers])


def _at(pin: Pin, to: Projection) -> dict[str, object]:
    return {"cx": f"{to.x(pin.lon):.1f}", "cy": f"{to.y(pin.lat):.1f}"}


def _marks(pins: Sequence[Pin], to: Projection) -> list[Markup]:
    """Every pin, and its name or number where there is room for it; the heavier ones choose first. What is placed best lies on top."""
    names = len(pins) <= _NAMED
    taken: list[tuple[float, float, float, float]] = []
    dots, words = [], []
    for pin in pins:
        x, y, r = to.x(pin.lon), to.y(pin.lat), _radius(pin, to)
        taken.append((x - r, y - r, x + r, y + r))
    for pin in sorted(pins, key=lambda p: (-p.radius_km, p.number)):
        kind = "pin minor" if pin.minor or pin.radius_km >= VAGUE_KM else "pin"
        dots.append(el("g", {}, el("title", {}, pin.title), el("circle", {**_at(pin, to), "r": f"{_radius(pin, to):.1f}", "class": kind})))
    for pin in pins:
        r = _radius(pin, to)
        text = pin.name if names else str(pin.number)
        spot = _spot(to.x(pin.lon), to.y(pin.lat), r, len(text) * 7.4 + 4, to, taken)
        if spot is not None:
            x, y, anchor = spot
            words.append(el("text", {"x": f"{x:.1f}", "y": f"{y:.1f}", "text-anchor": anchor, "class": "pin-no"}, text))
    return dots + words


def _radius(pin: Pin, to: Projection) -> float:
    """Larger with more incidents; small in the middle of a circle, which says what there is to say and lies over other places."""
    if pin.radius_km / _KM * to.scale > _CIRCLED and pin.radius_km < VAGUE_KM:
        return 3.0
    return min(11.0, 4.5 + 1.6 * math.log(max(1, pin.weight)))


def _spot(
    x: float, y: float, r: float, wide: float, to: Projection, taken: list[tuple[float, float, float, float]]
) -> tuple[float, float, str] | None:
    """Right of the pin, left, above or below: the first place inside the picture that covers nothing; None where there is none."""
    choices = (
        (x + r + 4, y + 5, "start", x + r + 4, y - 8),
        (x - r - 4, y + 5, "end", x - r - 4 - wide, y - 8),
        (x, y - r - 6, "middle", x - wide / 2, y - r - 20),
        (x, y + r + 16, "middle", x - wide / 2, y + r + 3),
    )
    for at_x, at_y, anchor, left, top in choices:
        box = (left, top, left + wide, top + 16)
        inside = box[0] >= 2 and box[1] >= 2 and box[2] <= to.width - 2 and box[3] <= to.height - 2
        if inside and not any(box[0] < t[2] and box[2] > t[0] and box[1] < t[3] and box[3] > t[1] for t in taken):
            taken.append(box)
            return at_x, at_y, anchor
    return None


def _scale(to: Projection, km: str) -> Markup:
    """A bar of a round number of kilometres."""
    most = to.width / 4 / to.scale * _KM
    length = next(n for n in (2000, 1000, 500, 200, 100, 50, 20, 10, 5, 2, 1) if n <= most or n == 1)
    wide, y = length / _KM * to.scale, to.height - 14
    bar = el("path", {"class": "bar-km", "d": f"M14 {y - 5:.0f}V{y:.0f}H{14 + wide:.1f}V{y - 5:.0f}"})
    return el("g", {}, bar, el("text", {"x": f"{20 + wide:.0f}", "y": f"{y + 1:.0f}", "class": "km"}, f"{length:,} {km}"))
