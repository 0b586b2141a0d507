"""How much a unit states of where and when."""

import msgspec

from tests.cluster.build import claim, rules
from verify.cluster.columns import columns_of
from verify.cluster.density import unit_density
from verify.cluster.weights import spec_of
from verify.model import Claim, DateSpan, Evidence, Place

RULES = rules()
SPEC = spec_of(RULES)
FULL, SPARSE, BARE = 0, 1, 2


def density(told: Claim) -> int:
    return int(unit_density(columns_of([told], RULES, SPEC), SPEC)[0])


def test_a_day_and_a_fine_place_are_all_one_needs() -> None:
    assert density(claim("a")) == FULL
    assert density(claim("a", town="a name nobody knows")) == FULL


def test_one_of_them_makes_a_sparse_claim() -> None:
    assert density(claim("a", town=None)) == SPARSE
    assert density(claim("a", day=None)) == SPARSE


def test_neither_makes_a_bare_one() -> None:
    assert density(claim("a", town=None, day=None)) == BARE


def test_a_month_is_no_day_and_a_province_no_fine_place_but_both_are_something() -> None:
    month = msgspec.structs.replace(claim("a", town=None), date=DateSpan("2022-03-01", "2022-03-31", "month"))
    assert density(month) == SPARSE
    province = msgspec.structs.replace(claim("a", day=None), places=(Place("province.east", "Eastern Province"),))
    assert density(province) == SPARSE


def test_the_day_a_text_was_published_will_do_for_what_was_read_from_it() -> None:
    proof = (Evidence("text", "killed", "killed", 1),)
    assert density(msgspec.structs.replace(claim("a", day=None), evidence=proof)) == FULL
    assert density(msgspec.structs.replace(claim("a", day=None, town=None), evidence=proof)) == SPARSE
    assert density(msgspec.structs.replace(claim("a", day=None), evidence=proof, published_at=None)) == SPARSE
