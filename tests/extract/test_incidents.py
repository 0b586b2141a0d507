from tests.extract.conftest import Read
from verify.model import Interval


def test_a_strike_and_the_one_it_answered_are_two(read: Read):
    told = read("قتل ثلاثة جنود في قصف صاروخي على القاعدة مساء أمس، ردا على غارات أمريكية قتلت سبعة مقاتلين")
    assert [(c.killed.min, c.background) for c in told if c.killed is not None] == [(3, False), (7, True)]


def test_a_reason_told_first_is_the_other_incident(read: Read):
    told = read("After a rocket attack that wounded two soldiers, Turkish artillery killed five fighters")
    assert [(c.killed, c.wounded) for c in told] == [(None, Interval(2, 2)), (Interval(5, 5), None)]
    assert len({c.incident for c in told}) == 2


def test_dates_tell_incidents_of_one_text_apart(read: Read):
    told = read("قتل خمسة مدنيين في غارة على المدينة أمس السبت.\n\nوفي الثالث من تموز قتل رجل في انفجار لغم.")
    assert [(c.date.start[:10], c.killed.min) for c in told if c.date and c.killed] == [("2021-07-10", 5), ("2021-07-03", 1)]


def test_a_dateline_is_no_date_of_an_attack(read: Read):
    (claim,) = read("ANKARA, July 2 (Northern Wire) - A rocket attack killed five people on Saturday")
    assert claim.date is not None and claim.date.start[:10] == "2021-07-10"


def test_a_text_without_a_date_tells_the_news_of_its_day(read: Read):
    (claim,) = read("A rocket attack killed five people")
    assert claim.date is not None and claim.date.start == "2021-07-11"
    (undated,) = read("A rocket attack killed five people", published_at=None)
    assert undated.date is None
