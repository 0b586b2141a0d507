"""Fitted weights as a pack: the new numbers in both tables, what decides by itself untouched, and YAML that is read again."""

from typing import Any

import pytest
import yaml

from tests.cluster.build import rules
from verify.cluster.fit import Fitted
from verify.cluster.fit_pack import fitted_section, pack_text
from verify.cluster.weights import DECIDED, LEVELS, ClusterSpec

SECTION: dict[str, Any] = rules().raw["cluster"]


def fitted(shift: float) -> Fitted:
    table = {f: (0.0, *(round(0.1 * k, 1) for k in range(1, len(levels)))) for f, levels in LEVELS.items()}
    read = {f: tuple(-w for w in table[f]) for f in LEVELS if f not in DECIDED}
    return Fitted(table, read, shift, 10, 4, 0.5, 0.25)


def test_both_tables_hold_the_new_numbers() -> None:
    spec = ClusterSpec.from_mapping(fitted_section(SECTION, fitted(0.0), "here"))
    assert spec.weights["place"] == fitted(0.0).weights["place"]
    assert spec.read_weights["place"] == pytest.approx(fitted(0.0).read_weights["place"])
    assert spec.origin == "here"


def test_what_decides_by_itself_stays() -> None:
    spec, before = ClusterSpec.from_mapping(fitted_section(SECTION, fitted(0.0), "here")), ClusterSpec.from_mapping(SECTION)
    assert {f: spec.weights[f] for f in DECIDED} == {f: before.weights[f] for f in DECIDED}
    assert (spec.blocks, spec.threshold, spec.missing) == (before.blocks, before.threshold, before.missing)


def test_all_three_priors_move_by_the_shift() -> None:
    spec, before = ClusterSpec.from_mapping(fitted_section(SECTION, fitted(0.25), "here")), ClusterSpec.from_mapping(SECTION)
    moved = (spec.prior - before.prior, spec.sparse.prior - before.sparse.prior, spec.sparse.bare_prior - before.sparse.bare_prior)
    assert moved == pytest.approx((0.25, 0.25, 0.25), abs=0.006)


def test_pairs_that_were_read_keep_their_prior_however_that_of_stated_facts_moves() -> None:
    still, moved = (ClusterSpec.from_mapping(fitted_section(SECTION, fitted(shift), "here")) for shift in (0.0, 0.25))
    for read in (still, moved):
        assert read.prior + read.read_weights["reading"][1] == pytest.approx(still.prior + still.read_weights["reading"][1], abs=0.02)


def test_the_section_given_is_left_as_it_was() -> None:
    before = yaml.safe_dump(SECTION)
    fitted_section(SECTION, fitted(1.0), "here")
    assert yaml.safe_dump(SECTION) == before


def test_the_text_is_a_pack() -> None:
    pack = yaml.safe_load(pack_text(fitted_section(SECTION, fitted(0.0), "here"), 9))
    assert pack["pack"] == {"id": "cluster", "version": 9, "kind": "cluster"}
    assert ClusterSpec.from_mapping(pack["cluster"]).weights["killed"] == fitted(0.0).weights["killed"]
