"""The report's folder: whole or not at all."""

import os
import shutil
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import msgspec

from verify.engine import Engine, LocalEngine
from verify.errors import InputError, VerifyError
from verify.model import Document, Event, Report
from verify.read import InputHash
from verify.render.book import Book
from verify.render.exports import claim_review, claims_csv, digest, events_csv, manifest, sources_csv
from verify.render.html import Pages, path_of
from verify.render.i18n import Interface
from verify.render.json_report import claims_jsonl, in_order, report_json
from verify.render.phrases import Names, Phrases

MANIFEST = "MANIFEST.json"
_PAGES_AT_ONCE = 16
_FLUSHED_AT_ONCE = 8
Written = dict[str, tuple[int, str]]
"""The size and the hash of each file that is written, by its path inside the folder."""
_PACKING = msgspec.msgpack.Encoder().encode, msgspec.msgpack.Decoder(Written).decode


def write_report(
    report: Report,
    documents: Sequence[Document],
    out: Path,
    *,
    lang: str = "en",
    names: Names | None = None,
    theme: Path | None = None,
    files: Sequence[InputHash] = (),
    engine: Engine | None = None,
) -> list[Path]:
    """Writes the report into `out` and returns the files written, sorted.

    Everything is made in a hidden folder beside `out`, flushed to disk, and then put in its place, so that an interrupted run leaves
    what was there before. A report of ours in `out` is replaced whole. `names` gives names by id and language (`names_of`), `theme` is a
    folder of templates that override ours, `files` what the documents came in, for the manifest, `engine` who makes the pages. Raises
    InputError for an unknown language, a theme that cannot be used or a folder that holds anything but a report of ours, VerifyError where
    nothing can be written.
    """
    phrases = Phrases(Interface(lang), names)
    out = Path(os.path.realpath(out))
    check_replaceable(out)
    made = out.parent / f".{out.name}.{os.getpid()}.partial"
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        made.mkdir()
    except OSError as error:
        raise _unwritable(out, error) from error
    try:
        book = Book(in_order(report), documents)
        written: Written = {}
        _write_all(_outputs(book, Pages(book, phrases, theme), phrases, files, written, made, engine or LocalEngine()), made)
        _flush(made, [*written, MANIFEST])
        _swap(made, out)
    except OSError as error:
        raise _unwritable(out, error) from error
    finally:
        shutil.rmtree(made, ignore_errors=True)
    return sorted(out / name for name in (*written, MANIFEST))


def _unwritable(out: Path, error: OSError) -> VerifyError:
    return VerifyError(f"The report cannot be written to {out}: {error.strerror or error}. Choose another folder with --out.")


def check_replaceable(out: Path) -> None:
    """Raises InputError unless `out` is absent, empty, or a report of ours with nothing else in it. Nobody's files are lost."""
    if not out.exists():
        return
    if not out.is_dir():
        raise InputError(f"{out} is a file. Give a folder for the report.")
    try:
        present = {str(p.relative_to(out).as_posix()) for p in sorted(out.rglob("*")) if not p.is_dir() or p.is_symlink()}
        if not present and not any(out.iterdir()):
            return
        ours = _listed(out / MANIFEST)
    except OSError as error:
        raise _unwritable(out, error) from error
    if ours is None:
        raise InputError(f"{out} is not empty and does not hold a report of verify. Nothing was written. Choose another folder with --out.")
    foreign = sorted(present - ours)
    if foreign:
        raise InputError(
            f"{out} holds a report, but also {len(foreign)} file(s) that are not part of it ({foreign[0]!r}). "
            "Nothing was written. Move them away or choose another folder with --out."
        )


def _listed(path: Path) -> set[str] | None:
    """The files a manifest of ours names, with the prints of its pages; None where there is no such manifest."""
    try:
        content = msgspec.json.decode(path.read_bytes())
    except (FileNotFoundError, IsADirectoryError, msgspec.DecodeError):
        return None
    if not isinstance(content, dict) or content.get("generator") != "verify" or not isinstance(content.get("outputs"), list):
        return None
    named = {str(o.get("path")) for o in content["outputs"] if isinstance(o, dict)}
    return {MANIFEST} | named | {f"{name.removesuffix('.html')}.pdf" for name in named if name.endswith(".html")}


def _outputs(
    book: Book, pages: Pages, phrases: Phrases, files: Sequence[InputHash], written: Written, folder: Path, engine: Engine
) -> Iterator[tuple[str, bytes]]:
    """Every file but the pages of events, with its path inside the folder; the manifest last, once all hashes are known.

    The pages of events are written by whoever makes them: together they may be more than the memory holds.
    """
    report = book.report

    def noted(name: str, data: bytes) -> tuple[str, bytes]:
        written[name] = digest(data)
        return name, data

    yield noted("index.html", pages.index().encode("utf-8", "replace"))
    some = [report.events[at : at + _PAGES_AT_ONCE] for at in range(0, len(report.events), _PAGES_AT_ONCE)]
    for made in engine.share(partial(_write_events, pages, folder), some, _PACKING):
        written.update(made)
    yield noted("report.json", report_json(report))
    yield noted("claims.jsonl", b"".join(claims_jsonl(report)))
    yield noted("claims.csv", claims_csv(book))
    yield noted("events.csv", events_csv(book))
    yield noted("sources.csv", sources_csv(book))
    yield noted("claimreview.jsonld", claim_review(book, phrases))
    yield MANIFEST, manifest(report, written, files)


def _write_events(pages: Pages, folder: Path, events: Sequence[Event]) -> Written:
    """Makes the pages of some events and writes them."""
    written: Written = {}
    for event in events:
        data = pages.event(event).encode("utf-8", "replace")
        (folder / path_of(event)).write_bytes(data)
        written[path_of(event)] = digest(data)
    return written


def _write_all(outputs: Iterator[tuple[str, bytes]], folder: Path) -> None:
    (folder / "events").mkdir()
    for name, data in outputs:
        (folder / name).write_bytes(data)


def _flush(folder: Path, names: Sequence[str]) -> None:
    """Has the disk keep these files; of several at once it keeps many with one turn."""
    with ThreadPoolExecutor(_FLUSHED_AT_ONCE) as pool:
        for _ in pool.map(_sync, [folder / name for name in names]):
            pass
    _sync(folder / "events")
    _sync(folder)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _swap(partial: Path, out: Path) -> None:
    """Puts the finished folder in place of the old one; if that fails, the old one is put back."""
    old = out.parent / f".{out.name}.{os.getpid()}.old"
    had = out.exists()
    if had:
        out.rename(old)
    try:
        partial.rename(out)
    except BaseException:
        if had:
            old.rename(out)
        raise
    _sync(out.parent)
    shutil.rmtree(old, ignore_errors=True)
