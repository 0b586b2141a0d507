"""Lists in a text: a round-up tells an incident an item, and the numbers and marks before the items are no part of what is said."""

import re
from collections.abc import Sequence

from verify.extract.items import Sentence

_MARK = re.compile(
    r"^[^\S\n]*(?:(?P<number>\d{1,3})[.)\-]|[-*•‣▪▫●○◆◾◽■□►▶➤✔✅🔹🔸🔴🔵⚫⚪🟥🟢🔻🔺📌])(?=[^\S\n]*\w|[^\S\n]+\S)", re.MULTILINE
)
_FEWEST, _HEADING = 2, 6


def without_marks(text: str) -> tuple[str, tuple[int, ...]]:
    """The text with blanks where the marks of its list items stood, at the same offsets, and where each item begins.

    A number alone is no list: numbers must follow each other (1., 2., ...), other marks must stand at two lines at least.
    """
    found = list(_MARK.finditer(text))
    numbers = [int(m.group("number")) for m in found if m.group("number")]
    counted = {n for n in numbers if n + 1 in numbers or n - 1 in numbers}
    marks = [m for m in found if (int(m.group("number")) in counted if m.group("number") else True)]
    if len(marks) < _FEWEST:
        return text, ()
    pieces: list[str] = []
    at = 0
    for m in marks:
        pieces += [text[at : m.start()], " " * (m.end() - m.start())]
        at = m.end()
    return "".join(pieces) + text[at:], tuple(m.end() for m in marks)


def headed(sentences: Sequence[Sentence]) -> frozenset[int]:
    """The numbers of the sentences that open a paragraph with a place and a colon: "Kabul: a car bomb ..."."""
    found: list[int] = []
    for n, sentence in enumerate(sentences):
        opens = n == 0 or sentences[n - 1].paragraph != sentence.paragraph
        if not opens or sentence.items[0].kind != "place":
            continue
        colon = next((k for k, i in enumerate(sentence.items[:_HEADING]) if i.kind == "punct" and i.text == ":"), None)
        if colon is not None and all(i.kind in ("place", "punct") for i in sentence.items[:colon]):
            found.append(sentence.number)
    return frozenset(found)
