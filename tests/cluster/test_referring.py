"""A stated claim that names the document it carries or corrects meets it and is of its incident; what else that document mentions is not."""

import dataclasses

import numpy as np
import pytest
from msgspec.structs import replace

from tests.cluster.build import claim, rules
from verify.cluster import cluster_claims
from verify.cluster.block import candidate_pairs
from verify.cluster.columns import columns_of
from verify.cluster.link import spec_of
from verify.cluster.referring import NOBODY
from verify.cluster.score import score_facts
from verify.cluster.weights import CODE, FEATURES
from verify.cluster.wording import Wording
from verify.model import Claim, ClaimLink

RULES = rules()
SPEC = spec_of(RULES)


def pairs_of(claims: list[Claim]) -> set[tuple[str, str]]:
    columns = columns_of(claims, RULES, SPEC)
    found = candidate_pairs(columns, Wording(columns.texts, SPEC.blocks.rare_words), SPEC)
    ids = [columns.claims[unit[0]].id for unit in columns.members]
    return {(ids[i], ids[j]) for i, j in zip(found.a.tolist(), found.b.tolist(), strict=True)}


def test_the_documents_that_are_named_are_found_and_others_are_not() -> None:
    first = claim("a", document="d1")
    later = replace(claim("b", document="d2"), revises=ClaimLink("source.tv", "d1"), relays=ClaimLink("source.tv", "nowhere"))
    columns = columns_of([first, later], RULES, SPEC)
    assert columns.refers.tolist() == [[NOBODY, NOBODY], [NOBODY, columns.document[0]]]


def test_one_who_names_a_document_meets_it_whatever_its_place_and_day() -> None:
    first = claim("a", document="d1", town="karmel")
    late = replace(claim("b", document="d2", town="namesake", day=60), revises=ClaimLink("source.tv", "d1"))
    assert pairs_of([first, late]) == {("a", "b")}
    assert pairs_of([first, replace(late, revises=None)]) == set()


@pytest.mark.parametrize("field", ["relays", "revises"])
def test_it_joins_where_facts_alone_would_not(field: str) -> None:
    first = claim("a", document="d1", town="karmel", killed=3)
    late = claim("b", document="d2", town="karmel", day=0, told=9.5, event_type="shelling", killed=40)
    assert len(cluster_claims([first, late], RULES, None)) == 2
    (event,) = cluster_claims([first, replace(late, **{field: ClaimLink("source.tv", "d1")})], RULES, None)
    assert "One names the other as what it carries or corrects." in event.links[0].reasons


def test_it_does_not_join_what_differs_in_all() -> None:
    first = claim("a", document="d1", town="karmel")
    other = replace(claim("b", document="d2", town="namesake", day=60), revises=ClaimLink("source.tv", "d1"))
    assert len(cluster_claims([first, other], RULES, None)) == 2


def test_of_several_incidents_of_a_document_the_main_one_is_meant() -> None:
    about = [claim("a", document="d1", incident="d1#1"), claim("b", document="d1", incident="d1#1", killed=2)]
    besides = claim("c", document="d1", incident="d1#2", town="sadira", background=True)
    later = replace(claim("e", document="d2"), revises=ClaimLink("source.tv", "d1"))
    columns = columns_of([*about, besides, later], RULES, SPEC)
    rows = {columns.claims[unit[0]].id: row for row, unit in enumerate(columns.members)}
    a, b = np.array([rows["a"], rows["c"]]), np.array([rows["e"], rows["e"]])
    scores = score_facts(columns, a, b, dataclasses.replace(SPEC), np.zeros(columns.n, np.int8))
    assert scores.levels[:, FEATURES.index("relation")].tolist() == [CODE["relation"]["stated"], 0]
