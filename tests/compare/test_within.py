"""An outlet and the unnamed people it quotes: one voice that may say two things."""

from typing import Any

from tests.compare.told import claim, on, verdict
from verify.model import Claim, Relay, SourceRef

MILITIAS, KATAIB, US = "actor.iran-backed-militias", "actor.kataib-hezbollah", "actor.us"


def own(given: dict[str, Any]) -> Claim:
    return claim("own", given, source=SourceRef("outlet", "Outlet", "local"))


def quoted(given: dict[str, Any], kind: str = "local", by: str = "outlet") -> Claim:
    return claim("quoted", given, source=SourceRef("people", "sources quoted by Outlet", kind), relayed_by=Relay(by, "Outlet"))  # type: ignore[arg-type]


def test_what_its_sources_say_otherwise_is_held_against_what_it_says_itself() -> None:
    found = on("attribution", outlet=[own({"blames": [MILITIAS]}), quoted({"blames": [KATAIB]})])
    assert found.verdict == "partial" and "sources quoted by Outlet" in found.explanation
    assert verdict("attribution", outlet=[own({"blames": [MILITIAS]}), quoted({"blames": [US]})]) == "conflict"


def test_what_they_say_alike_is_one_voice() -> None:
    assert verdict("attribution", outlet=[own({"blames": [US]}), quoted({"blames": [US]})]) == "single"


def test_two_values_of_one_mouth_or_of_arms_of_one_body_are_single() -> None:
    other = claim("other", {"blames": [KATAIB]}, source=SourceRef("outlet", "Outlet", "local"))
    assert verdict("attribution", outlet=[own({"blames": [MILITIAS]}), other]) == "single"
    assert verdict("attribution", outlet=[own({"blames": [MILITIAS]}), quoted({"blames": [KATAIB]}, kind="official")]) == "single"
    assert verdict("attribution", outlet=[own({"blames": [MILITIAS]}), quoted({"blames": [KATAIB]}, by="another")]) == "single"


def test_order_changes_nothing() -> None:
    one, other = own({"killed": 4}), quoted({"killed": 7})
    assert on("casualties", outlet=[one, other]) == on("casualties", outlet=[other, one])
    assert verdict("casualties", outlet=[one, other]) == "conflict"


def test_another_voice_is_compared_as_ever() -> None:
    told = [own({"blames": [MILITIAS]}), quoted({"blames": [KATAIB]})]
    assert verdict("attribution", outlet=told, b={"blames": [MILITIAS]}) == "agree"
