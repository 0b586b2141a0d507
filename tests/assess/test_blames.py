"""What each voice says of who did it, weighed."""

from msgspec.structs import replace

from tests.assess.made import claim, party, rules, sources_of
from verify.assess import speakers
from verify.assess.actors import families_of
from verify.assess.blames import namings_of
from verify.assess.sayings import Scene
from verify.assess.together import Naming
from verify.assess.voices import voices_of
from verify.model import Attribution, Claim

US, RUSSIA, SYRIA = "actor.us", "actor.russia", "actor.syrian-government"


def namings(*claims: Claim) -> list[Naming]:
    known = sources_of(claims)
    voices = voices_of(speakers(claims, (), known, rules()), known, rules())
    return namings_of(Scene(voices, families_of(rules()), claims, rules().assess))


def saying(source: str, status: str, *parties: str, **more: int) -> Claim:
    made = claim(source, hour=more.get("hour", 0))
    return replace(made, attribution=Attribution(tuple(party(p) for p in parties), status))  # type: ignore[arg-type]


def test_two_blamed_in_one_breath_are_a_team_each_with_the_whole_weight() -> None:
    (both,), (one,) = namings(saying("a", "blames", SYRIA, RUSSIA)), namings(saying("a", "blames", SYRIA))
    assert both.teams == (frozenset({SYRIA, RUSSIA}),) and both.said == "blames Syrian government, Russia"
    assert both.weights[SYRIA] == both.weights[RUSSIA] == one.weights[SYRIA]


def test_those_who_deny_together_are_no_team() -> None:
    found = namings(saying("a", "blames", US), saying("b", "denies_responsibility", US, RUSSIA))
    assert [n.teams for n in found] == [(frozenset({US}),), (), ()]
    assert [n.against for n in found] == [False, True, True]


def test_a_denial_weighs_at_most_half_of_what_stands_against_it_and_nothing_where_nobody_is_blamed() -> None:
    blame, denial = namings(saying("a", "blames", US), saying("b", "denies_responsibility", US))
    assert 0 < denial.weights[US] <= blame.weights[US] / 2
    (alone,) = namings(saying("b", "denies_responsibility", US))
    assert alone.weights == {US: 0}


def test_the_latest_document_counts() -> None:
    first, later = saying("a", "blames", US), saying("a", "blames", RUSSIA, hour=5)
    (found,) = namings(first, later)
    assert set(found.weights) == {RUSSIA}
