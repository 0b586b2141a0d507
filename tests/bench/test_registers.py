"""Planted claims as registers keep them."""

from datetime import datetime

from bench.generate import planted_claims
from bench.registers import by_day, entered_later, misspelt
from bench.world import plant

CLAIMS = planted_claims(plant(400, "5")).claims


def test_a_share_of_those_with_a_day_comes_days_or_weeks_later() -> None:
    later = entered_later(CLAIMS, 0.2, "5")
    assert later == entered_later(CLAIMS, 0.2, "5")
    gaps = [
        (datetime.fromisoformat(str(new.published_at)) - datetime.fromisoformat(str(old.published_at))).days
        for old, new in zip(CLAIMS, later, strict=True)
    ]
    assert set(gaps) <= {0, *range(2, 31)}
    assert all(gap == 0 for gap, claim in zip(gaps, CLAIMS, strict=True) if claim.date is None)
    assert 0.1 < sum(gap > 0 for gap in gaps) / sum(c.date is not None for c in CLAIMS) < 0.3
    assert entered_later(CLAIMS, 0.0, "5") == CLAIMS


def test_a_misspelt_name_is_a_slip_away() -> None:
    slipped = misspelt(CLAIMS, 0.3, "5")
    names = [(old.places[0].name, new.places[0].name) for old, new in zip(CLAIMS, slipped, strict=True) if old.places]
    assert all(abs(len(old) - len(new)) <= 1 and old[0] == new[0] for old, new in names)
    assert 0.15 < sum(old != new for old, new in names) / len(names) < 0.4
    assert misspelt(CLAIMS, 0.0, "5") == CLAIMS


def test_by_day_leaves_the_date_alone() -> None:
    assert {len(str(c.published_at)) for c in by_day(CLAIMS)} == {10}
    assert [str(c.published_at)[:10] for c in CLAIMS] == [c.published_at for c in by_day(CLAIMS)]
