"""One event: what to believe of it, how much, and why."""

from collections.abc import Mapping, Sequence
from functools import partial
from math import log

from verify.assess.actors import families_of
from verify.assess.airwars import Said
from verify.assess.belief import UNDETERMINED, allow_for_misreading, confidence, logit, pooled, sigmoid
from verify.assess.blames import namings_of
from verify.assess.choice import Chosen, Word, choose
from verify.assess.counts import Fused, Toll, by_convention, fuse_counts
from verify.assess.credibility import rate_claims
from verify.assess.figures import credible_figures
from verify.assess.grade import Ground, grade_of
from verify.assess.independence import Spoken, spoken
from verify.assess.sayings import (
    CIVILIANS_OR_KILLED,
    Scene,
    damage_words,
    last_word,
    tolls,
)
from verify.assess.together import Blamed, Naming, blame
from verify.assess.voices import voices_of
from verify.model import (
    ActorProbability,
    Assessed,
    Assessment,
    Calibration,
    Claim,
    Comparisons,
    Confidence,
    ConfidenceSet,
    Credibility,
    ProvenanceGroup,
    Source,
    Vote,
)
from verify.model.values import Damage
from verify.rulepack import Rules
from verify.rulepack.spec_assess import AssessSpec


def assess_event(
    claims: Sequence[Claim],
    comparisons: Comparisons,
    groups: Sequence[ProvenanceGroup],
    sources: Mapping[str, Source],
    rules: Rules,
    counts: str,
) -> tuple[Assessment, list[Credibility]]:
    """The assessment of an event and the credibility of each of its claims. `counts`: engine, acled, ucdp or airwars."""
    return assess_heard(claims, spoken(claims, groups, sources, rules), sources, rules, counts)


def assess_heard(
    claims: Sequence[Claim], heard: Sequence[Spoken], sources: Mapping[str, Source], rules: Rules, counts: str
) -> tuple[Assessment, list[Credibility]]:
    """The same by voices of which one knows already what is their own."""
    spec, families = rules.assess, families_of(rules)
    voices = voices_of(heard, sources, rules)
    scene = Scene(voices, families, claims, spec)
    told = {
        "killed": tolls("killed", scene),
        "civilians_killed": tolls(CIVILIANS_OR_KILLED if counts == "airwars" else "civilians_killed", scene),
        "wounded": tolls("wounded", scene),
    }
    fused = {f: fuse_counts(t, spec) for f, t in told.items()}
    damage_said = damage_words(scene)
    damage = choose(damage_said, _damage_share(spec), spec.alternatives.damage, spec.copies.shared) if damage_said else None
    namings = namings_of(scene)
    party = blame(namings, families, spec) if namings else None
    parties = _parties(party, claims, spec) if party is not None else ()
    misread = _misread(claims, spec)
    read = partial(credible_figures, claims, sources, rules) if counts == "airwars" else _no_figures
    assessed = Assessed(
        killed=by_convention(fused["killed"], told["killed"], counts, read("killed")),
        civilians_killed=by_convention(fused["civilians_killed"], told["civilians_killed"], counts, read(CIVILIANS_OR_KILLED)),
        wounded=by_convention(fused["wounded"], told["wounded"], counts, read("wounded")),
        damage=_damage(damage),
        attribution=tuple(ActorProbability(x.actor, allow_for_misreading(x.probability, *misread["attribution"])) for x in parties),
    )
    grade, rule, reason = grade_of(Ground(parties, scene, counts), spec)
    calibration = spec.calibration
    sure = ConfidenceSet(
        occurred=_occurred(scene),
        casualties=_sure("casualties", fused["killed"] or fused["wounded"], spec.alternatives.casualties, spec, misread["casualties"]),
        damage=_sure("damage", damage if assessed.damage is not None else None, spec.alternatives.damage, spec),
        attribution=UNDETERMINED if party is None else confidence("attribution", party.prior, party.steps, spec, misread["attribution"]),
        calibration=Calibration(calibration.dataset, calibration.version) if calibration is not None else None,
    )
    votes = _votes(told, damage_said, namings)
    return Assessment(assessed, sure, grade, rule, reason, votes), rate_claims(claims, voices, families)


def _no_figures(field: str) -> list[Said]:
    return []


def _damage_share(spec: AssessSpec) -> "_Table":
    return _Table({(a, b): s for a, b, s in spec.damage.near})


class _Table:
    """How far one degree of damage speaks for another."""

    def __init__(self, near: Mapping[tuple[str, str], float]) -> None:
        self._near = near

    def __call__(self, said: str, true: str) -> float:
        return 1.0 if said == true else self._near.get((said, true), 0.0)


def _parties(party: Blamed, claims: Sequence[Claim], spec: AssessSpec) -> tuple[ActorProbability, ...]:
    actors = {a.id: a for c in claims if c.attribution is not None for a in c.attribution.actors}
    ordered = sorted(party.probability.items(), key=lambda x: (-x[1], x[0]))
    most = sigmoid(spec.limit)
    return tuple([ActorProbability(actors[i], min(p, most)) for i, p in ordered if p >= spec.attribution.shown or i == party.best])


def _damage(damage: Chosen | None) -> Damage | None:
    """The likeliest degree; none where two are as likely as each other."""
    if damage is None:
        return None
    ranked = sorted(damage.probability.values(), reverse=True)
    if len(ranked) > 1 and ranked[0] - ranked[1] < 0.02:
        return None
    return damage.best  # type: ignore[return-value]


def _sure(
    dimension: str, chosen: Fused | Chosen | None, n: float, spec: AssessSpec, misread: tuple[float, float] = (0.0, 1.0)
) -> Confidence:
    return UNDETERMINED if chosen is None else confidence(dimension, -log(n), chosen.steps, spec, misread)


def _misread(claims: Sequence[Claim], spec: AssessSpec) -> dict[str, tuple[float, float]]:
    """For each dimension the share of misreadings and the number of wrong values; no share where all claims came structured."""
    from_text = _from_text(claims)
    reading, among = spec.reading, spec.alternatives
    return {
        "casualties": (reading.casualties if from_text else 0.0, among.casualties),
        "attribution": (reading.attribution if from_text else 0.0, among.attribution),
    }


def _from_text(claims: Sequence[Claim]) -> bool:
    """Whether words of a text stand behind any of the claims."""
    for claim in claims:
        for evidence in claim.evidence:
            if evidence.kind != "structured":
                return True
    return False


def _occurred(scene: Scene) -> Confidence:
    """Every voice that tells of the event speaks for it; who denies it speaks against it, the accused least.

    A denial, of whatever, tells of nothing; a voice without a basis moves hardly.
    """
    spec = scene.spec
    steps: list[tuple[str, float]] = []
    denials: list[tuple[str, float]] = []
    for voice in scene.voices:
        word = last_word(voice)
        if word is None:
            continue
        if word.denies_event:
            weight = spec.interest.event_denial_own if scene.is_accused(voice.affiliation) else spec.interest.event_denial_other
            denials.append((f"{voice.name}: denies that it took place", weight * voice.share))
        else:
            true = voice.accuracy + (1 - voice.accuracy) * spec.occurred.lift
            weight = scene.trust(word, voice) * logit(true) * (1.0 if voice.rated else spec.occurred.unrated)
            steps.append((f"{voice.name}: reports it", max(0.0, weight)))
    if not steps and not denials:
        return UNDETERMINED
    if len(steps) > 1:
        added = pooled([w for _, w in steps], spec.copies.shared)
        steps = [(label, w) for (label, _), w in zip(steps, added, strict=True)]
    steps += [(label, -w) for label, w in denials]
    return confidence("occurred", spec.occurred.prior, steps, spec)


def _votes(told: Mapping[str, Sequence[Toll]], damage: Sequence[Word], namings: Sequence[Naming]) -> tuple[Vote, ...]:
    """How many voices give each value, by dimension the most frequent first."""
    votes: list[Vote] = []
    if namings:
        blamed = dict.fromkeys([(n.voice, party) for n in namings if not n.against for party in n.weights])
        votes += _counted("attribution", [party for _, party in blamed])
    votes += _counted("civilians_killed", [t.interval.in_words() for t in told["civilians_killed"]])
    if damage:
        votes += _counted("damage", [value for _, value in dict.fromkeys([(w.voice, w.value) for w in damage])])
    votes += _counted("killed", [t.interval.in_words() for t in told["killed"]])
    votes += _counted("wounded", [t.interval.in_words() for t in told["wounded"]])
    return tuple(votes)


def _counted(dimension: str, values: Sequence[str]) -> list[Vote]:
    """How often each of these values is given, the most frequent first."""
    if len(values) < 2:
        return [Vote(dimension, value, 1) for value in values] if values else []
    counted: dict[str, int] = {}
    for value in values:
        counted[value] = counted.get(value, 0) + 1
    return [Vote(dimension, value, -n) for n, value in sorted([(-n, value) for value, n in counted.items()])]
