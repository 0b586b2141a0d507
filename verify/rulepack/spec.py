"""What stands in a rule pack, typed: every spec knows the file and line it was read from."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from verify.model import RulePackInfo, SourceKind


class LexiconEntry(Struct, frozen=True):
    """A term of a lexicon, with its value if the lexicon gives one."""

    term: str
    value: str | None
    file: str = ""
    line: int = 0


class PatternSpec(Struct, frozen=True):
    """A reading rule: a pattern over item classes, what it reads, and the cases that prove it."""

    id: str
    version: int
    lang: str
    dimension: str
    pattern: str
    reads: Mapping[str, Any]
    cases: tuple[Mapping[str, Any], ...] = ()
    priority: int = 0
    file: str = ""
    line: int = 0


class PlaceSpec(Struct, frozen=True):
    """A place: point, radius in kilometres within which its name places something, and its names by language.

    `within` are the ids of the places that contain it; `population` breaks ties between places of one name.
    """

    id: str
    name: str
    kind: str
    lat: float | None
    lon: float | None
    precision_km: float
    country: str | None = None
    within: tuple[str, ...] = ()
    names: Mapping[str, tuple[str, ...]] = {}
    timezone: str | None = None
    population: int = 0
    cases: tuple[Mapping[str, Any], ...] = ()
    version: int = 1
    file: str = ""
    line: int = 0


class ActorSpec(Struct, frozen=True):
    """A party: canonical English name, the organisations it belongs to (`umbrella`), its names and adjectives by language.

    `side` names the camp where it is not told by the umbrella, `strikes_by` how the party strikes where a text does not say ("airstrike"),
    `occupies` the countries where "the occupiers" are this party, `theatre` those where a coalition is meant by "the coalition" alone.
    """

    id: str
    name: str
    kind: str
    umbrella: tuple[str, ...] = ()
    names: Mapping[str, tuple[str, ...]] = {}
    adjectives: Mapping[str, tuple[str, ...]] = {}
    side: str | None = None
    country: str | None = None
    strikes_by: str | None = None
    occupies: tuple[str, ...] = ()
    theatre: tuple[str, ...] = ()
    cases: tuple[Mapping[str, Any], ...] = ()
    version: int = 1
    file: str = ""
    line: int = 0


class SourceSpec(Struct, frozen=True):
    """A named source: kind, the actor it speaks for, the organisation it is an arm of, its letter and its own time zone."""

    id: str
    name: str
    kind: SourceKind
    affiliation: str | None = None
    organisation: str | None = None
    reliability: str | None = None
    timezone: str | None = None
    names: Mapping[str, tuple[str, ...]] = {}
    basis: str = ""
    cases: tuple[Mapping[str, Any], ...] = ()
    version: int = 1
    file: str = ""
    line: int = 0


class KindSpec(Struct, frozen=True):
    """What is believed of a source of this kind before it is known: a letter, and a Beta prior (mean, strength in pseudo-counts)."""

    id: SourceKind
    reliability: str
    mean: float
    strength: float
    basis: str
    version: int = 1
    file: str = ""
    line: int = 0


class PlaceWords(Struct, frozen=True):
    """The words of one language that say what kind of place a name is, or how loosely it is meant.

    `before` ("village", "قرية") stand before a name and prove that it is one; `wide` ("countryside", "ريف") widen it to the
    kilometres given, or to the province for a province's capital; `directions` ("east", "شرق") place something beside it;
    `near` ("محيط") loosen it a little; `locative` are prepositions of place and `inside` those that only a place can follow;
    `careful` names are also common words and need a kind of place or one of `inside` before them. `named_before` ("network", "شبكة")
    and `named_after` ("Media Center") make a place's name a part of the name of something else; a phrase of `never` contains a place's
    name and is none. Of the prepositions, those of `away` ("from") lead from a place, unless a word of `part_of` ("many of") stands before,
    and `between` stands before two that something lies between.
    """

    before: Mapping[str, tuple[str, ...]] = {}
    after: Mapping[str, tuple[str, ...]] = {}
    wide: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    directions: Mapping[str, tuple[str, ...]] = {}
    locative: tuple[str, ...] = ()
    kilometres: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    inside: tuple[str, ...] = ()
    careful: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    named_before: tuple[str, ...] = ()
    named_after: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    away: tuple[str, ...] = ()
    part_of: tuple[str, ...] = ()
    between: tuple[str, ...] = ()


class LintFinding(Struct, frozen=True, order=True):
    """Something wrong with a rule pack; prints as "file:line: message"."""

    file: str
    line: int
    rule_id: str
    message: str

    def __str__(self) -> str:
        which = f"{self.rule_id}: " if self.rule_id else ""
        return f"{self.file}:{self.line}: {which}{self.message}"


__all__ = [
    "ActorSpec", "KindSpec", "LexiconEntry", "LintFinding", "PatternSpec", "PlaceSpec", "PlaceWords", "RulePackInfo", "SourceSpec",
]  # fmt: skip
