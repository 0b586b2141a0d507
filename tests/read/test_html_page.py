"""What a page says of itself, in the many ways pages do."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.read.html_page import page_facts


@pytest.mark.parametrize(("head", "published"), [
    ('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2021-07-12"}</script>', "2021-07-12"),
    ('<script type="application/ld+json">{"@graph": [{"@type": "Person"}, {"datePublished": "2021-07-13"}]}</script>', "2021-07-13"),
    ('<script type="application/ld+json">{broken</script><meta name="pubdate" content="2021-07-14">', "2021-07-14"),
    ('<meta itemprop="datePublished" content="2021-07-15">', "2021-07-15"),
    ('<time datetime="2021-07-16T10:00">Friday</time><time datetime="2021-01-01">old</time>', "2021-07-16T10:00"),
    ("<p>nothing</p>", None),
])  # fmt: skip
def test_the_date_comes_from_the_most_reliable_place(head: str, published: str | None) -> None:
    assert page_facts(head).published_at == published


def test_an_archive_is_told_from_the_address_it_keeps() -> None:
    facts = page_facts('<link rel="canonical" href="https://archive.ph/AbC12"><meta property="og:url" content="https://gazette.example/x">')
    assert (facts.url, facts.archive_url) == ("https://gazette.example/x", "https://archive.ph/AbC12")


def test_an_address_that_is_none_is_not_taken() -> None:
    assert page_facts('<link rel="canonical" href="javascript:alert(1)">').url is None


def test_words_of_menus_and_links_are_known_as_such() -> None:
    menu = page_facts("<nav>Home <a>Sport\n today</a></nav><p>Story</p><footer>Imprint</footer>").menu
    assert {"Home", "Sport today", "Imprint"} <= menu
    assert "Story" not in menu


@given(st.text(alphabet="<>/=\"'!-abcnvs pt{}[]:&;", max_size=200))
def test_no_markup_makes_it_fail(markup: str) -> None:
    page_facts(markup)
