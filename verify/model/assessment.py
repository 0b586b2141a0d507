"""What the engine believes about one event, how much, and why."""

from typing import Literal

from msgspec import Struct

from verify.model.values import Actor, Damage

Grade = Literal["confirmed", "fair", "weak", "contested", "discounted", "undetermined"]


class CountRange(Struct, frozen=True, gc=False):
    """UCDP's three figures; `high` None is open."""

    low: int
    best: int
    high: int | None


class ActorProbability(Struct, frozen=True, gc=False):
    """How likely it is that this party was responsible."""

    actor: Actor
    probability: float


class Assessed(Struct, frozen=True, gc=False):
    """The fused values; null where the evidence does not carry one."""

    killed: CountRange | None = None
    civilians_killed: CountRange | None = None
    wounded: CountRange | None = None
    damage: Damage | None = None
    attribution: tuple[ActorProbability, ...] = ()


class WaterfallStep(Struct, frozen=True, gc=False):
    """One reason's weight in log-odds (natural logarithm); the steps of a waterfall sum to the log-odds of the result."""

    label: str
    log_odds: float


class Confidence(Struct, frozen=True, gc=False):
    """A probability in [0, 1], its ICD 203 words, and the steps that lead to it. All null or empty: undetermined."""

    probability: float | None
    words: str
    waterfall: tuple[WaterfallStep, ...] = ()


class Calibration(Struct, frozen=True, gc=False):
    """The data the shipped parameters were fitted on."""

    dataset: str
    version: str


class ConfidenceSet(Struct, frozen=True, gc=False):
    """`occurred`: the incident took place. The others: the assessed value of that dimension is true."""

    occurred: Confidence
    casualties: Confidence
    damage: Confidence
    attribution: Confidence
    calibration: Calibration | None = None


class Vote(Struct, frozen=True, gc=False):
    """The plain count beside the fusion: how many independent voices give this value."""

    dimension: str
    value: str
    voices: int


class Assessment(Struct, frozen=True, gc=False):
    """Everything the assess step says of one event. `grade_rule` is the rule that gave the grade, `grade_reason` its sentence."""

    assessed: Assessed
    confidence: ConfidenceSet
    grade: Grade
    grade_rule: str
    grade_reason: str
    votes: tuple[Vote, ...] = ()
