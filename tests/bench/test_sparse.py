"""Trying the numbers that no pair tells."""

import copy
import json
from pathlib import Path

from bench.generate import as_input, planted_claims
from bench.sparse import STEPS, Labelled, changed, quality, read
from bench.world import plant
from verify.rulepack import load_rules

RULES = load_rules()
SECTION = copy.deepcopy(RULES.raw["cluster"])
PLANTED = planted_claims(plant(150, "4"))


def test_one_number_changes_where_it_stands() -> None:
    for name in STEPS:
        found = changed(SECTION, name, 7.25)
        inside = found if name in SECTION else found["sparse"]
        assert inside[name] == 7.25
        inside[name] = SECTION[name] if name in SECTION else SECTION["sparse"][name]
        assert found == SECTION


def test_what_is_asked_too_much_leaves_claims_alone() -> None:
    world = Labelled("world", PLANTED.claims, PLANTED.event_of, None)
    precision, recall, f1 = quality(world, RULES, SECTION)
    assert 0.5 < recall <= 1.0
    assert 2 * precision * recall / (precision + recall) == f1
    never = quality(world, RULES, changed(SECTION, "alone", 60.0))
    assert never[1] < recall
    RULES.raw["cluster"] = SECTION


def test_a_labelled_set_is_read(tmp_path: Path) -> None:
    claims, labels = tmp_path / "claims.jsonl", tmp_path / "labels.jsonl"
    claims.write_bytes(b"".join(as_input(c) + b"\n" for c in PLANTED.claims[:9]))
    labels.write_text("".join(json.dumps({"claim_id": c.id, "incident": PLANTED.event_of[c.id]}) + "\n" for c in PLANTED.claims[:5]))
    found = read([str(claims)], str(labels), RULES)
    assert found.name == "labels.jsonl"
    assert found.incident_of == {c.id: PLANTED.event_of[c.id] for c in PLANTED.claims[:5]}
