"""What an event is called, who denies, who revised."""

from tests.assess.made import claim, rules, sources_of
from verify.assess import denials, describe_event, provenance_groups, revisions
from verify.model import Claim, ClaimLink, DateSpan, Interval, Place

MILL = Place("place.mill", "Mill", 35.30, 40.10, 2.0)
PROVINCE = Place("place.province", "Province", 35.4, 40.3, 80.0)
FAR = Place("place.far", "Far", 33.0, 44.0, 2.0)


def described(*claims: Claim) -> tuple[str, DateSpan | None, Place | None, str]:
    groups = provenance_groups(claims, (), sources_of(claims), rules())
    return describe_event(claims, groups, rules())


def test_the_finest_place_that_most_voices_support() -> None:
    day = DateSpan("2021-07-10", "2021-07-10")
    title, date, place, kind = described(
        claim("a", places=(PROVINCE,), event_type="shelling"),
        claim("b", places=(MILL,), date=day, event_type="explosion"),
        claim("c", places=(MILL,), date=day),
    )
    assert (title, date, place, kind) == ("Shelling, Mill, 2021-07-10", day, MILL, "shelling")


def test_one_voice_does_not_outvote_two_by_repeating_itself() -> None:
    told = [claim("a", places=(FAR,), hour=h) for h in range(4)] + [claim("b", places=(MILL,)), claim("c", places=(MILL,))]
    assert described(*told)[2] == MILL


def test_an_hour_is_finer_than_its_day() -> None:
    hour = DateSpan("2021-07-10T18:00", "2021-07-10T19:00", "hour")
    assert described(claim("a", date=DateSpan("2021-07-10", "2021-07-10")), claim("b", date=hour))[1] == hour


def test_nothing_known() -> None:
    assert described(claim("a")) == ("Incident", None, None, "other")


def test_the_three_denials_stay_apart() -> None:
    found = denials([
        claim("a", denies_event=True), claim("b", denies="actor.us"), claim("c", killed=0, assertion="denied"), claim("d", killed=0),
    ])  # fmt: skip
    assert [(d.source_id, d.what) for d in found] == [("a", "event"), ("b", "responsibility"), ("c", "casualties")]


def test_revisions_name_what_changed() -> None:
    first = claim("a", killed=3)
    later = claim("a", hour=5, killed=(5, None), wounded=Interval(2, 2), revises=ClaimLink("a", first.document_id, first.id))
    found = revisions([first, later])
    assert [(r.dimension, r.before, r.after) for r in found] == [("killed", "3", "5 or more"), ("wounded", "nothing", "2")]


def test_a_plural_without_a_number_revises_no_figure() -> None:
    before = claim("a", killed=7, id="a1")
    after = claim("a", killed=(1, None), vague=("killed",), hour=2, id="a2", revises=ClaimLink("a", before.document_id, "a1"))
    counted = claim("a", killed=(9, None), hour=3, id="a3", revises=ClaimLink("a", before.document_id, "a1"))
    assert revisions([before, after]) == []
    assert [(r.before, r.after) for r in revisions([before, counted])] == [("7", "9 or more")]
