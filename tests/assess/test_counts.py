"""Counts out of intervals, and the single figures of each convention."""

import pytest

from tests.assess.made import assessed, claim, rules
from verify.assess.counts import Toll, fits, fuse_counts
from verify.model import CountRange, Group, Interval


def fused(*said: tuple[int, int | None]) -> tuple[int, int, int | None]:
    found = fuse_counts([Toll(f"v{n}", Interval(*i), 1.0, 0.7) for n, i in enumerate(said)], rules().assess)
    assert found is not None
    return found.low, found.best, found.high


def test_nobody_speaks() -> None:
    assert fuse_counts([], rules().assess) is None


def test_one_exact_figure_is_itself() -> None:
    assert fused((7, 7)) == (7, 7, 7)


def test_more_voices_win_and_the_range_holds_the_others() -> None:
    low, best, high = fused((5, 5), (5, 5), (9, 9))
    assert (best, low) == (5, 5) and high in (5, 9)
    assert fused((5, 5), (9, 9)) == (5, 5, 9)


def test_a_lower_bound_supports_what_is_above_it() -> None:
    assert fused((10, None), (12, 12))[1] == 12
    assert fused((10, None), (6, 6), (6, 6))[1] == 6


def test_no_upper_bound_is_invented() -> None:
    assert fused((20, None)) == (20, 20, None)
    assert fused((1, None)) == (1, 1, None)
    assert fused((20, None), (20, 24))[2] == 24


def test_vague_plurals_yield_to_a_figure() -> None:
    assert fused((1, None), (1, None), (1, None), (4, 4))[1] == 4


def test_support_decays_with_distance_from_a_lower_bound() -> None:
    counts = rules().assess.counts
    held = [fits(v, 10, None, False, counts) for v in (9, 10, 12, 20, 40)]
    assert held[0] == 0 and held[1] > held[2] > held[3] > held[4] > 0


def test_an_early_figure_speaks_a_little_for_a_higher_one_and_never_for_a_lower() -> None:
    counts = rules().assess.counts
    assert fits(12, 8, 8, True, counts) > fits(12, 8, 8, False, counts) == 0
    assert fits(4, 8, 8, True, counts) == 0


@pytest.mark.parametrize(
    ("counts", "want"),
    [
        ("acled", CountRange(2, 2, 2)),
        ("ucdp", CountRange(2, 6, 6)),
        ("airwars", CountRange(2, 6, 6)),
    ],
)
def test_conventions(counts: str, want: CountRange) -> None:
    told = [claim("a", killed=6), claim("b", killed=6), claim("c", killed=2)]
    found = assessed(*told, counts=counts).assessed.killed
    assert found is not None and (found.best, found.high) == (want.best, want.high) and found.low <= want.best


def test_acled_counts_nought_where_nobody_says_anything() -> None:
    assert assessed(claim("a"), counts="acled").assessed.killed == CountRange(0, 0, 0)
    assert assessed(claim("a"), counts="engine").assessed.killed is None


def test_airwars_reads_at_least_n_as_n_a_plural_as_two_and_dozens_as_twelve_to_twenty_four() -> None:
    def best(killed: tuple[int, int | None], vague: bool) -> CountRange | None:
        return assessed(claim("s", killed=killed, vague=("killed",) if vague else ()), counts="airwars").assessed.killed

    assert best((5, None), False) == CountRange(5, 5, 5)
    assert best((3, None), False) == CountRange(3, 3, 3)
    assert best((1, None), True) == best((3, None), True) == CountRange(2, 2, 2)
    found = best((24, None), True)
    assert found is not None and (found.low, found.high) == (12, 24)


def test_airwars_takes_words_without_a_number_only_where_nobody_gives_one() -> None:
    told = [claim("a", killed=(3, None), vague=("killed",)), claim("b", killed=7), claim("c", killed=(1, None))]
    assert assessed(*told, counts="airwars").assessed.killed == CountRange(7, 7, 7)


@pytest.mark.parametrize(("least", "figure"), [(1, 3), (3, 3), (20, 10), (24, 12), (200, 100)])
def test_acled_gives_vague_words_figures_of_their_own(least: int, figure: int) -> None:
    assert assessed(claim("a", killed=(least, None), vague=("killed",)), counts="acled").assessed.killed == CountRange(
        figure, figure, figure
    )
    assert assessed(claim("a", killed=(least, None)), counts="acled").assessed.killed == CountRange(least, least, least)


def test_airwars_counts_the_unspecified_dead_but_not_fighters() -> None:
    found = assessed(claim("a", killed=4), claim("b", killed=4, casualties_scope="own_people"), counts="airwars")
    assert found.assessed.civilians_killed == CountRange(4, 4, 4)
    assert assessed(claim("a", killed=4)).assessed.civilians_killed is None


def test_none_of_our_people_is_no_word_on_all() -> None:
    assert assessed(claim("a", killed=0, casualties_scope="own_people")).assessed.killed is None
    found = assessed(claim("a", killed=3, casualties_scope="own_people")).assessed.killed
    assert found is not None and found.low == 3 and found.high != 3


def test_the_last_figure_of_a_voice_counts_and_who_no_longer_knows_withdraws_his() -> None:
    from verify.model import ClaimLink

    later = assessed(claim("a", killed=3), claim("a", killed=5, hour=2)).assessed.killed
    assert later == CountRange(5, 5, 5)
    withdrawn = claim("a", hour=2, casualties_status="unknown_stated", revises=ClaimLink("a", "doc-a-00", "a-00"))
    assert assessed(claim("a", killed=3), withdrawn).assessed.killed is None


def test_who_counts_the_fighters_and_who_counts_the_children_count_parts() -> None:
    fighters = claim("a", killed=7, groups=(Group("militants", Interval(7, 7)),))
    child = claim("b", killed=1, groups=(Group("children", Interval(1, 1)),))
    found = assessed(fighters, child).assessed.killed
    assert found is not None and found.best == 7 and found.high is None
    alone = assessed(child, claim("c", killed=1)).assessed.killed
    assert alone is not None and alone.best == alone.high == 1


def test_a_party_that_counts_the_enemy_dead_of_its_own_attack_weighs_less() -> None:
    def told(who: str) -> float:
        boast = claim("source.tasnim", killed=80, groups=(Group(who, killed=Interval(80, 80)),))
        found = assessed(boast, claim("monitor", killed=0, blames="actor.iran"), claim("wire", killed=0))
        return found.confidence.casualties.probability or 0.0

    assert told("soldiers") > told("people")


def test_at_least_five_speaks_for_six_and_for_five_too() -> None:
    def sure(second: int | tuple[int, int | None]) -> float:
        return assessed(claim("a", killed=6), claim("b", killed=second)).confidence.casualties.probability or 0.0

    assert sure(6) > sure((5, None)) > sure(5)
    found = assessed(claim("a", killed=6), claim("b", killed=(5, None))).confidence.casualties
    assert found.waterfall[-1].label == "Some of them go with other numbers too" and found.waterfall[-1].log_odds < 0
