"""Which statements count: the latest of each voice, relays left out."""

from tests.compare.told import claim, compared, on, verdict
from verify.compare.voices import instant
from verify.model import Claim, ClaimLink

EARLY, LATE = "2021-07-10T08:00:00+03:00", "2021-07-10T07:00:00+00:00"


def killed(name: str, count: object, published_at: str | None = EARLY, document: str | None = None, **changes: object) -> Claim:
    return claim(name, {"killed": count, "published_at": published_at}, document_id=document or name, **changes)


def test_moments_are_compared_across_zones() -> None:
    assert instant(LATE) > instant(EARLY)
    assert instant(None) < instant(EARLY)


def test_between_documents_the_latest_value_counts() -> None:
    assert verdict("casualties", a=[killed("a1", 39), killed("a2", 51, LATE)], b={"killed": 51}) == "agree"
    assert verdict("casualties", a=[killed("a1", 39, LATE), killed("a2", 51)], b={"killed": 51}) == "conflict"


def test_a_revision_counts_whatever_its_date() -> None:
    later = killed("a2", 51, None, revises=ClaimLink("source.a1", "a1", "a1"))
    assert verdict("casualties", a=[killed("a1", 39, LATE), later], b={"killed": 51}) == "agree"


def test_a_revision_may_name_the_document_alone() -> None:
    later = killed("a2", 51, None, revises=ClaimLink("source.a1", "a1"))
    assert verdict("casualties", a=[killed("a1", 39, LATE), later], b={"killed": 51}) == "agree"


def test_what_is_revised_on_one_dimension_holds_on_the_others() -> None:
    unknown = claim("a0", {"published_at": "2021-07-01T00:00:00+00:00"}, damage_status="unknown_stated")
    first = claim("a1", {"killed": 0, "damage": "minor", "published_at": EARLY})
    later = killed("a2", 11, LATE, revises=ClaimLink("source.a1", "a1", "a1"))
    assert verdict("damage", a=[unknown, first, later], b={"damage": "major"}) == "conflict"


def test_a_voice_is_held_to_all_it_says_in_one_document() -> None:
    both = [killed("a1", 6, document="a"), killed("a2", [9, None], document="a")]
    assert verdict("casualties", a=both, b={"killed": 6}) == "conflict"
    assert verdict("casualties", a=both) == "single"


def test_silence_withdraws_nothing_and_not_knowing_does() -> None:
    silent = claim("a2", {"damage": "minor", "published_at": LATE})
    unknown = claim("a2", {"status": "unknown_stated", "published_at": LATE})
    assert verdict("casualties", a=[killed("a1", 6), silent], b={"killed": 6}) == "agree"
    assert verdict("casualties", a=[killed("a1", 6), unknown], b={"killed": 6}) == "single"
    assert (
        verdict("casualties", a=[killed("a1", 6, LATE), claim("a2", {"status": "unknown_stated", "published_at": EARLY})], b={"killed": 6})
        == "agree"
    )


def test_a_relay_of_what_stands_in_the_event_is_left_out() -> None:
    relay = killed("w", 5, LATE, relays=ClaimLink("source.a", "a", "a"))
    assert verdict("casualties", a=[killed("a", 5)], wire=[relay]) == "single"
    assert verdict("casualties", a=[killed("a", 5), relay], b={"killed": 7}) == "conflict"


def test_a_relay_does_not_bring_back_a_figure_its_source_has_revised() -> None:
    relay = killed("w", 39, "2021-07-12T00:00:00+00:00", relays=ClaimLink("source.a1", "a1", "a1"))
    assert verdict("casualties", a=[killed("a1", 39), killed("a2", 51, LATE), relay], b={"killed": 51}) == "agree"


def test_a_relay_whose_origin_is_not_here_speaks_for_it() -> None:
    relay = killed("w", 5, relays=ClaimLink("source.elsewhere"))
    assert verdict("casualties", a=[relay], b={"killed": 5}) == "agree"
    assert verdict("casualties", a=[relay, killed("a", 6, "2021-01-01T00:00:00Z")], b={"killed": 6}) == "agree"


def test_relays_in_a_circle_are_heard() -> None:
    one, two = killed("x", 5, relays=ClaimLink("s", "y", "y")), killed("y", 5, relays=ClaimLink("s", "x", "x"))
    assert verdict("casualties", a=[one], b=[two]) == "agree"


def test_a_relay_of_a_relay_has_the_origin_of_the_first() -> None:
    first = killed("w1", 5, relays=ClaimLink("source.a", "a"))
    second = killed("w2", 5, relays=ClaimLink("source.w1", "w1"))
    third = killed("w3", 5, relays=ClaimLink("source.w2", None, "w2"))
    assert verdict("casualties", a=[killed("a", 5)], x=[first], y=[second], z=[third]) == "single"
    assert verdict("casualties", x=[first], y=[second], z=[third]) == "single"


def test_a_denial_of_the_event_is_no_value_on_any_dimension() -> None:
    everything = {
        "killed": 3,
        "damage": "minor",
        "blames": ["actor.israel"],
        "date": "2021-07-10",
        "weapon": "rockets",
        "place": {"name": "A"},
    }
    denial = claim("d", everything, denies_event=True, assertion="denied")
    found = compared(a=everything, d=[denial])
    assert {getattr(found, d).verdict for d in ("casualties", "damage", "attribution", "place", "time", "weapon")} == {"single"}


def test_unconfirmed_and_background_claims_count() -> None:
    assert verdict("casualties", a=[killed("a", 5, assertion="unconfirmed")], b=[killed("b", 5, background=True)]) == "agree"


def test_values_name_voice_claim_and_words() -> None:
    found = on("casualties", a=[killed("a1", 39), killed("a2", 51, LATE)], b={"killed": [43, None]})
    assert [(v.source_group, v.claim_id, v.value) for v in found.values] == [
        ("a", "a2", "51 people were killed"), ("b", "b", "at least 43 people were killed"),
    ]  # fmt: skip
