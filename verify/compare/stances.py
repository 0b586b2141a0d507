"""How each single value stands to those of the other voices: who excludes whom, beside the verdict on them all."""

from collections.abc import Sequence
from typing import Protocol

from verify.compare.sentences import Standing
from verify.model import ComparedValue
from verify.model.comparison import Verdict
from verify.rulepack.spec_compare import CompareRule


class Spoken(Protocol):
    """A voice."""

    @property
    def id(self) -> str:
        """Its id."""


def stances(
    said: Sequence[tuple[int, str, Standing]],
    told: Sequence[Standing],
    related: Sequence[tuple[CompareRule, Sequence[tuple[int, int]]]],
    voices: Sequence[Spoken],
) -> list[ComparedValue]:
    """The values as voices say them (voice, claim, value), each with its own verdict and the voices it excludes.

    `told` are the values held against each other and `related` the rules that speak of them with the pairs each was found for. A value
    excludes, agrees with or goes with the others by the strongest that is found for it; a voice is never held against itself.
    """
    excluded: dict[int, set[int]] = {}
    same: set[int] = set()
    for rule, pairs in related:
        if rule.verdict == "conflict":
            for a, b in pairs:
                excluded.setdefault(a, set()).update(told[b].voices)
                excluded.setdefault(b, set()).update(told[a].voices)
        elif rule.verdict == "agree":
            same.update(k for pair in pairs for k in pair)
    number = {id(s): k for k, s in enumerate(told)}
    values = []
    for i, claim_id, standing in said:
        k = number.get(id(standing), -1)
        others = excluded.get(k) if excluded else None
        against = tuple([voices[v].id for v in sorted(others) if v != i]) if others else ()
        verdict: Verdict = "conflict" if against else "agree" if k in same else "partial"
        values.append(ComparedValue(voices[i].id, claim_id, standing.phrase, verdict, against))
    return values
