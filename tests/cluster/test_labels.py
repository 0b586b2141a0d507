"""Which claims a label is of."""

import json
from pathlib import Path

import msgspec
import pytest

from tests.cluster.build import claim
from verify.cluster.labels import Label, labelled_claims, read_labels
from verify.errors import InputError
from verify.model import Claim

TEXT = "A strike hit the mill.\nA day before, shells fell on the port. Nobody was hurt."


def told(key: str, start: int, incident: str, *, background: bool = False) -> Claim:
    return msgspec.structs.replace(claim(key, document="d", incident=incident, background=background), start=start)


CLAIMS = [told("a", 0, "d#1"), told("b", 5, "d#1"), told("c", 37, "d#2"), told("e", 62, "d#2", background=True)]


def test_a_document_is_labelled_by_what_it_tells_most_of() -> None:
    assert labelled_claims(CLAIMS, [Label("mill", "d")]) == {"a": "mill", "b": "mill"}


def test_words_label_the_claims_of_their_paragraph() -> None:
    labels = [Label("port", "d", at="shells fell"), Label("none", "d", at="no such words"), Label("none", "f", at="shells fell")]
    assert labelled_claims(CLAIMS, labels, {"d": TEXT}) == {"c": "port", "e": "port"}


def test_what_says_it_more_closely_counts() -> None:
    labels = [Label("mill", "d"), Label("port", "d", at="hit the mill"), Label("quay", claim_id="b"), Label("gone", claim_id="x")]
    assert labelled_claims(CLAIMS, labels, {"d": TEXT}) == {"a": "port", "b": "quay"}


def test_a_claim_given_to_two_incidents_is_left_out() -> None:
    labels = [Label("port", "d", at="shells fell"), Label("quay", "d", at="Nobody was hurt"), Label("mill", claim_id="c")]
    assert labelled_claims(CLAIMS, labels, {"d": TEXT}) == {"c": "mill"}


def test_lines_are_read_and_bad_ones_named(tmp_path: Path) -> None:
    path = tmp_path / "labels.jsonl"
    path.write_text(json.dumps({"document_id": "d", "at": "mill", "incident": "m", "more": 1}) + "\n\n", encoding="utf-8")
    assert list(read_labels(path)) == [Label("m", "d", None, "mill")]
    path.write_text('{"incident": "m", "at": "mill"}\n', encoding="utf-8")
    with pytest.raises(InputError, match=r"labels\.jsonl:1"):
        list(read_labels(path))
