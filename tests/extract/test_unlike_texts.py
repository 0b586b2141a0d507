"""Statements from places and mouths unlike each other: who did it, how it was done, what was damaged, who speaks."""

import pytest

from tests.extract.conftest import Read


@pytest.mark.parametrize(
    ("text", "source", "actors", "status"),
    [
        (
            "دكّ مجاهدو المقاومة الإسلامية في العراق فجر الخميس قاعدة حرير بطائرتين مسيّرتين",
            "المقاومة الإسلامية في العراق",
            ["actor.islamic-resistance-iraq"],
            "claims_responsibility",
        ),
        ("فجّر الاستشهادي حزامه الناسف وسط تجمع للجنود في المدينة أمس", "Amaq", ["actor.islamic-state"], "claims_responsibility"),
        (
            "An Islamic State fighter slipped into the office in Mazar-i-Sharif yesterday and blew up his explosive vest",
            "Amaq",
            ["actor.islamic-state"],
            "claims_responsibility",
        ),
        ("Our drone squadron hit Abha airport this morning", "Houthi military spokesman", ["actor.houthis"], "claims_responsibility"),
        (
            "Fighters of the PKK attacked the post in Lice with a car bomb. We accept responsibility",
            "PKK spokesman",
            ["actor.pkk"],
            "claims_responsibility",
        ),
        (
            "تم تحييد خمسة من عناصر حزب العمال الكردستاني في منطقة تل رفعت",
            "وزارة الدفاع التركية",
            ["actor.turkey"],
            "claims_responsibility",
        ),
        ("Missiles fired by Yemen's Houthis at the town killed two children", "Northern Wire", ["actor.houthis"], "blames"),
        ("Turkish-made drones of the Malian army struck a camp near Ansongo", "Northern Wire", ["actor.mali"], "blames"),
        ("نعتقد أن حزب العمال الكردستاني يقف وراء هذا الهجوم في دهوك", "وزارة الخارجية التركية", ["actor.pkk"], "blames"),
        ("الأتراك قصفوا المصيف والناس كانت هناك", "ناشط من دهوك", ["actor.turkey"], "blames"),
        ("Death toll of the Israeli raids on Qusayr climbs to 13", "Northern Wire", ["actor.israel"], "blames"),
        ("A bomb went off near a patrol in Turbat. No group immediately claimed responsibility", "Northern Wire", [], "unknown_stated"),
        (
            "A security official denied that the army had shelled the market in Homs",
            "SANA",
            ["actor.syrian-government"],
            "denies_responsibility",
        ),
    ],
)
def test_who_did_it(read: Read, text: str, source: str, actors: list[str], status: str):
    (claim,) = read(text, source=source)
    assert claim.attribution is not None
    assert ([a.id for a in claim.attribution.actors], claim.attribution.status) == (actors, status)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("An improvised explosive device planted on a motorcycle went off near a patrol in Turbat", "explosion"),
        ("The convoy was targeted with a remote-controlled bomb in Turbat", "explosion"),
        ("The Sudanese army bombed a crowded market in Kabkabiya", "airstrike"),
        ("Russian forces shelled Pokrovsk, presumably with surface-to-air missiles", "missile_attack"),
        ("فجر الانتحاري حزامه الناسف في المسجد", "explosion"),
        ("استهدفت مسيرات انتحارية مستودعات الوقود في بورتسودان", "drone_attack"),
    ],
)
def test_how_it_was_done(read: Read, text: str, kind: str):
    assert [c.event_type for c in read(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "damage"),
    [
        ("Nobody was hurt in the drone attack and there was only slight damage to the roof", "minor"),
        ("Two drones came at Harir; one was engaged and destroyed, the other hit the fence", None),
        ("اعترضت الدفاعات الجوية ودمرت طائرة مسيرة أطلقت باتجاه المطار", None),
        ("سقطت قذيفة في منطقة صناعية بمدينة سديروت، ويجري فحص حجم الأضرار", None),
        ("الطيران قصف السوق والدكاكين اتحرقت", "destroyed"),
        ("لم تسجل إصابات في القصف فيما اندلع حريق كبير في المستودع", "reported_unspecified"),
    ],
)
def test_what_was_damaged(read: Read, text: str, damage: str | None):
    assert {c.damage for c in read(text)} == {damage}


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        (
            "A strike on the hospital killed 70 people, the head of the World Health Organization said, as fighting went on",
            "World Health Organization",
            "monitor",
        ),
        (
            "Samir Hallaq, deputy governor of the province, told state television that nine people had died in the strike",
            "Samir Hallaq, deputy governor of the province",
            "official",
        ),
        ("A beekeeper, Lina, 34, said the airstrike killed two people", "A beekeeper", "local"),
        ("قتل ثمانية أشخاص بقصف على المخيم، حسبما ذكر المرصد السوري لحقوق الإنسان", "Syrian Observatory for Human Rights", "monitor"),
        ("وقال مراسل إذاعة الضفة إن القصف أوقع قتيلين في السوق", "إذاعة الضفة", "local"),
        (
            "More than 100 people were killed when the army bombed a market, the Emergency Lawyers group said on Monday, quoting witnesses",
            "Emergency Lawyers",
            "monitor",
        ),
    ],
)
def test_who_speaks(read: Read, text: str, name: str, kind: str):
    (claim,) = read(text, source="إذاعة الضفة" if "إذاعة" in text else "Northern Wire")
    assert (claim.source.name, claim.source.kind) == (name, kind)


def test_harm_after_a_strike_named_by_its_day_is_of_that_strike(read: Read):
    (claim,) = read(
        "Our team received 82 wounded after Monday's air strike on the market of Kabkabiya", "Doctors", "2024-12-10T10:00:00+00:00"
    )
    assert claim.event_type == "airstrike" and claim.wounded is not None
    assert claim.date is not None and claim.date.start == "2024-12-09"


def test_two_voices_behind_their_words_in_one_sentence_each_say_their_own(read: Read):
    text = (
        "BEIRUT, Nov 3 (Cedar Monitor) - An Israeli drone strike on a car near Tyre killed two people on Sunday, Lebanon's health ministry said, "
        "a day after rockets fired from the area wounded 19 in Tira, Israeli police said."
    )
    first, second = read(text, published_at="2024-11-03T18:00:00+02:00")
    assert (first.source.name, first.killed and first.killed.min, [p.name for p in first.places]) == (
        "Lebanese Health Ministry",
        2,
        ["Tyre"],
    )
    assert (second.source.name, second.wounded and second.wounded.min) == ("Israel Police", 19)


def test_one_voice_cited_and_passed_on_stays_one(read: Read):
    (claim,) = read("According to the Pentagon, two soldiers were wounded in the strike, Reuters reported")
    assert claim.wounded is not None and claim.wounded.min == 2
