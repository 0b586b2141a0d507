"""The small map of one incident: where the assessed place lies, and where else its sources put it."""

from collections import Counter

from markupsafe import Markup
from msgspec import Struct

from verify.model import Event, Place
from verify.render.book import Book
from verify.render.maps import Pin, place_map
from verify.render.phrases import Phrases
from verify.render.safe import visible

_SHOWN = 12
_NAME = 60


def drawable(place: Place | None) -> bool:
    """Has the place a point that lies on a map?"""
    return place is not None and place.lat is not None and place.lon is not None and abs(place.lat) <= 85 and abs(place.lon) <= 180


class Located(Struct, frozen=True):
    """The map and the table behind it: places with their points and by how many claims they are named, the assessed one first."""

    chart: Markup
    table: tuple[tuple[str, str, str], ...]


def locator(event: Event, book: Book, phrases: Phrases) -> Located | None:
    """The assessed place first, then the others by how many claims name them; None where no place has a point."""
    ui, named = phrases.ui, Counter(p.id for c in book.claims_of(event) for p in c.places)
    places = {p.id: p for c in book.claims_of(event) for p in c.places if drawable(p)}
    main = event.place if drawable(event.place) else None
    if main is not None:
        places[main.id] = main
    ordered = sorted(places, key=lambda i: (main is None or i != main.id, -named[i], i))[:_SHOWN]
    if not ordered:
        return None
    pins, table = [], []
    for number, place_id in enumerate(ordered, 1):
        place = places[place_id]
        assert place.lat is not None and place.lon is not None
        name = visible(phrases.place(place), _NAME)
        claims = ui.count("claims", named[place_id])
        title = ui.plain("event.said_by", place=name, n=claims)
        minor = main is not None and place_id != main.id
        pins.append(Pin(place.lat, place.lon, place.precision_km or 0.0, number, name, title, minor=minor))
        table.append((name, f"{place.lat:.4f}, {place.lon:.4f}", claims))
    label = ui.plain("event.map_alt", places=ui.s("sentence.list").join(p.title for p in pins))
    return Located(place_map(pins, label, ui.s("site.km"), width=440, height=270), tuple(table))
