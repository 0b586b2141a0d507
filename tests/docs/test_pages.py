"""The documentation names what exists, and nothing of where it was written."""

import argparse
import re
import subprocess
import sys
from pathlib import Path

import pytest

from verify.cli.main import build_parser

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md")), *sorted((ROOT / "fixtures").glob("*/README.md"))]
LINK = re.compile(r"\]\(([^)#\s]+)(#[^)]*)?\)")
OPTION = re.compile(r"(?<![\w-])--[a-z][a-z-]+")


def commands(parser: argparse.ArgumentParser) -> list[list[str]]:
    """Every command that can be called, with its subcommands."""
    choices = next((a.choices for a in parser._actions if isinstance(a, argparse._SubParsersAction)), None)
    return [[]] if choices is None else [[name, *rest] for name, inner in choices.items() for rest in commands(inner)]


COMMANDS = commands(build_parser())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    missing = [
        target
        for target, _ in LINK.findall(page.read_text(encoding="utf-8"))
        if "://" not in target and not (page.parent / target).exists()
    ]
    assert missing == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_no_path_of_a_machine(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert re.findall(r"(?<![\w.])/(?:home|root|tmp|work|Users)/\S*", text) == []


def help_of(command: list[str]) -> str:
    done = subprocess.run(
        [sys.executable, "-c", "import sys; from verify.cli.main import main; sys.exit(main())", *command, "--help"],
        capture_output=True, text=True, timeout=60, check=False, cwd=ROOT, env={"COLUMNS": "200", "NO_COLOR": "1", "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("command", [[], *COMMANDS], ids=" ".join)
def test_every_option_of_the_command_line_is_documented(command: list[str]) -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    documented = set(OPTION.findall(page)) | {"--help"}
    assert set(OPTION.findall(help_of(command))) - documented == set()


def test_every_documented_command_exists() -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    for heading in re.findall(r"^## verify ([a-z ]+?)(?= [A-Z\[-]|$)", page, re.MULTILINE):
        assert "usage" in help_of(heading.split()).lower()


def test_every_documented_option_exists() -> None:
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    known = {option for command in [[], *COMMANDS] for option in OPTION.findall(help_of(command))}
    assert set(OPTION.findall(page)) - known == set()
