"""Who counts as a voice: arms, relays, reprints and reposts are one with their origin."""

from msgspec.structs import replace

from tests.assess.made import claim, rules, sources_of
from verify.assess import provenance_groups
from verify.model import Claim, ClaimLink, Link, ProvenanceGroup, Relay


def groups(*claims: Claim, links: tuple[Link, ...] = ()) -> list[ProvenanceGroup]:
    return provenance_groups(claims, links, sources_of(claims), rules())


def members(*claims: Claim, links: tuple[Link, ...] = ()) -> set[tuple[str, ...]]:
    return {g.claim_ids for g in groups(*claims, links=links)}


def relay(source: str, of: Claim, **more: object) -> Claim:
    return claim(source, relays=ClaimLink(of.source.id, of.document_id, of.id), **more)


def test_two_sources_are_two_voices() -> None:
    found = groups(claim("a"), claim("b"))
    assert [g.basis for g in found] == ["one claim of one source"] * 2


def test_arms_of_one_organisation_are_one_voice() -> None:
    (found,) = groups(claim("source.pentagon"), claim("source.centcom", hour=1))
    assert found.basis == "arms of one organisation: source.pentagon, source.centcom"


def test_a_relay_stands_with_its_origin_and_says_why() -> None:
    origin = claim("a")
    (found,) = groups(origin, relay("b", origin))
    assert found.name == "a" and found.basis == "b relays a"


def test_an_outlet_that_relays_two_sources_does_not_tie_them_together() -> None:
    one, two, own = claim("a"), claim("b"), claim("outlet", id="own")
    assert members(one, two, own, relay("outlet", one, id="r1"), relay("outlet", two, id="r2")) == {
        ("a-00", "r1"),
        ("b-00", "r2"),
        ("own",),
    }


def test_two_outlets_that_relay_an_absent_source_are_one_voice() -> None:
    absent = ClaimLink("somebody")
    assert members(claim("x", relays=absent), claim("y", relays=absent)) == {("x-00", "y-00")}


def test_a_relay_known_by_its_document_stands_with_it() -> None:
    origin = claim("a")
    assert members(origin, claim("b", relays=ClaimLink("unknown", origin.document_id))) == {("a-00", "b-00")}


def test_a_reprint_found_by_the_links_and_one_found_by_its_words() -> None:
    text = "Three people died when a shell struck the market of the town this morning, residents said."
    assert members(claim("a"), claim("b"), links=(Link("b-00", "a-00", "reprint", 6.0, ()),)) == {("a-00", "b-00")}
    assert members(claim("a", quote=text), claim("b", quote=" ".join(text.split()), hour=1)) == {("a-00", "b-01")}
    assert len(members(claim("a", quote="One died."), claim("b", quote="One died."))) == 2


def test_a_same_event_link_ties_nobody() -> None:
    assert len(members(claim("a"), claim("b"), links=(Link("a-00", "b-00", "same_event", 6.0, ()),))) == 2


def test_a_circle_of_relays_ends() -> None:
    one, two = claim("a"), claim("b")
    one, two = (replace(c, relays=ClaimLink(o.source.id, o.document_id, o.id)) for c, o in ((one, two), (two, one)))
    assert members(one, two) == {("a-00", "b-00")}


def test_every_claim_stands_in_exactly_one_group() -> None:
    told = [claim("a"), claim("a", hour=1), claim("b"), relay("c", claim("a"))]
    assert sorted(i for g in groups(*told) for i in g.claim_ids) == sorted(c.id for c in told)


def test_a_headline_is_no_voice_beside_those_it_announces() -> None:
    headline = replace(claim("paper", id="h", quote="Strike on the harbour"), document_id="d", start=0, end=21)
    mayor = replace(claim("Mayor Jane Doe", kind="official", id="m"), document_id="d", start=30, end=60, relayed_by=Relay("paper", "paper"))
    assert members(headline, mayor) == {("h", "m")}
    sentence = replace(headline, quote="Our reporter saw the harbour burn.")
    assert members(sentence, mayor) == {("h",), ("m",)}
    other = replace(mayor, document_id="e")
    assert members(headline, other) == {("h",), ("m",)}


def test_a_first_line_with_a_figure_that_nobody_below_gives_is_a_voice_of_its_own() -> None:
    first = replace(claim("paper", id="h", quote="Strike on the harbour kills two", killed=2), document_id="d", start=0, end=31)
    mayor = replace(claim("Mayor Jane Doe", kind="official", id="m"), document_id="d", start=30, end=60, relayed_by=Relay("paper", "paper"))
    assert members(first, mayor) == {("h",), ("m",)}
    assert members(first, replace(mayor, killed=first.killed)) == {("h", "m")}
