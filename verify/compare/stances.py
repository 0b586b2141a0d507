"""How each single value stands to those of the other voices: who excludes whom, beside the verdict on them all."""

from collections.abc import Sequence
from typing import Protocol

from verify.compare.sentences import Standing
from verify.model import ComparedValue
from verify.model.comparison import Verdict
from verify.rulepack.spec_compare import CompareRule


class Numbered(Standing, Protocol):
    """A value with its place among those held against each other, below nought for one that is not."""

    @property
    def number(self) -> int:
        """The place."""


class Spoken(Protocol):
    """A voice."""

    @property
    def id(self) -> str:
        """Its id."""


def stances(
    said: Sequence[tuple[int, str, Numbered]],
    told: Sequence[Standing],
    related: Sequence[tuple[CompareRule, Sequence[tuple[int, int]]]],
    voices: Sequence[Spoken],
) -> list[ComparedValue]:
    """The values as voices say them (voice, claim, value), each with its own verdict and the voices it excludes.

    `told` are the values held against each other and `related` the rules that speak of them with the pairs each was found for. A value
    excludes, agrees with or goes with the others by the strongest that is found for it; a voice is never held against itself.
    """
    excluded: list[set[int]] = [set() for _ in told]
    same: set[int] = set()
    for rule, pairs in related:
        if rule.verdict == "conflict":
            for a, b in pairs:
                excluded[a].update(told[b].voices)
                excluded[b].update(told[a].voices)
        elif rule.verdict == "agree":
            for pair in pairs:
                same.update(pair)
    ids = [tuple([voices[v].id for v in sorted(others)]) if others else () for others in excluded]
    values = []
    for i, claim_id, standing in said:
        k = standing.number
        against: tuple[str, ...] = ()
        if k >= 0 and excluded[k]:
            own = voices[i].id
            against = ids[k] if i not in excluded[k] else tuple([name for name in ids[k] if name != own])
        verdict: Verdict = "conflict" if against else "agree" if k in same else "partial"
        values.append(ComparedValue(voices[i].id, claim_id, standing.phrase, verdict, against))
    return values
