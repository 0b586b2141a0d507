"""One id, one text; one claim, one document."""

import json
from typing import Any

from tests.read.conftest import Reading

POST = {"id": "d-1", "text": "Two shells fell. One dead.", "lang": "en", "source": "RR", "published_at": "2021-07-10T21:00:00+03:00"}
CLAIM = {"type": "claim", "source": "RR", "published_at": "2021-07-10T21:00:00+03:00", "lang": "en", "killed": {"min": 1, "max": 1}}


def lines(*records: dict[str, Any]) -> dict[str, str]:
    return {"a.jsonl": "\n".join(json.dumps(r, ensure_ascii=False) for r in records)}


def test_the_same_record_twice_is_read_once(reading: Reading) -> None:
    batch = reading(lines(POST, POST))
    assert [d.id for d in batch.documents] == ["d-1"]
    assert [(i.line, i.code, i.severity) for i in batch.issues] == [(2, "duplicate_record", "warning")]


def test_what_one_copy_lacks_the_other_gives(reading: Reading) -> None:
    bare = {k: v for k, v in POST.items() if k != "source"}
    (document,) = reading(lines(bare, {**POST, "title": "Title"})).documents
    assert (document.source, document.title) == ("RR", "Title")


def test_one_id_for_two_texts_keeps_both_under_ids_of_their_own(reading: Reading) -> None:
    batch = reading(lines(POST, {**POST, "text": "Nine shells fell."}))
    ids = [d.id for d in batch.documents]
    assert len(set(ids)) == 2 and all(i.startswith("d-1-") for i in ids)
    assert [(i.line, i.code, i.severity) for i in batch.issues] == [(1, "duplicate_id", "error"), (2, "duplicate_id", "error")]
    again = reading(lines({**POST, "text": "Nine shells fell."}, POST))
    assert [d.id for d in again.documents] == ids


def test_a_claim_finds_its_document_and_its_quote(reading: Reading) -> None:
    batch = reading(lines({**CLAIM, "document_id": "d-1", "quote": "One dead."}, POST))
    (claim,) = batch.claims
    assert (claim.document_id, claim.start, claim.end) == ("d-1", 17, 26)
    assert len(batch.documents) == 1


def test_offsets_that_do_not_hold_are_left_out_and_said(reading: Reading) -> None:
    batch = reading(lines(POST, {**CLAIM, "document_id": "d-1", "quote": "Not there", "start": 0, "end": 9}))
    (claim,) = batch.claims
    assert (claim.start, claim.end, claim.quote) == (None, None, "Not there")
    assert [i.code for i in batch.issues] == ["offsets_do_not_hold"]


def test_claims_of_a_document_that_did_not_come_share_one_made_of_their_quotes(reading: Reading) -> None:
    batch = reading(
        lines(
            {**CLAIM, "document_id": "far", "quote": "Two hurt."},
            {**CLAIM, "document_id": "far", "quote": "One dead.", "damage": "minor"},
            {**CLAIM, "document_id": "far", "quote": "", "damage": "major"},
        )
    )
    (document,) = batch.documents
    assert (document.id, document.text) == ("far", "One dead.\nTwo hurt.")
    for claim in batch.claims:
        assert (claim.start is None) == (claim.quote == "")
        if claim.start is not None:
            assert document.text[claim.start : claim.end] == claim.quote


def test_a_claim_of_an_id_with_two_texts_is_put_into_neither(reading: Reading) -> None:
    batch = reading(lines(POST, {**POST, "text": "Nine."}, {**CLAIM, "document_id": "d-1", "quote": "Nine."}))
    (claim,) = batch.claims
    assert claim.document_id not in {d.id for d in batch.documents if d.text == "Two shells fell. One dead."}
    assert "ambiguous_document" in {i.code for i in batch.issues}


def test_claims_get_the_same_ids_in_any_order_and_twins_are_one(reading: Reading) -> None:
    first, second = CLAIM, {**CLAIM, "killed": {"min": 2, "max": 2}}
    one, two = reading(lines(first, second, first)), reading(lines(second, dict(reversed(first.items())), first))
    assert [c.id for c in one.claims] == [c.id for c in two.claims]
    assert len(one.claims) == 2
    assert [i.code for i in one.issues] == ["duplicate_record"]


def test_one_claim_id_for_two_claims_keeps_both(reading: Reading) -> None:
    batch = reading(lines({**CLAIM, "id": "c"}, {**CLAIM, "id": "c", "killed": {"min": 5}}))
    assert len({c.id for c in batch.claims}) == 2
    assert {i.code for i in batch.issues} == {"duplicate_id"}
