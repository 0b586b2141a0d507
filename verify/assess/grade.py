"""The grade of an event after Airwars: the first rule that holds."""

from collections.abc import Sequence
from dataclasses import dataclass

from verify.assess.sayings import Scene, tells
from verify.assess.whereabouts import kilometres
from verify.model import Actor, ActorProbability, Claim, Evidence, Grade, Place
from verify.rulepack.spec_assess import AssessSpec

_HOLDS = ("blames", "claims_responsibility")


@dataclass(slots=True)
class Ground:
    """What a grade rests on."""

    parties: Sequence[ActorProbability]
    scene: Scene
    counts: str


def grade_of(ground: Ground, spec: AssessSpec) -> tuple[Grade, str, str]:
    """The grade, the id of its rule and the reason in a sentence."""
    for rule in (_confirmed, _discounted, _contested, _fair, _weak):
        found = rule(ground, spec)
        if found is not None:
            return found
    return "undetermined", "grade.undetermined", "No likely party, and no two independent credible sources that name one."


def _confirmed(ground: Ground, spec: AssessSpec) -> tuple[Grade, str, str] | None:
    """A party says of itself that it did this; what others say it said, or that it strikes somewhere, is no acceptance."""
    for voice, attributions in ground.scene.attributions:
        for claim, said in attributions:
            if said.status != "claims_responsibility" or not tells(claim):
                continue
            if not _of_this(claim) or _elsewhere(claim, ground.scene.claims):
                continue
            for actor in said.actors:
                if ground.scene.is_own(voice, actor) and _is_the_accused(actor, ground):
                    return "confirmed", "grade.confirmed", f"{actor.name} accepted responsibility."
    return None


def _is_the_accused(actor: Actor, ground: Ground) -> bool:
    """Whether nobody is accused, or this party by no fewer voices than any that is no kin of it: else it owns up to another deed, or against them."""
    accusers: dict[str, int] = {}
    for voice, attributions in ground.scene.attributions:
        if ground.scene.is_own(voice, actor):
            continue
        for party in {a.id for _, said in attributions if said.status == "blames" for a in said.actors}:
            accusers[party] = accusers.get(party, 0) + 1
    related = ground.scene.families.related
    own = max((n for party, n in accusers.items() if related(party, actor.id)), default=0)
    return all(n <= own for party, n in accusers.items() if not related(party, actor.id))


def _of_this(claim: Claim) -> bool:
    """Whether the words that accept responsibility say for what, right beside them: where, when, with what result.

    A claim without evidence is taken at its word. "In the north of the country" is no place, and with what it was done no incident.
    """
    if not claim.evidence:
        return True
    exact = any(p.precision_km is not None and p.precision_km <= _EXACT_KM for p in claim.places)
    accepts = [e for e in claim.evidence if e.dimension == "attribution"]
    told = [e for e in claim.evidence if e.dimension in _SPECIFIC or (e.dimension == "place" and exact)]
    return any(not accepts or _beside(one, other) for one in told for other in accepts or (one,))


_SPECIFIC = frozenset({"date", "said_on", "killed", "wounded", "civilians_killed", "damage"})
_EXACT_KM = 40.0
_NEAR = 200


def _elsewhere(claim: Claim, claims: Sequence[Claim]) -> bool:
    """Whether what is accepted is in another town than all that other sources tell of: a strike owned up to elsewhere confirms nothing here."""
    here = _towns(claim)
    others = [p for c in claims if c.source.id != claim.source.id for p in _towns(c)]
    return bool(here) and bool(others) and not any(_near(a, b) for a in here for b in others)


def _towns(claim: Claim) -> list[Place]:
    return [p for p in claim.places if p.precision_km is not None and p.precision_km <= _TOWN_KM]


def _near(one: Place, other: Place) -> bool:
    if one.id == other.id or one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return one.id == other.id
    return kilometres(one.lat, one.lon, other.lat, other.lon) <= _TOWN_KM


_TOWN_KM = 15.0


def _beside(one: Evidence, other: Evidence) -> bool:
    """Whether two passages stand within a sentence or so of each other."""
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return True
    return max(one.start, other.start) - min(one.end, other.end) <= _NEAR


def _discounted(ground: Ground, spec: AssessSpec) -> tuple[Grade, str, str] | None:
    if ground.counts == "airwars" and _combatants_only(ground.scene.claims):
        return "discounted", "grade.discounted.combatants", "Those harmed were combatants only."
    likely = _likely_party(ground, spec)
    if likely is None:
        return None
    for _, attributions in ground.scene.attributions:
        for _, said in attributions:
            if said.status != "denies_responsibility":
                continue
            for actor in said.actors:
                if actor.id in ground.scene.accused and not ground.scene.families.related(actor.id, likely.id):
                    return "discounted", "grade.discounted", f"{actor.name} denies it, and {likely.name} is most likely responsible."
    return None


def _likely_party(ground: Ground, spec: AssessSpec) -> Actor | None:
    """The likeliest party, if it and its kin (umbrella, members) are likely enough together."""
    if not ground.parties:
        return None
    first = ground.parties[0].actor
    together = sum([p.probability for p in ground.parties if ground.scene.families.related(first.id, p.actor.id)])
    return first if together >= spec.attribution.likely else None


def _combatants_only(claims: Sequence[Claim]) -> bool:
    killed = [c for c in claims if c.killed is not None and c.killed.min > 0]
    return bool(killed) and all(c.civilians_killed is not None and c.civilians_killed.max == 0 for c in killed)


def _contested(ground: Ground, spec: AssessSpec) -> tuple[Grade, str, str] | None:
    """Independent voices hold parties responsible that are no kin, or one leaves it open between them; a party few of them name does not contest."""
    named: dict[str, set[int]] = {}
    names: dict[str, str] = {}
    beside: set[tuple[str, str]] = set()
    for n, (_, attributions) in enumerate(ground.scene.attributions):
        for claim, said in attributions:
            if said.status in _HOLDS and tells(claim):
                for actor in said.actors:
                    named.setdefault(actor.id, set()).add(n)
                    names[actor.id] = actor.name
                    if len(said.actors) > 1:
                        beside.update([(actor.id, other.id) for other in said.actors])
    if len(named) < 2:
        return None
    least = spec.attribution.contested * sum(len(v) for v in named.values())
    strong = sorted((a for a, v in named.items() if len(v) >= least), key=lambda a: (-len(named[a]), a))
    for i, one in enumerate(strong):
        for other in strong[i + 1 :]:
            apart = named[one] != named[other] or (one, other) in beside
            if apart and not ground.scene.families.related(one, other):
                return "contested", "grade.contested", f"Sources hold {names[one]} and {names[other]} responsible."
    return None


def _fair(ground: Ground, spec: AssessSpec) -> tuple[Grade, str, str] | None:
    likely = _likely_party(ground, spec)
    if likely is None:
        return None
    credible = [v for v in ground.scene.telling if v.rated and v.accuracy >= spec.reliability.credible]
    if len(credible) >= 2:
        return "fair", "grade.fair", f"{len(credible)} independent credible sources, and {likely.name} is a likely party."
    return None


def _weak(ground: Ground, spec: AssessSpec) -> tuple[Grade, str, str] | None:
    telling = ground.scene.telling
    return ("weak", "grade.weak", f"{telling[0].name} is the only source.") if len(telling) == 1 else None
