"""Who did it, where several may have done it together: belief over the sets of parties that the voices name.

Who names one party does not say that no other took part ("Missing is not contradictory"); who names two says so of both. "The government
and Russia" by one voice and "the government" by another are no rivals, "Russia" and "Israel" are.
"""

from collections.abc import Mapping, Sequence
from math import exp, fsum, log

from msgspec import Struct

from verify.assess.actors import Families
from verify.assess.belief import likeliest, pooled
from verify.rulepack.spec_assess import AssessSpec

Team = frozenset[str]


class Naming(Struct, frozen=True, gc=False):
    """Whom one voice holds responsible, each party with the weight of saying so; or whom it clears (`against`).

    `teams`: the parties that it names in one breath.
    """

    voice: str
    weights: Mapping[str, float]
    said: str
    teams: tuple[Team, ...] = ()
    against: bool = False


class Blamed(Struct, frozen=True, gc=False):
    """Belief over the parties named: what several did together is shared among them, what is left to one is "somebody else".

    `steps` lead from `prior` to the log-odds that the likeliest party, or kin of it, took part, alone or with others.
    """

    best: str
    probability: dict[str, float]
    prior: float
    steps: tuple[tuple[str, float], ...]


def blame(namings: Sequence[Naming], families: Families, spec: AssessSpec) -> Blamed | None:
    """The belief over all parties named; None if nobody names one."""
    teams = _teams(namings)
    if not teams:
        return None
    parts = [_parts(team, namings, families, spec) for team in teams]
    score = [fsum(p) for p in parts]
    alone = sum([len(t) == 1 for t in teams])
    others = max(1.0, spec.alternatives.attribution + 1 - alone)
    mass = list(map(exp, score))
    total = fsum(mass) + others
    probability: dict[str, float] = {}
    for team, points in zip(teams, mass, strict=True):
        for party in team:
            probability[party] = probability.get(party, 0.0) + points / total / len(team)
    best = likeliest(probability)
    held = [families.akin(best, team) for team in teams]
    prior = -log(spec.alternatives.attribution)
    return Blamed(best, probability, prior, _steps(namings, parts, held, others, prior))


def _teams(namings: Sequence[Naming]) -> list[Team]:
    """The answers that are weighed: every party alone, and those that a voice names in one breath."""
    named = {p for n in namings if not n.against for p in n.weights}
    told = {t for n in namings if not n.against for t in n.teams if len(t) > 1}
    alone = [frozenset((p,)) for p in sorted(named)]
    return sorted([*alone, *told], key=sorted) if told else alone


def _parts(team: Team, namings: Sequence[Naming], families: Families, spec: AssessSpec) -> list[float]:
    """What every voice says for a team; below nought what speaks against it."""
    held = [0.0 if n.against else _held(n, team, families, spec) for n in namings]
    added = pooled(held, spec.copies.shared)
    return [-_cleared(n, team, families) if n.against else part for n, part in zip(namings, added, strict=True)]


def _held(naming: Naming, team: Team, families: Families, spec: AssessSpec) -> float:
    """How far a voice speaks for a team: by the part of what it says that the team bears out, less for each member it passes over."""
    weights, umbrella = naming.weights, spec.attribution.umbrella
    if len(weights) == 1 and weights.keys() == team:
        (weight,) = weights.values()
        return float(weight * weight / weight) if weight > 0 else 0.0
    kin = [(w, p in team) for p, w in weights.items() if families.akin(p, team)]
    said = fsum(weights.values()) if kin else 0.0
    if said <= 0:
        return 0.0
    borne_out = fsum([w if named else w * umbrella for w, named in kin])
    silent = sum([not families.akin(t, weights.keys()) for t in team])
    return float(max(weights.values()) * borne_out / said * spec.attribution.silent**silent)


def _cleared(naming: Naming, team: Team, families: Families) -> float:
    return max([w for p, w in naming.weights.items() if families.akin(p, team)], default=0.0)


def _steps(
    namings: Sequence[Naming], parts: Sequence[Sequence[float]], held: Sequence[bool], others: float, prior: float
) -> tuple[tuple[str, float], ...]:
    """What each voice adds to the log-odds in turn, and what the number of answers named has taken from them before."""
    score, mass = [0.0] * len(held), [1.0] * len(held)
    steps: list[tuple[str, float]] = []
    before = _odds(mass, held, others)
    if abs(before - prior) > _NOTHING:
        steps.append(("It may have acted alone or with others", before - prior))
    for n, naming in enumerate(namings):
        for team, part in enumerate(parts):
            if part[n]:
                score[team] += part[n]
                mass[team] = exp(score[team])
        now = _odds(mass, held, others)
        if abs(now - before) > _NOTHING:
            excludes = now < before and not naming.against
            steps.append((f"{naming.voice}: {naming.said}{', which excludes it' if excludes else ''}", now - before))
        before = now
    return tuple(steps)


_NOTHING = 1e-12


def _odds(mass: Sequence[float], held: Sequence[bool], others: float) -> float:
    """The log-odds that one of the answers in `held` is true."""
    if len(mass) == 1:
        return log(mass[0]) - log(others)
    inside = fsum([m for m, h in zip(mass, held, strict=True) if h])
    return log(inside) - log(others + fsum([m for m, h in zip(mass, held, strict=True) if not h]))
