"""Commands, help and exit codes."""

import os
import signal
import subprocess
import sys

import pytest

from tests.cli.conftest import ROOT, Verify
from verify import __version__
from verify.cli.main import build_parser, main
from verify.errors import InputError, RuleError, VerifyError

COMMANDS = ["run", "explain", "rules", "fuse", "evaluate", "schema"]


def test_help_names_every_command_and_shows_examples(verify: Verify) -> None:
    done = verify("--help")
    assert done.code == 0
    assert [name for name in COMMANDS if f"    {name} " not in done.out] == []
    assert "examples:" in done.out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_option_says_what_it_is_for(command: str) -> None:
    import argparse

    choices = next(a for a in build_parser()._actions if isinstance(a, argparse._SubParsersAction)).choices
    parser = choices[command]
    assert [a.dest for a in parser._actions if not a.help and not isinstance(a, argparse._SubParsersAction)] == []


def test_version(verify: Verify) -> None:
    assert verify("--version") == (0, f"verify {__version__}\n", "")


@pytest.mark.parametrize(
    "args",
    [
        [],
        ["walk"],
        ["run"],
        ["run", "x"],
        ["run", "x", "--out", "y", "--counts", "many"],
        ["run", "x", "--out", "y", "--workers", "0"],
        ["rules"],
        ["explain"],
        ["run", "x", "--out", "y", "--source-kind", "poet"],
    ],
)
def test_wrong_usage_is_exit_2(verify: Verify, args: list[str]) -> None:
    done = verify(*args)
    assert done.code == 2
    assert "usage: verify" in done.err
    assert done.out == ""


@pytest.mark.parametrize(
    ("error", "code"), [(InputError("no"), 2), (RuleError("no", "a.yml", 3), 2), (VerifyError("no"), 1), (KeyboardInterrupt(), 1)]
)
def test_errors_are_a_line_and_a_code(verify: Verify, monkeypatch: pytest.MonkeyPatch, error: BaseException, code: int) -> None:
    def fail(args: object) -> int:
        raise error

    monkeypatch.setattr("verify.cli.main._schema", fail)
    done = verify("schema")
    assert done.code == code
    assert done.err.startswith("verify: ") and done.err.count("\n") == 1


def test_a_reader_that_leaves_early_is_no_fault() -> None:
    done = subprocess.run(
        ["bash", "-c", 'set -o pipefail; "$0" -m verify.cli.main schema | head -n 1', sys.executable],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "{\n", "")


def test_a_request_to_end_is_answered_like_ctrl_c(monkeypatch: pytest.MonkeyPatch) -> None:
    before = signal.getsignal(signal.SIGTERM)

    def ended(args: object) -> int:
        os.kill(os.getpid(), signal.SIGTERM)
        signal.pause()
        return 0

    monkeypatch.setattr("verify.cli.main._schema", ended)
    try:
        assert main(["schema"]) == 1
    finally:
        signal.signal(signal.SIGTERM, before)
