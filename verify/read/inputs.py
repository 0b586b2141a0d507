"""Files, folders and standard input -> documents, structured claims and everything that was wrong on the way."""

import gc
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from verify.errors import InputError
from verify.model import Issue
from verify.read.decode import decode, is_binary
from verify.read.fields import KINDS as KINDS_OF_SOURCES
from verify.read.fields import language_code
from verify.read.folder import KINDS, InputFile, input_files
from verify.read.intake import Batch, Defaults, Intake, Share, Where, clip
from verify.read.merge import merge_claims, merge_documents
from verify.rulepack import Rules

Reader = Callable[[Intake, str, bytes], None]
_STDIN = "-"
# Why a file was not so much as opened as one that may hold documents.
_NO_DOCUMENT_FILE = frozenset(("unreadable", "unknown_kind", "empty_file", "not_text"))


def read_inputs(
    paths: Sequence[str | Path], defaults: Defaults, rules: Rules, stdin: IO[bytes] | None = None, share: Share | None = None
) -> Batch:
    """Everything that the inputs hold, in an order that does not depend on theirs.

    `paths`: files, folders (with all below them) and "-" for JSON lines from `stdin`. `defaults` fill what records lack. Texts stay as given,
    line ends and all. `share`: how a large file is read in pieces by whoever is free. Raises InputError if no input exists or nothing among them
    can be read; all else is an issue.
    """
    with _no_collector():
        return _read(paths, Intake(rules, defaults, share), stdin)


def _read(paths: Sequence[str | Path], intake: Intake, stdin: IO[bytes] | None) -> Batch:
    if not paths:
        raise InputError("no input was given: name files, folders, or - for JSON lines on standard input")
    _check_defaults(intake)
    piped = any(str(p) == _STDIN for p in paths)
    files, missing = input_files(intake, [p for p in paths if str(p) != _STDIN])
    read = _read_stdin(intake, stdin) if piped else 0
    read += sum([_read_file(intake, file) for file in files])
    if not read:
        raise InputError(_nothing(intake, files, missing))
    for name in missing:
        intake.error(Where(name), "no_such_file", "there is no such file or folder", "check the path")
    documents, ambiguous = merge_documents(intake)
    claims = merge_claims(intake, documents, ambiguous)
    if not documents and not claims and any(i.severity == "error" for i in intake.issues):
        raise InputError(_nothing(intake, files, missing))
    intake.summarise()
    return Batch(
        [documents[k] for k in sorted(documents)], claims, sorted(set(intake.issues), key=issue_order), tuple(sorted(set(intake.files)))
    )


def _check_defaults(intake: Intake) -> None:
    """What is to be taken where records do not say must itself be right: it is the user's word, not a record's."""
    given = intake.defaults
    if given.published_at is not None and given.published_at.strip():
        iso, _, why = intake.lookup.date(given.published_at, language_code(given.lang), given.publisher or given.source)
        if iso is None:
            raise InputError(f"published_at {clip(given.published_at)} cannot be used: {why}; write it as 2021-07-10T21:00:00+03:00")
    if given.lang is not None and language_code(given.lang) is None:
        raise InputError(f"lang {clip(given.lang)} is no language code; write ar, en, fa, ...")
    if given.source_kind is not None and given.source_kind not in KINDS_OF_SOURCES:
        raise InputError(f"source_kind {clip(given.source_kind)} is not known; one of {', '.join(KINDS_OF_SOURCES)}")


@contextmanager
def _no_collector() -> Iterator[None]:
    """Holds the cycle collector back: records form no cycles, and looking through a million of them again and again takes half the time.

    When it comes back, what was only kept for the reading is gone already.
    """
    held = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if held:
            gc.enable()


def issue_order(issue: Issue) -> tuple[str, int, str, str, str]:
    """By file, line, record, code and message."""
    return issue.file, issue.line or 0, issue.record or "", issue.code, issue.message


def _nothing(intake: Intake, files: list[InputFile], missing: list[str]) -> str:
    """Why nothing could be read, and what to do."""
    if missing and not files and len(intake.issues) == 0:
        return f"there is no such file or folder: {', '.join(missing)}; check the path"
    parts = [f"{i.file}: {i.message}" for i in sorted(intake.issues, key=issue_order)[:3]]
    parts += [f"{name}: there is no such file or folder" for name in missing[:3]]
    why = f" ({'; '.join(parts)})" if parts else ""
    if files and not missing and not any(i.code in _NO_DOCUMENT_FILE for i in intake.issues):
        return f"no document could be read{why}"
    if all(i.code == "empty_file" for i in intake.issues) and intake.issues:
        return f"there is nothing in the input{why}"
    return f"nothing here can be read{why}; documents are files that end in {' '.join(sorted(KINDS))}"


def _read_stdin(intake: Intake, stdin: IO[bytes] | None) -> int:
    if stdin is None:
        raise InputError("- stands for standard input, but there is none")
    try:
        raw = stdin.read()
    except OSError as error:
        raise InputError(f"standard input cannot be read: {error.strerror}") from error
    intake.opened(_STDIN, raw)
    if not raw or raw.isspace():
        intake.error(Where(_STDIN), "empty_file", "standard input is empty")
        return 0
    _reader("jsonl")(intake, _STDIN, raw)
    return 1


def _read_file(intake: Intake, file: InputFile) -> int:
    """Reads one file; returns 1 if it was a document file that could be opened, else 0 with an issue."""
    where = Where(file.name)
    try:
        raw = file.path.read_bytes()
    except OSError as error:
        intake.error(where, "unreadable", f"the file cannot be read: {error.strerror}", "check that you may read it")
        return 0
    intake.opened(file.name, raw)
    kind = file.kind if file.kind is not None else sniff_kind(raw)
    if kind is None:
        intake.error(
            where, "unknown_kind", "the file is neither text nor any format that is read", f"documents end in {' '.join(sorted(KINDS))}"
        )
        return 0
    if not raw or raw.isspace():
        intake.error(where, "empty_file", "the file is empty" if not raw else "the file holds only white space")
        return 0
    if is_binary(raw) and decode(raw) is None:
        intake.error(where, "not_text", "the file is not text, whatever its ending says")
        return 0
    _reader(kind)(intake, file.name, raw)
    return 1


def sniff_kind(raw: bytes) -> str | None:
    """The format of a file whose ending says nothing; None if it is no text."""
    decoded = decode(raw)
    if decoded is None:
        return None
    head = decoded.text[:2000].lstrip().lower()
    if head.startswith(("<?xml", "<rss", "<feed", "<rdf")):
        return "html" if "<html" in head else "feed"
    if head.startswith(("<!doctype html", "<html", "<head", "<body")):
        return "html"
    if head.startswith(("{", "[")):
        return "json"
    return "markdown" if head.startswith("---\n") else "plain"


def _reader(kind: str) -> Reader:
    """The reader of a format, loaded when first needed."""
    if kind == "jsonl":
        from verify.read.jsonl import read_jsonl

        return read_jsonl
    if kind == "json":
        from verify.read.json_file import read_json

        return read_json
    if kind == "csv":
        from verify.read.csv_file import read_csv

        return read_csv
    if kind == "plain":
        from verify.read.plain import read_plain

        return read_plain
    if kind == "html":
        from verify.read.html import read_html

        return read_html
    if kind == "markdown":
        from verify.read.markdown import read_markdown

        return read_markdown
    if kind == "feed":
        from verify.read.feed import read_feed

        return read_feed
    raise ValueError(f"no reader is called {kind!r}")
