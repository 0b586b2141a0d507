"""The engine finds what was planted: better than a vote, sources by their true accuracy, probabilities that mean something."""

import pytest

from bench.truth import measure
from bench.world import plant
from verify.rulepack import load_rules


@pytest.mark.parametrize("seed", ["5", "7"])
def test_planted_truth_is_found(seed: str) -> None:
    found = measure(plant(5000, seed), load_rules())
    assert found.fused > found.vote
    assert found.accuracy_followed >= 0.9
    assert found.range_holds >= 0.85
    assert found.toll_error <= 0.06 and found.party_error <= 0.06
