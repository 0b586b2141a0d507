import pytest

from tests.extract.conftest import Read


@pytest.mark.parametrize(
    ("text", "source", "actors", "status"),
    [
        (
            "During a strike on a depot it was assessed that one civilian was killed",
            "US Central Command",
            ["actor.us"],
            "claims_responsibility",
        ),
        ("During a strike on a depot it was assessed that one civilian was killed", "Northern Wire", [], None),
        ("قال الجيش الإسرائيلي إنه هاجم مواقع في البقاع", "Northern Wire", ["actor.israel"], "claims_responsibility"),
        ("نفت قوات سوريا الديمقراطية مسؤوليتها عن قصف السوق", "Northern Wire", ["actor.sdf"], "denies_responsibility"),
        ("روسيا تنفي قصف المشفى", "Northern Wire", ["actor.russia"], "denies_responsibility"),
        ("اتهم الجيش السوداني قوات الدعم السريع بقصف المخيم", "Northern Wire", ["actor.rsf"], "blames"),
        ("Russian and Syrian warplanes bombed the market", "Northern Wire", ["actor.russia", "actor.syrian-government"], "blames"),
        ("The Russian defence ministry said it had hit only military facilities", "Northern Wire", [], None),
        ("قالت مصادر إن قوات التحالف الدولي ردت بقصف مدفعي على المزارع", "Northern Wire", ["actor.us-led-coalition"], "blames"),
        ("نعلن نحن في حزب الله مسؤوليتنا عن استهداف الموقع", "Northern Wire", ["actor.hezbollah"], "claims_responsibility"),
        ("قال التحالف الدولي إن طائراته لم تنفذ أي غارة", "Northern Wire", ["actor.us-led-coalition"], "denies_responsibility"),
        ("طائرات التحالف الدولي لم تغادر سماء البلدة بعد الهجوم على الثكنة", "Northern Wire", [], None),
        ("سقطت صواريخ على الثكنة قرب طائرات أمريكية، ولم تتبن أي جهة الهجوم", "Northern Wire", [], "unknown_stated"),
        ("الرشقة طلعت من صوب البلدة من مواقع حزب الله", "Northern Wire", ["actor.hezbollah"], "blames"),
        ("شنت قوات التحالف غارة على مستودع", "Saudi-led coalition", ["actor.saudi-led-coalition"], "claims_responsibility"),
        ("The report of the strike was classed as non-credible due to insufficient evidence", "US Central Command", [], None),
    ],
)
def test_who_claims_denies_and_blames(read: Read, text: str, source: str, actors: list[str], status: str | None):
    (claim,) = read(text, source=source)
    found = claim.attribution
    assert (([a.id for a in found.actors], found.status) if found is not None else ([], None)) == (actors, status)


@pytest.mark.parametrize(
    ("text", "source", "actors", "assertion"),
    [
        ("The claims of a gas leak are baseless. Israeli jets bombed the depot in Mezzeh", "Northern Wire", ["actor.israel"], "asserted"),
        ("Claims that Turkey bombed the village are false", "Northern Wire", [], "denied"),
        (
            "We condemn the Houthis' attack on the airport. We have seen the reports that workers were hurt",
            "US State Department",
            ["actor.houthis"],
            "asserted",
        ),
        ("طائرة للجيش قضت على مسلح قرب صور. نحن على علم بالتقارير عن إصابة مدنيين", "الجيش الإسرائيلي", ["actor.israel"], "asserted"),
        ("نحن على علم بالتقارير التي تحدثت عن سقوط ضحايا مدنيين في هجين ويجري تقييم مصداقيتها", "التحالف الدولي", [], "unconfirmed"),
        ("لا علاقة لقواتنا بالهجوم على المستودع، وما يشاع عن ذلك عار من الصحة", "قوات الدعم السريع", ["actor.rsf"], "denied"),
        ("We had nothing to do with the explosion. Reports linking the PKK to it are baseless", "PKK spokesman", ["actor.pkk"], "denied"),
    ],
)
def test_how_far_a_voice_stands_by_the_deed(read: Read, text: str, source: str, actors: list[str], assertion: str):
    (claim,) = read(text, source=source)
    assert ([a.id for a in claim.attribution.actors] if claim.attribution else [], claim.assertion) == (actors, assertion)
    assert claim.killed is None or "قضت" in text
    assert claim.wounded is None


@pytest.mark.parametrize(
    "text",
    [
        "ننفي الشائعات التي تحدثت عن سقوط قتلى من قواتنا في كونيكو ليلة أمس",
        "نفت قسد سقوط قتلى من عناصرها في قصف كونيكو",
        "The Iraqi army denied that any of its soldiers was hurt in the drone attack on Ain al-Asad",
    ],
)
def test_who_denies_that_his_men_came_to_harm_denies_a_toll_and_no_deed(read: Read, text: str):
    (claim,) = read(text)
    assert (claim.assertion, claim.casualties_status, claim.attribution, claim.denies_event) == ("denied", "none", None, False)


@pytest.mark.parametrize(
    "text",
    [
        "The allegations that our drones hit a farm near Jasim are baseless.",
        "Claims that Turkish forces shelled Jasim are disinformation.",
        "Turkish forces had nothing to do with the explosion in Jasim.",
    ],
)
def test_a_deed_of_ones_own_that_is_called_untrue_is_denied(read: Read, text: str):
    (claim,) = read(text, source="Turkish defence ministry")
    assert claim.attribution is not None
    assert (claim.attribution.status, [a.id for a in claim.attribution.actors], claim.assertion) == (
        "denies_responsibility", ["actor.turkey"], "denied",
    )  # fmt: skip


def test_a_deed_of_others_that_is_called_untrue_is_not_ones_own(read: Read):
    told = read("Claims that Russian forces shelled Jasim are disinformation.", source="Turkish defence ministry")
    assert all(c.attribution is None or c.attribution.status != "denies_responsibility" for c in told)


def test_a_toll_that_is_called_untrue_is_none(read: Read):
    (claim,) = read("The allegations that our forces killed six civilians in Jasim are propaganda.", source="Turkish defence ministry")
    assert (claim.killed, claim.casualties_status, claim.assertion) == (None, "silent", "denied")


def test_what_others_claimed_is_not_ones_own(read: Read):
    told = read("Two attacks hit a post near Bamba and killed four soldiers. The attacks were claimed by JNIM.", source="Mali government")
    assert [a.name for c in told if c.attribution for a in c.attribution.actors] == ["JNIM"]
