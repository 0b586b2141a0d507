"""What the values of claims come to: a place, a party, a day or a count that comes again is looked up once.

Raises ValueError for what cannot be, with the path of the value.
"""

from collections.abc import Callable
from typing import Generic, TypeVar

from verify.model import Actor, Attribution, DateSpan, Interval, Place, Relay, SourceKind, SourceRef, Weapon
from verify.read.claim_in import AttributionIn, DateIn, PlaceIn, SourceIn
from verify.read.fields import filled
from verify.read.intake import Defaults, clip
from verify.read.lookup import Lookup
from verify.read.stated import armed, check_count, dated

Key = TypeVar("Key")
Made = TypeVar("Made")
_LIMIT = 200_000


class Memo(dict[Key, Made], Generic[Key, Made]):
    """What was made of each key so far; `memo[key]` makes what is not there yet.

    All is forgotten once too much is remembered: a file of a million names must not fill the memory.
    """

    def __init__(self, make: Callable[[Key], Made]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: Key) -> Made:
        made = self._make(key)
        if len(self) >= _LIMIT:
            self.clear()
        self[key] = made
        return made


class Recurring:
    """The memos of one run: values as the rules know them."""

    def __init__(self, lookup: Lookup, defaults: Defaults) -> None:
        self._lookup, self._defaults = lookup, defaults
        self.sources: Memo[tuple[str | SourceIn | None, SourceKind | None], tuple[SourceRef, str]] = Memo(self._source)
        self.relays: Memo[str | SourceIn, Relay | None] = Memo(self._relay)
        self.places: Memo[str | PlaceIn, Place] = Memo(self._place)
        self.attributions: Memo[AttributionIn, Attribution] = Memo(self._attribution)
        self.dates: Memo[str | DateIn, DateSpan] = Memo(dated)
        self.weapons: Memo[str | Weapon, Weapon | None] = Memo(armed)
        self.counts: Memo[tuple[str, Interval], bool] = Memo(_count)

    def _source(self, key: tuple[str | SourceIn | None, SourceKind | None]) -> tuple[SourceRef, str]:
        """The one who speaks, and the name that was given."""
        who, kind = key
        if isinstance(who, SourceIn):
            name, given_id, kind = filled(who.name), filled(who.id), who.kind or kind
        else:
            name, given_id = filled(who), None
        if name is None and given_id is None:
            name = self._defaults.source
        if name is None and given_id is None:
            raise ValueError("source: missing; a claim needs the one who speaks")
        ref = self._lookup.source_ref(name, given_id, kind or self._defaults.source_kind)
        if kind is not None and kind != ref.kind:
            ref = SourceRef(ref.id, ref.name, kind)
        return ref, name if name is not None else ref.name

    def _relay(self, given: str | SourceIn) -> Relay | None:
        name, given_id = (given, None) if isinstance(given, str) else (given.name, given.id)
        if filled(name) is None and filled(given_id) is None:
            return None
        ref = self._lookup.source_ref(filled(name), filled(given_id), None)
        return Relay(ref.id, ref.name)

    def places_of(self, given: tuple[str | PlaceIn, ...]) -> tuple[Place, ...]:
        """The places of a claim."""
        found: list[Place] = []
        try:
            for place in given:
                found.append(self.places[place])  # noqa: PERF401 - how many there are says which one cannot be
        except ValueError as error:
            raise ValueError(f"places[{len(found)}]{error}") from None
        return tuple(found)

    def _place(self, given: str | PlaceIn) -> Place:
        """What is wrong is said without the number of the place."""
        if isinstance(given, str):
            given = PlaceIn(name=given)
        name, given_id, lat, lon, km = filled(given.name), filled(given.id), given.lat, given.lon, given.precision_km
        if (lat is None) != (lon is None):
            raise ValueError(": lat and lon must both be given, or neither")
        if lat is not None and lon is not None and not (-90 <= lat <= 90 and -180 <= lon <= 180):
            raise ValueError(f": lat {clip(lat)}, lon {clip(lon)} is no point on the earth")
        if km is not None and not 0 <= km <= 20_100:
            raise ValueError(f".precision_km: {clip(km)} is no distance on the earth")
        if name is None and given_id is None and lat is None:
            raise ValueError(": needs a name or a point")
        return self._lookup.place(name, given_id, lat, lon, km)

    def _attribution(self, given: AttributionIn) -> Attribution:
        actors: dict[str, Actor] = {}
        for i, who in enumerate(given.actors):
            name, given_id = (who, None) if isinstance(who, str) else (who.name, who.id)
            name, given_id = filled(name), filled(given_id)
            if name is None and given_id is None:
                raise ValueError(f"attribution.actors[{i}]: a name is missing")
            actor = self._lookup.actor(name, given_id)
            actors.setdefault(actor.id, actor)
        if given.status == "unknown_stated" and actors:
            raise ValueError("attribution: unknown_stated names no actors")
        if given.status != "unknown_stated" and not actors:
            raise ValueError(f"attribution.actors: {given.status} needs at least one")
        return Attribution(tuple(actors.values()), given.status)


def _count(key: tuple[str, Interval]) -> bool:
    check_count(*key)
    return True
