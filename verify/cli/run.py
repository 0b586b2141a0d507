"""`verify run`: documents in, a report folder out."""

import argparse
import gc
import os
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from verify.cli.leftovers import clear_leftovers
from verify.cluster import load_encoder, load_judgements, load_previous
from verify.engine import LocalEngine
from verify.errors import VerifyError
from verify.model import Issue
from verify.pipeline import run_on
from verify.read import Defaults, InputHash
from verify.reassess import with_hinges
from verify.render import check_out, names_of, public_names, redacted, write_report
from verify.rulepack import load_rules

_SHOWN = 50
_TICK = 2.0
# Said, but no record is in doubt because of it: --strict lets these pass.
NOTES = frozenset({"no_time_zone", "duplicate_record", "unknown_field", "unknown_kind", "no_words", "linked_folder", "no_date"})


def defaults_of(args: argparse.Namespace) -> Defaults:
    """What the command line says for documents that do not say it themselves."""
    return Defaults(
        source=args.source, source_kind=args.source_kind, publisher=args.publisher, published_at=args.published_at, lang=args.lang
    )


def run_command(args: argparse.Namespace) -> int:
    """Runs the whole line; 1 under --strict if a record was left out or is in doubt."""
    out = Path(args.out)
    clear_leftovers(out)
    check_out(out)
    check_writable(out)
    progress = Progress(quiet=args.quiet)
    rules = load_rules([Path(r) for r in args.rules])
    encoder = load_encoder(args.encoder)
    judgements = load_judgements(Path(args.judgements)) if args.judgements is not None else []
    previous = load_previous(Path(args.previous), rules, encoder) if args.previous is not None else None
    # What was loaded stays; most of what follows are values without cycles, and looking through them again and again takes time.
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    engine = LocalEngine(workers=args.workers)
    result = run_on(
        args.inputs, defaults_of(args), rules, encoder, counts=args.counts, lang=args.report_lang, generated_at=args.generated_at,
        engine=engine, stdin=sys.stdin.buffer, progress=progress, judgements=judgements, previous=previous,
    )  # fmt: skip
    report, documents = with_hinges(result.report, rules, engine), result.documents
    files = result.files
    if args.redact_names:
        files = nameless(files)
        report, documents = redacted(report, documents, public_names(rules))
    theme = None if args.theme is None else Path(args.theme)
    write_report(report, documents, out, lang=args.report_lang, names=names_of(rules), theme=theme, files=files, engine=engine)
    progress("events in the report", len(result.report.events))
    show_issues(result.report.issues)
    print(out / "index.html")
    return 1 if args.strict and any(in_doubt(i) for i in result.report.issues) else 0


def nameless(files: Sequence[InputHash]) -> tuple[InputHash, ...]:
    """The files without what they are called, which may be the name of a person; their hashes tell them."""
    return tuple(sorted(InputHash("", f.size, f.sha256) for f in files))


def in_doubt(issue: Issue) -> bool:
    """True if a record was left out, or used with a doubt about what it says."""
    return issue.severity == "error" or issue.code not in NOTES


def check_writable(out: Path) -> None:
    """Raises VerifyError if nothing can be written where the report goes: better said before the work than after it."""
    there = Path(os.path.realpath(out)).parent
    while not there.exists() and there != there.parent:
        there = there.parent
    try:
        with tempfile.TemporaryDirectory(prefix=".verify-", dir=there):
            pass
    except OSError as error:
        raise VerifyError(f"nothing can be written in {there}: {error.strerror or error}. Choose another folder with --out.") from error


class Progress:
    """Says on stderr what is done: each step once, and within a long one every two seconds how far it is."""

    def __init__(self, *, quiet: bool) -> None:
        self._quiet, self._began, self._last = quiet, time.monotonic(), time.monotonic()

    def __call__(self, step: str, done: int) -> None:
        """`step` is what is counted; one that begins with "of" is under way."""
        now = time.monotonic()
        if self._quiet or (step.startswith("of ") and now - self._last < _TICK):
            return
        self._last = now
        print(f"verify: {now - self._began:6.1f} s  {done:,} {counted(step, done)}", file=sys.stderr, flush=True)


def counted(step: str, done: int) -> str:
    """What is counted, in the singular where there is one: "1 document read"."""
    things, _, rest = step.partition(" ")
    return f"{things.removesuffix('s')} {rest}" if done == 1 and things != "of" else step


def show_issues(issues: tuple[Issue, ...]) -> None:
    """Issues on stderr, one a line; the report lists them all."""
    for issue in issues[:_SHOWN]:
        where = issue.file + (f":{issue.line}" if issue.line is not None else "")
        about = f" [{issue.record}]" if issue.record else ""
        hint = f" ({issue.hint})" if issue.hint else ""
        line = f"{issue.severity}: {where}{about}: {issue.message}{hint}"
        print("".join(c if c.isprintable() else repr(c)[1:-1] for c in line), file=sys.stderr)
    if len(issues) > _SHOWN:
        print(f"verify: {len(issues) - _SHOWN} more issues are listed in the report", file=sys.stderr)
