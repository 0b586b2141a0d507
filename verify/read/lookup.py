"""Finds sources, actors and places by the names that records give, and reads their dates; every answer is remembered."""

import re
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

from verify.model import Actor, Place, SourceKind, SourceRef, stable_id
from verify.rulepack import ActorSpec, PlaceSpec, Rules, SourceSpec
from verify.text.normalise import fold

if TYPE_CHECKING:
    from verify.text.dates import DateLexicon

YEARS = range(1900, 2101)
_LIMIT = 200_000
_WHOLE = len("2021-07-10T21:00:00+03:00")
# The group holds where a moment already is as it will be written.
_ISO = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?:(:\d\d[+-]\d\d:\d\d)|(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:\d\d))")
_FORM = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,6})?)?(?:Z|[+-]\d\d:?\d\d)?)?")
_DIGITS = re.compile(r"\d{8,13}")


class Lookup:
    """Names to things, over one set of rules."""

    def __init__(self, rules: Rules) -> None:
        self._rules = rules
        self._sources: dict[tuple[str, str | None], SourceSpec | None] = {}
        self._refs: dict[tuple[str, str | None, str | None], SourceRef] = {}
        self._actors: dict[tuple[str, str], Actor] = {}
        self._places: dict[tuple[str | None, str | None], PlaceSpec | Place] = {}
        self._dates: dict[tuple[str, str | None, str | None], tuple[str | None, str | None, str | None]] = {}
        self._by_actor_name: dict[str, ActorSpec] | None = None
        self._by_place_name: dict[str, PlaceSpec] | None = None

    def source(self, name: str, kind: str | None = None) -> SourceSpec | None:
        """The registered source of this name."""
        key = (name, kind)
        if key not in self._sources:
            _bound(self._sources)
            self._sources[key] = self._rules.sources.get(name) or self._rules.source_named(name, kind)
        return self._sources[key]

    def source_ref(self, name: str | None, given_id: str | None, kind: SourceKind | None) -> SourceRef:
        """The source as a claim names it: the registered one by its name or id, else one named after its folded name."""
        key = (name or "", given_id, kind)
        found = self._refs.get(key)
        if found is None:
            _bound(self._refs)
            found = self._refs[key] = self._source_ref(name, given_id, kind)
        return found

    def _source_ref(self, name: str | None, given_id: str | None, kind: SourceKind | None) -> SourceRef:
        spec = self._rules.sources.get(given_id) if given_id is not None else None
        if spec is None and name is not None:
            spec = self.source(name, kind)
        if spec is not None:
            return SourceRef(spec.id, spec.name, spec.kind)
        label = name if name is not None else given_id or ""
        return SourceRef(stable_id("source", [fold(label)]), label, kind or "unknown")

    def actor(self, name: str | None, given_id: str | None) -> Actor:
        """The registered actor by id, name, alias or adjective; else one named after its folded name."""
        key = (name or "", given_id or "")
        found = self._actors.get(key)
        if found is None:
            _bound(self._actors)
            found = self._actors[key] = self._actor(name, given_id)
        return found

    def _actor(self, name: str | None, given_id: str | None) -> Actor:
        spec = self._rules.actors.get(given_id) if given_id is not None else None
        if spec is None and name is not None:
            spec = self._rules.actors.get(name) or self._rules.actor_named(name) or self._actor_names().get(fold(name))
        if spec is not None:
            return Actor(spec.id, spec.name)
        label = name if name is not None else given_id or ""
        return Actor(stable_id("actor", [fold(label)]), label)

    def _actor_names(self) -> dict[str, ActorSpec]:
        if self._by_actor_name is None:
            self._by_actor_name = {}
            for _, spec in sorted(self._rules.actors.items()):
                for lang in sorted(spec.adjectives):
                    for term in spec.adjectives[lang]:
                        self._by_actor_name.setdefault(fold(term), spec)
        return self._by_actor_name

    def place(self, name: str | None, given_id: str | None, lat: float | None, lon: float | None, km: float | None) -> Place:
        """The registered place by id or name, with the point that was given in place of its own; else just what was given."""
        if (name, given_id) not in self._places:
            _bound(self._places)
            label = name if name is not None else given_id or ""
            known = self._place_spec(name, given_id)
            self._places[name, given_id] = known if known is not None else Place(given_id or stable_id("place", [fold(label)]), label)
        spec = self._places[name, given_id]
        if isinstance(spec, Place):
            return Place(spec.id, spec.name, lat, lon, km) if name is not None or given_id is not None else _point(lat, lon, km)
        arabic = spec.names.get("ar", ())
        if lat is not None:
            return Place(spec.id, spec.name, lat, lon, km, arabic[0] if arabic else None, spec.kind, spec.country)
        own = km if km is not None else spec.precision_km
        return Place(spec.id, spec.name, spec.lat, spec.lon, own, arabic[0] if arabic else None, spec.kind, spec.country)

    def _place_spec(self, name: str | None, given_id: str | None) -> PlaceSpec | None:
        spec = self._rules.places.get(given_id) if given_id is not None else None
        if spec is None and name is not None:
            spec = self._rules.places.get(name) or self._place_names().get(fold(name))
        return spec

    def _place_names(self) -> dict[str, PlaceSpec]:
        """Places by folded name; of several of one name the most populous, then the first id."""
        if self._by_place_name is None:
            self._by_place_name = {}
            for spec in sorted(self._rules.places.values(), key=lambda p: (-p.population, p.id)):
                for term in (spec.name, *(n for lang in sorted(spec.names) for n in spec.names[lang])):
                    self._by_place_name.setdefault(fold(term), spec)
        return self._by_place_name

    def date(self, value: str, lang: str | None, publisher: str | None) -> tuple[str | None, str | None, str | None]:
        """(ISO 8601 with zone, basis of the zone, None), or (None, None, why it cannot be read)."""
        if len(value) == _WHOLE and (stated := _stated(value)) is not None:
            return stated, "stated", None
        spec = self.source(publisher) if publisher else None
        key = (value, lang, spec.timezone if spec is not None else None)
        found = self._dates.get(key)
        if found is None:
            _bound(self._dates)
            found = self._dates[key] = self._date(*key)
        return found

    def _date(self, value: str, lang: str | None, zone: str | None) -> tuple[str | None, str | None, str | None]:
        value = _first(value)
        if len(value) > 200:
            return None, None, "it is too long for a date"
        stated = _stated(value.strip())
        if stated is not None:
            return stated, "stated", None
        if _impossible(value.strip()):
            return None, None, "there is no such day or hour"
        try:
            iso, basis = self._parse(value, lang, zone)
        except (ValueError, OverflowError) as error:
            return None, None, str(error) or "it is no date"
        year = int(iso[:4])
        if year not in YEARS:
            return None, None, f"the year {year} lies outside {YEARS[0]} to {YEARS[-1]}"
        return iso, basis, None

    @cached_property
    def _lexicons(self) -> "dict[str, DateLexicon]":
        return {code: pack.dates for code, pack in sorted(self._rules.lang.items()) if pack.dates is not None}

    def _parse(self, value: str, lang: str | None, zone: str | None) -> tuple[str, str]:
        from verify.text.dates import parse_published

        published = parse_published(value, lang, zone, self._lexicons)
        return published.iso, published.zone_basis


def _first(value: str) -> str:
    """The first of several full moments in one field: a page's own stands before those of the stories it links to."""
    if "T" not in value[:11] or " " not in value:
        return value
    moments = value.split()
    return moments[0] if all(_stated(m) is not None for m in moments) else value


def _stated(value: str) -> str | None:
    """A full ISO 8601 moment with its zone, or seconds or milliseconds since 1970, as ISO; None for anything else."""
    shape = _ISO.fullmatch(value)
    if shape is not None:
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            return None
        if moment.year not in YEARS:
            return None
        return value if shape.lastindex else moment.isoformat()
    if _DIGITS.fullmatch(value) and len(value) in (10, 13):
        seconds = int(value) / (1000 if len(value) == 13 else 1)
        moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
        return moment.isoformat(timespec="seconds") if moment.year in YEARS else None
    return None


def _impossible(value: str) -> bool:
    """True for what has the form of ISO 8601 and no meaning: the 31st of February, the 25th hour; nobody may read a half of it."""
    if _FORM.fullmatch(value) is None:
        return False
    try:
        datetime.fromisoformat(value)
    except ValueError:
        return True
    return False


def _point(lat: float | None, lon: float | None, km: float | None) -> Place:
    """A place that is known by its point alone."""
    label = f"{lat}, {lon}"
    return Place(stable_id("place", [label]), label, lat, lon, km)


def _bound(memo: dict[Any, Any]) -> None:
    """Forgets everything once too much is remembered: a file of a million names must not fill the memory."""
    if len(memo) >= _LIMIT:
        memo.clear()
