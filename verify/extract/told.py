"""What one clause tells, what a claim needs of its document, and the words that prove each value."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from verify.extract.clauses import Clause
from verify.extract.incidents import Incident
from verify.extract.readings import Reading, Readings
from verify.model import DateSpan, Document, Evidence, Place
from verify.rulepack import ActorSpec
from verify.text.normalise import Normalised


class Told(Struct, frozen=True, gc=False):
    """One clause with everything read from it."""

    clause: Clause
    incident: Incident
    readings: Readings
    places: tuple[tuple[Place, int, int], ...]
    types: tuple[tuple[str, int, int], ...]
    preliminary: bool
    sensed: tuple[tuple[Place, int, int], ...] = ()


class Context(Struct, frozen=True, gc=False):
    """What a claim needs of its document and rules; `fallback_place` is where what is told without a place was, `fallback_at` the words for it."""

    document: Document
    norm: Normalised
    actors: Mapping[str, ActorSpec]
    published_day: DateSpan | None
    fallback_place: Place | None
    lang: str
    fallback_at: tuple[int, int] | None = None


class Proof:
    """Collects evidence with offsets into the original text."""

    def __init__(self, norm: Normalised) -> None:
        self._norm, self.items = norm, []  # type: tuple[Normalised, list[Evidence]]

    def add(self, dimension: str, start: int, end: int, rule_id: str, version: int, value: object) -> None:
        """A value and the rule that read it at [start, end) of the normalised text."""
        a, b = self._norm.span(start, end)
        self.items.append(Evidence("text", dimension, rule_id, version, a, b, self._norm.original[a:b], str(value)))

    def of(self, dimension: str, reading: Reading, value: object) -> None:
        """A value read by a rule, with the words of the reading."""
        self.add(dimension, reading.start, reading.end, reading.rule.id, reading.rule.version, value)


def untrue_sentences(told: Sequence[Told]) -> set[int]:
    """The numbers of the sentences that call what they tell untrue: "claims that our forces killed six are false"."""
    return {t.clause.segment.sentence.number for t in told if any(r.value == "denied" for r in t.readings.assertion)}
