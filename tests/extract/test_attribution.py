import pytest

from tests.extract.conftest import Read
from verify.extract.attribution import belongs_to
from verify.rulepack import Rules, umbrellas


@pytest.mark.parametrize(
    ("text", "actors", "status"),
    [
        ("Israeli warplanes bombed a depot", ["actor.israel"], "blames"),
        ("A depot was bombed by Turkish aircraft", ["actor.turkey"], "blames"),
        ("A rocket attack on Turkish forces wounded two soldiers", [], None),
        ("Turkish forces came under rocket fire", [], None),
        ("Nobody knows who fired; the rockets were of unknown origin and hit the town", [], "unknown_stated"),
        ("قصف الطيران الروسي مواقع في البادية", ["actor.russia"], "blames"),
        ("تعرضت القوات التركية لقصف صاروخي", [], None),
        ("سقطت قذائف مجهولة المصدر على البلدة", [], "unknown_stated"),
    ],
)
def test_agents_are_not_targets(read: Read, text: str, actors: list[str], status: str | None):
    (claim,) = read(text)
    found = claim.attribution
    assert (([a.id for a in found.actors], found.status) if found is not None else ([], None)) == (actors, status)


def test_one_who_speaks_of_his_own_strike_claims_it(read: Read):
    (claim,) = read("Israeli forces carried out an airstrike on a depot", source="Israeli military")
    assert claim.attribution is not None and claim.attribution.status == "claims_responsibility"


def test_a_denied_role_is_no_blame(read: Read):
    (claim,) = read("Turkish forces took no part in the airstrike, a Turkish defence ministry spokesman said")
    assert claim.attribution is not None and claim.attribution.status == "denies_responsibility"
    assert claim.assertion == "denied"


def test_members_act_for_their_umbrella(rules: Rules):
    assert "actor.us-led-coalition" in umbrellas("actor.us", rules.actors)
    assert belongs_to("actor.us", "actor.us-led-coalition", rules.actors)
    assert not belongs_to("actor.us", "actor.turkey", rules.actors) and not belongs_to(None, "actor.us", rules.actors)
