"""The weights of the cluster step, read from the pack `rules/cluster.yml` and checked: an unknown or a missing name is an error."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from verify.errors import RuleError

_TOLL = ("unknown", "same_very_rare", "same_rarer", "same_rare", "same_some", "same", "same_start", "none", "close", "near_many", "near",
         "overlap_near", "overlap", "overlap_far", "few_more", "alike", "disjoint", "far_apart")  # fmt: skip
LEVELS: dict[str, tuple[str, ...]] = {
    "place": ("unknown", "same_site", "same_town", "same_district", "same_province", "same_country", "same_name", "like_name", "other_name", "near",
              "namesake", "beside", "apart", "far", "neighbours"),
    "time": ("unknown", "same_hours", "same_day", "same_span", "next_day_far_zone", "next_day", "other_hours", "two_days", "days_apart",
             "published_same_day", "published_next_day", "published_soon", "published_late", "published_long_after", "published_before",
             "both_published_same_day", "both_published_next_day", "both_published_near", "both_published_apart", "recalled"),
    "published": ("unknown", "same_day", "next_day", "soon", "late"),
    "hours": ("unknown", "to_3", "to_6", "to_12", "to_18", "to_24", "to_30", "to_36", "to_48", "more"),
    "event_type": ("unknown", "same", "vaguer", "compatible", "different"),
    "weapon": ("unknown", "same", "compatible", "different"),
    "perpetrator": ("unknown", "same", "umbrella", "different", "claimed_by_other"),
    "killed": _TOLL,
    "wounded": _TOLL,
    "document": ("unknown", "told_apart", "told_twice"),
    "author": ("unknown", "same", "same_monitor", "own_entries"),
    "relation": ("unknown", "stated"),
    "quotation": ("unknown", "shared"),
    "text": ("unknown", "near_duplicate", "very_alike", "alike", "somewhat", "little", "unlike"),
    "rare_words": ("unknown", "one", "few", "many"),
    "vectors": ("unknown", "very_close", "close", "middling", "distant"),
    "judgement": ("unknown", "must_link", "cannot_link"),
    "named": ("unknown", "one_spot", "near", "around", "far"),
    "crowd": ("unknown", "to_16", "to_32", "to_64", "to_128", "to_256", "to_512", "to_1024", "more"),
    "reading": ("unknown", "read"),
}  # fmt: skip
"""Each feature's levels, the null level first. A level's index is what the score step carries in its columns."""

FEATURES = tuple(LEVELS)
READING = FEATURES.index("reading")
"""The column that says which table weighs a pair."""
DECIDED = ("document", "judgement", "relation")
"""Features that decide by what they are: one weight for all pairs, never fitted."""
CODE: dict[str, dict[str, int]] = {feature: {level: i for i, level in enumerate(levels)} for feature, levels in LEVELS.items()}


@dataclass(frozen=True, slots=True)
class BlockSpec:
    """How far a claim looks for others, and where it stops."""

    cell_degrees: float
    reach_km: float
    days: int
    published_days: int
    site_days: int
    cap: int
    crowd_cap: int
    text_cap: int
    rare_words: int
    document_cap: int
    vector_texts: int


@dataclass(frozen=True, slots=True)
class SparseSpec:
    """How a claim without a date or a fine place is given to one of the incidents it may belong to."""

    coarse_km: float
    prior: float
    bare_prior: float
    alone: float
    size: float
    whole: float
    sure: float


@dataclass(frozen=True, slots=True)
class MeanSpec:
    """What the mean of the pairs between two clusters takes into account: see `linkage.Demands`."""

    least: float
    smaller: float
    larger: float


@dataclass(frozen=True, slots=True)
class ClusterSpec:
    """Everything the cluster step reads from its pack. Weights are natural log-odds, indexed as in `LEVELS`.

    `weights` are those of two units whose facts were stated as data, `read_weights` those of pairs with a side that was read from a text:
    a reading may be wrong, so that agreeing and differing both say less.
    """

    origin: str
    prior: float
    threshold: float
    veto: float
    missing: float
    open_band: tuple[float, float]
    read_to: float
    means: MeanSpec
    sparse: SparseSpec
    blocks: BlockSpec
    far_zone_hours: float
    type_families: tuple[frozenset[str], ...]
    vaguer_types: tuple[frozenset[str], ...]
    weapon_families: Mapping[str, frozenset[str]]
    weights: Mapping[str, tuple[float, ...]]
    read_weights: Mapping[str, tuple[float, ...]]
    vector_levels: Mapping[str, float]
    told_together: float
    links_per_claim: int
    reprint_ratio: float
    reprint_min_length: int
    copies: Mapping[str, float]
    file: str = field(default="cluster.yml", compare=False)

    def table(self, feature: str) -> npt.NDArray[np.float64]:
        """(2, levels): the weights of a feature for pairs of stated facts, and for pairs with a side that was read."""
        return np.array([self.weights[feature], self.read_weights.get(feature, self.weights[feature])])

    @classmethod
    def from_mapping(cls, section: Mapping[str, Any], file: str = "cluster.yml") -> "ClusterSpec":
        """The `cluster:` section of a pack. Raises RuleError that names the key in question."""
        reader = _Reader(section, file)
        sparse = _Reader(reader.mapping("sparse"), file, "sparse.")
        blocks = _Reader(reader.mapping("blocks"), file, "blocks.")
        vectors = _Reader(reader.mapping("vector_levels"), file, "vector_levels.")
        means = _Reader(reader.mapping("means"), file, "means.")
        reprint = _Reader(reader.mapping("reprint"), file, "reprint.")
        copies = _Reader(reader.mapping("copies"), file, "copies.")
        spec = cls(
            origin=str(reader.take("origin")),
            prior=reader.number("prior"),
            threshold=reader.number("threshold"),
            veto=reader.number("veto"),
            missing=reader.number("missing"),
            open_band=reader.pair("open_band"),
            read_to=reader.number("read_to"),
            means=MeanSpec(**{k: means.number(k) for k in ("least", "smaller", "larger")}),
            sparse=SparseSpec(**{k: sparse.number(k) for k in ("coarse_km", "prior", "bare_prior", "alone", "size", "whole", "sure")}),
            blocks=BlockSpec(
                cell_degrees=blocks.number("cell_degrees", above=0.0),
                reach_km=blocks.number("reach_km"),
                **{k: blocks.count(k) for k in ("days", "published_days", "site_days", "cap", "crowd_cap", "text_cap", "rare_words", "document_cap",
                                                "vector_texts")},
            ),
            far_zone_hours=reader.number("far_zone_hours"),
            type_families=tuple(frozenset(map(str, family)) for family in reader.sequence("type_families")),
            vaguer_types=tuple(frozenset(map(str, pair)) for pair in reader.sequence("vaguer_types")),
            weapon_families={str(k): frozenset(map(str, v)) for k, v in sorted(reader.mapping("weapon_families").items())},
            weights=_weights(reader.mapping("features"), file, "features", LEVELS),
            read_weights=_weights(reader.mapping("read_features"), file, "read_features", [f for f in LEVELS if f not in DECIDED]),
            vector_levels={k: vectors.number(k) for k in ("very_close", "close", "distant")},
            told_together=reader.number("told_together"),
            links_per_claim=reader.count("links_per_claim"),
            reprint_ratio=reprint.number("ratio"),
            reprint_min_length=reprint.count("min_length"),
            copies={k: copies.number(k) for k in ("named_origin", "quotation", "text", "own_later_figure")},
            file=file,
        )  # fmt: skip
        for part in (sparse, blocks, vectors, means, reprint, copies, reader):
            part.finish()
        return spec


class _Reader:
    """Takes values out of a mapping by name and complains about what is missing, of the wrong kind, or left over."""

    def __init__(self, section: Mapping[str, Any], file: str, prefix: str = "") -> None:
        self.rest, self.file, self.prefix = dict(section), file, prefix

    def fail(self, key: str, message: str) -> RuleError:
        return RuleError(f"cluster.{self.prefix}{key}: {message}", self.file)

    def take(self, key: str) -> Any:
        if key not in self.rest:
            raise self.fail(key, "missing; every weight must be stated")
        return self.rest.pop(key)

    def number(self, key: str, above: float | None = None) -> float:
        value = self.take(key)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.fail(key, f"must be a number, not {value!r}")
        if above is not None and value <= above:
            raise self.fail(key, f"must be above {above:g}")
        return float(value)

    def count(self, key: str) -> int:
        value = self.take(key)
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise self.fail(key, f"must be a whole number, not {value!r}")
        return value

    def mapping(self, key: str) -> Mapping[str, Any]:
        value = self.take(key)
        if not isinstance(value, Mapping):
            raise self.fail(key, "must be a mapping")
        return value

    def sequence(self, key: str) -> list[Any]:
        value = self.take(key)
        if not isinstance(value, list):
            raise self.fail(key, "must be a list")
        return value

    def pair(self, key: str) -> tuple[float, float]:
        value = self.sequence(key)
        if len(value) != 2 or any(isinstance(v, bool) or not isinstance(v, int | float) for v in value) or value[0] >= value[1]:
            raise self.fail(key, "must be two numbers, the lower first")
        return float(value[0]), float(value[1])

    def finish(self) -> None:
        if self.rest:
            raise self.fail(sorted(self.rest)[0], "unknown name; nothing reads it")


def _weights(features: Mapping[str, Any], file: str, section: str, known: Iterable[str]) -> dict[str, tuple[float, ...]]:
    unknown = sorted(set(features) - set(known))
    if unknown:
        raise RuleError(f"cluster.{section}.{unknown[0]}: unknown feature; there are {', '.join(known)}", file)
    found: dict[str, tuple[float, ...]] = {}
    for feature in known:
        if not isinstance(features.get(feature), Mapping):
            raise RuleError(f"cluster.{section}.{feature}: missing; every weight must be stated", file)
        reader = _Reader(features[feature], file, f"{section}.{feature}.")
        found[feature] = tuple(reader.number(level) for level in LEVELS[feature])
        reader.finish()
        if found[feature][0] != 0.0:
            raise reader.fail("unknown", "must be 0: to say nothing is not to differ")
    return found


def spec_of(rules: Any) -> ClusterSpec:
    """The weights in force in these rules. Raises RuleError if no pack of kind `cluster` is loaded."""
    section = rules.raw.get("cluster")
    if section is None:
        raise RuleError("no pack of kind `cluster` is loaded; the shipped one is rules/cluster.yml")
    return ClusterSpec.from_mapping(section)
