"""The report's folder: whole or not at all."""

import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from verify.errors import InputError, VerifyError
from verify.model import Document, Report
from verify.read import InputHash
from verify.render.book import Book
from verify.render.exports import claim_review, claims_csv, digest, events_csv, manifest, sources_csv
from verify.render.html import Pages
from verify.render.i18n import Interface
from verify.render.json_report import claims_jsonl, in_order, report_json
from verify.render.phrases import Names, Phrases

MANIFEST = "MANIFEST.json"


def write_report(
    report: Report,
    documents: Sequence[Document],
    out: Path,
    *,
    lang: str = "en",
    names: Names | None = None,
    theme: Path | None = None,
    files: Sequence[InputHash] = (),
) -> list[Path]:
    """Writes the report into `out` and returns the files written, sorted.

    Everything is made in a hidden folder beside `out`, flushed to disk, and then put in its place, so that an interrupted run leaves
    what was there before. A report of ours in `out` is replaced whole. `names` gives names by id and language (`names_of`), `theme` is a
    folder of templates that override ours, `files` what the documents came in, for the manifest. Raises InputError for an unknown
    language, a theme that cannot be used or a folder that holds anything but a report of ours, VerifyError where nothing can be written.
    """
    phrases = Phrases(Interface(lang), names)
    out = Path(os.path.realpath(out))
    check_replaceable(out)
    partial = out.parent / f".{out.name}.{os.getpid()}.partial"
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        partial.mkdir()
    except OSError as error:
        raise _unwritable(out, error) from error
    try:
        written = _write_all(_outputs(in_order(report), documents, phrases, theme, files), partial)
        _swap(partial, out)
    except OSError as error:
        raise _unwritable(out, error) from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return sorted(out / name for name in written)


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
    report: Report, documents: Sequence[Document], phrases: Phrases, theme: Path | None, files: Sequence[InputHash]
) -> Iterator[tuple[str, bytes]]:
    """Every file but the manifest, with its path inside the folder; the manifest last, once all hashes are known."""
    book = Book(report, documents)
    known: dict[str, tuple[int, str]] = {}

    def noted(name: str, data: bytes) -> tuple[str, bytes]:
        known[name] = digest(data)
        return name, data

    for name, page in Pages(book, phrases, theme).all():
        yield noted(name, page.encode("utf-8", "replace"))
    yield noted("report.json", report_json(report))
    yield noted("claims.jsonl", b"".join(claims_jsonl(report)))
    yield noted("claims.csv", claims_csv(book))
    yield noted("events.csv", events_csv(book))
    yield noted("sources.csv", sources_csv(book))
    yield noted("claimreview.jsonld", claim_review(book, phrases))
    yield MANIFEST, manifest(report, known, files)


def _write_all(outputs: Iterator[tuple[str, bytes]], folder: Path) -> list[str]:
    (folder / "events").mkdir()
    names = []
    for name, data in outputs:
        with (folder / name).open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        names.append(name)
    _sync_folder(folder / "events")
    _sync_folder(folder)
    return names


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
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
    _sync_folder(out.parent)
    shutil.rmtree(old, ignore_errors=True)
