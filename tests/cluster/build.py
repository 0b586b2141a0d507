"""Small claims and rules for the tests of the cluster step: an invented country with a few towns, parties and sources."""

from datetime import date, timedelta
from pathlib import Path

import yaml

from verify.model import Actor, Attribution, Claim, ClaimLink, DateSpan, Interval, Place, Relay, SourceRef
from verify.rulepack import Rules
from verify.rulepack.spec import ActorSpec, PlaceSpec, SourceSpec

ROOT = Path(__file__).parents[2]
DAY = date(2022, 3, 10)
_TOWNS = {"karmel": (35.0, 38.0), "sadira": (35.0, 38.9), "ostan": (36.4, 39.5), "namesake": (33.0, 36.0), "outpost": (33.3, 36.3)}


def rules() -> Rules:
    """The shipped weights, and what there is in the invented country."""
    found = Rules()
    found.raw["cluster"] = yaml.safe_load((ROOT / "rules" / "cluster.yml").read_text(encoding="utf-8"))["cluster"]
    for name, (lat, lon) in _TOWNS.items():
        found.places[name] = PlaceSpec(name, name.capitalize(), "town", lat, lon, 3.0, country="XX", within=("province.east",))
    found.places["province.east"] = PlaceSpec("province.east", "Eastern Province", "province", 35.2, 38.5, 120.0, country="XX")
    found.places["province.namesake"] = PlaceSpec("province.namesake", "Namesake", "governorate", 33.1, 36.1, 60.0, country="XX")
    found.places["namesake"] = PlaceSpec("namesake", "Namesake", "town", 33.0, 36.0, 3.0, country="XX", within=("province.namesake",))
    for key, umbrella in (("actor.north", ()), ("actor.south", ()), ("actor.south-brigade", ("actor.south",))):
        found.actors[key] = ActorSpec(key, key.removeprefix("actor.").capitalize(), "state", umbrella)
    for key, organisation in (("source.ministry", "org.north"), ("source.staff", "org.north"), ("source.radio", "org.radio")):
        found.sources[key] = SourceSpec(key, key.removeprefix("source.").capitalize(), "official", organisation=organisation)
    found.sources["source.tv"] = SourceSpec("source.tv", "Tv", "state_media", affiliation="actor.north", organisation="org.north-media")
    return found


def place(name: str) -> Place:
    """A town of the country with its point, or a name nobody knows."""
    return Place(name, name.capitalize(), *_TOWNS[name], 3.0, country="XX") if name in _TOWNS else Place(name, name.capitalize())


def claim(
    key: str,
    *,
    town: str | None = "karmel",
    day: int | None = 0,
    told: float = 0.5,
    source: str | None = None,
    event_type: str = "airstrike",
    killed: int | Interval | None = None,
    wounded: int | None = None,
    actor: str | None = None,
    status: str = "blames",
    quote: str = "",
    document: str | None = None,
    incident: str | None = None,
    by: str | None = None,
    relays: ClaimLink | None = None,
    damage: str | None = None,
    background: bool = False,
) -> Claim:
    """A claim on a strike `day` days after the first day, published `told` days after that (or after the first day, if it states none)."""
    when = None if day is None else (DAY + timedelta(days=day)).isoformat()
    minutes = int(((day or 0) + told) * 1440)
    published = (DAY + timedelta(days=minutes // 1440)).isoformat() + f"T{minutes % 1440 // 60:02d}:{minutes % 60:02d}:00+00:00"
    toll = Interval(killed, killed) if isinstance(killed, int) else killed
    hurt = None if wounded is None else Interval(wounded, wounded)
    return Claim(
        id=key, document_id=document or f"doc-{key}", source=SourceRef(source or f"source.{key}", source or key, "local"), quote=quote, start=None,
        end=None, lang="en", relayed_by=None if by is None else Relay(by, by), background=background, incident=incident, published_at=published,
        event_type=event_type, date=None if when is None else DateSpan(when, when, "day"),  # type: ignore[arg-type]
        places=() if town is None else (place(town),), killed=toll, wounded=hurt,
        casualties_status="silent" if toll is None and hurt is None else "reported", damage=damage,  # type: ignore[arg-type]
        attribution=None if actor is None else Attribution((Actor(actor, actor),), status), relays=relays,  # type: ignore[arg-type]
    )  # fmt: skip
