"""`verify run`: documents in, a report folder out."""

import argparse
import sys
import time
from pathlib import Path

from verify.cluster import load_encoder
from verify.engine import LocalEngine
from verify.model import Issue
from verify.pipeline import run_on
from verify.read import Defaults
from verify.render import check_out, write_report
from verify.rulepack import load_rules

_SHOWN = 50


def defaults_of(args: argparse.Namespace) -> Defaults:
    """What the command line says for documents that do not say it themselves."""
    return Defaults(
        source=args.source, source_kind=args.source_kind, publisher=args.publisher, published_at=args.published_at, lang=args.lang
    )


def run_command(args: argparse.Namespace) -> int:
    """Runs the whole line; 1 under --strict if any record could not be used."""
    out = Path(args.out)
    check_out(out)
    began = time.monotonic()

    def progress(step: str, done: int) -> None:
        if not args.quiet:
            print(f"verify: {time.monotonic() - began:6.1f} s  {done} {step}", file=sys.stderr)

    rules = load_rules([Path(r) for r in args.rules])
    encoder = load_encoder(args.encoder)
    result = run_on(
        args.inputs, defaults_of(args), rules, encoder, counts=args.counts, lang=args.report_lang, generated_at=args.generated_at,
        engine=LocalEngine(workers=args.workers), stdin=sys.stdin.buffer, progress=progress,
    )  # fmt: skip
    write_report(result.report, result.documents, out, lang=args.report_lang)
    show_issues(result.report.issues)
    print(out / "index.html")
    unusable = any(i.severity == "error" for i in result.report.issues)
    return 1 if args.strict and unusable else 0


def show_issues(issues: tuple[Issue, ...]) -> None:
    """Issues on stderr, one a line; the report lists them all."""
    for issue in issues[:_SHOWN]:
        where = issue.file + (f":{issue.line}" if issue.line is not None else "")
        about = f" [{issue.record}]" if issue.record else ""
        hint = f" ({issue.hint})" if issue.hint else ""
        print(f"{issue.severity}: {where}{about}: {issue.message}{hint}".replace("\x00", "\\0"), file=sys.stderr)
    if len(issues) > _SHOWN:
        print(f"verify: {len(issues) - _SHOWN} more issues are listed in the report", file=sys.stderr)
