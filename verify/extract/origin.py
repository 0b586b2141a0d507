"""Where a local voice speaks from, for a text that names no place: "residents of Sarmin", "مدير المشفى في صعدة"."""

from collections.abc import Mapping

from verify.extract.place_resolution import resolve
from verify.extract.places import PlaceIndex
from verify.extract.speakers import Speaker
from verify.rulepack import PlaceSpec
from verify.text.normalise import normalise

_TOWN_KM = 15.0
"""Who is in a province can be anywhere in it."""


def place_of_source(told_by: Speaker, lang: str, places: PlaceIndex, known: Mapping[str, PlaceSpec]) -> PlaceSpec | None:
    """The one place that the name of a local source says it is in; None for any other source, and where the name only holds a place's name.

    Residents, doctors and activists tell of where they are; what a network is called after says less, and an official speaks of anywhere.
    """
    if told_by.source.kind != "local" or told_by.start is not None:
        return None
    mentions = [m for m in places.find(normalise(told_by.source.name), lang) if m.cue.locative or m.cue.inside]
    found = {r.place.id: r.place for r in resolve(mentions, (), known) if r.place.precision_km <= _TOWN_KM} if mentions else {}
    return next(iter(found.values())) if len(found) == 1 else None
