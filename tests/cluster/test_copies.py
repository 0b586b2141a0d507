"""Relays, reprints, reposts and revisions are links of their own kinds, and claims say whom they repeat or revise."""

import unicodedata
from collections.abc import Sequence

from tests.cluster.build import claim, rules
from verify.cluster.copies import _MARKS, link_claims
from verify.cluster.words import folded
from verify.model import Claim, ClaimLink, Cluster, Document, Interval, Link, stable_id

RULES = rules()
TEXT = "Two shells fell on the bakery of the northern quarter shortly before noon, and the oven caught fire."


def linked(claims: Sequence[Claim], documents: Sequence[Document] = ()) -> tuple[dict[str, Claim], list[Link]]:
    cluster = Cluster("event-1", tuple(sorted(c.id for c in claims)), ())
    found, clusters = link_claims(claims, [cluster], documents, RULES)
    return {c.id: c for c in found}, list(clusters[0].links)


def test_a_relay_hangs_on_the_statement_of_the_one_it_names() -> None:
    own = claim("own", source="source.ministry", wounded=34)
    relay = claim("relay", told=0.6, source="source.ministry", by="source.radio", wounded=34)
    claims, links = linked([own, relay])
    assert claims["relay"].relays == ClaimLink("source.ministry", "doc-own", "own")
    assert [(k.a, k.b, k.kind) for k in links] == [("relay", "own", "relay")]
    assert links[0].reasons == ("source.radio reports the words of source.ministry, whose own statement is at hand.",)


def test_arms_of_one_organisation_are_one_origin_and_the_fitting_figure_wins() -> None:
    first = claim("first", source="source.staff", wounded=11)
    second = claim("second", told=1.5, source="source.ministry", wounded=34)
    relay = claim("relay", told=2.0, source="source.ministry", by="source.radio", wounded=34)
    claims, _ = linked([first, second, relay])
    assert claims["relay"].relays == ClaimLink("source.ministry", "doc-second", "second")


def test_a_report_of_another_figure_is_no_relay_of_that_statement() -> None:
    own = claim("own", source="source.ministry", wounded=34)
    relay = claim("relay", told=0.6, source="source.ministry", by="source.radio", wounded=11)
    claims, links = linked([own, relay])
    assert claims["relay"].relays is None
    assert links == []


def test_what_comes_first_relays_nothing() -> None:
    claims, _ = linked(
        [claim("own", told=0.9, source="source.ministry"), claim("relay", told=0.2, source="source.ministry", by="source.radio")]
    )
    assert claims["relay"].relays is None


def test_a_statement_that_an_agency_printed_is_still_its_own() -> None:
    own = claim("own", source="source.ministry", by="agency", wounded=3)
    document = Document("doc-own", "", "en", source="Ministry", publisher="agency")
    claims, _ = linked([own, claim("relay", told=0.7, source="source.ministry", by="source.radio", wounded=3)], [document])
    assert claims["own"].relays is None
    assert claims["relay"].relays == ClaimLink("source.ministry", "doc-own", "own")


def test_a_reprint_is_a_near_duplicate_by_another_author() -> None:
    changed = TEXT.replace("shortly before", "just before")
    claims, links = linked([claim("a", quote=TEXT), claim("b", told=0.7, quote=changed), claim("c", told=0.8, quote=TEXT)])
    assert {(k.a, k.b, k.kind) for k in links} == {("b", "a", "reprint"), ("c", "a", "reprint")}
    assert claims["c"].relays == ClaimLink("source.a", "doc-a", "a")
    assert any("word for word" in r for k in links for r in k.reasons)


def test_the_same_author_reposts() -> None:
    claims, links = linked([claim("a", source="s", quote=TEXT), claim("b", told=0.7, source="s", quote=TEXT)])
    assert [(k.a, k.b, k.kind) for k in links] == [("b", "a", "repost")]
    assert claims["b"].relays is None


def test_short_texts_are_alike_by_chance() -> None:
    assert linked([claim("a", quote="A strike on the town."), claim("b", told=0.7, quote="A strike on the town.")])[1] == []


def test_quoted_words_lead_to_their_origin() -> None:
    own = claim("own", quote="We heard three blasts behind the mill, said the mayor, and nobody came to help us.")
    other = claim("other", told=0.8, quote='He said: "three blasts behind the mill, said the mayor, and nobody".')
    claims, links = linked([own, other])
    assert claims["other"].relays == ClaimLink("source.own", "doc-own", "own")
    assert links[0].kind == "relay"
    assert links[0].reasons[0].startswith("It quotes words of the other text")


def test_a_source_revises_its_own_earlier_figure() -> None:
    first, second = claim("a", source="source.staff", killed=3), claim("b", told=1.5, source="source.ministry", killed=8)
    claims, links = linked([first, second])
    assert claims["b"].revises == ClaimLink("source.staff", "doc-a", "a")
    assert [(k.a, k.b, k.kind, k.reasons) for k in links] == [("b", "a", "revision", ("Its figure for killed went from 3 to 8.",))]


def test_the_same_figure_again_revises_nothing() -> None:
    claims, links = linked([claim("a", source="s", killed=3), claim("b", told=1.5, source="s", killed=3)])
    assert claims["b"].revises is None
    assert links == []


def test_a_chain_of_figures_goes_step_by_step() -> None:
    told = [claim(f"r{n}", told=1.0 + n, source="s", killed=n + 1) for n in range(4)]
    claims, _ = linked(told)
    assert [c.revises and c.revises.claim_id for _, c in sorted(claims.items())] == [None, "r0", "r1", "r2"]


def test_another_source_revises_nothing_and_background_does_not_count() -> None:
    claims, _ = linked([claim("a", killed=3), claim("b", told=1.5, killed=8)])
    assert claims["b"].revises is None
    claims, _ = linked([claim("a", source="s", killed=3), claim("b", told=1.5, source="s", killed=8, background=True)])
    assert claims["b"].revises is None


def test_links_given_with_structured_claims_are_kept() -> None:
    given = ClaimLink("source.a", None, "a")
    claims, links = linked([claim("a", killed=Interval(2)), claim("b", told=0.9, relays=given)])
    assert claims["b"].relays == given
    assert [(k.a, k.b, k.kind) for k in links] == [("b", "a", "relay")]


def test_many_copies_cost_no_square() -> None:
    many = [claim(f"c{n:03d}", told=0.5 + n / 1440, quote=f"{TEXT} Photo {n % 10}") for n in range(300)]
    _, links = linked(many)
    assert len(links) == 299
    assert {k.kind for k in links} == {"reprint"}


def test_what_was_published_before_is_the_origin_even_where_a_later_statement_fits_as_well() -> None:
    before = claim("before", source="source.ministry", wounded=3)
    after = claim("after", told=0.53, source="source.staff", wounded=3)
    relay = claim("relay", told=0.52, source="source.ministry", by="source.radio", wounded=3)
    claims, _ = linked([before, after, relay])
    assert claims["relay"].relays == ClaimLink("source.ministry", "doc-before", "before")


def test_a_statement_of_one_whom_no_rule_names_is_its_own_though_an_agency_printed_it() -> None:
    first = claim("first", source=stable_id("source", ["northern command"]), by="agency", wounded=3)
    second = claim("second", told=2.0, source=first.source.id, by="agency", wounded=5)
    papers = [Document(f"doc-{k}", "", "en", source="Northern Command", publisher="agency") for k in ("first", "second")]
    claims, _ = linked([first, second], papers)
    assert claims["second"].relays is None
    assert claims["second"].revises == ClaimLink(first.source.id, "doc-first", "first")


def test_a_partys_own_outlet_revises_its_figure_by_that_of_the_partys_ministry() -> None:
    office = stable_id("source", ["official", "actor.north"])
    earlier = claim("earlier", source="source.tv", killed=39)
    later = claim("later", told=2.0, source=office, by="source.tv", killed=51)
    foreign = claim("foreign", told=3.0, source=office, by="source.radio", killed=60)
    claims, _ = linked([earlier, later, foreign])
    assert claims["later"].revises == ClaimLink("source.tv", "doc-earlier", "earlier")
    assert claims["foreign"].revises is None


def test_every_mark_that_folds_to_a_quotation_mark_is_looked_for() -> None:
    marks = [c for c in map(chr, range(0x10000)) if unicodedata.category(c)[0] in "PS" and '"' in folded(f"a{c}b")]
    assert len(marks) > 10
    assert [c for c in marks if _MARKS.search(c) is None] == []
