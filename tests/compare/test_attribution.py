"""Attribution: actors and their umbrellas."""

import msgspec

from tests.compare.told import claim, on, rules, verdict
from verify.model import Attribution, SourceRef

ISRAEL, US, TURKEY = "actor.israel", "actor.us", "actor.turkey"
COALITION, MILITIAS = "actor.us-led-coalition", "actor.iran-backed-militias"
KATAIB, NUJABA = "actor.kataib-hezbollah", "actor.harakat-al-nujaba"


def test_blamed_and_admitting_agree() -> None:
    assert verdict("attribution", a={"blames": [ISRAEL]}, b={"claims": [ISRAEL]}) == "agree"


def test_different_culprits_conflict() -> None:
    found = on("attribution", a={"blames": [ISRAEL]}, b={"blames": [TURKEY]})
    assert (found.verdict, found.conflict_type) == ("conflict", "different_actor")


def test_two_members_of_one_umbrella_are_different_culprits() -> None:
    assert verdict("attribution", a={"claims": [KATAIB]}, b={"claims": [NUJABA]}) == "conflict"


def test_umbrella_and_member_are_partial_however_far_apart() -> None:
    assert verdict("attribution", a={"blames": [MILITIAS]}, b={"blames": [KATAIB]}) == "partial"
    actors = rules().actors
    far = [(a.id, above) for _, a in sorted(actors.items()) for u in a.umbrella for above in actors[u].umbrella]
    assert far
    for member, umbrella in far:
        assert verdict("attribution", a={"blames": [umbrella]}, b={"blames": [member]}) == "partial"


def test_a_state_and_the_forces_on_its_side_are_partial() -> None:
    assert verdict("attribution", a={"blames": ["actor.iran"]}, b={"blames": [KATAIB]}) == "partial"
    assert verdict("attribution", a={"blames": ["actor.iran"]}, b={"blames": [US]}) == "conflict"


def test_a_state_and_its_own_army_are_one_party() -> None:
    assert verdict("attribution", a={"blames": ["actor.iran"]}, b={"claims": ["actor.irgc"]}) == "agree"
    assert verdict("attribution", a={"blames": ["actor.russia"]}, b={"blames": ["actor.ukraine"]}) == "conflict"


def test_blamed_and_denying_conflict() -> None:
    found = on("attribution", a={"blames": [US, ISRAEL]}, b={"denies": [US]})
    assert (found.verdict, found.conflict_type) == ("conflict", "denial")


def test_a_whole_that_denies_denies_for_its_members_but_a_member_not_for_the_whole() -> None:
    assert verdict("attribution", a={"blames": [US]}, b={"denies": [COALITION]}) == "conflict"
    assert verdict("attribution", a={"blames": [MILITIAS]}, b={"denies": [KATAIB]}) == "partial"


def test_a_denial_of_what_nobody_says_excludes_nothing() -> None:
    assert verdict("attribution", a={"blames": [ISRAEL]}, b={"blames": [ISRAEL]}, c={"denies": [US]}) == "agree"
    assert verdict("attribution", a={"blames": [ISRAEL]}, b={"denies": [US]}) == "partial"
    assert verdict("attribution", b={"denies": [US]}) == "single"


def test_origin_unknown_is_no_value() -> None:
    unknown = claim("b", {}, attribution=Attribution((), "unknown_stated"))
    found = on("attribution", a={"blames": [ISRAEL]}, b=[unknown])
    assert found.verdict == "single"
    assert "stated as not known: b" in found.explanation


def test_a_bare_denial_is_of_the_speakers_own_side() -> None:
    source = next(s for s in rules().sources.values() if s.affiliation == US)
    bare = claim("b", {}, attribution=Attribution((), "denies_responsibility"))

    bare = msgspec.structs.replace(bare, source=SourceRef(source.id, source.name, source.kind))
    assert verdict("attribution", a={"blames": [US]}, b=[bare]) == "conflict"
    assert verdict("attribution", a={"blames": [ISRAEL]}, b=[bare]) == "partial"


def test_who_is_no_party_claims_nothing_for_itself() -> None:
    bare = Attribution((), "claims_responsibility")
    assert verdict("attribution", a=[claim("a", {"kind": "local"}, attribution=bare)]) == "silent"
    assert verdict("attribution", a=[claim("a", {"kind": "militia"}, attribution=bare)], b={"blames": [ISRAEL]}) == "conflict"


def test_the_sentence_names_who_says_what() -> None:
    found = on("attribution", monitor={"blames": [ISRAEL]}, army={"denies": [ISRAEL]})
    assert found.explanation == (
        "Army: it was not carried out by Israel (responsibility denied); monitor: it was carried out by Israel; "
        "the responsibility one asserts is what the other denies."
    )
