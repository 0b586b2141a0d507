"""What of a unit's claims goes into its row."""

import msgspec
import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.cluster.build import claim, rules
from verify.cluster.columns import columns_of
from verify.cluster.filling import TEXT_LIMIT
from verify.cluster.weights import spec_of
from verify.model import Claim, DateSpan, Interval, Place

RULES = rules()
SPEC = spec_of(RULES)
_TOLD = st.lists(
    st.tuples(
        st.sampled_from([None, "karmel", "ostan", "zubaydan", "province.east"]),
        st.sampled_from([None, 0, 1]),
        st.sampled_from([None, 0, 3]),
        st.sampled_from([None, "actor.north", "actor.south"]),
    ),
    min_size=1,
    max_size=6,
)


def told(key: str, facts: tuple[str | None, int | None, int | None, str | None], document: str | None = None) -> Claim:
    town, day, killed, actor = facts
    return claim(key, town=town, day=day, killed=killed, actor=actor, document=document, incident=document)


@given(_TOLD)
def test_a_row_does_not_depend_on_the_other_rows(facts: list[tuple[str | None, int | None, int | None, str | None]]) -> None:
    together = columns_of([told(f"c{k}", f) for k, f in enumerate(facts)], RULES, SPEC)
    for k, f in enumerate(facts):
        alone = columns_of([told(f"c{k}", f)], RULES, SPEC)
        for name in ("lat", "km", "t_lo", "t_precision", "published", "killed", "event_type", "claimed", "read"):
            assert np.array_equal(getattr(together, name)[k], getattr(alone, name)[0], equal_nan=name not in ("claimed", "read"))
        assert together.place_names[k] == alone.place_names[0]


@given(_TOLD)
def test_a_unit_of_one_claim_told_twice_is_that_claim(facts: list[tuple[str | None, int | None, int | None, str | None]]) -> None:
    once = columns_of([told("a", facts[0], "d")], RULES, SPEC)
    twice = columns_of([told("a", facts[0], "d"), told("b", facts[0], "d")], RULES, SPEC)
    assert twice.n == 1
    for name in ("lat", "lon", "km", "t_lo", "t_hi", "killed", "actors", "event_type", "name_key"):
        assert np.array_equal(getattr(once, name), getattr(twice, name), equal_nan=True)


def test_the_narrowest_time_and_the_first_count_of_a_unit() -> None:
    month = msgspec.structs.replace(claim("a", document="d", incident="d"), date=DateSpan("2022-03-01", "2022-03-31", "month"))
    day = claim("b", document="d", incident="d", killed=Interval(2, 5))
    columns = columns_of([month, day], RULES, SPEC)
    assert columns.t_precision.tolist() == [3]
    assert columns.killed.tolist() == [[2.0, 5.0]]


def test_several_places_fill_several_slots_and_others_keep_theirs_empty() -> None:
    far = Place("f", "F", 60.0, 60.0, 1.0)
    both = msgspec.structs.replace(claim("a"), places=(claim("x").places[0], far))
    columns = columns_of([both, claim("b")], RULES, SPEC)
    assert columns.lat[0].tolist()[:2] == [60.0, 35.0]
    assert np.isnan(columns.lat[1]).tolist() == [False, True, True]


def test_a_long_text_is_cut() -> None:
    assert len(columns_of([claim("a", quote="x" * 5000)], RULES, SPEC).texts[0]) == TEXT_LIMIT
