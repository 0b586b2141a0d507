"""What a killed run leaves behind."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from verify.cli.leftovers import clear_leftovers


@pytest.fixture
def dead() -> int:
    """The number of a process that has ended."""
    return int(subprocess.run([sys.executable, "-c", "import os; print(os.getpid())"], capture_output=True, check=True).stdout)


def folder(path: Path) -> Path:
    path.mkdir()
    (path / "index.html").write_text(path.name)
    return path


def test_half_made_folders_of_dead_runs_go(tmp_path: Path, dead: int) -> None:
    folder(tmp_path / "out")
    for name in (f".out.{dead}.partial", f".out.{dead}.old"):
        folder(tmp_path / name)
    clear_leftovers(tmp_path / "out")
    assert [p.name for p in tmp_path.iterdir()] == ["out"]


def test_a_report_set_aside_goes_back_if_nothing_took_its_place(tmp_path: Path, dead: int) -> None:
    folder(tmp_path / f".out.{dead}.old")
    clear_leftovers(tmp_path / "out")
    assert (tmp_path / "out" / "index.html").read_text() == f".out.{dead}.old"


def test_nothing_else_is_touched(tmp_path: Path, dead: int) -> None:
    kept = [
        folder(tmp_path / name)
        for name in (f".out.{os.getpid()}.partial", f".other.{dead}.partial", f".outer.{dead}.old", ".out.x.partial")
    ]
    (tmp_path / f".out.{dead}.partial").write_text("a file")
    (tmp_path / f".out.{dead}1.old").symlink_to(kept[0])
    clear_leftovers(tmp_path / "out")
    assert all(path.is_dir() for path in kept)
    assert (tmp_path / f".out.{dead}.partial").is_file()


def test_a_folder_that_is_not_there_is_no_fault(tmp_path: Path) -> None:
    clear_leftovers(tmp_path / "not" / "there")
