"""The pages: templates compiled once, styles and script inlined, everything else forbidden by the page's own policy."""

import base64
import hashlib
from collections.abc import Iterator
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from verify.model import Event
from verify.render.book import Book
from verify.render.context import event_page, index_page
from verify.render.i18n import bdi
from verify.render.phrases import Phrases
from verify.render.safe import file_name


def policy_hash(inline: str) -> str:
    """An inline style or script as a content-security-policy source: 'sha256-...'."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(inline.encode('utf-8')).digest()).decode('ascii')}'"


def content_policy(style: str, script: str | None) -> str:
    """Nothing may be loaded, sent or framed; only this style and this script may act."""
    allowed = policy_hash(script) if script is not None else "'none'"
    return f"default-src 'none'; style-src {policy_hash(style)}; script-src {allowed}; base-uri 'none'; form-action 'none'"


def _static(name: str) -> str:
    return files("verify.reports").joinpath("static", name).read_text(encoding="utf-8").strip()


class Pages:
    """The two templates ready to be filled for one report in one language."""

    def __init__(self, book: Book, phrases: Phrases) -> None:
        self._book, self._phrases = book, phrases
        self._style, self._script = _static("report.css"), _static("filter.js")
        environment = Environment(
            loader=PackageLoader("verify.reports", "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.filters["bdi"] = bdi
        environment.globals.update(ui=phrases.ui, style=Markup(self._style), version=book.report.engine.version)  # noqa: S704
        self._index = environment.get_template("index.html")
        self._event = environment.get_template("event.html")

    def index(self) -> str:
        """index.html."""
        page = index_page(self._book, self._phrases)
        policy = content_policy(self._style, self._script)
        return self._index.render(page=page, policy=policy, script=Markup(self._script))  # noqa: S704

    def event(self, event: Event) -> str:
        """events/<id>.html."""
        page = event_page(event, self._book, self._phrases)
        return self._event.render(page=page, policy=content_policy(self._style, None))

    def all(self) -> Iterator[tuple[str, str]]:
        """Every page with its path inside the report's folder."""
        yield "index.html", self.index()
        for event in self._book.report.events:
            yield f"events/{file_name(event.id)}.html", self.event(event)
