"""Days of texts: what a text is about is mostly new when it comes out."""

import msgspec
import numpy as np
import pytest

from tests.cluster.build import claim, rules
from verify.cluster.columns import columns_of
from verify.cluster.levels_time import time_levels
from verify.cluster.weights import LEVELS, spec_of
from verify.model import Claim, Evidence

RULES = rules()
SPEC = spec_of(RULES)


def read(key: str, *, day: int | None, published: float) -> Claim:
    """What a text of its own is about, on that day, published so many days after the first day."""
    told = claim(key, day=day, told=published - (day or 0), document=f"d-{key}", incident=f"d-{key}#1")
    dimension = "killed" if day is None else "date"
    return msgspec.structs.replace(told, evidence=(Evidence("text", dimension, dimension, 1),))


def level(one: Claim, other: Claim) -> str:
    columns = columns_of([one, other], RULES, SPEC)
    there, back = (LEVELS["time"][int(time_levels(columns, np.array([i]), np.array([1 - i]), SPEC)[0])] for i in (0, 1))
    assert there == back
    return there


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (read("a", day=0, published=9.5), read("b", day=9, published=9.5), "recalled"),
        (read("a", day=0, published=9.5), read("b", day=8, published=9.5), "recalled"),
        (read("a", day=0, published=9.5), read("b", day=None, published=9.5), "recalled"),
        (read("a", day=0, published=9.5), read("b", day=6, published=9.5), "days_apart"),
        (read("a", day=0, published=9.5), read("b", day=0, published=9.5), "same_day"),
        (read("a", day=8, published=9.5), read("b", day=9, published=9.5), "next_day"),
        (claim("a", day=0, told=9.5), claim("b", day=9, told=0.5), "days_apart"),
    ],
)
def test_a_day_well_before_the_publication_may_be_one_that_a_text_recalls(one: Claim, other: Claim, expected: str) -> None:
    assert level(one, other) == expected
