"""`verify report`: writes the pages of a report.json anew, or prints a report's pages as PDF."""

import argparse
from pathlib import Path

import msgspec

from verify.cli.run import Progress, nameless
from verify.errors import InputError
from verify.model import Report
from verify.read import InputHash
from verify.reassess import with_hinges
from verify.render import check_out, names_of, public_names, redacted, retold, write_report
from verify.render.pdf import print_pages
from verify.rulepack import load_rules


def read_report(path: Path) -> Report:
    """The report in a folder or a report.json. Raises InputError where there is none or it is not of this format."""
    file = path / "report.json" if path.is_dir() else path
    try:
        return msgspec.json.decode(file.read_bytes(), type=Report)
    except OSError as error:
        raise InputError(f"{file} cannot be read: {error.strerror}. Give the folder that verify run wrote, or its report.json.") from error
    except msgspec.DecodeError as error:
        raise InputError(f"{file} is not a report of this version of verify: {error}") from error


def input_files(path: Path) -> tuple[InputHash, ...]:
    """The files the report in a folder was made from, as its manifest has them; none where there is no manifest of ours."""
    try:
        content = msgspec.json.decode((path / "MANIFEST.json").read_bytes(), type=_Manifest)
    except (OSError, msgspec.DecodeError):
        return ()
    return tuple(InputHash(f.path, f.bytes, f.sha256) for f in content.files)


class _File(msgspec.Struct):
    path: str
    bytes: int
    sha256: str


class _Manifest(msgspec.Struct):
    files: list[_File] = []


def report_command(args: argparse.Namespace) -> int:
    """Writes, prints, or both."""
    source = Path(args.report)
    if args.out is None and not args.pdf:
        raise InputError("Nothing to do: give --out DIR to write the pages anew, --pdf to print them, or both.")
    if args.out is None and (args.theme is not None or args.redact_names or args.report_lang is not None):
        raise InputError("--report-lang, --theme and --redact-names write the pages anew: give --out DIR too.")
    folder = source if source.is_dir() else source.parent
    if args.out is not None:
        folder = Path(args.out)
        _write(args, source, folder)
        print(folder / "index.html")
    if args.pdf:
        for file in print_pages(folder, progress=Progress(quiet=args.quiet)):
            print(file)
    return 0


def _write(args: argparse.Namespace, source: Path, folder: Path) -> None:
    check_out(folder)
    rules = load_rules([Path(r) for r in args.rules])
    report = read_report(source)
    if any(e.hangs_on is None for e in report.events):
        report = with_hinges(report, rules)
    files = input_files(source if source.is_dir() else source.parent)
    if args.redact_names:
        files = nameless(files)
        report, _ = redacted(report, (), public_names(rules))
    lang = args.report_lang or "en"
    report = retold(report, rules, lang)
    theme = None if args.theme is None else Path(args.theme)
    write_report(report, (), folder, lang=lang, names=names_of(rules), theme=theme, files=files)
