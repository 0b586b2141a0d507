"""What a clause says on each dimension: every value with the words and the rule it was read from."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from msgspec import Struct

from verify.extract.clauses import Clause
from verify.extract.items import Item
from verify.extract.patterns import Match
from verify.model import Interval
from verify.rulepack import PatternSpec


class Reading(Struct, frozen=True, gc=False):
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


def by_clause(matches: Sequence[Match], clauses: Sequence[Clause]) -> list[list[Match]]:
    """For each clause of a sentence, in order, the matches that begin inside it and end inside its segment.

    Those that reach into it to say what is no toll are there too. `framed` rules begin in the frame of speech before the clause.
    """
    firsts = [c.first for c in clauses]
    found: list[list[Match]] = [[] for _ in clauses]
    for match in matches:
        begins = _begin(match)
        n = bisect_right(firsts, begins) - 1
        inside = n if n >= 0 and begins <= clauses[n].last and match.last <= clauses[n].segment.last else -1
        if inside >= 0:
            found[inside].append(match)
        if _excludes(match):
            for k in range(max(0, bisect_right(firsts, match.first) - 1), bisect_right(firsts, match.last)):
                if k != inside and match.last >= clauses[k].first and match.first <= clauses[k].last:
                    found[k].append(match)
    return found


def _begin(match: Match) -> int:
    """A rule that is `framed` begins with its group `what`, behind the frame of speech."""
    framed = match.rule.reads.get("framed") is True and "what" in match.groups
    return match.groups["what"][0] if framed else match.first


def _excludes(match: Match) -> bool:
    return match.rule.dimension == "casualties" and "ignore" in match.rule.reads


def item_value(item: Item | None, *lexicons: str) -> str | None:
    """The first value an item has in one of these lexicons."""
    if item is None:
        return None
    return next((v for name in lexicons if (v := item.value(name)) is not None), None)


def summed(values: Sequence[Interval]) -> Interval:
    """All of them together; open if any is."""
    ends = [v.max for v in values if v.max is not None]
    return Interval(sum(v.min for v in values), sum(ends) if len(ends) == len(values) else None)
