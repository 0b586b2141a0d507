"""Who speaks, and how far they have earned belief."""

from typing import Literal

from msgspec import Struct

from verify.model.values import SourceKind


class Reliability(Struct, frozen=True, gc=False):
    """Admiralty letter with the probability behind it (that a statement of this source holds) and where that comes from.

    F has no basis: its probability is null, never one half.
    """

    letter: Literal["A", "B", "C", "D", "E", "F"]
    probability: float | None
    basis: str


class Source(Struct, frozen=True, gc=False):
    """A voice: "the Pentagon", "SANA", "a resident". `affiliation` is the id of the actor it speaks for, if any."""

    id: str
    name: str
    kind: SourceKind
    affiliation: str | None
    reliability: Reliability
    organisation: str | None = None


class SourceRef(Struct, frozen=True, gc=False):
    """A source as a claim names it."""

    id: str
    name: str
    kind: SourceKind


class Relay(Struct, frozen=True, gc=False):
    """The outlet that passes somebody else's words on."""

    id: str
    name: str
