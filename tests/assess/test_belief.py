"""Words, weights and shortened waterfalls."""

from math import fsum, isclose, log

import pytest
from msgspec.structs import replace

from tests.assess.made import rules
from verify.assess.belief import SHOWN, accu_weight, confidence, pooled, words_of
from verify.rulepack.spec_assess import CalibrationSpec


@pytest.mark.parametrize(
    ("p", "words"),
    [
        (0.02, "almost no chance"),
        (0.05, "very unlikely"),
        (0.3, "unlikely"),
        (0.5, "roughly even"),
        (0.55, "likely"),
        (0.9, "very likely"),
        (0.96, "almost certain"),
    ],
)
def test_icd_203(p: float, words: str) -> None:
    assert words_of(p) == words


def test_one_voice_among_n_values_is_believed_as_far_as_it_is_accurate() -> None:
    found = confidence("casualties", -log(5), [("a", accu_weight(0.7, 5))], rules().assess)
    assert found.probability is not None and isclose(found.probability, 0.7, abs_tol=1e-4)


def test_pooling_never_loses_by_one_more() -> None:
    assert pooled([2.0], 0.5) == [2.0]
    assert sum(pooled([2.0, 3.0], 0.5)) > 3.0
    assert sum(pooled([2.0, 3.0, 0.1], 0.5)) > sum(pooled([2.0, 3.0], 0.5))


def test_a_long_waterfall_is_shortened_and_still_sums() -> None:
    found = confidence("occurred", 0.0, [(f"v{n}", 0.01 * n) for n in range(60)], rules().assess)
    assert len(found.waterfall) <= SHOWN + 3
    assert found.probability is not None
    assert isclose(fsum(s.log_odds for s in found.waterfall), log(found.probability / (1 - found.probability)), abs_tol=1e-9)


def test_a_calibration_is_a_step_of_its_own() -> None:
    spec = replace(rules().assess, calibration=CalibrationSpec("a set", "1", {"occurred": (0.5, 0.1)}))
    found = confidence("occurred", 1.0, [("a", 1.0)], spec)
    assert [s.label for s in found.waterfall] == ["Before any source is heard", "a", "Calibration on a set"]
    assert isclose(fsum(s.log_odds for s in found.waterfall), 1.1)
