"""Pages read as a parser sees them, for tests that need no browser."""

from html.parser import HTMLParser

from tests.render import build
from verify.model import Document, Event, Report
from verify.render.book import Book
from verify.render.html import Pages
from verify.render.i18n import Interface
from verify.render.phrases import Phrases

VOID = frozenset({"meta", "input", "br", "img", "link", "hr", "col"})


class Parsed(HTMLParser):
    """Elements as (tag, attributes), the text between them, and whether every element was closed in its turn."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self.open: list[str] = []
        self.faults: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {k: v or "" for k, v in attrs}))
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {k: v or "" for k, v in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(tag)

    def handle_data(self, data: str) -> None:
        if not self.open or self.open[-1] not in {"style", "script"}:
            self.text += data

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]


def phrases(lang: str = "en") -> Phrases:
    return Phrases(Interface(lang), build.NAMES)


def pages(report: Report, documents: tuple[Document, ...], lang: str = "en") -> dict[str, str]:
    return dict(Pages(Book(report, documents), phrases(lang)).all())


def event_page(event: Event | None = None, lang: str = "en") -> str:
    event = event or build.market()
    return Pages(Book(build.report(), build.DOCUMENTS), phrases(lang)).event(event)
