"""Who did it, where several may have done it together: belief over the sets of parties that the voices name.

Who names one party does not say that no other took part ("Missing is not contradictory"); who names two says so of both. "The government
and Russia" by one voice and "the government" by another are no rivals, "Russia" and "Israel" are.
"""

from collections.abc import Mapping, Sequence
from math import exp, fsum, log

from msgspec import Struct

from verify.assess.actors import Families
from verify.assess.belief import pooled
from verify.rulepack.spec_assess import AssessSpec

Team = frozenset[str]


class Naming(Struct, frozen=True):
    """Whom one voice holds responsible, each party with the weight of saying so; or whom it clears (`against`).

    `teams`: the parties that it names in one breath.
    """

    voice: str
    weights: Mapping[str, float]
    said: str
    teams: tuple[Team, ...] = ()
    against: bool = False


class Blamed(Struct, frozen=True):
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
    alone = sum(len(t) == 1 for t in teams)
    others = max(1.0, spec.alternatives.attribution + 1 - alone)
    total = fsum(exp(s) for s in score) + others
    probability: dict[str, float] = {}
    for team, points in zip(teams, score, strict=True):
        for party in team:
            probability[party] = probability.get(party, 0.0) + exp(points) / total / len(team)
    best = min(probability, key=lambda p: (-round(probability[p], 9), p))
    held = [any(families.related(best, p) for p in team) for team in teams]
    prior = -log(spec.alternatives.attribution)
    return Blamed(best, probability, prior, _steps(namings, parts, held, others, prior))


def _teams(namings: Sequence[Naming]) -> list[Team]:
    """The answers that are weighed: every party alone, and those that a voice names in one breath."""
    named = {p for n in namings if not n.against for p in n.weights}
    told = {t for n in namings if not n.against for t in n.teams if len(t) > 1}
    return sorted({frozenset((p,)) for p in named} | told, key=sorted)


def _parts(team: Team, namings: Sequence[Naming], families: Families, spec: AssessSpec) -> list[float]:
    """What every voice says for a team; below nought what speaks against it."""
    held = [0.0 if n.against else _held(n, team, families, spec) for n in namings]
    added = pooled(held, spec.copies.shared)
    return [-_cleared(n, team, families) if n.against else part for n, part in zip(namings, added, strict=True)]


def _held(naming: Naming, team: Team, families: Families, spec: AssessSpec) -> float:
    """How far a voice speaks for a team: by the part of what it says that the team bears out, less for each member it passes over."""
    umbrella = spec.attribution.umbrella
    if len(naming.weights) == 1 and naming.weights.keys() == team:
        (weight,) = naming.weights.values()
        return float(weight * weight / weight) if weight > 0 else 0.0
    said = fsum(naming.weights.values())
    if said <= 0:
        return 0.0
    borne_out = fsum(w * (1.0 if p in team else umbrella * any(families.related(p, t) for t in team)) for p, w in naming.weights.items())
    silent = sum(not any(families.related(p, t) for p in naming.weights) for t in team)
    return float(max(naming.weights.values()) * borne_out / said * spec.attribution.silent**silent)


def _cleared(naming: Naming, team: Team, families: Families) -> float:
    return max((w for p, w in naming.weights.items() if any(families.related(p, t) for t in team)), default=0.0)


def _steps(
    namings: Sequence[Naming], parts: Sequence[Sequence[float]], held: Sequence[bool], others: float, prior: float
) -> tuple[tuple[str, float], ...]:
    """What each voice adds to the log-odds in turn, and what the number of answers named has taken from them before."""
    score = [0.0] * len(held)
    steps: list[tuple[str, float]] = []
    before = _odds(score, held, others)
    if abs(before - prior) > _NOTHING:
        steps.append(("It may have acted alone or with others", before - prior))
    for n, naming in enumerate(namings):
        score = [s + part[n] for s, part in zip(score, parts, strict=True)]
        now = _odds(score, held, others)
        if abs(now - before) > _NOTHING:
            excludes = now < before and not naming.against
            steps.append((f"{naming.voice}: {naming.said}{', which excludes it' if excludes else ''}", now - before))
        before = now
    return tuple(steps)


_NOTHING = 1e-12


def _odds(score: Sequence[float], held: Sequence[bool], others: float) -> float:
    """The log-odds that one of the answers in `held` is true."""
    inside = fsum([exp(s) for s, h in zip(score, held, strict=True) if h])
    return log(inside) - log(others + fsum([exp(s) for s, h in zip(score, held, strict=True) if not h]))
