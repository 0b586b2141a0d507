"""The pages as PDF, printed by a Chromium of the machine: A4, by the pages' own print style."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from verify.errors import InputError
from verify.render.browser import Browser
from verify.render.exports import digest


def print_pages(folder: Path, program: str | None = None, progress: Callable[[str, int], None] = lambda step, done: None) -> list[Path]:
    """Prints index.html and every incident of the report in `folder`, each to a PDF beside it; returns the files, sorted.

    Raises InputError where the folder holds no report, BrowserError where there is no Chromium.
    """
    pages = [folder / "index.html", *sorted((folder / "events").glob("*.html"))]
    if not pages[0].is_file():
        raise InputError(f"{folder} holds no report: there is no index.html. Give the folder that verify run wrote.")
    written = []
    with Browser(program) as browser:
        for number, page in enumerate(pages, 1):
            browser.open(page)
            target = page.with_suffix(".pdf")
            partial = target.with_name(f".{target.name}.partial")
            partial.write_bytes(browser.pdf())
            partial.replace(target)
            written.append(target)
            progress("of the pages printed", number)
    progress("pages printed", len(written))
    _list(folder, written)
    return sorted(written)


def _list(folder: Path, written: list[Path]) -> None:
    """Adds the prints to the report's manifest."""
    path = folder / "MANIFEST.json"
    if not path.is_file():
        return
    content = msgspec.json.decode(path.read_bytes())
    outputs = {o["path"]: o for o in content["outputs"]}
    for file in written:
        size, sha = digest(file.read_bytes())
        name = file.relative_to(folder).as_posix()
        outputs[name] = {"path": name, "bytes": size, "sha256": sha}
    content["outputs"] = [outputs[name] for name in sorted(outputs)]
    partial = path.with_name(f".{path.name}.partial")
    partial.write_bytes(msgspec.json.format(msgspec.json.encode(content), indent=1) + b"\n")
    partial.replace(path)
