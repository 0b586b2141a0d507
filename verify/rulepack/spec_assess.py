"""How agreement becomes belief: the section `assess` of the rule packs, typed and checked."""

from collections.abc import Mapping
from typing import Any, Literal

import msgspec
from msgspec import Struct

from verify.errors import RuleError

Letter = Literal["A", "B", "C", "D", "E"]
LETTERS: tuple[Letter, ...] = ("A", "B", "C", "D", "E")
DIMENSIONS = ("occurred", "casualties", "damage", "attribution")


class _Strict(Struct, frozen=True, forbid_unknown_fields=True):
    """A part of the section: an unknown name is an error."""


class LetterSpec(_Strict, frozen=True):
    """An Admiralty letter: the accuracy a named source of this letter starts with, and from which accuracy on it is given."""

    mean: float
    least: float


class ReliabilitySpec(_Strict, frozen=True):
    """How accuracy is learnt: `strength` of a named letter in statements, rounds of estimation, and what is enough to show it.

    `most`: no source is believed beyond this. `credible`: from this accuracy on a source counts as credible. `anchors`: sources whose
    claims are known truths, by which the others are measured.
    """

    letters: Mapping[Letter, LetterSpec]
    strength: float
    rounds: int
    enough: int
    most: float
    least: float
    credible: float
    anchors: tuple[str, ...] = ()


class HedgeSpec(_Strict, frozen=True):
    """A wording of doubt by its name in the language packs, and what is left of a statement's weight under it.

    `fades_hours`: halves again each time so many hours have passed before another voice speaks later.
    """

    id: str
    weight: float
    version: int = 1
    fades_hours: float | None = None


class InterestSpec(_Strict, frozen=True):
    """Who gains by a statement: factors on its weight, and in log-odds the weight of a denial and of an admission.

    `own_denial`: the accused party denies. `other_denial`: somebody else denies. `admission`: a party says it did it.
    `own_losses`: a party reports losses of its own. `blames_other`: a party to the fight blames another.
    `minimises`: a party gives the toll of what it is accused of. `boasts`: it counts the enemy's soldiers it says it killed.
    `event_denial`: a denial that anything happened, by the accused or another.
    """

    own_denial: float
    other_denial: float
    admission: float
    own_losses: float
    blames_other: float
    minimises: float
    boasts: float
    event_denial_own: float
    event_denial_other: float


class CountSpec(_Strict, frozen=True):
    """How counts are fused. All are shares: see `docs/methods.md`.

    `tail`: how slowly belief in more than "at least n" decays, as a share of n. `rise`: how far an early exact count speaks for a
    higher one. `open`, `wide`: what an open or a wide statement weighs beside an exact one. `vague`: the same for "several" and plain
    plurals, `none`: for "nobody", `unspecified`: for a toll that does not say who they were, where civilians are counted. `rare`: how much
    rarer larger tolls are, in log-odds by each e-fold. `mass`: share of belief that low to high holds. `overtaken`: what is left of a
    figure that a voice more than `early_hours` later exceeds.
    """

    tail: float
    rise: float
    open: float
    wide: float
    near: float
    mass: float
    early_hours: float
    vague: float
    none: float
    unspecified: float
    rare: float
    overtaken: float


class AlternativeSpec(_Strict, frozen=True):
    """How many wrong values a dimension has, as ACCU counts them."""

    casualties: float
    damage: float
    attribution: float


class OccurredSpec(_Strict, frozen=True):
    """That an incident took place: log-odds before anyone is heard, and the share of errors that leave the event itself true.

    `unrated`: what is left of the weight of a voice whose reliability has no basis.
    """

    prior: float
    lift: float
    unrated: float


class CopySpec(_Strict, frozen=True):
    """When two voices may have one origin: from which likeness of texts on, and how much of the later one is then left out.

    `shared`: how much voices that seem independent still hear from the same people; the k-th of them weighs 1 / (1 + shared (k - 1)).
    """

    alike: float
    probability: float
    least_length: int
    shared: float


class DamageSpec(_Strict, frozen=True):
    """How far one degree of damage speaks for another: [said, true, share]."""

    near: tuple[tuple[str, str, float], ...]


class AttributionSpec(_Strict, frozen=True):
    """`umbrella`: how far blaming an umbrella speaks for its member and the other way. `likely`: from this probability on a party is a likely actor.

    `contested`: from this share of the voices on a second party competes. `shown`: parties below it are left out. `silent`: how far who
    names one party speaks for its having done it together with another that somebody names in the same breath.
    """

    umbrella: float
    likely: float
    contested: float
    shown: float
    silent: float = 0.9


class ReadingSpec(_Strict, frozen=True):
    """How often what is believed of an event rests on words that were misread, or were of another event: shares of the events told in texts.

    `dataset`: where that was measured. Structured claims are taken as they are.
    """

    dataset: str
    casualties: float
    attribution: float


class CalibrationSpec(_Strict, frozen=True):
    """Log-odds are stretched and shifted as fitted on a labelled set: a * x + b by dimension, a above nought."""

    dataset: str
    version: str
    maps: Mapping[str, tuple[float, float]]


class AssessSpec(_Strict, frozen=True):
    """The whole section. `limit`: log-odds beyond which no probability goes."""

    origin: str
    limit: float
    reliability: ReliabilitySpec
    hedges: tuple[HedgeSpec, ...]
    unconfirmed: float
    interest: InterestSpec
    counts: CountSpec
    alternatives: AlternativeSpec
    occurred: OccurredSpec
    copies: CopySpec
    damage: DamageSpec
    attribution: AttributionSpec
    reading: ReadingSpec
    calibration: CalibrationSpec | None = None
    cases: tuple[Mapping[str, Any], ...] = ()

    @classmethod
    def build(cls, raw: Mapping[str, Any]) -> "AssessSpec":
        """The section of a pack. Raises RuleError that names what is missing, unknown or of the wrong kind."""
        try:
            spec = msgspec.convert(raw, cls)
        except msgspec.ValidationError as error:
            raise RuleError(f"section assess: {error}", "assess.yml") from error
        _check(spec)
        return spec

    def hedge(self, name: str) -> HedgeSpec | None:
        """The hedge of this name, None for one the rules do not weigh."""
        return next((h for h in self.hedges if h.id == name), None)


def _check(spec: AssessSpec) -> None:
    missing = [x for x in LETTERS if x not in spec.reliability.letters]
    if missing:
        raise RuleError(f"section assess: reliability.letters lacks {', '.join(missing)}", "assess.yml")
    for letter, given in spec.reliability.letters.items():
        if not 0 < given.mean < 1:
            raise RuleError(f"section assess: reliability.letters.{letter}.mean must lie between 0 and 1, not {given.mean}", "assess.yml")
    for hedge in spec.hedges:
        if not 0 <= hedge.weight <= 1:
            raise RuleError(f"section assess: hedge {hedge.id!r}: weight must lie between 0 and 1, not {hedge.weight}", "assess.yml")
    for name, share in (("casualties", spec.reading.casualties), ("attribution", spec.reading.attribution)):
        if not 0 <= share < 1:
            raise RuleError(f"section assess: reading.{name} must lie between 0 and 1, not {share}", "assess.yml")
    for name, (stretch, _) in (spec.calibration.maps if spec.calibration is not None else {}).items():
        if name not in DIMENSIONS or stretch <= 0:
            raise RuleError(
                f"section assess: calibration.maps.{name} must be one of {', '.join(DIMENSIONS)} with a stretch above 0", "assess.yml"
            )
