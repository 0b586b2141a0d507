"""Which incident each clause of a text is about, told by whole texts."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.conftest import Read
from verify.extract import Extractor
from verify.model import Document


def _told(read: Read, text: str) -> dict[str, tuple[set[str], set[str]]]:
    """By incident: the places and the kinds of its claims."""
    found: dict[str, tuple[set[str], set[str]]] = {}
    for claim in read(text):
        places, kinds = found.setdefault(claim.incident or "", (set(), set()))
        places |= {p.name for p in claim.places}
        kinds |= {claim.event_type or ""}
    return found


ROUND_UP = """Round-up of the week

Kabul: A car bomb killed four people, the police said. The Taliban claimed responsibility.

Aden: Gunmen shelled a barracks; local medics said they had treated nine wounded.

Idlib: Air strikes on Khan Sheikhoun killed two civilians, the Syrian Observatory for Human Rights said."""


def test_each_paragraph_headed_by_a_place_is_an_incident(read: Read):
    places = [where for where, _ in _told(read, ROUND_UP).values()]
    assert places == [{"Kabul"}, {"Aden"}, {"Khan Sheikhoun"}]


def test_a_claim_without_a_place_is_of_the_place_of_its_paragraph(read: Read):
    (taliban,) = (c for c in read(ROUND_UP) if c.source.name == "Taliban")
    assert [p.name for p in taliban.places] == ["Kabul"]


@pytest.mark.parametrize(
    "text",
    [
        "أصيب جنديان في قصف صاروخي على قاعدة عين الأسد يوم الأربعاء. وفي اليوم نفسه استهدفت طائرة مسيرة حقل العمر.",
        "Rockets hit Ain al-Asad base on Wednesday, wounding two. On the same day a drone attacked the al-Omar field in Syria.",
    ],
)
def test_on_the_same_day_elsewhere_is_another_incident(read: Read, text: str):
    told = read(text)
    assert [[p.name for p in c.places] for c in told] == [["Ain al-Asad air base"], ["al-Omar oil field"]]
    assert len({c.incident for c in told}) == 2
    assert {c.date.start for c in told if c.date is not None} == {"2021-07-07"} and all(c.date is not None for c in told)


def test_a_far_place_in_a_paragraph_or_on_a_date_of_its_own_is_another_incident(read: Read):
    text = "Drones struck Odesa, killing one. Earlier this month a missile hit Kharkiv, killing three.\n\nShelling in Belgorod wounded two."
    assert [where for where, _ in _told(read, text).values()] == [{"Odesa"}, {"Kharkiv"}, {"Belgorod"}]


def test_two_places_of_one_sentence_stay_one_incident(read: Read):
    told = read("Rockets hit Odesa and Kharkiv, killing three people.")
    assert len({c.incident for c in told}) == 1 and {p.name for c in told for p in c.places} == {"Odesa", "Kharkiv"}


@pytest.mark.parametrize(
    "text",
    [
        "Russia struck Kharkiv overnight, killing three. In Russia's Belgorod, a Ukrainian drone attack killed one person.",
        "Russian missiles hit Kharkiv, killing three. Ukrainian drones struck Belgorod in response, killing one, the governor said.",
        "The Russian army shelled Kharkiv, killing three, and Ukrainian forces struck Belgorod with drones, killing one.",
    ],
)
def test_what_the_other_side_did_elsewhere_is_another_incident(read: Read, text: str):
    assert [places for places, _ in _told(read, text).values()] == [{"Kharkiv"}, {"Belgorod"}]


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("غارة على خان يونس، وقصف على تل رفعت يقتل خمسة", [{"Khan Younis"}, {"Tell Rifaat"}]),
        ("غارات على دمشق، وقصف على تل رفعت يقتل مدنيين", [{"Damascus"}, {"Tell Rifaat"}]),
        ("قصف على سرمين، وقصف على بنش يقتل ثلاثة", [{"Sarmin", "Binnish"}]),
    ],
)
def test_a_headline_may_tell_of_attacks_in_two_lands(read: Read, text: str, where: list[set[str]]):
    assert [places for places, _ in _told(read, text).values()] == where


def test_another_voice_may_put_the_same_incident_elsewhere(read: Read):
    text = "تعرض حقل كونيكو لقصف صاروخي مساء السبت.\n\nوقالت مصادر محلية إن القصف الصاروخي استهدف قاعدة في حقل العمر."
    assert len({c.incident for c in read(text)}) == 1


@pytest.mark.parametrize(
    "text",
    [
        "استهدفت صواريخ قاعدة حقل كونيكو مساء السبت.\n\nوكان هجوم في 28 حزيران قد استهدف حقل العمر رداً على غارات أمريكية قرب البوكمال.",
        "استهدفت صواريخ قاعدة حقل كونيكو مساء السبت رداً على غارات أمريكية قرب البوكمال.",
    ],
)
def test_what_an_attack_answered_is_an_undated_incident_of_the_past(read: Read, text: str):
    (answered,) = (c for c in read(text) if c.attribution is not None)
    assert answered.background and answered.date is None and [p.name for p in answered.places] == ["Abu Kamal"]
    assert answered.incident not in {c.incident for c in read(text) if c.attribution is None}


STORIES = {
    "en": (
        "Rockets hit the Ain al-Asad base on 7 July 2021, wounding two soldiers, the coalition said.",
        "On 12 May 2021 shelling in Belgorod killed three people. A local doctor said nobody else was hurt.",
        "Kabul: A car bomb killed four people on 2 June 2021, the police said. The Taliban claimed responsibility.",
        "Shelling in Mocha killed nine people. An activist said four children were among them.",
        "On 20 April 2021 Turkish shelling of Khan Sheikhoun killed six civilians.",
        "In Odesa, a drone attack on 1 March 2021 damaged a school, the mayor said.",
    ),
    "ar": (
        "أعلن التحالف أن صواريخ استهدفت قاعدة عين الأسد في 7 تموز 2021 وأصابت جنديين.",
        "وفي 12 أيار 2021 قتل ثلاثة مدنيين في قصف على خان شيخون، بحسب المرصد السوري لحقوق الإنسان.",
        "قال ناشطون إن انفجارا في مدينة عدن بتاريخ 2 حزيران 2021 أدى إلى مقتل أربعة أشخاص.",
        "وفي 20 نيسان 2021 استهدفت طائرة مسيرة حقل العمر، ولم تقع إصابات.",
    ),
}


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(sorted(STORIES)).flatmap(lambda lang: st.tuples(st.just(lang), st.permutations(STORIES[lang]))))
def test_the_order_of_paragraphs_about_different_incidents_changes_no_claim(extractor: Extractor, told: tuple[str, list[str]]):
    def values(stories: Sequence[str]) -> list[str]:
        text = "\n\n".join(stories)
        claims = extractor.extract(Document(id="d", text=text, lang=told[0], source="s", published_at="2021-07-11T12:00:00+03:00"))
        assert all(text[c.start : c.end] == c.quote for c in claims)
        incidents = {c.incident for c in claims}
        assert len(incidents) == len(stories)

        return sorted(
            repr(
                (
                    c.source.id,
                    c.quote,
                    c.event_type,
                    c.date,
                    c.places,
                    c.killed,
                    c.wounded,
                    c.casualties_status,
                    c.damage,
                    c.attribution,
                    c.weapon,
                )
            )
            for c in claims
        )

    assert values(told[1]) == values(STORIES[told[0]])


def test_a_time_that_a_text_turns_to_is_that_of_its_news(read: Read) -> None:
    for text in (
        "Smoke rose from the hill after the shells. Six days ago the mill was bombed, with no casualties, as for tonight nobody was hurt.",
        "طلع دخان من التل بعد القذائف. قبل ستة أيام ضربوا المعمل وما وقع جرحى، أما الليلة ما حدا بيعرف شو صار بالمعمل.",
    ):
        found = {c.background: c for c in read(text)}
        assert found[False].date is not None, text
        assert found[True].date is not None, text
        assert (found[False].date.start[:10], found[True].date.start) == ("2021-07-11", "2021-07-05"), text


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Rescuers pulled two bodies from the rubble on Sunday, raising the death toll from Thursday's strike to 16.", "2021-07-08"),
        ("On Saturday a list of the 31 people killed in the attack on Tuesday was read out.", "2021-07-06"),
        ("أعلنت وزارة الصحة اليوم الأحد مقتل رجل بقصف على سرمين أمس", "2021-07-10"),
        ("The ministry announced on Sunday the death of two people in shelling on Sarmin on Friday.", "2021-07-09"),
        ("توفي اليوم متأثرا بجراحه رجل أصيب بقصف على سرمين قبل خمسة أيام", "2021-07-06"),
        ("A man died today of wounds from shelling on Sarmin two days ago.", "2021-07-09"),
        ("يوم السبت قتل متأثرا بجراحه رجل أصيب في غارة الثلاثاء، فارتفع عدد القتلى إلى 5.", "2021-07-06"),
    ],
)
def test_the_date_beside_the_attack_is_that_of_the_attack(read: Read, text: str, day: str) -> None:
    assert [c.date.start for c in read(text) if c.date is not None] == [day]


def test_the_paragraph_after_a_look_long_back_is_of_the_news_again(read: Read):
    text = """An airstrike on al-Mayadin on 9 July 2021 killed four guards.

His brothers were killed in shelling in March 2014.

Two of the wounded died in hospital, the mayor said."""
    found = read(text)
    assert len({c.incident for c in found}) == 2
    assert found[-1].incident == found[0].incident != found[1].incident


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("قتل جندي في غارة على سرمين الجمعة. ويأتي ذلك بعد يومين من مقتل أربعة جنود بقصف على مدينة الباب.", "2021-07-07"),
        ("The army said on Friday it had bombed Sarmin. The raid came two days after rebels shelled al-Bab, killing two.", "2021-07-07"),
        ("Bombs hit Sarmin, killing three. The strike came two days after rebels shelled al-Bab, killing two.", "2021-07-09"),
    ],
)
def test_what_an_attack_came_after_was_so_many_days_before_it(read: Read, text: str, day: str) -> None:
    (before,) = (c for c in read(text) if c.background)
    assert before.date is not None
    assert before.date.start == day
    assert [p.name for p in before.places] == ["al-Bab"]


def test_revenge_for_the_dead_opens_no_incident(read: Read) -> None:
    text = "قصفت المقاومة قاعدة في حقل العمر بالصواريخ ثأرا لشهداء البوكمال، والحرائق تلتهم مستودع الوقود، وأنباء عن إصابات بين الجنود"
    assert {c.incident for c in read(text)} == {"d#1"}
    assert any(c.wounded is not None for c in read(text))


def test_what_this_came_after_is_spoken_of_from_there_on(read: Read) -> None:
    claims = read(
        "قصفت قوات النظام اليوم بلدة سرمين وقتلت اثنين.\n\n"
        "ويأتي هذا التصعيد بعد هجوم بطائرات مسيرة استهدف أمس السبت معسكرا في مدينة حمص.\n\n"
        "وقالت وزارة الصحة إن حصيلة الهجوم بلغت تسعة قتلى."
    )
    assert [(c.incident, c.killed.min) for c in claims if c.killed is not None] == [("d#1", 2), ("d#2", 9)]


def test_another_kind_of_attack_later_is_another_incident(read: Read) -> None:
    text = "Guided bombs hit a shop in Kharkiv, killing six. Hours later a missile hit a street in the centre, wounding 25."
    assert [(c.incident, c.event_type) for c in read(text)] == [("d#1", "airstrike"), ("d#2", "missile_attack")]


def test_what_strikes_answered_is_told_in_passing_behind_a_comma(read: Read) -> None:
    text = "نفذت مقاتلات أمريكية ضربات على مواقع قرب البوكمال، ردا على هجمات بالطائرات المسيرة استهدفت قواتها في العراق"
    assert [(c.incident, c.background) for c in read(text)] == [("d#1", False), ("d#2", True)]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (  # months back, told behind the news
            (
                "A rocket hit a depot in Homs, killing two people.\n\nNobody claimed it.\n\n"
                "In March 2019 air strikes on Baghuz killed dozens of fighters of the group."
            ),
            ["2021-07-11", "2019-03-01"],
        ),
        (  # the day of the news itself, told behind its headline and its first words
            (
                "Two people were killed in a strike on a depot in Homs, monitors said. A third person was wounded.\n\n"
                "On 3 July, an aircraft fired a missile at the depot in Homs, the report says."
            ),
            ["2021-07-03"],
        ),
    ],
)
def test_what_was_long_before_the_news_gives_it_no_day(read: Read, text: str, days: list[str]):
    found = {c.incident: c.date.start[:10] for c in read(text) if c.date is not None}
    assert list(found.values()) == days


def test_what_a_monitor_had_said_days_before_is_no_part_of_the_news(read: Read):
    text = (
        "استهدفت طائرة مسيرة سيارة قرب عين عيسى وقتلت سائقها.\n"
        "وأشار المرصد السوري لحقوق الإنسان في 2 تموز الجاري إلى أن قصفا طال قرية صيدا."
    )
    news, before = (next(c for c in read(text) if c.incident == f"d#{n}") for n in (1, 2))
    assert (news.date and news.date.start, news.background) == ("2021-07-11", False)
    assert (before.date and before.date.start, before.background) == ("2021-07-02", True)
