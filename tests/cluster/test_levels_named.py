"""How near the places lie that two documents name."""

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st

from tests.cluster.build import claim, rules
from verify.cluster.columns import columns_of
from verify.cluster.levels_named import named_levels, nearest_named
from verify.cluster.weights import LEVELS, spec_of
from verify.model import Claim, Evidence, Place

RULES = rules()
SPEC = spec_of(RULES)


def told(key: str, document: str, *points: float) -> list[Claim]:
    """A text that tells an incident at each of these points of one meridian."""
    proof = (Evidence("text", "place", "place", 1),)
    return [
        msgspec.structs.replace(
            claim(f"{key}{i}", document=document, incident=f"{document}#{i}"),
            places=(Place(f"{key}{i}", "Somewhere", lat, 38.0, 3.0, country="XX"),), evidence=proof,
        )
        for i, lat in enumerate(points)
    ]  # fmt: skip


def level(one: list[Claim], other: list[Claim]) -> str:
    columns = columns_of([*one, *other], RULES, SPEC)
    row = [columns.claims[lead].id for lead in columns.lead]
    pair = (np.array([row.index(one[0].id)]), np.array([row.index(other[0].id)]))
    return LEVELS["named"][int(named_levels(columns, *pair, SPEC)[0])]


@pytest.mark.parametrize(
    ("degrees", "expected"), [(0.0, "one_spot"), (0.02, "one_spot"), (0.1, "near"), (0.3, "around"), (0.5, "far"), (3.0, "far")]
)
def test_by_the_distance(degrees: float, expected: str) -> None:
    assert level(told("a", "d1", 35.0), told("b", "d2", 35.0 + degrees)) == expected


def test_any_place_of_the_text_will_do() -> None:
    assert level(told("a", "d1", 35.0, 36.5), told("b", "d2", 39.0, 36.5)) == "one_spot"


def test_nothing_is_known_where_a_side_was_stated_as_data_or_names_no_place() -> None:
    assert level(told("a", "d1", 35.0), [claim("b")]) == "unknown"
    nowhere = msgspec.structs.replace(told("b", "d2", 35.0)[0], places=())
    assert level(told("a", "d1", 35.0), [nowhere]) == "unknown"


@limits(max_examples=30, deadline=None)
@given(st.lists(st.floats(30.0, 40.0), min_size=1, max_size=4), st.lists(st.floats(30.0, 40.0), min_size=1, max_size=4))
def test_it_is_the_least_of_all_distances_whichever_comes_first(here: list[float], there: list[float]) -> None:
    columns = columns_of([*told("a", "d1", *here), *told("b", "d2", *there)], RULES, SPEC)
    row = {columns.claims[lead].id: r for r, lead in enumerate(columns.lead)}
    a, b = np.array([row["a0"]]), np.array([row["b0"]])
    least = 111.2 * min(abs(x - y) for x in here for y in there)
    assert nearest_named(columns, a, b)[0] == pytest.approx(least, abs=1e-6)
    assert nearest_named(columns, b, a)[0] == pytest.approx(least, abs=1e-6)
