"""Parties, damage, interest, hedges: what moves belief and how far."""

from math import fsum, log

from msgspec.structs import replace

from tests.assess.made import assessed, claim, rated, sources_of
from verify.model import Assessment, Claim, Evidence, Interval, Place, Relay

US, RUSSIA, ISRAEL = "actor.us", "actor.russia", "actor.israel"
MILITIAS, KATAIB = "actor.iran-backed-militias", "actor.kataib-hezbollah"


def top(found: Assessment) -> str | None:
    return found.assessed.attribution[0].actor.id if found.assessed.attribution else None


def weight(found: Assessment, dimension: str, start: str) -> float:
    return sum(s.log_odds for s in getattr(found.confidence, dimension).waterfall if s.label.startswith(start))


def test_an_admission_weighs_more_than_a_witness() -> None:
    found = assessed(claim("source.centcom", admits=US), claim("b", kind="monitor", blames=RUSSIA))
    assert top(found) == US and weight(found, "attribution", "source.centcom") > 3


def test_umbrella_and_member_strengthen_each_other() -> None:
    alone = assessed(claim("a", blames=KATAIB))
    both = assessed(claim("a", blames=KATAIB), claim("b", blames=MILITIAS))
    assert both.confidence.attribution.probability > alone.confidence.attribution.probability  # type: ignore[operator]
    assert both.grade == "fair"


def test_a_hedge_lowers_and_an_initial_report_fades() -> None:
    plain = weight(assessed(claim("a", kind="local", blames=US)), "attribution", "a:")
    hedged = weight(assessed(claim("a", kind="local", blames=US, hedges=("reportedly",))), "attribution", "a:")
    early = claim("a", kind="local", blames=US, hedges=("initial reports",))
    soon = weight(assessed(early, claim("b", hour=1)), "attribution", "a:")
    late = weight(assessed(early, claim("b", hour=48)), "attribution", "a:")
    assert plain > hedged > 0 and plain > soon > late > 0


def test_losses_of_ones_own_weigh_more_and_a_small_toll_by_the_accused_less() -> None:
    def share(first: object) -> float:
        told = [first, claim("b", kind="monitor", killed=9, blames=US)]
        known = sources_of(told)  # type: ignore[arg-type]
        return weight(assessed(*told, sources=known), "casualties", "source.centcom")  # type: ignore[arg-type]

    accused, other = claim("source.centcom", killed=1), claim("source.centcom", killed=9)
    assert abs(share(accused)) < abs(share(other))


def test_a_denial_of_the_event_by_the_accused_moves_less_than_by_another() -> None:
    told = [claim("a", kind="local", killed=2, blames=US), claim("x", kind="official", denies_event=True, hour=1)]
    known = sources_of(told)
    outsider = assessed(*told, sources=known).confidence.occurred.probability
    known["x"] = replace(known["x"], affiliation=US)
    accused = assessed(*told, sources=known).confidence.occurred.probability
    assert outsider is not None and accused is not None and accused > outsider


def test_undetermined_where_nobody_speaks_or_two_are_equally_likely() -> None:
    found = assessed(claim("a"))
    assert found.confidence.damage.words == found.confidence.casualties.words == "undetermined"
    assert found.confidence.casualties.probability is None
    assert assessed(claim("a", damage="none"), claim("b", damage="destroyed")).assessed.damage is None


def test_an_uncalibrated_score_says_so() -> None:
    assert assessed(claim("a", killed=1)).confidence.calibration is None


def test_the_plain_vote_stands_beside_it() -> None:
    votes = {
        (v.dimension, v.value): v.voices for v in assessed(claim("a", killed=3), claim("b", killed=3), claim("c", killed=(5, None))).votes
    }
    assert votes == {("killed", "3"): 2, ("killed", "5 or more"): 1}


def test_credibility_follows_who_bears_it_out() -> None:
    found = rated(claim("a", killed=3), claim("b", killed=3), claim("c", killed=40, kind="militia"), claim("d", hour=1))
    digits = {i: c.credibility.digit for i, c in found.items() if c.credibility is not None}
    assert digits["a-00"] < digits["c-00"] and digits["c-00"] == 5 and digits["d-01"] == 6
    assert found["d-01"].credibility.probability is None  # type: ignore[union-attr]
    assert all(c.credibility is not None and c.credibility.reasons for c in found.values())


def test_a_lone_plain_claim_is_not_confirmed_but_consistent() -> None:
    (only,) = rated(claim("a", killed=3)).values()
    assert only.credibility is not None and only.credibility.digit == 2


def reports(found: Assessment) -> list[str]:
    return [s.label for s in found.confidence.occurred.waterfall]


def test_a_denial_is_never_a_report() -> None:
    told = claim("a", killed=2)
    denied = claim("b", kind="official", assertion="denied", hour=1)
    assert reports(assessed(told, denied)) == reports(assessed(told))


def test_what_others_make_of_a_denial_later_does_not_take_its_place() -> None:
    first = claim("b", kind="official", denies_event=True, id="first")
    later = replace(claim("b", kind="official", hour=9, id="later"), relayed_by=Relay("c", "c"))
    found = assessed(claim("a", killed=2), first, later)
    assert "b: denies that it took place" in reports(found) and "b: reports it" not in reports(found)


def test_a_voice_without_a_basis_leaves_it_near_where_it_was() -> None:
    found = assessed(claim("a", kind="unknown", killed=2, blames=US))
    assert found.confidence.occurred.words == "likely" and found.confidence.attribution.words == "roughly even"
    two = assessed(claim("a", kind="unknown", killed=2, blames=US), claim("b", kind="unknown", killed=2, blames=US))
    assert found.grade == "weak" and two.grade == "undetermined"


def test_nobody_hurt_of_ones_own_is_no_toll_of_none() -> None:
    own = claim("source.centcom", killed=(0, 0), casualties_scope="own_people")
    plain = claim("source.centcom", killed=(0, 0), hour=3)
    assert assessed(own, plain).assessed.killed is None
    assert assessed(plain).assessed.killed is not None


def test_nobody_wounded_says_nothing_of_the_killed() -> None:
    found = assessed(claim("a", wounded=Interval(0, 0), casualties_status="none")).assessed
    assert found.killed is None and found.wounded is not None and found.wounded.best == 0


def test_a_plural_takes_the_place_of_no_figure() -> None:
    counted = claim("a", killed=7)
    found = assessed(counted, claim("a", killed=(1, None), vague=("killed",), hour=2))
    assert found.assessed.killed is not None and found.assessed.killed.best == 7
    lower = assessed(counted, claim("a", killed=(9, None), hour=2)).assessed.killed
    assert lower is not None and lower.best == 9


def test_confirmed_by_others_means_in_all_that_it_says() -> None:
    found = rated(claim("a", killed=3, blames=US), claim("b", blames=US), claim("c", blames=US))
    digits = {i: c.credibility.digit for i, c in found.items() if c.credibility is not None}
    assert digits == {"a-00": 2, "b-00": 1, "c-00": 1}


def test_what_others_speak_of_is_said_as_it_is() -> None:
    alone = rated(claim("a", killed=3))["a-00"].credibility
    beside = rated(claim("a", killed=3), claim("b", blames=US))["a-00"].credibility
    assert alone is not None and alone.reasons == ("No other independent source speaks of it.",)
    assert beside is not None and beside.reasons == ("No other source confirms or contradicts what it says.",)


def test_parties_named_together_by_one_voice_in_two_claims_are_no_contest() -> None:
    one = [claim("a", blames=US, id="a1"), claim("a", blames=RUSSIA, id="a2")]
    assert assessed(*one).grade != "contested"
    assert assessed(claim("a", blames=US), claim("b", blames=RUSSIA)).grade == "contested"


def test_what_was_read_from_texts_may_be_misread_and_what_came_structured_not() -> None:
    told = [claim(s, killed=4, blames=US) for s in "abc"]
    read = [replace(c, evidence=(Evidence("text", "killed", start=0, end=1, quote="4", value="4"),)) for c in told]
    given, found = assessed(*told), assessed(*read)
    for dimension in ("casualties", "attribution"):
        sure, less = getattr(given.confidence, dimension), getattr(found.confidence, dimension)
        assert less.probability < sure.probability and less.waterfall[-1].label.startswith("Words can be misread")
        assert abs(fsum(s.log_odds for s in less.waterfall) - log(less.probability / (1 - less.probability))) < 1e-9
    assert found.assessed.killed == given.assessed.killed and found.grade == given.grade == "fair"
    assert 0 < found.assessed.attribution[0].probability < given.assessed.attribution[0].probability


def admission(*, where: int, precision_km: float | None) -> Claim:
    """A party accepts a deed at [40, 50) and names a place at `where`."""
    words = (
        Evidence("text", "attribution", start=40, end=50, quote="", value=""),
        Evidence("text", "place", start=where, end=where + 5, quote="", value=""),
    )
    place = Place("place.x", "X", 35.0, 40.0, precision_km)
    return replace(claim("source.pentagon", admits=US), evidence=words, places=(place,))


def test_an_acceptance_confirms_what_it_names_beside_it() -> None:
    blamed = claim("a", blames=US, killed=3)
    assert assessed(blamed, admission(where=60, precision_km=3)).grade == "confirmed"
    assert assessed(blamed, admission(where=900, precision_km=3)).grade != "confirmed"
    assert assessed(blamed, admission(where=60, precision_km=300)).grade != "confirmed"


def test_a_deed_owned_up_to_in_another_town_confirms_nothing_here() -> None:
    here, there = Place("place.here", "Here", 35.0, 40.0, 3), Place("place.there", "There", 36.0, 41.0, 3)
    blamed = replace(claim("a", blames=US, killed=3), places=(here,))
    accepted = admission(where=60, precision_km=3)
    assert assessed(blamed, replace(accepted, places=(here,))).grade == "confirmed"
    assert assessed(blamed, replace(accepted, places=(there,))).grade != "confirmed"
    assert assessed(replace(blamed, places=()), replace(accepted, places=(there,))).grade == "confirmed"


def test_who_owns_up_against_those_that_more_accuse_is_not_the_accused():
    owned = claim("source.centcom", admits=US, kind="military")
    assert assessed(owned, claim("a", blames=US), claim("b", blames=RUSSIA)).grade == "confirmed"
    assert assessed(owned, claim("a", blames=US), claim("b", blames=RUSSIA), claim("c", blames=RUSSIA)).grade == "contested"
