"""Claims and documents from a planted world, with the truth beside them.

`python -m bench.generate --claims 1000 --seed 1 --as documents` prints JSON lines that `verify run` reads; `--as labels` the labels of the
same world's claims that `verify fit` reads.
"""

import argparse
import sys
from typing import NamedTuple

import msgspec

from bench.dice import Dice
from bench.registers import by_day, entered_later, misspelt
from bench.telling import Telling, tellings
from bench.wording import Statement, state
from bench.world import World, plant
from verify.model import Attribution, Claim, ClaimLink, Document, Evidence, Interval, Place, SourceRef, sha256_text, stable_id


class PlantedClaims(NamedTuple):
    """Claims with the planted event of each, and for a copy the claim it copies (both by claim id)."""

    claims: list[Claim]
    event_of: dict[str, str]
    copied_from: dict[str, str]
    killed: dict[str, int]


class PlantedDocument(NamedTuple):
    """A document and what its words support; `event` is the planted event's id."""

    document: Document
    event: str
    killed: Interval | None
    wounded: Interval | None


def planted_claims(world: World) -> PlantedClaims:
    """Structured claims as another system would extract them, in no helpful order. `killed`: the true toll of each event."""
    told = tellings(world)
    ids = {t.number: _claim_id(t, world) for t in told}
    sources = {t.number: t.source.id for t in told}
    claims = [_claim(t, state(t, world.seed), ids, sources, world) for t in told]
    return PlantedClaims(
        sorted(claims, key=lambda c: c.id),
        {ids[t.number]: t.event.id for t in told},
        {ids[t.number]: ids[t.copied] for t in told if t.copied is not None},
        {e.id: e.killed for e in world.events},
    )


def planted_documents(world: World) -> list[PlantedDocument]:
    """One short statement a telling."""
    found = []
    for t in tellings(world):
        said = state(t, world.seed)
        found.append(PlantedDocument(_document(t, said, world), t.event.id, said.killed, said.wounded))
    return sorted(found, key=lambda d: d.document.id)


def _claim_id(t: Telling, world: World) -> str:
    return stable_id("claim", ["bench", world.seed, t.number])


def _document_id(t: Telling, world: World) -> str:
    return stable_id("doc", ["bench", world.seed, t.number])


def _claim(t: Telling, said: Statement, ids: dict[int, str], sources: dict[int, str], world: World) -> Claim:
    source = SourceRef(t.source.id, t.source.name_ar if t.arabic else t.source.name, t.source.kind)
    said_dimensions = [
        name for name, value in (("casualties", said.killed), ("place", t.town), ("date", t.date), ("attribution", t.blamed)) if value
    ]
    origin = None  # a source that copies by habit says so; a repost does not
    if t.copied is not None and t.source.copies == sources[t.copied]:
        origin = ClaimLink(sources[t.copied], None, ids[t.copied])
    return Claim(
        id=ids[t.number], document_id=_document_id(t, world), source=source, quote=said.text, start=None, end=None, lang=_lang(t),
        published_at=t.published.isoformat(timespec="seconds"), event_type=t.event_type, date=t.date, places=_places(t, world),
        killed=said.killed, wounded=said.wounded,
        casualties_status="silent" if said.killed is None and said.wounded is None else "none" if _nobody(said) else "reported",
        damage=t.damage, damage_status="silent" if t.damage is None else "reported",
        attribution=None if t.blamed is None else Attribution((t.blamed,), "blames"), relays=origin,
        evidence=tuple(Evidence("structured", name) for name in said_dimensions or ["event_type"]),
    )  # fmt: skip


def _nobody(said: Statement) -> bool:
    return (said.killed is None or said.killed.max == 0) and (said.wounded is None or said.wounded.max == 0)


def _places(t: Telling, world: World) -> tuple[Place, ...]:
    """The town as this source would file it: with coordinates in six of ten cases, else by its spelling alone."""
    if t.town is None:
        return ()
    town, dice = t.event.town, Dice(f"{world.seed}/places/{t.number}")
    if not dice.chance(0.6):
        return (Place(stable_id("place", [t.town]), t.town),)
    lat, lon = town.lat + dice.real(-0.02, 0.02), town.lon + dice.real(-0.02, 0.02)
    return (Place(town.id, t.town, round(lat, 4), round(lon, 4), dice.pick((2.0, 3.0, 5.0))),)


def _document(t: Telling, said: Statement, world: World) -> Document:
    name = t.source.name_ar if t.arabic else t.source.name
    return Document(
        id=_document_id(t, world), text=said.text, lang=_lang(t), source=name, source_kind=t.source.kind, publisher=name,
        published_at=t.published.isoformat(timespec="seconds"), published_zone="stated", sha256=sha256_text(said.text),
    )  # fmt: skip


def _lang(t: Telling) -> str:
    return "ar" if t.arabic else "en"


def as_input(planted: Document | Claim) -> bytes:
    """The JSON line that `verify run` reads as this document or structured claim."""
    if isinstance(planted, Claim):
        return msgspec.json.encode({"type": "claim", **msgspec.to_builtins(planted)})
    keep = ("id", "text", "lang", "source", "source_kind", "publisher", "published_at")
    return msgspec.json.encode({key: getattr(planted, key) for key in keep})


def _items(args: argparse.Namespace, world: World) -> list[Claim] | list[Document]:
    if args.form == "documents":
        return [d.document for d in planted_documents(world)]
    claims = misspelt(entered_later(planted_claims(world).claims, args.later, args.seed), args.misspelt, args.seed)
    return by_day(claims) if args.by_day else claims


def main() -> int:
    """Prints a world as JSON lines."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.generate", description="Prints a planted world as JSON lines that verify run reads."
    )
    parser.add_argument("--claims", type=int, default=1000, help="how many (1,000 to 100,000 and more)")
    parser.add_argument("--seed", default="1")
    parser.add_argument(
        "--towns", type=int, help="how many towns (by default as many as the claims call for); more of them, more strikes a day"
    )
    parser.add_argument("--as", dest="form", choices=["claims", "documents", "labels"], default="documents")
    parser.add_argument("--later", type=float, default=0.0, help="share of the claims with a day that are published days or weeks later")
    parser.add_argument("--misspelt", type=float, default=0.0, help="share of the claims whose place is misspelt by a letter")
    parser.add_argument("--by-day", action="store_true", help="claims give the day of their publication alone")
    args = parser.parse_args()
    world = plant(args.claims, args.seed, args.towns)
    if args.form == "labels":
        for claim_id, event in sorted(planted_claims(world).event_of.items()):
            sys.stdout.buffer.write(msgspec.json.encode({"claim_id": claim_id, "incident": event}) + b"\n")
        return 0
    for item in _items(args, world):
        sys.stdout.buffer.write(as_input(item) + b"\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
