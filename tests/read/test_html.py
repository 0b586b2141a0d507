"""Saved pages: the story, and nothing round it."""

from pathlib import Path

import pytest

from tests.read.conftest import Reading

STORY = (
    "Two shells fell on the old harbour of Tall Qamar on Monday evening, residents said, and set a warehouse on fire.",
    "Three dock workers were wounded, one of them seriously, according to the town's only hospital.",
    "The harbour authority said that it did not know who had fired, and that work would go on as planned on Tuesday.",
)
PAGE = f"""<!DOCTYPE html>
<!-- saved from url=(0034)https://web.archive.org/web/20210712010203/https://gazette.example/news/harbour -->
<html><head><title>Shells hit harbour - Harbour Gazette</title>
<meta property="og:title" content="Shells hit harbour"><meta property="og:site_name" content="Harbour Gazette">
<meta property="article:published_time" content="2021-07-12T20:15:00+03:00"></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/war">Nine killed in market blast</a></li></ul></nav>
<header><a href="/login">Sign in to read more stories like this one every day</a></header>
<article><h1>Shells hit harbour</h1>{"".join(f"<p>{p}</p>" for p in STORY)}</article>
<aside><h3>Related news</h3><ul><li><a href="/a">Forty killed in northern raid, the army says in a statement</a></li>
<li><a href="/b">Drone shot down over the river on Sunday morning</a></li></ul></aside>
<footer><a href="/imprint">Imprint</a> <p>Copyright Harbour Gazette</p></footer>
<script>var headline = "5 killed in Tall Qamar";</script></body></html>"""


def test_the_story_is_read_and_the_menu_is_not(reading: Reading) -> None:
    batch = reading({"page.html": PAGE}, lang="en")
    (document,) = batch.documents
    for paragraph in STORY:
        assert paragraph in document.text
    for other in ("Nine killed", "Forty killed", "Sign in", "5 killed", "Imprint", "<p>"):
        assert other not in document.text
    assert batch.issues == []


def test_the_page_says_what_it_is(reading: Reading) -> None:
    (document,) = reading({"page.html": PAGE}, lang="en").documents
    assert (document.title, document.publisher, document.published_at) == (
        "Shells hit harbour",
        "Harbour Gazette",
        "2021-07-12T20:15:00+03:00",
    )
    assert document.archive_url == "https://web.archive.org/web/20210712010203/https://gazette.example/news/harbour"
    assert document.url == "https://gazette.example/news/harbour"


def test_defaults_fill_only_what_the_page_lacks(reading: Reading) -> None:
    (document,) = reading({"page.html": PAGE}, lang="en", publisher="Another", source="RR").documents
    assert (document.publisher, document.source) == ("Harbour Gazette", "RR")


@pytest.mark.parametrize(
    "page",
    [
        "<html><body><nav><a href='/'>Home</a><a href='/x'>Sport</a></nav><script>var a='5 killed in Khasham'</script></body></html>",
        "<html><head><title>News</title></head><body></body></html>",
        "<!DOCTYPE html>",
    ],
)
def test_a_page_without_a_story_is_named(reading: Reading, page: str) -> None:
    batch = reading({"page.html": page, "b.txt": "Words beside it."}, lang="en")
    assert [d.text for d in batch.documents] == ["Words beside it."]
    assert [(Path(i.file).name, i.code) for i in batch.issues] == [("page.html", "no_story")]


def test_a_shell_that_describes_itself_is_read_by_that_and_said_so(reading: Reading) -> None:
    described = '<meta property="og:description" content="Two shells fell on the harbour on Monday, wounding three.">'
    page = f"<html><head>{described}</head><body></body></html>"
    batch = reading({"page.html": page}, lang="en")
    assert [d.text for d in batch.documents] == ["Two shells fell on the harbour on Monday, wounding three."]
    assert [i.code for i in batch.issues] == ["story_from_description"]


def test_a_torn_page_is_read_as_far_as_it_goes(reading: Reading) -> None:
    batch = reading({"page.html": PAGE[: PAGE.index("The harbour authority")]}, lang="en")
    assert STORY[0] in batch.documents[0].text
