"""Everything the readers say of the input has Arabic words: the calls in the source are the list."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import verify
from tests.render.reading import phrases
from verify.render.engine_words import EngineWords
from verify.render.i18n import Interface

ROOT = Path(verify.__file__).parent
WORDS = EngineWords(Interface("ar"), str, "issues")
# What stands in for a part of a message that is only known when it is said.
SAMPLES = {
    "why": "it has no text", "_among(count)": "3 records, this among them", "taken": "the source's own time zone", "what": "texts",
    "kind": "the ending .bin", "records(count)": "7 records", "rest": "; left over: 'x'", "KNOWN_FIELDS_HINT": "fields are id, source",
    "text.count(chr(0))": "4", "feed.py why": ": not well-formed", "jsonl.py what": "the line is not UTF-8; it was read as cp1256",
    "fields.py where": "heading or the dateline", "found.by": "its heading",
}  # fmt: skip


def texts(node: ast.expr, names: dict[str, list[str]], file: str) -> list[str]:
    """The texts an argument can be, with samples for what is filled in."""
    if isinstance(node, ast.Constant):
        return [node.value] if isinstance(node.value, str) else []
    if isinstance(node, ast.JoinedStr):
        out = ""
        for part in node.values:
            if isinstance(part, ast.Constant):
                out += str(part.value)
            else:
                given = ast.unparse(part.value)  # type: ignore[attr-defined]
                out += (
                    SAMPLES.get(f"{file} {given}")
                    or SAMPLES.get(given)
                    or ("4" if re.match(r"(len|count|parsed|self.damaged|start|end|error.column)\b", given) else "'x'")
                )
        return [out]
    if isinstance(node, ast.IfExp):
        return texts(node.body, names, file) + texts(node.orelse, names, file)
    if isinstance(node, ast.Name):
        return names.get(node.id, [])
    return []


def said() -> Iterator[tuple[str, str]]:
    for file in sorted((ROOT / "read").glob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        names: dict[str, list[str]] = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                names.setdefault(node.targets[0].id, []).extend(texts(node.value, {}, file.name))
        for node in ast.walk(tree):
            called = node.func.attr if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) else ""
            if isinstance(node, ast.Call) and called in {"warn", "error"}:
                for argument in node.args[2:4]:
                    for text in texts(argument, names, file.name):
                        yield file.name, text


ALL = sorted({text: file for file, text in said() if text}.items())


def test_the_source_was_read() -> None:
    assert len(ALL) > 60


@pytest.mark.parametrize(("text", "file"), ALL, ids=lambda v: v[:50])
def test_every_message_and_hint_has_arabic_words(text: str, file: str) -> None:
    found = WORDS.say(text)
    assert found is not None, f"{file} says {text!r}: add a line to reports/i18n/issues.ar.yml"
    assert re.search("[\u0621-\u064a]", found)


@pytest.mark.parametrize(
    ("text", "arabic"),
    [
        ("published_at 'gestern' cannot be used: it is no date; the date of the text is unknown",
         "لا يمكن استعمال تاريخ النشر 'gestern': ليس تاريخًا؛ تاريخ النص غير معروف"),
        ("killed.min: expected int, got str", "killed.min: المنتظر int، والوارد str"),
        ("the file is not JSON: it is nested too deeply (column 1)", "الملف ليس JSON: التداخل فيه مفرط (العمود 1)"),
        ("the field 'x' is not read (1 record)", "لا يُقرأ الحقل 'x' (سجل واحد)"),
        ("12 names of victims and private persons were blacked out.", "أسماء ضحايا وأشخاص عاديين حُجبت، وعددها 12."),
    ],
)  # fmt: skip
def test_details_are_kept_in_arabic(text: str, arabic: str) -> None:
    assert WORDS.say(text) == arabic


def test_what_has_no_words_is_marked_as_english_and_shown_as_text() -> None:
    said = phrases("ar").issue("<b>nobody</b> foresaw this one")
    assert "lang=en" in said and "<b>" not in said
    assert phrases("en").issue("the file is empty") == "the file is empty"


def test_whatever_a_post_gives_its_day_by_has_arabic_words() -> None:
    tree = ast.parse((ROOT / "read" / "posted.py").read_text(encoding="utf-8"))
    given = {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)}
    by = sorted(text for text in given if re.fullmatch(r"(its|the|a) [a-z' ]+", text))
    assert len(by) > 6
    for what in by:
        said = f"published_at says 2025-05-03, {what} says 2025-05-02: the days of the text are counted from that"
        assert WORDS.say(said) is not None, f"posted.py says {what!r}: add a line to reports/i18n/issues.ar.yml"
