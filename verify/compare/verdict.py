"""One dimension of one event: what each voice is held to, the verdict, and the sentence that says why."""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from msgspec import Struct

from verify.compare.context import Context
from verify.compare.sentences import explain
from verify.compare.stances import stances
from verify.compare.voices import Heard, Held, Settle, Voice
from verify.compare.within import Mouth, mouths_of
from verify.compare.wording import Wording
from verify.model import Claim, ComparedValue, Comparison
from verify.rulepack.spec_compare import CompareRule


class Comparator(NamedTuple):
    """A dimension: how a claim's value is read, how a voice's values settle into what it is held to, how two values relate, how one is told.

    `relate` gives the same answer both ways round.
    """

    name: str
    read: Callable[[Claim, Context], Any]
    settle: Settle | None
    relate: Callable[[Any, Any, Context], str]
    tell: Callable[[Any, Wording, Context], str]


class Standing(Struct, gc=False):
    """One value with the voices that are held to it, by their place in the list of voices, and its words.

    `number`: its place among the values that are held against each other, below nought for one that is not.
    """

    value: Any
    voices: list[int]
    phrase: str
    number: int = -1


def compare(comparator: Comparator, heard: Heard, voices: Sequence[Voice], context: Context) -> Comparison:
    """The verdict on one dimension. Symmetric; the order of voices and claims changes nothing."""
    speaking, unknown = heard.held, heard.unknown
    if not speaking and not unknown:
        return context.silent(comparator.name)
    if len(speaking) == 1 and len(speaking[0][1]) == 1:
        return _lone(comparator, speaking[0][0], speaking[0][1][0], unknown, voices, context)
    standing: dict[Any, Standing] = {}
    said: list[tuple[int, str, Standing]] = []
    for i, held in speaking:
        for one in held if len(held) == 1 else _distinct(held):
            found = standing.get(one.value)
            if found is None:
                found = standing[one.value] = Standing(one.value, [i], context.told(comparator, one.value) if context.speaks else "")
            else:
                found.voices.append(i)
            said.append((i, one.claim_id, found))
    told = list(standing.values())
    rule: CompareRule | None = None
    pairs: list[tuple[int, int]] = []
    names: Sequence[Voice | Mouth] = voices
    if len(speaking) > 1:
        told = _most_held(told, context.spec.most_values)
        for k, value in enumerate(told):
            value.number = k
        related = _relations(comparator, told, context)
        rule, pairs = related[0] if len(related) == 1 else min(related, key=_order)
        values = stances(said, told, related, voices)
    else:
        values = [ComparedValue(voices[i].id, claim_id, s.phrase) for i, claim_id, s in said]
        apart = _apart(comparator, voices[speaking[0][0]], speaking[0][1], context) if len(told) > 1 else None
        if apart is not None:
            rule, pairs, told, mouths = apart
            names, unknown = [*mouths, *voices], [len(mouths) + i for i in unknown]
    verdict = rule.verdict if rule is not None else "single" if speaking else "silent"
    told_so = explain(comparator.name, rule, pairs, told, names, unknown, context.words) if context.speaks else ""
    if rule is None:
        return Comparison(verdict, None, told_so, tuple(values), f"{comparator.name}.{verdict}")
    return Comparison(verdict, rule.conflict_type, told_so, tuple(values), rule.id)


def _lone(comparator: Comparator, voice: int, held: Held, unknown: Sequence[int], voices: Sequence[Voice], context: Context) -> Comparison:
    """The verdict where one voice alone says something, and says one thing."""
    phrase = told_so = ""
    if context.speaks:
        phrase = context.told(comparator, held.value)
        told_so = explain(comparator.name, None, (), (Standing(held.value, [voice], phrase),), voices, unknown, context.words)
    return Comparison("single", None, told_so, (ComparedValue(voices[voice].id, held.claim_id, phrase),), f"{comparator.name}.single")


def _apart(
    comparator: Comparator, voice: Voice, held: Sequence[Held], context: Context
) -> tuple[CompareRule, list[tuple[int, int]], list[Standing], list[Mouth]] | None:
    """How what an outlet tells itself differs from what its unnamed sources tell it; None where it does not, or nobody is quoted."""
    found = mouths_of(voice, held)
    if found is None:
        return None
    mouths, speaks = found
    standing: dict[Any, Standing] = {}
    for one in held:
        if one.claim_id in speaks:
            inner = standing.setdefault(one.value, Standing(one.value, [], context.told(comparator, one.value)))
            inner.voices.append(speaks[one.claim_id])
    told = [Standing(s.value, sorted(set(s.voices)), s.phrase) for s in standing.values()]
    related = _relations(comparator, told, context)
    rule, pairs = min(related, key=_order) if related else (None, [])
    return None if rule is None or rule.verdict == "agree" else (rule, pairs, told, mouths)


def _distinct(held: Sequence[Held]) -> list[Held]:
    """One of each value, the first claim that gives it."""
    return list({h.value: h for h in reversed(held)}.values())[::-1]


def _most_held(told: list[Standing], most: int) -> list[Standing]:
    if len(told) <= most:
        return told
    ranked = sorted(range(len(told)), key=lambda k: (-len(told[k].voices), k))[:most]
    return [told[k] for k in sorted(ranked)]


def _relations(comparator: Comparator, told: Sequence[Standing], context: Context) -> list[tuple[CompareRule, list[tuple[int, int]]]]:
    """The rules that speak of these values, each with the pairs of values it was found for."""
    rules, name, relate = context.spec.rules, comparator.name, comparator.relate
    if len(told) == 1:
        return [(rules[name, relate(told[0].value, told[0].value, context)], [(0, 0)])]
    found: dict[str, list[tuple[int, int]]] = {}
    for a, one in enumerate(told):
        several = len(one.voices) > 1
        for b in range(a if several else a + 1, len(told)):
            other = told[b]
            # Two values of one and the same voice are not held against each other.
            if several or len(other.voices) > 1 or one.voices[0] != other.voices[0]:
                relation = relate(one.value, other.value, context)
                if relation in found:
                    found[relation].append((a, b))
                else:
                    found[relation] = [(a, b)]
    return [(rules[name, relation], pairs) for relation, pairs in found.items()]


def _order(related: tuple[CompareRule, list[tuple[int, int]]]) -> int:
    return related[0].order
