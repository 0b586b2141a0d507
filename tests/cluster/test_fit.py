"""Fitting: what the labels say moves the weights, what they are silent on stays, and unseen pairs are judged better."""

import pytest
import yaml

from bench.generate import planted_claims
from bench.world import plant
from tests.cluster.build import claim, rules
from verify.cluster.fit import METHODS, LabelledPairs, fit, labelled_pairs, loss_of
from verify.cluster.fit_pack import fitted_section, pack_text
from verify.cluster.weights import LEVELS, ClusterSpec, spec_of
from verify.errors import VerifyError

RULES = rules()
SPEC = spec_of(RULES)


def planted(seed: str) -> LabelledPairs:
    world = planted_claims(plant(1200, seed))
    return labelled_pairs(world.claims, world.event_of, RULES, SPEC)


@pytest.fixture(scope="module")
def learn() -> LabelledPairs:
    return planted("11")


@pytest.mark.parametrize("method", METHODS)
def test_null_levels_weigh_nothing_by_any_method(learn: LabelledPairs, method: str) -> None:
    found = fit([learn], SPEC, method)  # type: ignore[arg-type]
    assert set(found.weights) == set(LEVELS)
    assert all(found.weights[f][0] == 0.0 for f in LEVELS)
    assert (found.pairs, found.same) == (len(learn.same), int(learn.same.sum()))


def test_logistic_is_better_on_what_it_has_not_seen(learn: LabelledPairs) -> None:
    test, found = planted("12"), fit([learn], SPEC, "logistic", 20.0)
    assert found.loss_after < found.loss_before
    assert loss_of(test, found) < loss_of(test, SPEC)


def test_a_strong_hold_moves_little(learn: LabelledPairs) -> None:
    loose, firm = (fit([learn], SPEC, "logistic", strength) for strength in (1.0, 1e7))
    moved = [max(abs(a - b) for f in LEVELS for a, b in zip(x.weights[f], SPEC.weights[f], strict=True)) for x in (loose, firm)]
    assert moved[1] < 0.05 < moved[0]


def test_a_level_nobody_met_keeps_its_weight(learn: LabelledPairs) -> None:
    index = LEVELS["perpetrator"].index("claimed_by_other")
    assert fit([learn], SPEC).weights["perpetrator"][index] == pytest.approx(SPEC.weights["perpetrator"][index], abs=1e-6)


def test_labels_without_a_lesson_are_refused() -> None:
    with pytest.raises(VerifyError, match="fewer than two"):
        labelled_pairs([claim("a")], {"a": "x"}, RULES, SPEC)
    alike = labelled_pairs([claim("a"), claim("b")], {"a": "x", "b": "x"}, RULES, SPEC)
    with pytest.raises(VerifyError, match="nothing can be learnt"):
        fit([alike], SPEC)
    with pytest.raises(VerifyError, match="unknown method"):
        fit([alike], SPEC, "guess")  # type: ignore[arg-type]


def test_the_pack_that_is_written_can_be_read(learn: LabelledPairs) -> None:
    found = fit([learn], SPEC)
    text = pack_text(fitted_section(RULES.raw["cluster"], found, "fitted in a test"), 7)
    pack = yaml.safe_load(text)
    spec = ClusterSpec.from_mapping(pack["cluster"])
    assert pack["pack"] == {"id": "cluster", "version": 7, "kind": "cluster"}
    assert spec.origin == "fitted in a test"
    assert spec.weights["place"] == pytest.approx(found.weights["place"], abs=0.006)
    assert spec.weights["judgement"] == SPEC.weights["judgement"]
    assert spec.prior == pytest.approx(SPEC.prior + found.shift, abs=0.006)
