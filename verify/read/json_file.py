"""A JSON file: one record, a list of them, or a Telegram export; what turns out to be JSON lines is read as such."""

import json
from collections.abc import Callable
from functools import lru_cache

from verify.read.intake import Intake, Where
from verify.read.jsonl import read_jsonl
from verify.read.jsontext import BadJsonError, parse_json
from verify.read.record import add_record
from verify.read.telegram import is_telegram, read_telegram
from verify.read.whole import whole_text


def read_json(intake: Intake, file: str, raw: bytes) -> None:
    """Takes in a JSON file."""
    text = whole_text(intake, file, raw, "JSON")
    if text is None:
        return
    try:
        parsed = parse_json(text)
    except BadJsonError as error:
        if error.reason == "extra data" and _is_lines(text):
            read_jsonl(intake, file, text.encode())
            return
        intake.error(
            Where(file, error.line), "bad_json", f"the file is not JSON: {error.reason} (column {error.column})", "nothing in it was used"
        )
        return
    if parsed.replaced:
        intake.warn(Where(file), "surrogates", f"{parsed.replaced} half surrogate pairs were replaced by U+FFFD, one for one")
    value = parsed.value
    if is_telegram(value):
        read_telegram(intake, file, value)
    elif isinstance(value, list):
        lines = item_lines(text)
        if not value:
            intake.error(Where(file), "empty_file", "the list in the file is empty")
        for i, item in enumerate(value):
            add_record(intake, Where(file, lines(i), f"#{i + 1}"), item)
    else:
        add_record(intake, Where(file, 1), value)


def _is_lines(text: str) -> bool:
    """True if the first line that holds something is a whole JSON object."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    try:
        return isinstance(parse_json(first).value, dict)
    except BadJsonError:
        return False


def item_lines(text: str) -> Callable[[int], int | None]:
    """A function from the number of an item of the list in `text` to the line it begins on; the text is scanned when first asked."""

    @lru_cache(maxsize=1)
    def scan() -> list[int]:
        decoder = json.JSONDecoder()
        at = text.index("[") + 1
        line, seen = 1, 0
        found: list[int] = []
        while True:
            while at < len(text) and text[at] in " \t\r\n,":
                at += 1
            if at >= len(text) or text[at] == "]":
                return found
            line += text.count("\n", seen, at)
            seen = at
            found.append(line)
            _, at = decoder.raw_decode(text, at)

    def line_of(i: int) -> int | None:
        try:
            lines = scan()
        except (ValueError, RecursionError):
            return None
        return lines[i] if i < len(lines) else None

    return line_of
