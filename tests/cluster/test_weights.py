"""The pack of weights is read strictly: nothing missing, nothing left over, the null level weighs nothing."""

import copy
from typing import Any

import pytest

from tests.cluster.build import rules
from verify.cluster.weights import CODE, LEVELS, ClusterSpec, spec_of
from verify.errors import RuleError
from verify.rulepack import Rules

SECTION: dict[str, Any] = rules().raw["cluster"]


def changed(*path: str, value: Any = None, drop: bool = False) -> dict[str, Any]:
    section = copy.deepcopy(SECTION)
    at = section
    for key in path[:-1]:
        at = at[key]
    if drop:
        del at[path[-1]]
    else:
        at[path[-1]] = value
    return section


def test_the_shipped_pack_is_read_and_says_where_it_comes_from() -> None:
    spec = ClusterSpec.from_mapping(SECTION)
    assert "fitted" in spec.origin
    assert all(len(spec.weights[f]) == len(levels) for f, levels in LEVELS.items())


def test_the_null_level_comes_first_and_weighs_nothing() -> None:
    spec = spec_of(rules())
    for feature, levels in LEVELS.items():
        assert levels[0] == "unknown"
        assert CODE[feature]["unknown"] == 0
        assert spec.weights[feature][0] == 0.0


def test_the_shipped_weights_are_in_a_sensible_order() -> None:
    spec = spec_of(rules())
    weight = {f: dict(zip(levels, spec.weights[f], strict=True)) for f, levels in LEVELS.items()}
    assert (
        weight["place"]["same_site"]
        > weight["place"]["same_district"]
        > weight["place"]["near"]
        > weight["place"]["beside"]
        > weight["place"]["far"]
    )
    assert (
        weight["time"]["same_hours"]
        > weight["time"]["same_day"]
        > weight["time"]["next_day"]
        > weight["time"]["two_days"]
        > weight["time"]["days_apart"]
    )
    assert weight["killed"]["same_very_rare"] > weight["killed"]["same_rare"] > weight["killed"]["same"] > weight["killed"]["disjoint"]
    assert weight["document"]["told_apart"] < spec.veto + 2 * weight["place"]["apart"]
    best = sum(max(w) for f, w in spec.weights.items() if f != "judgement")
    assert weight["judgement"]["cannot_link"] + best < spec.veto
    assert weight["document"]["told_apart"] + best < 0


@pytest.mark.parametrize(
    ("section", "says"),
    [
        (changed("prior", drop=True), "cluster.prior: missing"),
        (changed("prior", value="high"), "cluster.prior: must be a number"),
        (changed("prio", value=1.0), "cluster.prio: unknown name"),
        (changed("features", "place", "same_site", drop=True), "features.place.same_site: missing"),
        (changed("features", "place", "unknown", value=0.5), "must be 0"),
        (changed("features", "colour", value={}), "unknown feature"),
        (changed("features", "killed", drop=True), "cluster.features.killed: missing"),
        (changed("read_features", "killed", drop=True), "cluster.read_features.killed: missing"),
        (changed("read_features", "judgement", value={}), "cluster.read_features.judgement: unknown feature"),
        (changed("open_band", value=[2.0, 1.0]), "the lower first"),
        (changed("blocks", "cap", value=-1), "whole number"),
        (changed("blocks", "cell_degrees", value=0), "must be above 0"),
        (changed("type_families", value="airstrike"), "must be a list"),
        (changed("sparse", value=3), "must be a mapping"),
    ],
)
def test_what_is_wrong_is_named(section: dict[str, Any], says: str) -> None:
    with pytest.raises(RuleError, match=says):
        ClusterSpec.from_mapping(section)


def test_no_pack_is_an_error() -> None:
    with pytest.raises(RuleError, match="kind `cluster`"):
        spec_of(Rules())
