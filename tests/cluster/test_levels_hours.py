"""The clock of two publications."""

from datetime import timedelta

import msgspec
import numpy as np
import pytest

from tests.cluster.build import DAY, claim, rules
from verify.cluster.columns import columns_of
from verify.cluster.levels_hours import hours_levels
from verify.cluster.weights import LEVELS, spec_of
from verify.model import Claim, Evidence

RULES = rules()
SPEC = spec_of(RULES)
NOON = 12.0


def at(key: str, hours: float, zone: str = "+00:00") -> Claim:
    """A claim published so many hours after the first midnight, by the clock of its zone."""
    day, minutes = divmod(round(hours * 60), 24 * 60)
    when = f"{(DAY + timedelta(days=day)).isoformat()}T{minutes // 60:02d}:{minutes % 60:02d}:00{zone}"
    return msgspec.structs.replace(claim(key), published_at=when)


def level(one: Claim, other: Claim) -> str:
    columns = columns_of([one, other], RULES, SPEC)
    there, back = (hours_levels(columns, np.array([a]), np.array([1 - a]), SPEC)[0] for a in (0, 1))
    assert there == back
    return LEVELS["hours"][int(there)]


@pytest.mark.parametrize(
    ("apart", "found"),
    [(0, "to_3"), (2.9, "to_3"), (3.1, "to_6"), (11, "to_12"), (17, "to_18"), (23, "to_24"), (29, "to_30"), (35, "to_36"), (47, "to_48"),
     (49, "more"), (24 * 90, "more")],
)  # fmt: skip
def test_the_hours_between(apart: float, found: str) -> None:
    assert level(at("a", NOON), at("b", NOON + apart)) == found


def test_one_moment_by_two_clocks() -> None:
    assert level(at("a", NOON, "+00:00"), at("b", NOON + 3, "+03:00")) == "to_3"


def test_a_bare_date_has_no_hour() -> None:
    assert level(at("a", NOON), at("b", 24)) == "unknown"
    assert level(at("a", NOON), msgspec.structs.replace(claim("b"), published_at=DAY.isoformat())) == "unknown"
    assert level(at("a", NOON), msgspec.structs.replace(claim("b"), published_at=None)) == "unknown"


def test_what_was_read_is_left_to_the_days() -> None:
    read = msgspec.structs.replace(at("b", NOON), evidence=(Evidence("text", "date", "date", 1),))
    assert level(at("a", NOON), read) == "unknown"
