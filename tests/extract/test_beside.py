"""The title and the address of a page are read where its text tells nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verify.extract import Extractor
from verify.extract.beside import headline, slug
from verify.model import Claim, Document

WALL = "Log in or sign up to view. See posts, photos and more."


def of(extractor: Extractor, text: str, title: str | None = None, url: str | None = None) -> list[Claim]:
    return extractor.extract(
        Document(id="d", text=text, title=title, url=url, lang="en", source="Northern Wire", published_at="2021-07-11T12:00:00+03:00")
    )


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Two killed near Hajin - Northern Wire", "Two killed near Hajin"),
        ("Two killed near Hajin | Northern Wire Two killed near Hajin | Northern Wire", "Two killed near Hajin"),
        ("Two killed near Hajin -NW Two killed near Hajin Two killed near Hajin", "Two killed near Hajin"),
        ("مقتل رجلين قرب... - شبكة أخبار الشمال السوري المحرر Facebook Verified account Shared with Public", "مقتل رجلين قرب..."),
        ("Sami Sami Sami - Shells on our street again...", "Shells on our street again..."),
        ('Sami on X: "Two killed near Hajin https://t.co/abc" / X', "Two killed near Hajin"),
        ("Northern Wire", ""),
        ("Post / X", ""),
        ("", ""),
    ],
)
def test_the_headline_in_a_title(title: str, words: str) -> None:
    assert headline(title) == words


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://wire.example/2021/07/11/two-killed-near-hajin-4711/", "two killed near hajin 4711"),
        ("https://wire.example/ar/%D9%85%D9%82%D8%AA%D9%84-%D8%B1%D8%AC%D9%84%D9%8A%D9%86-%D9%81%D9%8A-hajin", "مقتل رجلين في hajin"),
        ("https://go.example/url?q=https://wire.example/two-killed-near-hajin%3Fid%3D3", "two killed near hajin"),
        ("https://posts.example/people/pfbid0srMxr2_Wh1-ab3x-Qz9k-77", ""),
        ("https://wire.example/?p=39210", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_the_words_of_an_address(url: str, words: str) -> None:
    assert slug(url) == words


def test_a_wall_tells_what_its_title_says(extractor: Extractor) -> None:
    (claim,) = of(extractor, WALL, "Drone strike kills two in Hajin - Northern Wire", "https://wire.example/five-killed-in-sarmin-shelling")
    assert claim.killed is not None
    assert (claim.killed.min, [p.name for p in claim.places], claim.quote) == (2, ["Hajin"], "Drone strike kills two in Hajin")
    assert {e.kind for e in claim.evidence} == {"title"}
    assert (claim.start, claim.end, {e.start for e in claim.evidence}) == (None, None, {None})


def test_an_address_speaks_where_the_title_names_the_site_alone(extractor: Extractor) -> None:
    (claim,) = of(extractor, WALL, "Northern Wire", "https://wire.example/five-killed-in-sarmin-shelling")
    assert claim.killed is not None
    assert (claim.killed.min, [p.name for p in claim.places], {e.kind for e in claim.evidence}) == (5, ["Sarmin"], {"url"})


def test_a_text_that_tells_something_needs_neither(extractor: Extractor) -> None:
    claims = of(
        extractor,
        "Shelling of Sarmin killed a farmer.",
        "Drone strike kills two in Hajin",
        "https://wire.example/five-killed-in-jasim-shelling",
    )
    assert [p.name for c in claims for p in c.places] == ["Sarmin"]
    assert all(c.quote == "Shelling of Sarmin killed a farmer" for c in claims)


def test_a_title_that_tells_of_no_incident_gives_no_claim(extractor: Extractor) -> None:
    assert of(extractor, WALL, "Council of Sarmin opens a new bakery - Northern Wire", "https://wire.example/new-bakery-in-the-town") == []


@given(st.text(max_size=80), st.text(max_size=80))
def test_what_is_read_is_words_of_the_title(title: str, url: str) -> None:
    assert headline(title) in title
    assert all(w for w in slug(url).split(" ")) or slug(url) == ""
