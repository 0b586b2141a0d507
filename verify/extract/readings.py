"""What a clause says on each dimension: every value with the words and the rule it was read from."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from verify.extract.clauses import Clause
from verify.extract.items import Item
from verify.extract.patterns import Match
from verify.model import Interval
from verify.rulepack import PatternSpec


class Reading(NamedTuple):
    """One value read from [start, end) of the normalised text: field `killed`, value (5, None), of whom.

    A sum says of whom each of its `members` is; `vague` where the words are a bare plural, "several", "dozens" rather than a count.
    `by_foes`: a party under a name that only its foes give it ("the regime's gangs").
    """

    field: str
    value: object
    start: int
    end: int
    rule: PatternSpec
    who: str | None = None
    members: tuple[tuple[str | None, Interval], ...] = ()
    vague: bool = False
    by_foes: bool = False


@dataclass(slots=True)
class Readings:
    """All that one clause says, by dimension, in the order it is said."""

    casualties: list[Reading] = field(default_factory=list)
    damage: list[Reading] = field(default_factory=list)
    attribution: list[Reading] = field(default_factory=list)
    weapon: list[Reading] = field(default_factory=list)
    assertion: list[Reading] = field(default_factory=list)


def in_clause(matches: Sequence[Match], clause: Clause) -> list[Match]:
    """The matches that begin inside a clause and end inside its segment, and those that reach into it to say what is no toll.

    `framed` rules begin in the frame of speech before the clause.
    """
    sentence = clause.segment.sentence
    return [m for m in matches if m.sentence is sentence and (_begins_in(m, clause) or (_excludes(m) and _overlaps(m, clause)))]


def _begins_in(match: Match, clause: Clause) -> bool:
    """A rule that is `framed` begins with its group `what`, behind the frame of speech."""
    framed = match.rule.reads.get("framed") is True and "what" in match.groups
    first = match.groups["what"][0] if framed else match.first
    return clause.first <= first <= clause.last and match.last <= clause.segment.last


def _excludes(match: Match) -> bool:
    return match.rule.dimension == "casualties" and "ignore" in match.rule.reads


def _overlaps(match: Match, clause: Clause) -> bool:
    return match.first <= clause.last and match.last >= clause.first


def item_value(item: Item | None, *lexicons: str) -> str | None:
    """The first value an item has in one of these lexicons."""
    if item is None:
        return None
    return next((v for name in lexicons if (v := item.value(name)) is not None), None)
