"""What comes again is made once, and nothing is remembered without end."""

import pytest

from verify.read import Defaults, recurring
from verify.read.claim_in import AttributionIn, PlaceIn, SourceIn
from verify.read.lookup import Lookup
from verify.read.recurring import Memo, Recurring
from verify.rulepack import Rules


def test_a_thing_is_made_once() -> None:
    made: list[str] = []
    memo = Memo[str, str](lambda key: made.append(key) or key.upper())  # type: ignore[func-returns-value]
    assert [memo[k] for k in "abab"] == list("ABAB")
    assert made == ["a", "b"]


def test_what_cannot_be_is_not_remembered() -> None:
    memo = Memo[int, float](lambda key: 1 / key)
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            memo[0]
    assert not memo


def test_all_is_forgotten_once_it_is_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recurring, "_LIMIT", 3)
    memo = Memo[int, int](lambda key: -key)
    assert [memo[k] for k in range(10)] == [-k for k in range(10)]
    assert len(memo) <= 3


def test_equal_values_come_to_one_object(few: Rules) -> None:
    known = Recurring(Lookup(few), Defaults())
    places = [known.places_of((PlaceIn(name="Tall Qamar"), "Tall Qamar")) for _ in range(2)]
    assert [p.id for p in places[0]] == ["place.b", "place.b"]
    assert all(a is b for a, b in zip(*places, strict=True))
    assert known.sources[SourceIn(name="RR"), None] is known.sources[SourceIn(name="RR"), None]
    assert known.sources["RR", "local"][0].kind == "local"
    assert known.relays[" "] is None


def test_what_is_wrong_says_which_of_several_it_is(few: Rules) -> None:
    known = Recurring(Lookup(few), Defaults())
    for _ in range(2):
        with pytest.raises(ValueError, match=r"^places\[1\]: needs a name or a point$"):
            known.places_of(("Tall Qamar", PlaceIn(name=" ")))
        with pytest.raises(ValueError, match=r"^attribution.actors\[1\]: a name is missing$"):
            known.attributions[AttributionIn("blames", ("northern", " "))]
