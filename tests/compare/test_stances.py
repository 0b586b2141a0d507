"""Each value with its own verdict, and whom it excludes."""

from hypothesis import given, settings

from tests.compare.test_event import events
from tests.compare.told import on, rules
from verify.compare import compare_event
from verify.model import DIMENSIONS, Claim, ProvenanceGroup

ISRAEL, US = "actor.israel", "actor.us"


def test_only_those_who_exclude_each_other_are_in_conflict() -> None:
    found = on("casualties", a={"killed": 3}, b={"killed": 3}, c={"killed": 10}, d={"killed": [1, None]})
    stands = {v.source_group: (v.verdict, v.against) for v in found.values}
    assert found.verdict == "conflict"
    assert stands == {"a": ("conflict", ("c",)), "b": ("conflict", ("c",)), "c": ("conflict", ("a", "b")), "d": ("partial", ())}


def test_an_agreement_keeps_its_sign_beside_a_contradiction_of_others() -> None:
    found = on("attribution", a={"blames": [ISRAEL]}, b={"blames": [ISRAEL]}, c={"denies": [US]}, d={"blames": [US]})
    stands = {v.source_group: (v.verdict, v.against) for v in found.values}
    assert stands["c"] == ("conflict", ("d",))
    assert stands["a"] == ("conflict", ("d",))


def test_one_voice_stands_against_nobody() -> None:
    (value,) = on("damage", a={"damage": "minor"}).values
    assert (value.verdict, value.against) == (None, ())


@settings(max_examples=60, deadline=None)
@given(events())
def test_exclusion_is_mutual_and_there_where_the_verdict_is_conflict(event: tuple[list[Claim], list[ProvenanceGroup]]) -> None:
    claims, groups = event
    found = compare_event(claims, groups, rules())
    for d in DIMENSIONS:
        c = getattr(found, d)
        excluding = {(v.source_group, other) for v in c.values for other in v.against}
        assert excluding == {(b, a) for a, b in excluding}
        assert all(a != b for a, b in excluding)
        assert (c.verdict == "conflict") == bool(excluding)
        assert all((v.verdict == "conflict") == bool(v.against) for v in c.values)
        assert c.verdict != "agree" or any(v.verdict == "agree" for v in c.values)
