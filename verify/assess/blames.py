"""Whom each voice holds responsible in the end, and with what weight: blame, admissions, denials."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from verify.assess.belief import accu_weight
from verify.assess.sayings import Scene
from verify.assess.together import Naming
from verify.assess.voices import Voice
from verify.model import Actor, Claim


def namings_of(voices: Sequence[Voice], scene: Scene) -> list[Naming]:
    """Who is blamed, who admits, who denies; a party's own denial weighs at most half of what stands against it.

    A voice has one word on each party, the weightiest of what it says.
    """
    found: list[Naming] = []
    denials: list[Naming] = []
    for voice in voices:
        words: dict[tuple[str, bool], _Word] = {}
        teams: list[frozenset[str]] = []
        for claim in _last_attributions(voice):
            for word in _blame_or_denial(voice, claim, scene):
                known = words.get((word.party.id, word.against))
                if known is None or word.weight > known.weight:
                    words[word.party.id, word.against] = word
            if claim.attribution is not None and claim.attribution.status != "denies_responsibility":
                teams.append(frozenset(a.id for a in claim.attribution.actors))
        blamed = [w for w in words.values() if not w.against]
        if blamed:
            found.append(Naming(voice.name, {w.party.id: w.weight for w in blamed}, _told(blamed), tuple(teams)))
        cleared = [w for w in words.values() if w.against]
        denials += [Naming(voice.name, {w.party.id: w.weight}, f"{w.party.name} denies responsibility", (), True) for w in cleared]
    for naming in denials:
        (party, weight), *_ = naming.weights.items()
        held = sum(w for n in found for p, w in n.weights.items() if scene.families.related(p, party))
        found.append(Naming(naming.voice, {party: min(weight, held / 2)}, naming.said, (), True))
    return found


class _Word(NamedTuple):
    """One claim's word that a party did it, or that it did not (`against`); `admitted`: somebody accepts responsibility."""

    party: Actor
    weight: float
    admitted: bool = False
    against: bool = False


def _told(words: Sequence[_Word]) -> str:
    """ "blames A, B"; "A accepts responsibility; blames B"."""
    admitted = ", ".join(w.party.name for w in words if w.admitted)
    blamed = ", ".join(w.party.name for w in words if not w.admitted)
    return "; ".join([f"{admitted} accepts responsibility"] * bool(admitted) + [f"blames {blamed}"] * bool(blamed))


def _last_attributions(voice: Voice) -> list[Claim]:
    """The attributions of its latest document that has one."""
    if len(voice.claims) == 1:
        return [] if voice.claims[0].attribution is None else voice.claims
    found: list[Claim] = []
    for claim in reversed(voice.claims):
        if claim.attribution is None:
            continue
        if found and claim.document_id != found[0].document_id:
            break
        found.append(claim)
    return found


def _blame_or_denial(voice: Voice, claim: Claim, scene: Scene) -> Iterator[_Word]:
    said = claim.attribution
    assert said is not None
    interest = scene.spec.interest
    trusted = scene.trust(claim, voice)
    base = trusted * accu_weight(voice.accuracy, scene.spec.alternatives.attribution)
    for actor in said.actors:
        own = scene.is_own(voice, actor)
        if said.status == "claims_responsibility":
            yield _Word(actor, interest.admission * trusted if own else base, admitted=True)
        elif said.status == "denies_responsibility":
            yield _Word(actor, interest.own_denial if own else interest.other_denial, against=True)
        elif said.status == "blames":
            shifts = not own and scene.is_accused(voice.affiliation)
            yield _Word(actor, base * (interest.blames_other if shifts else 1.0))
