"""What stands on a page and in which order, what a page allows itself, and what a theme may change."""

import re
from pathlib import Path

import pytest

from tests.render import build, hostile
from tests.render.reading import Parsed, event_page, pages, phrases
from verify.errors import InputError
from verify.render.book import Book
from verify.render.html import Pages, content_policy, policy_hash


def test_the_sections_come_in_the_order_practitioners_know() -> None:
    page = event_page()
    sections = ("summary", "grade", "figures", "matrix", "attribution", "prov", "accused", "like", "evidence", "denials", "missing", "foot")
    wanted = ["ev-3b7c1a90d2f4", *(f'id="h-{name}"' for name in sections)]
    places = [page.index(w) for w in wanted]
    assert places == sorted(places)


def test_the_place_stands_in_both_scripts_with_its_point_and_precision() -> None:
    for lang in ("en", "ar"):
        text = Parsed(event_page(lang=lang)).text
        assert "Wadi Sadr" in text and "وادي صدر" in text and "35.1312, 40.4317" in text
    assert "within \u20682\u2069 km" in Parsed(event_page()).text


@pytest.mark.parametrize("lang", ["en", "ar"])
@pytest.mark.parametrize("made", [build.rich, hostile.poisoned], ids=["rich", "hostile"])
def test_pages_are_well_formed_and_every_anchor_leads_somewhere(made: object, lang: str) -> None:
    for name, page in pages(*made(), lang=lang).items():  # type: ignore[operator]
        parsed = Parsed(page)
        assert parsed.faults == [] and parsed.open == [], name
        ids = [a["id"] for _, a in parsed.elements if "id" in a]
        assert len(ids) == len(set(ids)), name
        targets = {a["href"][1:] for _, a in parsed.elements if a.get("href", "").startswith("#")}
        assert targets <= set(ids), name


def test_hostile_text_makes_no_element_and_no_attribute() -> None:
    calm = {(t, tuple(sorted(a))) for p in pages(*build.rich()).values() for t, a in Parsed(p).elements}
    for page in pages(*hostile.poisoned()).values():
        for tag, attributes in Parsed(page).elements:
            assert tag not in {"img", "iframe", "b" if "onmouseover" in attributes else "iframe"}
            assert not [a for a in attributes if a.startswith("on")]
            shape = tag in {"svg", "circle", "path", "text", "line"}
            assert (
                (tag, tuple(sorted(attributes))) in calm
                or shape
                or set(attributes) <= {"href", "rel", "class", "dir", "lang", "title", "id"}
            )


def test_links_out_carry_no_opener_and_no_referrer() -> None:
    for page in pages(*build.rich()).values():
        out = [a for a in Parsed(page).all("a") if a["href"].startswith("http")]
        assert all(a["rel"] == "noopener noreferrer" for a in out)
    assert sum(a["href"].startswith("https://archive.example") for a in Parsed(event_page()).all("a")) >= 3


def test_the_policy_names_the_very_style_and_script_of_the_page() -> None:
    page = pages(*build.rich())["index.html"]
    (policy,) = [m["content"] for m in Parsed(page).all("meta") if m.get("http-equiv") == "Content-Security-Policy"]
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    script = re.search(r"<script>(.*?)</script>", page, re.DOTALL)
    assert style and script
    assert policy_hash(style.group(1)) in policy and policy_hash(script.group(1)) in policy
    assert policy.startswith("default-src 'none'") and "unsafe" not in policy and "http" not in policy


def test_an_event_page_runs_no_script_at_all() -> None:
    assert "<script" not in event_page()
    assert "script-src 'none'" in content_policy("a{}", None)


def test_every_reading_stands_beside_its_quote_in_the_reports_language() -> None:
    text = Parsed(event_page(lang="ar")).text
    assert "القتلى المدنيون 7" in text and "نفي مسؤولية: الولايات المتحدة" in text and "نساء: القتلى 2" in text


def test_the_words_read_are_marked_and_say_by_which_rule() -> None:
    page = event_page()
    marks = re.findall(r'<mark class="\w+" tabindex="0" title="([^"]*)">([^<]*)</mark>', page)
    assert ("killed: \u20685 killed\u2069 · \u2068ar.killed.said v2\u2069", "خمسة قتلى") in marks
    assert page.count("<mark ") >= 20


def test_an_unsafe_address_is_shown_and_not_linked() -> None:
    report, documents = build.rich()
    from msgspec.structs import replace

    bad = replace(report, documents=tuple(replace(d, url="javascript:alert(1)") for d in report.documents))
    page = pages(bad, documents)["events/ev-3b7c1a90d2f4.html"]
    assert "javascript:alert(1)" in Parsed(page).text
    assert not [a for a in Parsed(page).all("a") if a["href"].startswith("javascript")]


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_page_of_thirty_claims_is_small(lang: str) -> None:
    report, documents = build.thirty()
    page = pages(report, documents, lang)["events/ev-3b7c1a90d2f4.html"]
    assert page.count('class="card"') == 30
    assert len(page.encode()) < 250_000


def test_a_claim_that_came_as_data_and_one_without_its_text_say_so() -> None:
    from msgspec.structs import replace

    bare = [replace(c, start=None, end=None, quote="") if c.id == "c01" else c for c in build.CLAIMS]
    page = Pages(Book(build.report(claims=bare), ()), phrases()).event(build.market())
    assert "This claim came in as data" in Parsed(page).text
    assert "Coalition aircraft " in Parsed(page).text, "a quote is shown though the document is not at hand"


def test_a_theme_overrides_block_by_block(tmp_path: Path) -> None:
    (tmp_path / "event.html").write_text(
        '{% extends "report/event.html" %}{% block denials %}<p id="mine">{{ page.id }}</p>{% endblock %}', encoding="utf-8"
    )
    (tmp_path / "theme.css").write_text(":root{--link:#060}", encoding="utf-8")
    themed = Pages(Book(*build.rich()), phrases(), tmp_path)
    page = themed.event(build.market())
    assert '<p id="mine">ev-3b7c1a90d2f4</p>' in page and 'id="h-denials"' not in page and 'id="h-missing"' in page
    assert ":root{--link:#060}" in page and ":root{--link:#060}" in themed.index()


def test_a_theme_replaces_the_frame_of_both_pages(tmp_path: Path) -> None:
    frame = '{% extends "report/base.html" %}{% block foot %}<p>Our newsroom</p>{{ super() }}{% endblock %}'
    (tmp_path / "base.html").write_text(frame, encoding="utf-8")
    themed = Pages(Book(*build.rich()), phrases(), tmp_path)
    for page in (themed.index(), themed.event(build.market())):
        assert "<p>Our newsroom</p>" in page and "Made by verify" in page and 'id="main"' in page


BLOCKS = {
    "index.html": (
        "title", "top", "main", "foot", "script", "masthead", "standout", "overview", "events", "sources", "documents", "issues", "method",
    ),
    "event.html": (
        "title", "top", "main", "foot", "masthead", "summary", "figures", "matrix", "attribution", "provenance", "accused", "likelihood", "evidence",
        "denials", "missing", "joined", "footnotes",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("template", "block"), [(t, b) for t, blocks in BLOCKS.items() for b in blocks])
def test_every_block_can_be_replaced_and_the_rest_stays(tmp_path: Path, template: str, block: str) -> None:
    def page(theme: Path | None) -> str:
        made = Pages(Book(*build.rich()), phrases(), theme)
        return made.index() if template == "index.html" else made.event(build.market())

    over = f'{{% extends "report/{template}" %}}{{% block {block} %}}Instead of {block}.{{% endblock %}}'
    (tmp_path / template).write_text(over, encoding="utf-8")
    ours, theirs = page(None), page(tmp_path)
    assert theirs.count(f"Instead of {block}.") == 1
    before, after = theirs.split(f"Instead of {block}.")
    assert ours.startswith(before) and ours.endswith(after)
    assert len(before) > 100 and "</html>" in after


def test_the_documentation_names_every_block() -> None:
    text = (Path(__file__).parents[2] / "docs" / "report.md").read_text(encoding="utf-8")
    assert [b for blocks in BLOCKS.values() for b in blocks if f"`{b}`" not in text] == []


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("event.html", "{% block", "event.html: 1"),
        ("event.html", "{{ nothing.here }}", "nothing"),
        ("event.html", '{% extends "missing.html" %}', "missing.html"),
        ("theme.css", "</style><script>", "theme.css"),
    ],
)
def test_a_broken_theme_says_where(tmp_path: Path, name: str, text: str, says: str) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=re.escape(says)):
        Pages(Book(*build.rich()), phrases(), tmp_path).event(build.market())


def test_a_theme_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no folder"):
        Pages(Book(*build.rich()), phrases(), tmp_path / "none")
