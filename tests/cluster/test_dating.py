"""A day that a text does not give is taken from the statements that do, and never counts as the text's own word."""

from datetime import timedelta

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from tests.cluster.build import DAY, claim, rules
from verify.cluster.dating import infer_dates
from verify.model import Claim, Cluster, DateSpan, Evidence

RULES = rules()
PROOF = (Evidence("text", "date", "date", 1, 0, 3, "day"),)


def dated(*claims: Claim) -> dict[str, Claim]:
    return {c.id: c for c in infer_dates(claims, [Cluster("event-1", tuple(sorted(c.id for c in claims)), ())], [], RULES)}


def vague(key: str, first: int = -9, last: int = 21, **more: object) -> Claim:
    """A claim that says "this month"."""
    span = DateSpan((DAY + timedelta(days=first)).isoformat(), (DAY + timedelta(days=last)).isoformat(), "month")
    return msgspec.structs.replace(claim(key, **more), date=span, evidence=PROOF)  # type: ignore[arg-type]


def undated(key: str, day: int, **more: object) -> Claim:
    """A claim that was taken to tell of the day it was published on."""
    return msgspec.structs.replace(claim(key, day=day, **more), evidence=(Evidence("text", "killed", "k", 1, 0, 3, "six"),))  # type: ignore[arg-type]


def test_a_vague_span_becomes_the_day_another_statement_names_inside_it() -> None:
    told = vague("told")
    found = dated(told, claim("exact", source="source.radio"))["told"]
    assert found.date == DateSpan(DAY.isoformat(), DAY.isoformat(), "day")
    assert found.date_inferred is not None
    assert (found.date_inferred.basis, found.date_inferred.read, found.date_inferred.by.claim_id) == ("vague", told.date, "exact")
    assert "10 March 2022" in found.date_inferred.reason
    assert found.date_told == told.date


def test_a_day_outside_the_span_is_not_taken() -> None:
    assert dated(vague("told", 40, 70), claim("exact"))["told"].date_inferred is None


def test_the_word_of_the_same_body_goes_before_that_of_many() -> None:
    told = vague("told", source="source.ministry")
    others = [claim(f"o{n}", day=1, source=f"source.other{n}") for n in range(3)]
    found = dated(told, claim("own", day=-3, source="source.staff"), *others)["told"]
    assert found.date_inferred is not None
    assert found.date_inferred.by.claim_id == "own"


def test_voices_split_over_days_that_lie_apart_date_nothing() -> None:
    split = [claim("a", day=0, source="source.radio"), claim("b", day=4, source="source.other")]
    assert dated(vague("told"), *split)["told"].date_inferred is None


def test_the_day_of_publication_gives_way_to_a_day_that_is_named_before_it() -> None:
    found = dated(undated("later", 9, source="source.radio"), claim("exact"))["later"]
    assert found.date_inferred is not None
    assert found.date_inferred.basis == "published"
    assert found.date == DateSpan(DAY.isoformat(), DAY.isoformat(), "day")


def test_a_day_after_the_publication_dates_nothing() -> None:
    assert dated(undated("early", -2, source="source.radio"), claim("exact"))["early"].date_inferred is None


def test_one_day_named_does_not_outweigh_many_texts_of_the_next() -> None:
    many = [undated(f"u{n}", 1, source=f"source.u{n}") for n in range(5)]
    found = dated(claim("exact", source="source.radio"), *many)
    assert [found[f"u{n}"].date_inferred for n in range(5)] == [None] * 5
    few = dated(claim("exact", source="source.radio"), many[0])
    assert few["u0"].date == DateSpan(DAY.isoformat(), DAY.isoformat(), "day")


def test_a_text_published_late_takes_the_day_near_which_the_others_were() -> None:
    named = [claim("old", day=-40, source="source.archive"), claim("exact", source="source.radio")]
    found = dated(*named, undated("late", 6, source="source.late"), undated("same", 0, source="source.same"))
    assert found["late"].date_inferred is not None and found["late"].date_inferred.by.claim_id == "exact"
    assert found["same"].date_inferred is None


def test_what_was_told_on_one_day_already_is_of_no_later_day() -> None:
    early, late = undated("early", 0, source="source.radio"), undated("late", 1, source="source.late")
    found = dated(early, late)
    assert found["early"] == early and found["late"].date == DateSpan(DAY.isoformat(), DAY.isoformat(), "day")
    assert found["late"].date_inferred is not None and "already" in found["late"].date_inferred.reason
    many = [undated(f"m{n}", 1, source=f"source.m{n}") for n in range(4)]
    assert all(c.date_inferred is None for c in dated(early, *many).values())  # one text may be dated by another clock


def test_who_names_the_day_keeps_it() -> None:
    named = claim("named", day=2)
    assert dated(named, claim("exact"), claim("third", source="source.radio"))["named"] == named


@given(st.permutations(range(5)), st.lists(st.integers(-8, 20), min_size=5, max_size=5))
def test_the_order_of_the_claims_changes_nothing(order: list[int], days: list[int]) -> None:
    claims = [vague("c0"), *(claim(f"c{n}", day=days[n], source=f"source.s{n}") for n in range(1, 4)), undated("c4", days[4])]
    assert dated(*(claims[n] for n in order)) == dated(*claims)
