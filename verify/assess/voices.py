"""The voices of an event: what each independent group says last on each dimension, and how much it weighs."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from msgspec import Struct
from rapidfuzz import fuzz

from verify.assess.independence import Spoken
from verify.assess.parties import parties_of
from verify.assess.reliability import accuracy_of
from verify.model import Claim, Source
from verify.rulepack import Rules
from verify.rulepack.spec_assess import AssessSpec

_LOOKS_BACK = 60
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECONDS = 1_000_000
"""In a second."""


class Voice(Struct, eq=False, gc=False):
    """One provenance group: its own claims in the order of publication (copies left out), and the accuracy its speaker has earned.

    `share` is the part of it that is independent of the voices before it (1: all of it). `rated`: there is a basis for its accuracy.
    """

    name: str
    claims: Sequence[Claim]
    accuracy: float
    affiliation: str | None
    share: float = 1.0
    rated: bool = True


def voices_of(heard: Sequence[Spoken], sources: Mapping[str, Source], rules: Rules) -> list[Voice]:
    """The voices in the order of their first word."""
    found = [_voice(said, sources, rules) for said in heard]
    if len(found) > 1:
        found.sort(key=_first_word)
        _discount_copies(found, rules.assess)
    return found


def _first_word(voice: Voice) -> tuple[str, str]:
    first = voice.claims[0]
    return first.published_at or "", first.id


def _voice(said: Spoken, sources: Mapping[str, Source], rules: Rules) -> Voice:
    name, own = said.group.name, said.own
    if len(own) == 1:
        speaker = sources.get(own[0].source.id)
        party = speaker.affiliation if speaker is not None else None
        return Voice(name, own, accuracy_of(speaker, rules), party, 1.0, _has_basis(speaker))
    if own:
        parties = parties_of(rules)
        named = [c for c in own if not parties.is_unnamed(c.source)] or own
        behind = [sources.get(c.source.id) for c in named]
        accuracy = min([accuracy_of(s, rules) for s in behind])
        party = next((s.affiliation for c in own if (s := sources.get(c.source.id)) is not None and s.affiliation is not None), None)
        return Voice(name, own, accuracy, party, 1.0, any(_has_basis(s) for s in behind))
    first = said.claims[0]
    absent = sources.get(first.relays.source_id) if first.relays is not None else None
    heard = [absent] if absent is not None else [sources.get(c.source.id) for c in said.claims]
    accuracy = min([accuracy_of(s, rules) for s in heard])
    party = absent.affiliation if absent is not None else None
    return Voice(name, said.claims[:1], accuracy, party, 1.0, any(_has_basis(s) for s in heard))


def _has_basis(source: Source | None) -> bool:
    return source is not None and source.reliability.probability is not None


def _discount_copies(voices: list[Voice], spec: AssessSpec) -> None:
    """A voice whose text is much like an earlier one's may have it from there: that part of it is left out."""
    copies = spec.copies
    least, cutoff, left = copies.least_length, 100 * copies.alike, 1 - copies.probability
    longer = 1 - copies.alike + 1e-9  # by what part of both together one of two texts can be longer, and they still be alike
    texts = [v.claims[0].quote for v in voices]
    sizes = list(map(len, texts))
    for later, size in enumerate(sizes):
        if size >= least:
            for earlier in range(max(0, later - _LOOKS_BACK), later):
                other = sizes[earlier]
                near = other >= least and abs(size - other) <= longer * (size + other)
                if near and fuzz.ratio(texts[later], texts[earlier], score_cutoff=cutoff):
                    voices[later].share *= left


def trust(claim: Claim, voice: Voice, latest: int | None, spec: AssessSpec) -> float:
    """What doubt and dependence leave of a claim: 1 for a plain statement of an independent voice."""
    weight = voice.share
    if claim.assertion == "unconfirmed":
        weight *= spec.unconfirmed
    if claim.hedges:
        weight *= min(_hedge(name, claim, latest, spec) for name in claim.hedges)
    return weight


def _hedge(name: str, claim: Claim, latest: int | None, spec: AssessSpec) -> float:
    hedge = spec.hedge(name)
    if hedge is None:
        return 1.0
    said = moment(claim.published_at)
    if hedge.fades_hours is None or latest is None or said is None or latest <= said:
        return hedge.weight
    passed = (latest - said) / MICROSECONDS / 3600
    return float(hedge.weight * 0.5 ** (passed / hedge.fades_hours))


@lru_cache(maxsize=65536)
def moment(text: str | None) -> int | None:
    """An ISO 8601 moment with its zone, in microseconds since 1970; None if there is none."""
    if text is None:
        return None
    try:
        parsed = datetime.fromisoformat(text)
    except ValueError:
        return None
    return (parsed - _EPOCH) // timedelta(microseconds=1) if parsed.tzinfo is not None else None


def latest_moment(claims: Sequence[Claim]) -> int | None:
    """When the last word was spoken."""
    return max((m for c in claims if (m := moment(c.published_at)) is not None), default=None)
