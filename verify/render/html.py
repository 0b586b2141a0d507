"""The pages: templates compiled once, styles, fonts and script inlined, everything else forbidden by the page's own policy."""

import base64
import hashlib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PackageLoader,
    PrefixLoader,
    StrictUndefined,
    Template,
    TemplateError,
)
from markupsafe import Markup

from verify.errors import InputError
from verify.model import Event
from verify.render.book import Book
from verify.render.context import event_page
from verify.render.fonts import font_faces
from verify.render.i18n import bdi
from verify.render.overview import index_page
from verify.render.phrases import Phrases
from verify.render.retell import told_in
from verify.render.safe import file_name

THEME_STYLE = "theme.css"


def policy_hash(inline: str) -> str:
    """An inline style or script as a content-security-policy source: 'sha256-...'."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(inline.encode('utf-8')).digest()).decode('ascii')}'"


def content_policy(style: str, script: str | None) -> str:
    """Nothing may be loaded, sent or framed; only this style, the fonts inside it and this script may act."""
    allowed = policy_hash(script) if script is not None else "'none'"
    return f"default-src 'none'; style-src {policy_hash(style)}; script-src {allowed}; font-src data:; base-uri 'none'; form-action 'none'"


def _static(name: str) -> str:
    return files("verify.reports").joinpath("static", name).read_text(encoding="utf-8").strip()


def _loader(theme: Path | None) -> BaseLoader:
    """Our templates; with a theme, its own first, and ours also as `report/<name>`, which a theme's template extends."""
    ours = PackageLoader("verify.reports", "templates")
    if theme is None:
        return ours
    if not theme.is_dir():
        raise InputError(
            f"There is no folder {theme} for the theme. Give a folder that holds templates (index.html, event.html, ...) or {THEME_STYLE}."
        )
    return ChoiceLoader([FileSystemLoader(theme), PrefixLoader({"report": ours}), ours])


def _theme_style(theme: Path | None) -> str:
    path = None if theme is None else theme / THEME_STYLE
    if path is None or not path.is_file():
        return ""
    try:
        found = path.read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"{path} cannot be read: {error}. Save it as UTF-8.") from error
    if "</style" in found.lower():
        raise InputError(f"{path} holds the end tag of a style element. Take it out: the file goes into the page as it is.")
    return f"\n{found}"


class Pages:
    """The two templates ready to be filled for one report in one language. Raises InputError for a theme that cannot be used."""

    def __init__(self, book: Book, phrases: Phrases, theme: Path | None = None) -> None:
        self._book, self._phrases = book, phrases
        if phrases.ui.lang == "ar":
            phrases.learn((p.name, p.name_ar) for c in book.report.claims for p in c.places if p.name_ar)
        phrases.hear(book.report.sources, book.report.claims)
        phrases.told_in = told_in(book.report.events) or phrases.ui.lang
        self._style = font_faces(phrases.ui.lang) + _static("report.css") + _theme_style(theme)
        self._script = _static("filter.js")
        self._policy = content_policy(self._style, None)
        environment = Environment(loader=_loader(theme), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
        environment.filters["bdi"] = bdi
        environment.globals.update(
            ui=phrases.ui,
            say=phrases.engine,
            say_issue=phrases.issue,
            say_verdict=phrases.verdict,
            style=Markup(self._style),
            version=book.report.engine.version,
        )
        self._index = self._template(environment, "index.html")
        self._event = self._template(environment, "event.html")

    def _template(self, environment: Environment, name: str) -> Template:
        try:
            return environment.get_template(name)
        except TemplateError as error:
            raise _broken(error) from error

    def _fill(self, template: Template, **values: Any) -> str:
        try:
            return template.render(**values)
        except TemplateError as error:
            raise _broken(error) from error

    def index(self) -> str:
        """index.html."""
        page = index_page(self._book, self._phrases)
        policy = content_policy(self._style, self._script)
        return self._fill(self._index, page=page, policy=policy, script=Markup(self._script))

    def event(self, event: Event) -> str:
        """events/<id>.html."""
        page = event_page(event, self._book, self._phrases)
        return self._fill(self._event, page=page, policy=self._policy)

    def all(self) -> Iterator[tuple[str, str]]:
        """Every page with its path inside the report's folder."""
        yield "index.html", self.index()
        for event in self._book.report.events:
            yield path_of(event), self.event(event)


def path_of(event: Event) -> str:
    """Where the page of an event is inside the report's folder."""
    return f"events/{file_name(event.id)}.html"


def _broken(error: TemplateError) -> InputError:
    where = ": ".join(str(p) for p in (getattr(error, "filename", None), getattr(error, "lineno", None)) if p is not None)
    return InputError(f"A template of the theme cannot be used{f' ({where})' if where else ''}: {error.message or type(error).__name__}")
