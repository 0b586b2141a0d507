"""Levels looked up by value are those found pair by pair."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.cluster.build import claim, rules
from verify.cluster.byvalue import VALUES, ByValue, numbered, steps
from verify.cluster.columns import columns_of
from verify.cluster.score import _JUDGES
from verify.cluster.weights import spec_of
from verify.model import Claim, Interval

_VALUES = st.sampled_from([0.0, 1.0, np.nan, np.inf, -0.5])


def told(k: int, killed: int | None, kind: str, party: str | None) -> Claim:
    count = None if killed is None else Interval(killed, killed if killed % 2 else None)
    return claim(f"c{k:02d}", event_type=kind, killed=count, actor=party)


@given(
    st.lists(
        st.tuples(
            st.sampled_from([None, 0, 1, 2, 7, 40]),
            st.sampled_from(["airstrike", "shelling", "other"]),
            st.sampled_from([None, "actor.north", "actor.south", "actor.south-brigade", "actor.unknown"]),
        ),
        min_size=2,
        max_size=9,
    )
)
def test_a_level_looked_up_is_the_level_found(facts: list[tuple[int | None, str, str | None]]) -> None:
    found = rules()
    spec = spec_of(found)
    columns = columns_of([told(k, *f) for k, f in enumerate(facts)], found, spec)
    a, b = np.divmod(np.arange(columns.n**2), columns.n)
    values = ByValue(columns, spec, len(a))
    for feature in VALUES:
        judge = _JUDGES[feature]
        assert values.levels(feature, judge, a, b).tolist() == judge(columns, a, b, spec).tolist()


@given(st.lists(st.tuples(_VALUES, st.integers(-1, 1)), min_size=1, max_size=20))
def test_equal_rows_and_only_those_have_equal_numbers(rows: list[tuple[float, int]]) -> None:
    code, first = numbered([np.array([r[0] for r in rows]), np.array([r[1] for r in rows])])
    named = [(repr(x), y) for x, y in rows]
    assert all((code[i] == code[j]) == (named[i] == named[j]) for i in range(len(rows)) for j in range(len(rows)))
    assert [named[i] for i in first.tolist()] == [named[code.tolist().index(k)] for k in range(len(first))]


@given(st.lists(_VALUES, max_size=9))
def test_how_many_edges_a_value_reaches(values: list[float]) -> None:
    edges = (-0.5, 0.0, 1.0)
    assert steps(np.array(values), edges).tolist() == [sum(value >= edge for edge in edges) for value in values]
