"""What a page says of itself: title, outlet, date, address, archive, and which of its words are only menus and links."""

import json
import re
from html.parser import HTMLParser
from typing import Any

_MENUS = frozenset({"a", "nav", "footer", "aside", "button", "select", "label", "form"})
_OPEN_ENDED = frozenset({"br", "hr", "img", "input", "meta", "link", "wbr", "source", "area", "base", "col", "embed", "track"})
_ARCHIVE = re.compile(r"https?://(?:web\.archive\.org/web/\d{4,14}[a-z_]*/(https?://\S+)|archive\.(?:ph|is|today|li|md|vn|fo)/\S+)")
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(https?://[^\s>]+)|^\s*url:\s*(https?://\S+)", re.IGNORECASE | re.MULTILINE)
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "parsely-pub-date", "dc.date.issued", "dcterms.created", "dc.date",
    "sailthru.date", "publishdate", "pubdate", "publication_date", "date",
)  # fmt: skip
_LD_LIMIT = 50


class PageFacts:
    """The facts of one page; all None or empty where it does not say."""

    def __init__(self) -> None:
        self.title: str | None = None
        self.outlet: str | None = None
        self.published_at: str | None = None
        self.url: str | None = None
        self.archive_url: str | None = None
        self.description: str | None = None
        self.menu: frozenset[str] = frozenset()


def page_facts(markup: str) -> PageFacts:
    """Reads the facts from the tags of a page, most reliable first: linked data, meta tags, time tags."""
    page = _Page()
    page.feed(markup)
    page.close()
    facts, metas = PageFacts(), page.metas
    data = _linked_data(page.scripts)
    facts.title = metas.get("og:title") or _text(data.get("headline")) or metas.get("twitter:title")
    facts.description = metas.get("og:description") or metas.get("description") or metas.get("twitter:description")
    publisher = data.get("publisher")
    facts.outlet = metas.get("og:site_name") or (_text(publisher.get("name")) if isinstance(publisher, dict) else _text(publisher))
    dated = [_text(data.get("datePublished")), *(metas.get(n) for n in _PUBLISHED), page.time]
    facts.published_at = next((d for d in dated if d), None)
    _addresses(facts, [page.canonical, metas.get("og:url"), _text(data.get("url")), _saved_from(page.comments)])
    facts.menu = frozenset(" ".join(m.split()) for m in page.menu)
    return facts


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _addresses(facts: PageFacts, given: list[str | None]) -> None:
    for url in given:
        if url is None or not url.startswith(("http://", "https://")):
            continue
        archived = _ARCHIVE.fullmatch(url)
        if archived is None:
            facts.url = facts.url or url
        else:
            facts.archive_url = facts.archive_url or url
            facts.url = facts.url or archived.group(1)


def _saved_from(comments: list[str]) -> str | None:
    """The address a browser wrote into a page it saved."""
    for comment in comments:
        found = _SAVED_FROM.search(comment)
        if found is not None:
            return found.group(1) or found.group(2)
    return None


def _linked_data(scripts: list[str]) -> dict[str, Any]:
    """The first JSON-LD object that says when it was published, else an empty one."""
    for script in scripts[:_LD_LIMIT]:
        try:
            value = json.loads(script)
        except (ValueError, RecursionError):
            continue
        items = value if isinstance(value, list) else [value]
        for item in items:
            graph = item.get("@graph") if isinstance(item, dict) else None
            for thing in graph if isinstance(graph, list) else [item]:
                if isinstance(thing, dict) and isinstance(thing.get("datePublished"), str):
                    return thing
    return {}


class _Page(HTMLParser):
    """Gathers metas, links, scripts of linked data, comments, the first time tag, and the words inside menus and links."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.metas: dict[str, str] = {}
        self.canonical: str | None = None
        self.time: str | None = None
        self.comments: list[str] = []
        self.scripts: list[str] = []
        self.menu: list[str] = []
        self._ld = False
        self._inside: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {k: v for k, v in attrs if v is not None}
        if tag == "meta":
            name = (given.get("property") or given.get("name") or given.get("itemprop") or "").lower()
            content = given.get("content", "").strip()
            if name and content:
                self.metas.setdefault(name, content)
        elif tag == "link" and "canonical" in given.get("rel", "").lower().split():
            self.canonical = self.canonical or given.get("href")
        elif tag == "time" and self.time is None:
            self.time = given.get("datetime")
        elif tag == "script" and "ld+json" in given.get("type", ""):
            self._ld = True
            self.scripts.append("")
        if tag in _MENUS and tag not in _OPEN_ENDED:
            self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag == "script":
            self._ld = False
        if tag in self._inside:
            while self._inside and self._inside.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        if self._ld:
            self.scripts[-1] += data
        elif self._inside and data.strip():
            self.menu.append(data)

    def handle_comment(self, data: str) -> None:
        if len(self.comments) < _LD_LIMIT:
            self.comments.append(data[:2000])
