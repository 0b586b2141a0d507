"""Every page in a real Chromium: accessible, sturdy from phone to wall, silent on the network, usable by keyboard, in both languages."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.render import build
from verify.render import write_report
from verify.render.browser import Browser, BrowserError
from verify.render.pdf import print_pages

pytestmark = pytest.mark.browser

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
RUN_AXE = """axe.run(document, {resultTypes: ["violations"]}).then(r => JSON.stringify(
    r.violations.map(v => [v.id, v.impact, v.nodes.slice(0, 3).map(n => n.html.slice(0, 160) + " | " + n.failureSummary.slice(0, 200))])))"""
# The number of the element that has the focus, in the order in which elements had it.
ACTIVE = """(all => (all.includes(document.activeElement) || all.push(document.activeElement), all.indexOf(document.activeElement)))
    (window.reached = window.reached || [])"""
WIDTHS = (320, 390, 768, 1280, 2560)


def pages_of(folder: Path) -> list[Path]:
    return [folder / "index.html", *sorted((folder / "events").glob("*.html"))]


@pytest.fixture
def page(browser: Browser) -> Iterator[Browser]:
    """The browser as it comes: light, on the screen, 1280 wide."""
    browser.size(1280, 900)
    browser.media()
    yield browser
    browser.call("Emulation.setScriptExecutionDisabled", value=False)


@pytest.mark.parametrize("dark", [False, True], ids=["light and wide", "dark and narrow"])
@pytest.mark.parametrize("which", ["en", "ar", "hostile"])
def test_axe_finds_nothing(reports: dict[str, Path], page: Browser, which: str, dark: bool) -> None:
    page.media(dark=dark)
    page.size(390 if dark else 1280, 900)
    for file in pages_of(reports[which]):
        page.open(file)
        page.run("document.querySelectorAll('details').forEach(d => { d.open = true; })")
        page.run(AXE)
        assert json.loads(page.run(RUN_AXE)) == [], file.name


@pytest.mark.parametrize("which", ["en", "ar", "hostile"])
def test_a_page_never_scrolls_sideways(reports: dict[str, Path], page: Browser, which: str) -> None:
    for file in pages_of(reports[which]):
        page.open(file)
        page.run("document.querySelectorAll('details').forEach(d => { d.open = true; })")
        for width in WIDTHS:
            page.size(width, 800)
            over = page.run("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert over <= 0, (file.name, width, over)


@pytest.mark.parametrize("which", ["en", "ar", "hostile"])
def test_nothing_leaves_the_page_and_nothing_is_refused(reports: dict[str, Path], page: Browser, which: str) -> None:
    for file in pages_of(reports[which]):
        page.open(file)
        page.run("1")
        asked = [e["params"]["request"]["url"] for e in page.events if e.get("method") == "Network.requestWillBeSent"]
        assert [u for u in asked if not u.startswith(("file:", "data:"))] == []
        assert {u for u in asked if u.startswith("file:")} == {file.resolve().as_uri()}
        logged = [e["params"] for e in page.events if e.get("method") in {"Log.entryAdded", "Runtime.exceptionThrown"}]
        assert logged == [], file.name


def test_the_policy_stops_a_script_a_picture_and_a_style_that_got_in(reports: dict[str, Path], page: Browser, tmp_path: Path) -> None:
    source = next(iter((reports["en"] / "events").glob("*.html"))).read_text(encoding="utf-8")
    broken = source.replace("<h1>", '<h1><script>window.hit=1</script><img src="http://127.0.0.1:9/x.png" onerror="window.hit=2">', 1)
    (tmp_path / "p.html").write_text(broken, encoding="utf-8")
    page.open(tmp_path / "p.html")
    assert page.run("window.hit") is None
    assert sum(e.get("method") == "Log.entryAdded" for e in page.events) >= 1


def test_hostile_text_shows_as_text(reports: dict[str, Path], page: Browser) -> None:
    for file in pages_of(reports["hostile"]):
        page.open(file)
        assert page.run("window.hit") is None
        assert page.run("document.querySelectorAll('main script, main img, main b[onmouseover], [onfocus], main iframe').length") == 0
        assert (
            page.run("[...document.querySelectorAll('a')].filter(a => !/^([.\\w/-]*(#|$)|https?:)/.test(a.getAttribute('href'))).length")
            == 0
        )
        shown = page.run("document.body.innerText")
        assert "<script>window.hit=1</script>" in shown
        assert "{{ 7*7 }}" in shown and "\u202e" not in shown


def test_everything_can_be_read_without_script(reports: dict[str, Path], page: Browser) -> None:
    page.call("Emulation.setScriptExecutionDisabled", value=True)
    page.open(reports["en"] / "index.html")
    page.call("Emulation.setScriptExecutionDisabled", value=False)
    assert page.run("document.querySelectorAll('#events tbody tr').length") == 3
    assert page.run("document.getElementById('filter').hidden"), "a filter that does nothing is not shown"


FILTER = """(async values => {
    for (const [k, v] of Object.entries(values)) { document.getElementById("f-" + k).value = v; }
    document.getElementById("f-text").dispatchEvent(new Event("input", {bubbles: true}));
    await new Promise(r => setTimeout(r, 200));
    return [...document.querySelectorAll("#events tbody tr")].filter(r => !r.hidden).map(r => r.querySelector("a").textContent);
})"""


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, 3),
        ({"text": "wadi"}, 1),
        ({"text": "وادى صدر"}, 1),  # folded: another form of the last letter
        ({"text": "tell aswad drone"}, 1),
        ({"disputed": "*"}, 1),
        ({"disputed": "1"}, 0),
        ({"grade": "weak"}, 1),
        ({"kind": "drone_attack"}, 1),
        ({"from": "2022-03-15"}, 2),
        ({"to": "2022-03-19"}, 2),
        ({"from": "2022-03-15", "to": "2022-03-20"}, 1),
    ],
)
def test_the_filter_finds(reports: dict[str, Path], page: Browser, values: dict[str, str], expected: int) -> None:
    page.open(reports["en"] / "index.html")
    found = page.run(f"{FILTER}({json.dumps(values)})")
    assert len(found) == expected
    assert page.run("document.getElementById('f-count').textContent").split()[0] == str(expected)


def test_the_order_changes_and_comes_back(reports: dict[str, Path], page: Browser) -> None:
    page.open(reports["en"] / "index.html")
    latest = page.run(f"{FILTER}({{}})")
    assert page.run(f"{FILTER}({{order: 'weight'}})")[0].startswith("Airstrike")
    assert page.run(f"{FILTER}({{order: 'date'}})") == latest


def test_two_thousand_incidents_are_filtered_at_once(page: Browser, tmp_path: Path) -> None:
    report, documents = build.many(2000)
    from verify.render.book import Book
    from verify.render.html import Pages
    from verify.render.i18n import Interface
    from verify.render.phrases import Phrases

    (tmp_path / "index.html").write_text(Pages(Book(report, documents), Phrases(Interface("en"))).index(), encoding="utf-8")
    assert (tmp_path / "index.html").stat().st_size < 2_000_000
    page.open(tmp_path / "index.html")
    assert len(page.run(f"{FILTER}({{disputed: '*'}})")) == 667


def test_on_a_phone_the_list_needs_no_scrolling_and_still_filters(reports: dict[str, Path], page: Browser) -> None:
    page.size(360, 800)
    page.open(reports["en"] / "index.html")
    assert page.run("(e => e.scrollWidth - e.clientWidth)(document.querySelector('.wide-only'))") <= 0
    assert len(page.run(f"{FILTER}({{disputed: '*'}})")) == 1
    assert page.run("[...document.querySelectorAll('#events tbody tr')].filter(r => r.offsetHeight > 0).length") == 1


def test_the_keyboard_reaches_everything_that_acts(reports: dict[str, Path], page: Browser) -> None:
    for file in pages_of(reports["en"])[:2]:
        page.open(file)
        wanted = page.run("""[...document.querySelectorAll('a[href], button, input, select, summary, [tabindex="0"]')]
            .filter(e => e.checkVisibility() && !e.closest('details:not([open]) > :not(summary)')).length""")
        seen = set()
        for _ in range(wanted + 30):
            for kind in ("rawKeyDown", "keyUp"):
                page.call("Input.dispatchKeyEvent", type=kind, key="Tab", code="Tab", windowsVirtualKeyCode=9)
            seen.add(page.run(ACTIVE))
        assert len(seen) >= wanted, (file.name, len(seen), wanted)


def test_the_rule_is_named_on_focus_and_on_hover(reports: dict[str, Path], page: Browser) -> None:
    page.open(reports["en"] / "events" / "ev-3b7c1a90d2f4.html")
    page.run(
        "(all => all[all.indexOf(document.querySelector('mark')) - 1].focus())([...document.querySelectorAll('a[href], summary, [tabindex]')])"
    )
    page.call("Input.dispatchKeyEvent", type="rawKeyDown", key="Tab", code="Tab", windowsVirtualKeyCode=9)
    style = "getComputedStyle(document.querySelector('mark'), '::after')"
    shown = page.run(f"document.querySelector('mark').matches(':focus-visible') ? {style}.content : ''")
    assert "ar.event_type.said v2" in shown
    assert page.run(f"{style}.position") == "fixed"
    page.run("document.activeElement.blur()")
    page.run("document.querySelectorAll('mark')[1].scrollIntoView({block: 'center'})")
    where = page.run("(r => [r.x + 3, r.y + 3])(document.querySelectorAll('mark')[1].getClientRects()[0])")
    page.call("Input.dispatchMouseEvent", type="mouseMoved", x=where[0], y=where[1])
    assert "said v2" in page.run("getComputedStyle(document.querySelectorAll('mark')[1], '::after').content")


def test_marks_keep_the_face_of_their_quote(reports: dict[str, Path], page: Browser) -> None:
    page.open(reports["en"] / "events" / "ev-3b7c1a90d2f4.html")
    faces = "(e => getComputedStyle(e).fontFamily + getComputedStyle(e).fontSize)"
    assert page.run(f"[...document.querySelectorAll('mark')].filter(m => {faces}(m) !== {faces}(m.closest('blockquote'))).length") == 0


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_the_shipped_fonts_draw_the_page(reports: dict[str, Path], page: Browser, lang: str) -> None:
    page.open(reports[lang] / "events" / "ev-3b7c1a90d2f4.html")
    page.run("document.fonts.ready.then(() => 1)")
    page.call("DOM.enable")
    page.call("CSS.enable")
    root = page.call("DOM.getDocument", depth=0)["root"]["nodeId"]
    used = set()
    for selector in ("h1", "blockquote[lang=ar]", "blockquote[lang=en]", ".facts dd"):
        node = page.call("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        fonts = page.call("CSS.getPlatformFontsForNode", nodeId=node)["fonts"]
        used |= {(f["familyName"].split()[0], f["isCustomFont"]) for f in fonts}
    assert ("Noto", True) in used
    assert ("IBM", True) in used
    page.call("CSS.disable")
    page.call("DOM.disable")


def test_arabic_runs_from_right_to_left_with_names_and_numbers_intact(reports: dict[str, Path], page: Browser) -> None:
    page.open(reports["ar"] / "events" / "ev-3b7c1a90d2f4.html")
    assert page.run("getComputedStyle(document.body).direction") == "rtl"
    left, right = page.run("(r => [r.left, r.right])(document.querySelector('h1').getBoundingClientRect())")
    text = page.run(
        "(() => { const r = document.createRange(); r.selectNodeContents(document.querySelector('h1')); return r.getBoundingClientRect().right; })()"
    )
    assert right - text < 2 and left < text
    names = page.run("""[...document.querySelectorAll('.matrix tbody th')].map(th => {
        const b = th.querySelector('bdi'), r = document.createRange(), t = b.firstChild, i = t.data.indexOf(' ');
        const at = (a, z) => { r.setStart(t, a); r.setEnd(t, z); return r.getBoundingClientRect(); };
        return [t.data, at(0, 1).left < at(i + 1, i + 2).left || at(0, 1).top < at(i + 1, i + 2).top];
    })""")
    assert dict(names)["Eastern Observatory"] is True, "the first Latin word stands left of the second"
    assert dict(names)["كتائب الراية"] is False, "the first Arabic word stands right of the second"


def test_printed_on_a4_with_the_sources_as_footnotes(reports: dict[str, Path], page: Browser, tmp_path: Path) -> None:
    page.media(medium="print")
    page.open(reports["en"] / "events" / "ev-3b7c1a90d2f4.html")
    assert page.run("getComputedStyle(document.querySelector('nav.contents')).display") == "none"
    assert page.run("getComputedStyle(document.querySelector('.footnotes')).display") != "none"
    assert page.run("[...document.querySelectorAll('.v-conflict')].every(e => getComputedStyle(e).color === 'rgb(0, 0, 0)')"), (
        "prints without colour"
    )
    printed = page.pdf()
    assert printed.startswith(b"%PDF-")
    box = re.search(rb"/MediaBox \[\s*0 0 ([\d.]+) ([\d.]+)\s*\]", printed)
    assert box is not None
    assert [round(float(v)) for v in box.groups()] == [595, 842]


def test_pdf_of_a_report_is_whole_and_in_its_manifest(browser: Browser, tmp_path: Path) -> None:
    out = tmp_path / "report"
    write_report(*build.rich(), out)
    files = print_pages(out)
    assert [f.relative_to(out).as_posix() for f in files] == sorted(
        p.relative_to(out).with_suffix(".pdf").as_posix() for p in pages_of(out)
    )
    listed = {o["path"]: o for o in json.loads((out / "MANIFEST.json").read_text(encoding="utf-8"))["outputs"]}
    assert listed["index.pdf"]["bytes"] == (out / "index.pdf").stat().st_size
    write_report(*build.rich(), out)
    assert not (out / "index.pdf").exists(), "a new report replaces the prints of the old one"


def test_a_page_that_cannot_be_opened_is_an_error(browser: Browser, tmp_path: Path) -> None:
    with pytest.raises(BrowserError, match="cannot open"):
        browser.open(tmp_path / "missing.html")
