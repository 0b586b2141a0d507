"""One dimension of one event: what each voice is held to, the verdict, and the sentence that says why."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

from verify.compare.context import Context
from verify.compare.sentences import explain
from verify.compare.voices import Held, Settle, Voice, held_by
from verify.compare.wording import Wording
from verify.model import Claim, ComparedValue, Comparison
from verify.rulepack.spec_compare import CompareRule

_RANK = {"conflict": 0, "agree": 2, "partial": 3}


class Comparator(NamedTuple):
    """A dimension: how a claim's value is read, how a voice's values settle into what it is held to, how two values relate, how one is told.

    `relate` gives the same answer both ways round.
    """

    name: str
    read: Callable[[Claim, Context], Any]
    settle: Settle | None
    relate: Callable[[Any, Any, Context], str]
    tell: Callable[[Any, Wording, Context], str]


class Standing(NamedTuple):
    """One value with the voices that are held to it, by their place in the list of voices."""

    value: Any
    voices: list[int]


def compare(comparator: Comparator, voices: Sequence[Voice], context: Context) -> Comparison:
    """The verdict on one dimension. Symmetric; the order of voices and claims changes nothing."""
    standing: dict[Any, Standing] = {}
    values: list[tuple[int, Held]] = []
    unknown: list[int] = []
    speaking = 0
    for i, voice in enumerate(voices):
        held, not_known = held_by(voice, comparator.read, comparator.settle, context)
        if not_known:
            unknown.append(i)
        if held:
            speaking += 1
        seen: set[Any] = set()
        for h in held:
            if h.value in seen:
                continue
            seen.add(h.value)
            values.append((i, h))
            found = standing.get(h.value)
            if found is None:
                standing[h.value] = Standing(h.value, [i])
            else:
                found.voices.append(i)
    told = list(standing.values())
    rule: CompareRule | None = None
    pairs: list[tuple[int, int]] = []
    if speaking > 1:
        told = _most_held(told, context.spec.most_values)
        rule, pairs = _decide(comparator, told, context)
    verdict = rule.verdict if rule is not None else "single" if speaking else "silent"
    phrases = [context.told(comparator, s.value) for s in told]
    sentence = explain(comparator.name, verdict, rule, pairs, told, phrases, [v.name for v in voices], unknown, context.words)
    return Comparison(
        verdict=verdict,
        conflict_type=rule.conflict_type if rule is not None else None,
        explanation=sentence,
        values=tuple(ComparedValue(voices[i].id, h.claim_id, context.told(comparator, h.value)) for i, h in values),
        rule_id=rule.id if rule is not None else f"{comparator.name}.{verdict}",
    )


def _most_held(told: list[Standing], most: int) -> list[Standing]:
    if len(told) <= most:
        return told
    ranked = sorted(range(len(told)), key=lambda k: (-len(told[k].voices), k))[:most]
    return [told[k] for k in sorted(ranked)]


def _decide(comparator: Comparator, told: Sequence[Standing], context: Context) -> tuple[CompareRule, list[tuple[int, int]]]:
    """The rule that decides, and the pairs of values it was found for."""
    found: dict[str, list[tuple[int, int]]] = {}
    for a, b in _pairs(told):
        found.setdefault(comparator.relate(told[a].value, told[b].value, context), []).append((a, b))
    rules = context.spec.rules
    best = min((rules[comparator.name, relation] for relation in found), key=_rank)
    return best, found[best.relation]


def _rank(rule: CompareRule) -> tuple[int, int]:
    return (1 if rule.over_agree and rule.verdict == "partial" else _RANK[rule.verdict], rule.rank)


def _pairs(told: Sequence[Standing]) -> Iterator[tuple[int, int]]:
    """Pairs of values that two different voices are held to."""
    for a, one in enumerate(told):
        if len(one.voices) > 1:
            yield a, a
        for b in range(a + 1, len(told)):
            other = told[b]
            if len(one.voices) > 1 or len(other.voices) > 1 or one.voices[0] != other.voices[0]:
                yield a, b
