"""The words of a piece of HTML, a line a block; what a script or a style holds is not words."""

import re
from html.parser import HTMLParser

_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6",
    "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
})  # fmt: skip
_SKIPPED = frozenset({"script", "style"})
_MARKUP = re.compile(r"<[a-zA-Z!/][^<>]*>|&(?:[a-zA-Z]{2,10}|#[0-9a-fA-FxX]{2,8});")


def has_markup(text: str) -> bool:
    """True if a text holds tags or entities."""
    return _MARKUP.search(text) is not None


def words_of(markup: str) -> str:
    """The text of a fragment of HTML: blank runs folded to one blank, blocks on lines of their own."""
    reader = _Words()
    reader.feed(markup)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.pieces).split("\n"))
    return "\n".join(line for line in lines if line)


class _Words(HTMLParser):
    """Gathers text and turns the edges of blocks into line ends."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._skipping = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SKIPPED:
            self._skipping += 1
        elif tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SKIPPED:
            self._skipping = max(0, self._skipping - 1)
        elif tag in _BLOCKS:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._skipping:
            self.pieces.append(data.replace("\n", " "))
