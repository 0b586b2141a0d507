import pytest

from tests.extract.conftest import Read


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A Turkish defence ministry official said three soldiers were killed in a rocket attack", "official"),
        ("Three people were killed in a rocket attack, local residents said", "local"),
        ("Three people were killed in a rocket attack, according to Hezbollah", "militia"),
        ("قالت مصادر محلية إن ثلاثة مدنيين قتلوا في قصف صاروخي", "local"),
        ("أكد مصدر في قيادة الشرطة مقتل ثلاثة مدنيين في قصف صاروخي", "official"),
        ("قتل ثلاثة مدنيين في قصف صاروخي بحسب المرصد السوري لحقوق الإنسان", "monitor"),
        ("مصدر عسكري: مقتل ثلاثة جنود في قصف صاروخي", "official"),
    ],
)
def test_who_speaks(read: Read, text: str, kind: str):
    (claim,) = read(text)
    assert claim.source.kind == kind
    assert claim.relayed_by is not None and claim.relayed_by.name == "Northern Wire"
    assert claim.killed is not None and claim.killed.min == 3


def test_the_text_itself_speaks_where_nobody_is_named(read: Read):
    (claim,) = read("Three soldiers were killed in a rocket attack", source="Northern Wire")
    assert claim.source.name == "Northern Wire" and claim.relayed_by is None


def test_a_wire_that_quotes_is_the_one_who_relays(read: Read):
    (claim,) = read("نقلت وكالة رويترز عن مسؤول في وزارة الداخلية أن أربعة أشخاص قتلوا في الانفجار")
    assert claim.source.kind == "official"
    assert claim.relayed_by is not None and claim.relayed_by.name == "Reuters"


def test_the_statement_and_the_source_are_the_voice_before(read: Read):
    text = "A Turkish army spokesman said rockets hit the town. The statement added that two soldiers were wounded."
    assert {c.source.name for c in read(text)} == {"A Turkish army spokesman"}


def test_a_frame_of_saying_is_not_what_is_said(read: Read):
    (claim,) = read("Turkish officials said on Friday that an Israeli airstrike killed four people")
    assert claim.attribution is not None and [a.id for a in claim.attribution.actors] == ["actor.israel"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("But Northern Relief Agency also initially reported that two people were killed in the strike.", "Northern Relief Agency"),
        ("A resident of the block, Lina, 34, said two people were killed in the strike.", "A resident of the block"),
        ("Samir Hallaq wrote on Facebook that two people were killed in the strike.", "Samir Hallaq"),
        ("Two people were killed in the strike, a doctor said on the condition of anonymity.", "a doctor"),
    ],
)
def test_a_voice_is_called_by_its_name_alone(read: Read, text: str, name: str):
    assert {c.source.name for c in read(text)} == {name}


def test_what_is_said_of_people_is_no_voice_of_theirs(read: Read):
    (claim,) = read("The Hallaq family were reported killed in an airstrike on the town, two people in all.")
    assert claim.source.name == "Northern Wire"


def test_behind_a_frame_that_ends_a_sentence_the_text_speaks_again(read: Read):
    told = read("Rockets wounded two soldiers, the Turkish army said. A doctor was killed in the same attack.")
    assert [(c.source.name, c.relayed_by is None) for c in told if c.killed is not None] == [("Northern Wire", True)]


def test_who_asks_says_nothing(read: Read):
    assert read("Where was the blast?") == [] and read("وين الضربة؟") == []


def test_an_outlet_that_quotes_passes_on(read: Read):
    (claim,) = read("Reuters quoted the Pentagon as saying that two soldiers were wounded in a rocket attack.")
    assert claim.source.name == "Pentagon" and claim.relayed_by is not None and claim.relayed_by.name == "Reuters"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("أعلنت وزارة الصحة مقتل ثلاثة أشخاص في غارة على المدينة", "وزارة الصحة"),
        ("أعلنت مديرية التربية مقتل ثلاثة معلمين في غارة على المدينة", "مديرية التربية"),
        ("أكد شهود عيان من أهالي البغدادي لشبكتنا أن ثلاثة أشخاص قتلوا في الغارة", "شهود عيان من أهالي البغدادي"),
        ("ذكر مسؤول دفاعي أمريكي الذي حضر الاجتماع أن ثلاثة جنود قتلوا في هجوم صاروخي", "مسؤول دفاعي أمريكي"),
        ("أعلنت قيادة الشرطة في بيان لها: مقتل ثلاثة أشخاص في غارة", "قيادة الشرطة"),
        ("Two residents reached by telephone said five people were killed in the airstrike.", "Two residents"),
    ],
)
def test_a_voice_keeps_the_words_of_its_name_and_no_others(read: Read, text: str, name: str):
    assert {c.source.name for c in read(text)} == {name}


@pytest.mark.parametrize(
    "text",
    [
        "State television said rockets hit the base. Three people were killed in the attack.",
        "قال الجيش التركي إنه قصف مواقع في الريف. وقتل ثلاثة أشخاص في القصف.",
    ],
)
def test_a_voice_holds_to_the_end_of_its_sentence(read: Read, text: str):
    (claim,) = (c for c in read(text) if c.killed is not None)
    assert claim.source.name == "Northern Wire"


@pytest.mark.parametrize(
    "text",
    [
        "State television said rockets hit the base. It added that three people were killed.",
        "State television said rockets hit the base. It put the toll at three killed.",
        "قال الجيش التركي إن صواريخ سقطت على القاعدة. وأضاف أن ثلاثة أشخاص قتلوا.",
    ],
)
def test_a_voice_taken_up_again_goes_on(read: Read, text: str):
    told = read(text)
    assert any(c.killed is not None for c in told) and {c.source.name for c in told} != {"Northern Wire"}
    assert all(c.source.name != "Northern Wire" for c in told)


def test_where_a_voice_is_quoted_from_may_stand_before_it(read: Read):
    (claim,) = read("In the port of Hodeidah, a port worker said two air strikes killed four people.")
    assert [p.name for p in claim.places] == ["Hodeidah port"] and claim.source.name == "a port worker"


def test_unnamed_people_who_told_a_state_outlet_are_its_voice(read: Read):
    (claim,) = read("Four shells fell on the base at Conoco, killing two, local sources told SANA reporter.", source="SANA")
    assert claim.source.name == "SANA" and claim.source.kind == "state_media"


def test_an_office_alone_is_the_voice_that_was_called_so(read: Read) -> None:
    told = read("The governor of Deir ez-Zor said three people were killed in a rocket attack. The governor said two more were wounded.")
    assert len({c.source.id for c in told}) == 1
    told = read("أكد محافظ دير الزور مقتل ثلاثة مدنيين بقصف. وقال المحافظ إن خمسة جنود قتلوا في القصف أيضا.")
    assert len({c.source.id for c in told}) == 1


def test_who_cites_passes_on_wherever_the_words_stand(read: Read) -> None:
    for text in (
        "Quoting two doctors, Reuters reported that nine people were killed in the shelling.",
        "Nine people were killed in the shelling, Reuters reported, citing two doctors.",
        "Two doctors quoted by Reuters said nine people were killed in the shelling.",
        "ذكرت وكالة رويترز نقلا عن طبيبين أن تسعة أشخاص قتلوا في القصف.",
        "نقلا عن مصدر طبي، ذكرت وكالة رويترز أن تسعة أشخاص قتلوا في القصف.",
    ):
        (claim,) = read(text)
        assert (claim.source.kind, claim.relayed_by and claim.relayed_by.id) == ("local", "source.reuters"), text


def test_one_who_defends_his_strike_speaks_of_his_own_act(read: Read) -> None:
    (claim,) = read("The Turkish army defended its air strike on the village as a response to fire, the state agency reported.")
    assert claim.attribution is not None
    assert (claim.source.kind, claim.attribution.status) == ("official", "claims_responsibility")


def test_the_sources_of_a_clipped_text_are_sources(read: Read) -> None:
    (claim,) = read("The sources added that the shelling killed five people.")
    assert (claim.source.kind, claim.source.name) == ("local", "sources quoted by Northern Wire")


def test_a_carrier_before_the_colon_is_no_speaker(read: Read) -> None:
    (claim,) = read("رويترز عن مسؤولين أمنيين: سقوط صاروخين قرب السفارة الأمريكية دون إصابات")
    assert (claim.source.kind, claim.relayed_by and claim.relayed_by.id) == ("official", "source.reuters")


def test_a_rank_or_a_name_behind_the_words_speaks(read: Read) -> None:
    (claim,) = read("The strike killed ten civilians, Gen. Robert Hallaq acknowledged, calling it a mistake.")
    assert (claim.source.kind, claim.source.name) == ("official", "Gen. Robert Hallaq")
    (claim,) = read("Five people were killed in the air strike, Samir Hallaq said.")
    assert (claim.source.kind, claim.source.name) == ("unknown", "Samir Hallaq")


def test_what_is_denied_is_no_part_of_the_name_of_who_denies(read: Read) -> None:
    (claim,) = read("نفى مصدر عسكري سقوط أي صاروخ داخل القاعدة مؤكدا أن الانفجار ناجم عن حريق.")
    assert (claim.source.name, claim.assertion) == ("مصدر عسكري", "denied")


def test_one_whose_words_stand_in_quotes_is_named_behind_them(read: Read) -> None:
    told = read(
        'A spokesman for the army denied that it struck the market. "We counted 14 bodies in the raid," said Raed Hallaq, a rescue worker.'
    )
    assert [c.source.kind for c in told if c.killed is not None] == ["local"]
    (claim,) = read('"They hit us at 2 in the morning," said Lina, 34, whose two sons were wounded.')
    assert (claim.source.name, claim.source.kind) == ("Lina", "unknown")


def test_a_name_may_stand_between_an_office_and_its_verb(read: Read) -> None:
    (claim,) = read("Gunmen killed three policemen in the village, the governor's spokesman, Samir Hallaq, said.")
    assert (claim.source.kind, claim.killed and claim.killed.min) == ("official", 3)


def test_two_voices_in_one_sentence_are_two(read: Read) -> None:
    told = read("أفادت وكالة رويترز بسقوط صاروخ في البلدة دون وقوع إصابات، فيما قال الجيش إنه يحقق في الحادث.")
    assert [(c.source.id, c.casualties_status) for c in told] == [("source.reuters", "none")]


def test_whom_one_told_passes_it_on(read: Read) -> None:
    for text in (
        "A medical source told Reuters that six people were killed in the shelling.",
        "قال مصدر طبي لوكالة رويترز إن ستة أشخاص قتلوا في القصف.",
        "صرح مصدر طبي لرويترز أن ستة أشخاص قتلوا في القصف.",
    ):
        (claim,) = read(text)
        assert (claim.source.kind, claim.relayed_by and claim.relayed_by.id) == ("local", "source.reuters"), text


def test_an_office_with_another_name_is_another_voice(read: Read) -> None:
    text = (
        "Drones hit a depot in Sarmin, killing three, the regional governor Samir Hallaq said.\n\n"
        "Shells fell on Jasim. The regional governor, Omar Darwish, said two firefighters were killed there.\n\n"
        "The governor said four more were hurt."
    )
    told = [c.source.name for c in read(text) if c.killed is not None]
    assert len(set(told)) == 2
    assert any("Samir Hallaq" in name for name in told) and any("Omar Darwish" in name for name in told)
