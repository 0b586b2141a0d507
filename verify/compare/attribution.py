"""Attribution: the actors held responsible, and the umbrellas they act under."""

from msgspec import Struct

from verify.compare.context import Context
from verify.compare.voices import UNKNOWN
from verify.compare.wording import Wording, clean
from verify.model import Actor, Claim


class Blame(Struct, frozen=True, gc=False):
    """Whom a claim holds responsible, or whose responsibility it denies. `actors` are sorted by id."""

    status: str
    actors: tuple[Actor, ...]


def read(claim: Claim, context: Context) -> "Blame | object | None":
    """Whom a claim holds responsible; `UNKNOWN` where it says that it does not know; None where it is silent."""
    said = claim.attribution
    if said is None:
        return None
    if said.status == "unknown_stated":
        return UNKNOWN
    actors = said.actors
    if not actors:
        own = _itself(claim, context) if said.status != "blames" else None
        if own is None:
            return None
        actors = (own,)
    return Blame(said.status, actors if len(actors) == 1 else tuple(sorted(actors, key=lambda a: a.id)))


def _itself(claim: Claim, context: Context) -> Actor | None:
    """The party that claims or denies a deed without its name: the side it speaks for, or itself if it is one that can do such a thing."""
    side = context.side(claim.source.id)
    if side is None and claim.source.kind in _PARTIES:
        return Actor(claim.source.id, claim.source.name)
    return side


_PARTIES = ("official", "militia")


def relate(a: Blame, b: Blame, context: Context) -> str:
    """Same party, one under the umbrella of the other or of its camp, different parties, or one asserts what the other denies.

    A state and its own army are one party.
    """
    ids_a, ids_b = frozenset([x.id for x in a.actors]), frozenset([x.id for x in b.actors])
    denies_a, denies_b = a.status == "denies_responsibility", b.status == "denies_responsibility"
    if denies_a and denies_b:
        return "same" if ids_a == ids_b else "compatible"
    if denies_a or denies_b:
        denied, blamed = (ids_a, ids_b) if denies_a else (ids_b, ids_a)
        above = context.actors_above
        return "denied" if any(x in denied or above.get(x, _NONE) & denied for x in blamed) else "compatible"
    if ids_a == ids_b:
        return "same"
    if ids_a == _states(ids_b, context) or ids_b == _states(ids_a, context):
        return "same"
    if ids_a & ids_b:
        return "in_part"
    above = context.actors_above
    if any(above.get(x, _NONE) & ids_b for x in ids_a) or any(above.get(x, _NONE) & ids_a for x in ids_b):
        return "umbrella"
    sides = context.actors_sides
    if any(sides.get(x, _NONE) & ids_b for x in ids_a) or any(sides.get(x, _NONE) & ids_a for x in ids_b):
        return "side"
    return "different"


_NONE: frozenset[str] = frozenset()


def _states(ids: frozenset[str], context: Context) -> frozenset[str]:
    """The parties, with a state in the place of its own armed forces: what its army did, the state did."""
    return frozenset(context.actors_state.get(x, x) for x in ids)


def tell(blame: Blame, words: Wording, context: Context) -> str:
    """ "it was carried out by Israel"."""
    return words.phrase(blame.status, actors=words.listed([clean(context.actor_name(a)) for a in blame.actors]))
