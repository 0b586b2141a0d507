"""What the voices on one event say on one dimension, held against each other."""

from typing import Literal

from msgspec import Struct

Verdict = Literal["agree", "partial", "conflict", "single", "silent"]
ConflictType = Literal[
    "disjoint_counts", "denial", "different_actor", "different_extent", "different_place", "different_time", "scope_mismatch"
]


class ComparedValue(Struct, frozen=True, gc=False):
    """One voice's value as it entered the comparison, in words ("killed 5 or more").

    `verdict` is how this value stands to those of the other voices, and `against` the voices (source groups) that it excludes: on a
    dimension in conflict most voices may well agree. Both are empty where there is one voice alone.
    """

    source_group: str
    claim_id: str
    value: str
    verdict: Verdict | None = None
    against: tuple[str, ...] = ()


class Comparison(Struct, frozen=True, gc=False):
    """The verdict on one dimension; the explanation is one sentence a fact-checker would accept."""

    verdict: Verdict
    conflict_type: ConflictType | None
    explanation: str
    values: tuple[ComparedValue, ...]
    rule_id: str


class Comparisons(Struct, frozen=True, gc=False):
    """All six dimensions, always."""

    casualties: Comparison
    damage: Comparison
    attribution: Comparison
    place: Comparison
    time: Comparison
    weapon: Comparison
