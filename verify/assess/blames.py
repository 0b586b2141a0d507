"""Whom each voice holds responsible in the end, and with what weight: blame, admissions, denials."""

from collections.abc import Sequence
from itertools import takewhile

from msgspec import Struct

from verify.assess.belief import accu_weight
from verify.assess.sayings import Attributions, Scene
from verify.assess.together import Naming
from verify.assess.voices import Voice
from verify.model import Actor, Attribution, Claim


def namings_of(scene: Scene) -> list[Naming]:
    """Who is blamed, who admits, who denies; a party's own denial weighs at most half of what stands against it.

    A voice has one word on each party, the weightiest of what it says.
    """
    found: list[Naming] = []
    denials: list[Naming] = []
    for voice, said in scene.attributions:
        words: dict[tuple[str, bool], _Word] = {}
        teams: list[frozenset[str]] = []
        for claim, attribution in _latest(said):
            for word in _blame_or_denial(voice, claim, attribution, scene):
                known = words.get((word.party.id, word.against))
                if known is None or word.weight > known.weight:
                    words[word.party.id, word.against] = word
            if attribution.status != "denies_responsibility":
                teams.append(frozenset([a.id for a in attribution.actors]))
        blamed = [w for w in words.values() if not w.against]
        if blamed:
            found.append(Naming(voice.name, {w.party.id: w.weight for w in blamed}, _told(blamed), tuple(teams)))
        if len(blamed) < len(words):
            cleared = [w for w in words.values() if w.against]
            denials += [Naming(voice.name, {w.party.id: w.weight}, f"{w.party.name} denies responsibility", (), True) for w in cleared]
    for naming in denials:
        (party, weight), *_ = naming.weights.items()
        held = sum(w for n in found for p, w in n.weights.items() if scene.families.related(p, party))
        found.append(Naming(naming.voice, {party: min(weight, held / 2)}, naming.said, (), True))
    return found


class _Word(Struct, frozen=True, gc=False):
    """One claim's word that a party did it, or that it did not (`against`); `admitted`: somebody accepts responsibility."""

    party: Actor
    weight: float
    admitted: bool = False
    against: bool = False


def _told(words: Sequence[_Word]) -> str:
    """ "blames A, B"; "A accepts responsibility; blames B"."""
    admitted = ", ".join([w.party.name for w in words if w.admitted])
    blamed = ", ".join([w.party.name for w in words if not w.admitted])
    if not admitted:
        return f"blames {blamed}"
    return f"{admitted} accepts responsibility; blames {blamed}" if blamed else f"{admitted} accepts responsibility"


def _latest(said: Attributions) -> Attributions:
    """The attributions of the latest document that has one, the last of them first."""
    if len(said) == 1:
        return said
    document = said[-1][0].document_id
    return list(takewhile(lambda one: one[0].document_id == document, reversed(said)))


def _blame_or_denial(voice: Voice, claim: Claim, said: Attribution, scene: Scene) -> list[_Word]:
    interest = scene.spec.interest
    trusted = scene.trust(claim, voice)
    base = trusted * accu_weight(voice.accuracy, scene.spec.alternatives.attribution)
    found = []
    for actor in said.actors:
        own = scene.is_own(voice, actor)
        if said.status == "claims_responsibility":
            found.append(_Word(actor, interest.admission * trusted if own else base, admitted=True))
        elif said.status == "denies_responsibility":
            found.append(_Word(actor, interest.own_denial if own else interest.other_denial, against=True))
        elif said.status == "blames":
            shifts = not own and scene.is_accused(voice.affiliation)
            found.append(_Word(actor, base * (interest.blames_other if shifts else 1.0)))
    return found
