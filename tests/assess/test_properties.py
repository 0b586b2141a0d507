"""What always holds of an assessment, whatever is said."""

from math import fsum, isclose, log

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.assess.made import SILENT, assessed, claim, rules, sources_of
from verify.assess import assess_event, provenance_groups
from verify.model import Assessment, Claim, ClaimLink, Link

KINDS = ("official", "state_media", "local", "militia", "monitor", "international_media", "unknown")
ACTORS = ("actor.us", "actor.us-led-coalition", "actor.russia", "actor.israel", "actor.kataib-hezbollah", "actor.iran-backed-militias")
DIMENSIONS = ("occurred", "casualties", "damage", "attribution")


@st.composite
def claims(draw: st.DrawFn, least: int = 1) -> list[Claim]:
    """Up to six sources that say something, each once or twice."""
    made = []
    for n in range(draw(st.integers(least, 6))):
        kind = draw(st.sampled_from(KINDS))
        for hour in draw(st.lists(st.integers(0, 80), min_size=1, max_size=2, unique=True)):
            low = draw(st.integers(0, 60))
            killed = draw(st.sampled_from([None, (low, low), (low, None), (low, low + 4)]))
            if killed == (0, None):
                killed = None
            role = draw(st.sampled_from(["blames", "denies", "admits", None]))
            made.append(claim(
                f"s{n}", kind=kind, killed=killed, hour=hour, hedges=draw(st.sampled_from([(), ("initial reports",), ("reportedly",)])),
                damage=draw(st.sampled_from([None, "none", "minor", "destroyed", "reported_unspecified"])),
                denies_event=draw(st.integers(0, 9)) == 0, **({role: draw(st.sampled_from(ACTORS))} if role else {}),
            ))  # fmt: skip
    return made


def confidences(of: Assessment) -> dict[str, float | None]:
    return {d: getattr(of.confidence, d).probability for d in DIMENSIONS}


@given(claims())
@settings(max_examples=150, deadline=None)
def test_a_waterfall_sums_to_its_result_and_nothing_is_certain(told: list[Claim]) -> None:
    found = assessed(*told)
    for dimension in DIMENSIONS:
        sure = getattr(found.confidence, dimension)
        if sure.probability is None:
            assert sure.waterfall == () and sure.words == "undetermined"
            continue
        assert 0.009 <= sure.probability <= 0.991
        assert isclose(fsum(s.log_odds for s in sure.waterfall), log(sure.probability / (1 - sure.probability)), abs_tol=1e-9)


@given(claims())
@settings(max_examples=150, deadline=None)
def test_intervals_contain_their_best_and_parties_sum_to_one_at_most(told: list[Claim]) -> None:
    for counts in ("engine", "acled", "ucdp", "airwars"):
        found = assessed(*told, counts=counts).assessed
        for toll in (found.killed, found.civilians_killed, found.wounded):
            if toll is not None:
                assert toll.low <= toll.best and (toll.high is None or toll.best <= toll.high)
        assert sum(a.probability for a in found.attribution) <= 1 + 1e-9
        assert all(0 < a.probability < 1 for a in found.attribution)


@given(claims(), st.randoms(use_true_random=False))
@settings(max_examples=80, deadline=None)
def test_order_changes_nothing(told: list[Claim], random: object) -> None:
    shuffled = list(told)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert assessed(*told) == assessed(*shuffled)


def believed(found: Assessment, like: Claim) -> bool:
    """Does the claim say what the assessment holds true, dimension by dimension, in plain words?"""
    killed, parties = found.assessed.killed, found.assessed.attribution
    return (
        killed is not None and like.killed is not None and like.killed.min == like.killed.max == killed.best
        and bool(parties) and like.attribution is not None and like.attribution.actors[0].id == parties[0].actor.id
    )  # fmt: skip


@given(claims(), st.sampled_from(KINDS))
@settings(max_examples=150, deadline=None)
def test_one_more_independent_source_that_agrees_never_lowers_confidence(told: list[Claim], kind: str) -> None:
    before = assessed(*told)
    killed, parties = before.assessed.killed, before.assessed.attribution
    more = claim(
        "another", kind=kind, hour=max(int(c.published_at[8:10]) * 24 + int(c.published_at[11:13]) for c in told if c.published_at) - 10 * 24 - 12,
        killed=killed.best if killed is not None else None, blames=parties[0].actor.id if parties else None, damage=before.assessed.damage,
    )  # fmt: skip
    after = assessed(*told, more)
    for dimension, was in confidences(before).items():
        now = confidences(after)[dimension]
        if was is not None:
            assert now is not None and now >= was - 1e-3, dimension


@given(claims(), st.integers(0, 20), st.sampled_from(KINDS))
@settings(max_examples=150, deadline=None)
def test_a_copy_never_raises_confidence(told: list[Claim], which: int, kind: str) -> None:
    """A relay that names its origin, in whatever tone, by however good a source."""
    before = assessed(*told)
    origin = told[which % len(told)]
    copy = replace(
        origin, id="copy", document_id="doc-copy", source=replace(origin.source, id="copier", name="copier", kind=kind),
        relays=ClaimLink(origin.source.id, origin.document_id, origin.id),
    )  # fmt: skip
    after = assessed(*told, copy)
    for dimension, was in confidences(before).items():
        now = confidences(after)[dimension]
        assert now == was or (now is not None and was is not None and now <= was + 1e-9), dimension
    assert after.assessed == before.assessed


@given(claims(least=2))
@settings(max_examples=60, deadline=None)
def test_a_reprint_found_by_the_links_never_raises_confidence(told: list[Claim]) -> None:
    known = sources_of([*told, claim("copier")])
    copy = replace(told[0], id="copy", document_id="doc-copy", source=replace(told[0].source, id="copier", name="copier"))
    link = Link("copy", told[0].id, "reprint", 6.0, ("near-duplicate text",))
    results = []
    for given_claims, links in ((told, ()), ([*told, copy], (link,))):
        groups = provenance_groups(given_claims, links, known, rules())
        results.append(assess_event(given_claims, SILENT, groups, known, rules(), "engine")[0])
    assert results[0].assessed == results[1].assessed and results[0].confidence == results[1].confidence


@given(st.sampled_from(("actor.us", "actor.russia", "actor.israel")), st.sampled_from(KINDS), st.sampled_from(KINDS))
@settings(max_examples=60, deadline=None)
def test_a_partys_own_denial_never_outweighs_two_independent_witnesses(actor: str, one: str, two: str) -> None:
    witnesses = [claim("a", kind=one, blames=actor), claim("b", kind=two, blames=actor, hour=1)]
    denial = claim("spokesman", kind="official", denies=actor, hour=2)
    known = sources_of([*witnesses, denial])
    known["spokesman"] = replace(known["spokesman"], affiliation=actor)
    found = assessed(*witnesses, denial, sources=known)
    alone = assessed(*witnesses)
    assert found.assessed.attribution[0].actor.id == actor
    net = sum(s.log_odds for s in found.confidence.attribution.waterfall[1:])
    assert net > 0 and net >= 0.4 * sum(s.log_odds for s in alone.confidence.attribution.waterfall[1:])


@given(claims())
@settings(max_examples=60, deadline=None)
def test_a_second_copy_of_the_same_claim_by_the_same_source_changes_nothing(told: list[Claim]) -> None:
    again = [replace(c, id=c.id + "-again") for c in told]
    assert assessed(*told, *again).confidence == assessed(*told).confidence
