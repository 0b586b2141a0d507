"""Who is held against whom: what could be one incident meets, crowds are capped, and what is dropped is counted."""

import msgspec
import numpy as np

from bench.generate import planted_claims
from bench.world import plant
from tests.cluster.build import claim, rules
from verify.cluster.arrays import distinct
from verify.cluster.block import Blocks, candidate_pairs
from verify.cluster.columns import columns_of
from verify.cluster.weights import spec_of
from verify.cluster.wording import Wording
from verify.model import Claim, Evidence

RULES = rules()
SPEC = spec_of(RULES)


def blocks(*claims: Claim) -> tuple[set[tuple[str, str]], Blocks]:
    columns = columns_of(claims, RULES, SPEC)
    found = candidate_pairs(columns, Wording(columns.texts, SPEC.blocks.rare_words), SPEC)
    name = [columns.claims[lead].id for lead in columns.lead]
    return {(name[a], name[b]) for a, b in zip(found.a.tolist(), found.b.tolist(), strict=True)}, found


def test_place_and_day() -> None:
    pairs, _ = blocks(claim("a"), claim("b", day=1), claim("c", day=9), claim("d", town="ostan"))
    assert pairs == {("a", "b")}


def read(key: str, *, town: str = "karmel", day: int = 0) -> Claim:
    return msgspec.structs.replace(claim(key, town=town, day=day), evidence=(Evidence("text", "date", "date", 1),))


def test_what_texts_tell_of_neighbouring_days_meets_whatever_the_place() -> None:
    pairs, _ = blocks(read("a"), read("b", town="ostan", day=1), read("c", town="sadira", day=9), claim("d", town="ostan"))
    assert ("a", "b") in pairs and ("a", "c") not in pairs and ("a", "d") not in pairs


def test_a_day_of_very_many_texts_is_passed_over() -> None:
    many = [read(f"{i:03d}", town="ostan") for i in range(SPEC.blocks.cap + 1)]
    pairs, found = blocks(*many, read("z"))
    assert not any("z" in pair for pair in pairs)
    assert found.dropped["day of texts"] > 0


def test_a_name_without_a_point() -> None:
    pairs, _ = blocks(claim("a", town="tell zubaydan"), claim("b", town="تل زبيدان"), claim("c", town="mosharra"))
    assert pairs == {("a", "b")}


def test_without_a_place_the_day_is_looked_at() -> None:
    pairs, _ = blocks(claim("a"), claim("b", town=None), claim("c", town=None, day=5))
    assert pairs == {("a", "b")}


def test_the_incidents_of_one_document_meet_to_be_kept_apart() -> None:
    pairs, _ = blocks(claim("a", document="d", incident="1"), claim("b", town="ostan", day=9, document="d", incident="2"))
    assert pairs == {("a", "b")}


def test_pairs_stand_once_and_in_order() -> None:
    _, found = blocks(*(claim(f"c{n:02d}", day=n % 2) for n in range(30)))
    assert (found.a < found.b).all()
    assert len(distinct(found.a * 1000 + found.b)) == len(found.a)


def test_a_crowd_is_capped_and_counted() -> None:
    size = SPEC.blocks.crowd_cap + 40
    pairs, found = blocks(*(claim(f"c{n:03d}", town=None) for n in range(size)))
    assert len(pairs) < size * (size - 1) // 2
    assert found.dropped["day"] > 0
    assert found.crowded.any()


def test_pairs_grow_no_faster_than_claims_in_a_world_as_dense() -> None:
    def pairs(size: int) -> float:
        claims = planted_claims(plant(size)).claims
        return len(blocks(*claims)[1].a) / size

    assert pairs(8000) < 1.6 * pairs(4000)


def test_nearly_all_true_pairs_meet() -> None:
    planted = planted_claims(plant(3000, "21"))
    pairs, _ = blocks(*planted.claims)
    events: dict[str, list[str]] = {}
    for key in sorted(planted.event_of):
        events.setdefault(planted.event_of[key], []).append(key)
    true = {(a, b) for ids in events.values() for i, a in enumerate(ids) for b in ids[i + 1 :]}
    assert len(true & pairs) / len(true) > 0.95


def test_distinct_sorts() -> None:
    assert distinct(np.array([3, 1, 3, 2])).tolist() == [1, 2, 3]
