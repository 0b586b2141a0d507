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


def test_an_incident_told_across_a_frame_of_saying_is_told_by_both_voices(read: Read):
    told = read(
        "A Turkish strike killed four people on Friday, a day after a drone that the Houthis said they had launched killed a guard in Tel Aviv."
    )
    earlier = [c for c in told if c.date is not None and c.date.start[:10] == "2021-07-08"]
    assert {c.source.name for c in earlier} == {"Northern Wire", "Houthis"}
    assert [c.killed.min for c in earlier if c.killed is not None] == [1]


def test_when_it_was_said_is_not_when_it_happened(read: Read):
    (claim,) = read("A spokesman for the Turkish army said on Saturday that the strike on Thursday killed four people.")
    assert claim.date is not None and claim.date.start[:10] == "2021-07-08"
    (undated,) = read("A spokesman for the Turkish army said on Saturday evening that a strike had killed four people.")
    assert undated.date is not None and undated.date.start[:10] == "2021-07-10"


def test_the_date_of_a_list_is_not_that_of_an_attack(read: Read):
    told = read("On 2 July an airstrike killed four people. Their names stand among the dead in a list released on 9 July.")
    assert len({c.incident for c in told}) == 1
    assert all(c.date is not None and c.date.start[:10] == "2021-07-02" for c in told)


def test_a_cause_told_last_is_the_same_incident(read: Read):
    told = read("Four people were killed after an Israeli airstrike on the town. Following the strike, relatives mourned the four dead.")
    assert len({c.incident for c in told}) == 1


def test_each_item_of_a_round_up_is_an_incident(read: Read):
    told = read("Today in the north:\n- Two people were killed in shelling on Saraqib.\n- A car bomb in Azaz killed three people.")
    assert [(c.killed.min, c.places[0].name) for c in told if c.killed is not None] == [(2, "Saraqib"), (3, "Azaz")]
    numbered = read(
        "1. July 3, 2021, near Raqqa: two people were killed in an airstrike.\n2. July 5, 2021, near Mosul: four were wounded in a strike."
    )
    assert [c.date.start for c in numbered if c.date is not None] == ["2021-07-03", "2021-07-05"]


def test_an_answer_is_an_incident_of_its_own(read: Read):
    told = read("Houthi rockets hit a base near Marib on Friday. Saudi artillery returned fire and killed two people.")
    assert len({c.incident for c in told}) == 2


def test_an_act_of_another_day_in_a_relative_clause_is_another_incident(read: Read):
    told = read("The army carried out strikes on Saturday against fighters who on Thursday shelled the town and killed a child.")
    assert [c.date.start[:10] for c in told if c.date is not None] == ["2021-07-10", "2021-07-08"]


def test_a_place_where_sirens_sounded_is_not_the_place_of_the_attack(read: Read):
    (claim,) = read("Rockets hit Saraqib and wounded two people, and sirens were heard in Azaz.")
    assert [p.name for p in claim.places] == ["Saraqib"]
    (heard,) = read("An explosion was heard in Azaz.")
    assert [p.name for p in heard.places] == ["Azaz"]


def test_a_date_in_the_frame_is_the_voice_s_own_where_the_day_is_the_same(read: Read):
    told = read(
        "Rockets hit the base on Saturday evening.\n\nTurkish state television said on Saturday evening that a blast wounded two soldiers."
    )
    own = [e.quote for c in told if c.wounded is not None for e in c.evidence if e.dimension == "said_on"]
    assert own and all("Saturday" in q for q in own if q is not None)


def test_a_time_with_dots_ends_no_sentence(read: Read):
    (claim,) = read("Jets hit a depot at around 6 p.m. on Saturday, killing two soldiers.")
    assert claim.date is not None and claim.date.start.startswith("2021-07-10T18")
