"""What places are called and where their sides lie: which kinds of place a word fits, the points of the compass in degrees."""

from collections.abc import Mapping

COMPASS = ("north", "north-east", "east", "south-east", "south", "south-west", "west", "north-west")
BEARINGS = {side: 45.0 * k for k, side in enumerate(COMPASS)}
# What a name is called by, and the kinds of place that this fits.
FITS: Mapping[str, frozenset[str]] = {
    "city": frozenset(("city", "town")),
    "town": frozenset(("town", "city", "village")),
    "village": frozenset(("village", "town")),
    "neighbourhood": frozenset(("neighbourhood", "district")),
    "camp": frozenset(("camp",)),
    "base": frozenset(("base", "airport", "airbase")),
    "airport": frozenset(("airport", "base", "airbase")),
    "field": frozenset(("field", "base", "plant", "facility")),
    "governorate": frozenset(("governorate", "province", "region")),
    "district": frozenset(("district", "region", "town")),
    "crossing": frozenset(("crossing", "bridge")),
    "port": frozenset(("port",)),
    "mountain": frozenset(("mountain", "desert", "region", "valley")),
    "dam": frozenset(("dam", "lake", "river", "island")),
}


def fits(kind: str, called: frozenset[str]) -> bool:
    """Whether a place of this kind may be called so: a town "city", but no village "base"."""
    return any(kind in FITS.get(c, frozenset()) for c in called)
