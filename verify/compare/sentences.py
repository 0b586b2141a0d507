"""The sentence that says why: who says what, and how that fits together."""

from collections.abc import Sequence
from typing import Protocol

from verify.compare.wording import Wording
from verify.rulepack.spec_compare import CompareRule

_MOST = 5
"""Different values told in one sentence."""


class Named(Protocol):
    """A voice."""

    @property
    def name(self) -> str:
        """What it is called."""


class Standing(Protocol):
    """A value with the voices that are held to it."""

    @property
    def phrase(self) -> str:
        """The value in words."""

    @property
    def voices(self) -> list[int]:
        """The voices, by their place in the list of voices."""


def explain(
    dimension: str,
    rule: CompareRule | None,
    pairs: Sequence[tuple[int, int]],
    told: Sequence[Standing],
    voices: Sequence[Named],
    unknown: Sequence[int],
    words: Wording,
) -> str:
    """One sentence for the verdict. `told` are the different values, `unknown` those who say not to know; no rule with less than two voices."""
    if rule is None:
        subject = words.words["dimension"][dimension]
        if told:
            who = words.names([voices[i].name for i in told[0].voices])
            parts = [words.phrase("single", dimension=subject, names=who, what=words.listed([s.phrase for s in told[:_MOST]]))]
        else:
            parts = [words.phrase("silent", dimension=subject)]
    elif rule.verdict == "agree":
        parts = _agreement(rule, pairs, told, voices, words)
    else:
        parts = _difference(rule, pairs, told, voices, words)
    if unknown:
        parts.append(words.phrase("unknown", names=words.names([voices[i].name for i in unknown])))
    return words.sentence(words.joined(parts))


def _agreement(
    rule: CompareRule,
    pairs: Sequence[tuple[int, int]],
    told: Sequence[Standing],
    voices: Sequence[Named],
    words: Wording,
) -> list[str]:
    """The largest set of voices that say the same, each with its words where these differ, then what does not contradict it."""
    if len(told) == 1:
        return [words.phrase("agree", names=words.names([voices[v].name for v in told[0].voices]), what=told[0].phrase)]
    if len(pairs) == 1:
        same = sorted(set(pairs[0]))
    else:
        near: dict[int, set[int]] = {}
        for a, b in pairs:
            near.setdefault(a, {a}).add(b)
            near.setdefault(b, {b}).add(a)
        same = sorted(min((near[a] for a in sorted(near)), key=lambda s: -len({v for k in s for v in told[k].voices})))
    together = sorted({v for k in same for v in told[k].voices})
    if len({told[k].phrase for k in same}) == 1:
        parts = [words.phrase("agree", names=words.names([voices[v].name for v in together]), what=told[same[0]].phrase)]
    else:
        parts = _difference(rule, [(k, k) for k in same], told, voices, words)
    others = [k for k in range(len(told)) if k not in same and set(told[k].voices) - set(together)]
    if others:
        beside = sorted({v for k in others for v in told[k].voices} - set(together))
        what = words.joined([told[k].phrase for k in others[:_MOST]])
        parts.append(words.phrase("goes_with", names=words.names([voices[v].name for v in beside]), what=what))
    return parts


def _difference(
    rule: CompareRule,
    pairs: Sequence[tuple[int, int]],
    told: Sequence[Standing],
    voices: Sequence[Named],
    words: Wording,
) -> list[str]:
    """The values that differ, each with its voices, and what the difference means."""
    if len(told) == 2 and pairs == [(0, 1)] and told[0].phrase != told[1].phrase:
        parts = [words.phrase("according", names=words.names([voices[v].name for v in s.voices]), what=s.phrase) for s in told]
        return [*parts, _tail(rule, words)]
    involved = sorted({k for pair in pairs for k in pair}, key=lambda k: (-len(told[k].voices), k))
    first = pairs[0]
    shown = sorted(dict.fromkeys([*first, *involved]), key=lambda k: (k not in first, -len(told[k].voices), k))[:_MOST]
    by_phrase: dict[str, list[int]] = {}
    for k in sorted(shown):
        by_phrase.setdefault(told[k].phrase, []).extend(told[k].voices)
    parts = [
        words.phrase("according", names=words.names([voices[v].name for v in sorted(set(held))]), what=phrase)
        for phrase, held in by_phrase.items()
    ]
    if len(involved) > len(shown):
        parts.append(words.counted(words.words["further"], len(involved) - len(shown)))
    return [*parts, _tail(rule, words)]


def _tail(rule: CompareRule, words: Wording) -> str:
    return rule.tail.get(words.lang) or rule.tail["en"]
