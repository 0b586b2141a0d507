"""All six dimensions of one event."""

from collections.abc import Sequence

from verify.compare import attribution, casualties, damage, place, time, weapon
from verify.compare.context import context_of
from verify.compare.verdict import Comparator, compare
from verify.compare.voices import hear, voices_of
from verify.model import Claim, Comparisons, ProvenanceGroup
from verify.rulepack import Rules

_COMPARATORS = (
    Comparator("casualties", casualties.read, casualties.settle, casualties.relate, casualties.tell),
    Comparator("damage", damage.read, None, damage.relate, damage.tell),
    Comparator("attribution", attribution.read, None, attribution.relate, attribution.tell),
    Comparator("place", place.read, None, place.relate, place.tell),
    Comparator("time", time.read, None, time.relate, time.tell),
    Comparator("weapon", weapon.read, weapon.settle, weapon.relate, weapon.tell),
)
"""In the order of the fields of `Comparisons`."""


def compare_event(claims: Sequence[Claim], groups: Sequence[ProvenanceGroup], rules: Rules, lang: str | None = "en") -> Comparisons:
    """What the voices on one event say, held against each other on each dimension.

    `groups` are the voices: claims in none of them are not heard. The latest value of each voice counts, relays are left out, and a
    denial of the event itself is no value. `lang` is the language of the explanations, one of those in the pack's `words`; None: no words.
    """
    context = context_of(rules, lang)
    voices = voices_of(claims, groups, context)
    heard = hear(voices, _COMPARATORS, context)
    return Comparisons(*[compare(c, h, voices, context) for c, h in zip(_COMPARATORS, heard, strict=True)])
