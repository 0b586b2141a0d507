"""Parties, damage, interest, hedges: what moves belief and how far."""

from msgspec.structs import replace

from tests.assess.made import assessed, claim, rated, sources_of
from verify.model import Assessment

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
