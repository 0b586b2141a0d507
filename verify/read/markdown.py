"""Markdown: YAML front matter holds the fields, the rest is the text, marks and all."""

import re
from collections.abc import Mapping
from typing import Any

from verify.errors import RuleError
from verify.read.intake import Intake, Where
from verify.read.plain import text_of
from verify.read.record import add_record
from verify.rulepack.yaml_lines import parse, plain

_FRONT = re.compile(r"---[ \t]*\r?\n(.*?)(?:^|(?<=\n))(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)


def read_markdown(intake: Intake, file: str, raw: bytes) -> None:
    """Takes in a Markdown file; front matter that is wrong is named, and the text is read without it."""
    text = text_of(intake, file, raw)
    if text is None:
        return
    fields, body = front_matter(intake, file, text)
    add_record(intake, Where(file), {"text": body, **{k: v for k, v in fields.items() if k != "text"}})


def front_matter(intake: Intake, file: str, text: str) -> tuple[Mapping[str, Any], str]:
    """(fields, the text after them); no fields if there is no front matter."""
    found = _FRONT.match(text)
    if found is None:
        if re.match(r"---[ \t]*\r?\n", text):
            intake.warn(
                Where(file, 1), "front_matter", "a line of three dashes opens front matter that is never closed: all was read as text"
            )
        return {}, text
    body = text[found.end() :]
    try:
        fields = plain(parse(found.group(1).encode("utf-8", "replace"), file))
    except RuleError as error:
        message = str(error).removeprefix(f"{file}:{error.line}: ")
        intake.warn(Where(file, error.line + 1), "front_matter", f"the front matter is {message}; the text was read without it",
                    "quote values that hold : # [ or {")  # fmt: skip
        return {}, body
    if fields is None:
        return {}, body
    if not isinstance(fields, dict):
        intake.warn(
            Where(file, 2), "front_matter", "the front matter is no list of fields; the text was read without it", "write field: value"
        )
        return {}, body
    return fields, body
