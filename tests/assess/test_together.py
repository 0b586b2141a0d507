"""A deed done together is no contest; who names one party does not clear the other."""

from math import exp, fsum, isclose

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.assess.made import rules
from verify.assess.actors import families_of
from verify.assess.together import Naming, blame

US, RUSSIA, ISRAEL, SYRIA = "actor.us", "actor.russia", "actor.israel", "actor.syrian-government"
MILITIAS, KATAIB = "actor.iran-backed-militias", "actor.kataib-hezbollah"


def names(voice: str, *parties: str, weight: float = 2.0) -> Naming:
    return Naming(voice, dict.fromkeys(parties, weight), "blames", (frozenset(parties),))


def probability(*namings: Naming) -> dict[str, float]:
    found = blame(namings, families_of(rules()), rules().assess)
    assert found is not None
    return found.probability


def test_two_named_together_share_the_deed_though_most_name_one_of_them() -> None:
    found = probability(names("a", SYRIA), names("b", SYRIA), names("c", SYRIA, RUSSIA))
    assert found[SYRIA] > found[RUSSIA] > 0.25


def test_rivals_that_nobody_names_together_exclude_each_other() -> None:
    found = probability(names("a", SYRIA), names("b", SYRIA), names("c", RUSSIA))
    assert found[SYRIA] > 0.5 and found[RUSSIA] < 0.2


def test_who_names_two_says_more_than_who_names_one_of_them() -> None:
    found = probability(names("a", SYRIA, RUSSIA), names("b", SYRIA, RUSSIA))
    assert isclose(found[SYRIA], found[RUSSIA]) and 0.4 < found[SYRIA] < 0.5


def test_nobody_named_is_nobody() -> None:
    assert blame([], families_of(rules()), rules().assess) is None
    assert blame([Naming("a", {US: 0.3}, "denies", (), True)], families_of(rules()), rules().assess) is None


PARTIES = st.sampled_from((US, RUSSIA, ISRAEL, SYRIA, MILITIAS, KATAIB))


@st.composite
def namings(draw: st.DrawFn) -> list[Naming]:
    """Voices that name up to three parties, some of them in one breath, or clear one."""
    found = []
    for n in range(draw(st.integers(1, 6))):
        weights = draw(st.dictionaries(PARTIES, st.floats(0.05, 5), min_size=1, max_size=3))
        if draw(st.integers(0, 5)) == 0:
            found.append(Naming(f"s{n}", dict(list(weights.items())[:1]), "denies", (), True))
        else:
            teams = (frozenset(weights),) if draw(st.booleans()) else tuple(frozenset((p,)) for p in weights)
            found.append(Naming(f"s{n}", weights, "blames", teams))
    return found


@given(namings())
@settings(max_examples=150, deadline=None)
def test_shares_sum_to_one_at_most_and_the_steps_to_what_is_believed(told: list[Naming]) -> None:
    found = blame(told, families_of(rules()), rules().assess)
    if found is None:
        return
    assert fsum(found.probability.values()) <= 1 + 1e-9 and all(p > 0 for p in found.probability.values())
    odds = found.prior + fsum(w for _, w in found.steps)
    assert 1 / (1 + exp(-odds)) >= found.probability[found.best] - 1e-9


@given(namings(), st.floats(0.05, 5))
@settings(max_examples=150, deadline=None)
def test_one_more_voice_for_the_likeliest_party_never_lowers_the_belief_in_it(told: list[Naming], weight: float) -> None:
    before = blame(told, families_of(rules()), rules().assess)
    if before is None:
        return
    after = blame([*told, names("another", before.best, weight=weight)], families_of(rules()), rules().assess)
    assert after is not None and after.best == before.best
    assert fsum(w for _, w in after.steps) >= fsum(w for _, w in before.steps) - 1e-3


@given(namings(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_the_order_of_the_voices_changes_no_belief(told: list[Naming], random: object) -> None:
    shuffled = list(told)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = (blame(t, families_of(rules()), rules().assess) for t in (told, shuffled))
    assert (one is None) == (other is None)
    if one is not None and other is not None:
        assert all(isclose(one.probability[p], other.probability[p], abs_tol=1e-6) for p in one.probability)
