"""A finished run to go on from: its claims and events, what of them still holds, and which events take the place of which."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from verify.cluster.encoder import Encoder
from verify.errors import InputError
from verify.model import Claim, Cluster, Event, Link, Report

if TYPE_CHECKING:
    from verify.rulepack import Rules

_OF_THE_STEP = ("same_event", "kept_apart")


@dataclass(frozen=True, slots=True)
class Previous:
    """What an earlier run found. `comparable`: the same rules and the same encoder made it, so what is untouched still holds."""

    claims: dict[str, Claim]
    clusters: tuple[Cluster, ...]
    comparable: bool

    def same(self, claim: Claim) -> bool:
        """Whether the earlier run had this very claim."""
        known = self.claims.get(claim.id)
        return known is not None and bare(known) == bare(claim)


def bare(claim: Claim) -> Claim:
    """The claim as it was read, without what later steps add."""
    return msgspec.structs.replace(claim, relays=None, revises=None, credibility=None, date=claim.date_told, date_inferred=None)


def load_previous(folder: Path, rules: "Rules", encoder: Encoder | None) -> Previous:
    """The run whose report stands in `folder`. Raises InputError if there is none that can be read."""
    path = folder / "report.json" if folder.is_dir() else folder
    try:
        report = msgspec.json.decode(path.read_bytes(), type=Report)
    except OSError as error:
        raise InputError(
            f"there is no earlier report at {path} ({error.strerror or error}); give the folder that --out named then"
        ) from error
    except msgspec.DecodeError as error:
        raise InputError(f"{path} is not a report of this version ({error}); run once without --previous") from error
    name = encoder.name if encoder is not None else "none"
    return previous_of(report, comparable=report.engine.rules == tuple(rules.packs) and report.engine.encoder == name)


def previous_of(report: Report, *, comparable: bool) -> Previous:
    """The same from a report at hand."""
    return Previous({c.id: c for c in report.claims}, tuple(_cluster(e) for e in report.events), comparable)


def _cluster(event: Event) -> Cluster:
    links: tuple[Link, ...] = tuple(k for k in event.links if k.kind in _OF_THE_STEP)
    return Cluster(event.id, event.claim_ids, links)


def superseding(clusters: Sequence[Cluster], previous: Previous) -> list[Cluster]:
    """The clusters with the earlier events they take the place of: those that share a claim with them and are not the same."""
    event_of = {claim: old.id for old in previous.clusters for claim in old.claim_ids}
    same = {old.id for old in previous.clusters}
    found = []
    for cluster in clusters:
        before: set[str] = set() if cluster.id in same else {event_of[c] for c in cluster.claim_ids if c in event_of}
        found.append(msgspec.structs.replace(cluster, supersedes=tuple(sorted(before))) if before else cluster)
    return found
