"""What the run itself teaches of its sources: how often a detail they give is borne out by the others."""

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from verify.assess.accu import solve
from verify.assess.actors import Families, families_of
from verify.assess.independence import Spoken, spoken
from verify.assess.parties import parties_of
from verify.assess.reliability import accuracy_of, letter_of
from verify.assess.sayings import killed_of, wounded_of
from verify.assess.table import EXACT, WRONG, Prior, Problem, build
from verify.model import Claim, ProvenanceGroup, Reliability, Source
from verify.rulepack import Rules
from verify.rulepack.spec_assess import LETTERS

_CERTAIN = 1e9
_IN = "#"
Detail = tuple[str, str, str]
"""An object ("<event>/killed"), a source, the value it gives."""


def observe(
    event_id: str, claims: Sequence[Claim], groups: Sequence[ProvenanceGroup], sources: Mapping[str, Source], rules: Rules
) -> list[Detail]:
    """`observe_heard` for the voices of an event that are given by their claims."""
    return observe_heard(event_id, spoken(claims, groups, sources, rules), rules)


def observe_heard(event_id: str, heard: Sequence[Spoken], rules: Rules) -> list[Detail]:
    """The plain details of an event that sources can be held to; copies are left out, and so is what only one voice speaks of.

    Who is only described ("a defence official") need not be the same person in two documents: he is a source of each.
    """
    if len(heard) < 2:
        return []
    families, parties = families_of(rules), parties_of(rules)
    told: dict[str, dict[str, dict[str, str]]] = {}
    for said in heard:
        group, own = said.group.id, said.own
        for claim in own if len(own) < 2 else sorted(own, key=lambda c: c.id):
            details = _details(claim, families)
            if details:
                speaker = f"{claim.source.id}{_IN}{claim.document_id}" if parties.is_unnamed(claim.source) else claim.source.id
                for dimension, value in details:
                    told.setdefault(dimension, {}).setdefault(group, {})[speaker] = value
    found: list[Detail] = []
    for dimension, voices in told.items():
        if len(voices) > 1:
            detail = f"{event_id}/{dimension}"
            for values in voices.values():
                found += [(detail, source, value) for source, value in values.items()]
    return found


def _details(claim: Claim, families: Families) -> list[tuple[str, str]]:
    """Exact figures, the degree of damage, the party blamed by the head of its family."""
    if claim.denies_event:
        return []
    found = []
    killed, wounded = killed_of(claim), wounded_of(claim)
    if killed is not None and killed.min == killed.max:
        found.append(("killed", str(killed.min)))
    if wounded is not None and wounded.min == wounded.max:
        found.append(("wounded", str(wounded.min)))
    if claim.damage is not None and claim.damage != "reported_unspecified":
        found.append(("damage", claim.damage))
    said = claim.attribution
    if said is not None and said.status in ("blames", "claims_responsibility") and len(said.actors) == 1:
        found.append(("attribution", families.head(said.actors[0].id)))
    return found


def learn(sources: Mapping[str, Source], details: Iterable[Detail], rules: Rules) -> dict[str, Source]:
    """The sources with what the run teaches of them; where that is too little, what was believed before stands."""
    rows = list(dict.fromkeys(details))
    spec = rules.assess.reliability
    if not rows:
        return dict(sources)
    prior = Prior(exact=0.65, general=0.0, wrong=0.35, strength=1.0, alternatives=rules.assess.alternatives.casualties)
    among = {obj: _alternatives(obj.rpartition("/")[2], rules) for obj in dict.fromkeys(r[0] for r in rows)}
    problem = build(rows, None, prior, among)
    start = np.array([_pseudo_counts(sources.get(s.partition(_IN)[0]), rules) for s in problem.sources])
    solved = solve(problem, prior, start)
    borne = 1.0 - solved.ways[:, WRONG]
    seen, held = _record(problem, solved.belief)
    found = dict(sources)
    for at, source_id in enumerate(problem.sources):
        source = sources.get(source_id)
        if source is None or seen[at] < spec.enough or source_id in spec.anchors:
            continue
        accuracy = min(spec.most, max(spec.least, float(borne[at])))
        letter = letter_of(accuracy, rules.assess)
        basis = f"{held[at]:.0f} of {seen[at]} comparable details in this run are borne out. Before the run: {_before(source)}"
        found[source_id] = Source(
            source.id, source.name, source.kind, source.affiliation, Reliability(letter, round(accuracy, 4), basis), source.organisation
        )
    return found


def _alternatives(dimension: str, rules: Rules) -> float:
    among = rules.assess.alternatives
    return {"damage": among.damage, "attribution": among.attribution}.get(dimension, among.casualties)


def _pseudo_counts(source: Source | None, rules: Rules) -> tuple[float, float, float]:
    """The Beta prior of a source as counts of right and wrong statements."""
    spec = rules.assess.reliability
    if source is not None and source.id in spec.anchors:
        return _CERTAIN, 1e-9, 1.0
    mean = accuracy_of(source, rules)
    named = rules.sources.get(source.id) if source is not None else None
    kind = rules.kinds.get(source.kind) if source is not None else None
    strength = spec.strength if named is not None and named.reliability in LETTERS else kind.strength if kind is not None else 2.0
    return strength * mean, 1e-9, strength * (1 - mean)


def _record(problem: Problem, belief: "np.typing.NDArray[np.float64]") -> tuple[list[int], list[float]]:
    """For every source the number of its comparable details, and how many of them are believed."""
    right = np.where(problem.pair_way == EXACT, belief[problem.pair_hyp], 0.0)
    held = np.bincount(problem.row_source[problem.pair_row], right, minlength=len(problem.sources))
    seen = np.bincount(problem.row_source, minlength=len(problem.sources))
    return [int(n) for n in seen], [float(x) for x in held]


def _before(source: Source) -> str:
    given = source.reliability
    return f"{given.letter}, {given.probability:.2f}. {given.basis}" if given.probability is not None else f"{given.letter}. {given.basis}"
