"""For whom a source speaks, and what makes voices of them."""

import pytest
from msgspec.structs import replace

from tests.assess.made import assessed, claim, rated, rules, sources_of
from verify.assess import learn, observe, provenance_groups, rate_source
from verify.assess.parties import parties_of
from verify.model import Claim, Relay, SourceRef, stable_id


def voices(*claims: Claim) -> set[tuple[str, ...]]:
    return {g.claim_ids for g in provenance_groups(claims, (), sources_of(claims), rules())}


def unnamed(actor: str, called: str, **more: object) -> Claim:
    """A claim by an official whom the text does not name."""
    made = claim(called, kind="official", **more)
    return replace(made, source=SourceRef(stable_id("source", ["official", actor]), called, "official"))


def quoted(name: str, by: str, **more: object) -> Claim:
    made = claim(name, kind="local", **more)
    return replace(made, relayed_by=Relay(by, by))


@pytest.mark.parametrize(
    ("name", "kind", "party"),
    [
        ("a U.S. defense official", "official", "actor.us"),
        ("مسؤول دفاعي أمريكي", "official", "actor.us"),
        ("Ukrainian officials", "official", "actor.ukraine"),
        ("the mayor", "official", None),
        ("Turkish residents", "local", None),
    ],
)
def test_whose_official_a_description_names(name: str, kind: str, party: str | None) -> None:
    assert parties_of(rules()).party("x", name, kind) == party
    assert rate_source("x", name, kind, rules()).affiliation == party  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "described"),
    [
        ("Two residents reached by telephone", True), ("شهود عيان من القرية", True), ("a U.S. defense official", True), ("a hospital source", True),
        ("Mayor Jane Doe", False), ("شبكة الوادي", False), ("Valley Network", False),
    ],
)  # fmt: skip
def test_descriptions_name_nobody(name: str, described: bool) -> None:
    assert parties_of(rules()).is_unnamed(SourceRef("x", name, "local")) is described


def test_an_unnamed_official_and_the_ministry_are_one_voice() -> None:
    assert voices(unnamed("actor.us", "a U.S. defense official"), claim("source.pentagon")) == {
        ("a U.S. defense official-00", "source.pentagon-00")
    }
    assert len(voices(unnamed("actor.russia", "a Russian official"), claim("source.pentagon"))) == 2


def test_an_outlet_and_the_residents_it_quotes_are_one_voice_and_a_named_witness_another() -> None:
    own = claim("outlet", kind="international_media", killed=3)
    residents = quoted("residents", "outlet", killed=3)
    assert voices(own, residents) == {("outlet-00", "residents-00")}
    assert len(voices(own, quoted("Mayor Jane Doe", "outlet", killed=3))) == 2
    assert len(voices(own, quoted("residents", "another outlet", killed=3))) == 2
    assert assessed(own, residents).grade == "weak"
    assert all(c.credibility is not None and c.credibility.digit == 2 for c in rated(own, residents).values())


def test_an_unnamed_official_has_no_record() -> None:
    told = []
    for n in range(8):
        told.append([unnamed("actor.us", "a U.S. defense official", killed=n + 2, id=f"u{n}"), claim("b", killed=n + 2, id=f"b{n}")])
    known = sources_of([c for e in told for c in e])
    details = []
    for n, event in enumerate(told):
        details += observe(f"e{n}", event, provenance_groups(event, (), known, rules()), known, rules())
    found = learn(known, details, rules())
    source_id = told[0][0].source.id
    assert found[source_id].reliability == known[source_id].reliability
    assert "borne out" in found["b"].reliability.basis


def test_only_the_party_itself_accepts() -> None:
    blamed = claim("a", blames="actor.us", killed=3)
    assert assessed(blamed, claim("b", kind="local", admits="actor.us")).grade != "confirmed"
    assert assessed(blamed, claim("source.pentagon", admits="actor.us")).grade == "confirmed"
    assert assessed(blamed, unnamed("actor.us", "a U.S. official", admits="actor.us")).grade == "confirmed"


def test_an_army_spokesman_speaks_for_the_army_of_the_text() -> None:
    army = claim("source.saf-spokesman", kind="official", killed=0, id="army")
    spokesman = replace(claim("army spokesman John Doe", kind="official", killed=0, id="man"), document_id=army.document_id)
    assert voices(army, spokesman) == {("army", "man")}
    assert len(voices(army, replace(spokesman, document_id="another"))) == 2


def test_who_is_quoted_alone_stands_under_the_name_of_the_outlet() -> None:
    (found,) = provenance_groups([quoted("residents", "Valley News")], (), sources_of([quoted("residents", "Valley News")]), rules())
    assert found.name == "Valley News"


def test_an_office_without_a_name_of_whose_it_is_and_its_sides_own_medium_are_one_voice() -> None:
    medium = claim("source.al-masirah", kind="state_media", killed=39)
    office = replace(claim("ministry", kind="official", killed=51, hour=40), relayed_by=Relay("source.al-masirah", "Al-Masirah"))
    known = sources_of([medium, office])
    known["ministry"] = replace(known["ministry"], affiliation="actor.houthis")
    groups = provenance_groups([medium, office], (), known, rules())
    assert [set(g.claim_ids) for g in groups] == [{medium.id, office.id}]
    known["ministry"] = replace(known["ministry"], affiliation="actor.yemeni-government")
    assert len(provenance_groups([medium, office], (), known, rules())) == 2
    named = replace(office, source=replace(office.source, name="Houthi ministry"))
    known["ministry"] = replace(known["ministry"], affiliation="actor.houthis")
    assert len(provenance_groups([medium, named], (), known, rules())) == 2
