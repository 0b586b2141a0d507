"""Which files the inputs stand for: files as given, folders with everything below them, sorted, each file once."""

import os
import stat
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from verify.read.intake import Intake, Where

KINDS = {
    ".jsonl": "jsonl", ".ndjson": "jsonl", ".json": "json", ".csv": "csv", ".tsv": "csv", ".txt": "plain", ".text": "plain", ".html": "html",
    ".htm": "html", ".xhtml": "html", ".md": "markdown", ".markdown": "markdown", ".rss": "feed", ".atom": "feed", ".xml": "feed", ".rdf": "feed",
}  # fmt: skip
_LISTED = 5


class InputFile(NamedTuple):
    """A file to read: `name` is shown in messages, `kind` is None where the ending says nothing."""

    name: str
    path: Path
    kind: str | None


def input_files(intake: Intake, paths: Sequence[str | Path]) -> tuple[list[InputFile], list[str]]:
    """(the files to read, sorted by name; the inputs that do not exist). What a folder holds that is no document is an issue."""
    found: dict[str, InputFile] = {}
    missing: list[str] = []
    for given in sorted({str(p) for p in paths}):
        path = Path(given)
        if _is_folder(path):
            files = list(_walk(intake, path))
        elif _exists(path):
            files = [InputFile(given, path, KINDS.get(path.suffix.lower()))]
        else:
            missing.append(given)
            continue
        for file in files:
            key = os.path.realpath(file.path)
            if key not in found or file.name < found[key].name:
                found[key] = file
    return sorted(found.values(), key=lambda f: f.name), missing


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def _walk(intake: Intake, root: Path) -> Iterator[InputFile]:
    """The documents below a folder; hidden files are passed over."""
    others: dict[tuple[str, str], list[str]] = defaultdict(list)

    def unreadable(error: OSError) -> None:
        intake.error(Where(str(error.filename)), "unreadable", f"the folder cannot be opened: {error.strerror}")

    for folder, names, files in os.walk(root, onerror=unreadable):
        names[:] = sorted(n for n in names if not n.startswith("."))
        for path in (p for n in names if (p := Path(folder, n)).is_symlink()):
            intake.warn(Where(str(path)), "linked_folder", "a link to a folder is not followed", "give the folder itself as an input")
        for name in sorted(n for n in files if not n.startswith(".")):
            path = Path(folder, name)
            kind = KINDS.get(path.suffix.lower())
            if kind is None:
                others[folder, path.suffix.lower()].append(name)
            elif not _is_regular(path):
                intake.error(Where(str(path)), "unreadable", "it is no regular file, or a link that leads nowhere")
            else:
                yield InputFile(str(path), path, kind)
    for (folder, suffix), files in sorted(others.items()):
        _say_others(intake, folder, suffix, files)


def _is_regular(path: Path) -> bool:
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except OSError:
        return False


def _say_others(intake: Intake, folder: str, suffix: str, files: list[str]) -> None:
    """Files of a kind nobody reads: each by its name if they are few, else together."""
    hint = f"documents end in {' '.join(sorted(KINDS))}"
    kind = f"the ending {suffix}" if suffix else "no ending"
    if len(files) <= _LISTED:
        for name in files:
            intake.warn(Where(str(Path(folder, name))), "unknown_kind", f"files with {kind} are not read", hint)
    else:
        shown = ", ".join(files[:_LISTED])
        intake.warn(Where(folder), "unknown_kind", f"{len(files)} files with {kind} are not read: {shown}, ...", hint)
