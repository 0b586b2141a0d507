"""Where a text is about that tells of an attack and names one place, though not in the same breath: "Today in Sarmin", and below how many died."""

from collections.abc import Iterable, Mapping

from verify.extract.items import Item, place_of
from verify.extract.place_relations import innermost
from verify.extract.sites import in_a_name
from verify.model import Place
from verify.rulepack import PlaceSpec

# A province is the widest place that tells where.
_WIDEST_KM = 60.0


def lone_place(
    sentences: Iterable[tuple[Item, ...]], places: Mapping[int, Place], known: Mapping[str, PlaceSpec]
) -> tuple[Place, int, int] | None:
    """The one place that a text names besides those that contain it; None where it names several, or only where somebody comes from."""
    named: dict[str, tuple[Place, int, int]] = {}
    for items in sentences:
        for k, item in enumerate(items):
            place = places.get(item.start) if item.kind == "place" else None
            if place is None or in_a_name(items, k):
                continue
            mention = place_of(item)
            if mention is not None and mention.cue.away:
                return None
            named.setdefault(place.id, (place, item.start, item.end))
    inner = innermost([place for place, _, _ in named.values()], known) if named else set()
    lone = named[next(iter(inner))] if len(inner) == 1 else None
    return lone if lone is not None and lone[0].precision_km is not None and lone[0].precision_km <= _WIDEST_KM else None
