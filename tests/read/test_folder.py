"""Which files an input stands for."""

import os
from pathlib import Path

import pytest

from verify.read import Defaults
from verify.read.folder import input_files
from verify.read.intake import Intake
from verify.rulepack import Rules


def names_of(*paths: Path) -> tuple[list[str], list[str], list[str]]:
    """(names of the files found, what is missing, codes of the issues)."""
    intake = Intake(Rules(), Defaults())
    files, missing = input_files(intake, paths)
    return [f.path.name for f in files], missing, [i.code for i in intake.issues]


def test_a_folder_is_read_with_everything_below_it_sorted(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.jsonl", "a/.hidden.txt", ".git/x.txt", "c.HTML"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert names_of(tmp_path) == (["z.jsonl", "b.txt", "c.HTML"], [], [])


def test_a_file_named_twice_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    assert names_of(tmp_path, tmp_path / "a.txt")[0] == ["a.txt"]


def test_the_order_of_the_inputs_changes_nothing(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("x")
    assert names_of(tmp_path / "b.txt", tmp_path / "a.txt") == names_of(tmp_path / "a.txt", tmp_path / "b.txt")


def test_files_of_other_kinds_are_named_and_many_of_them_together(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_text("x")
    for n in range(9):
        (tmp_path / f"{n}.png").write_text("x")
    assert names_of(tmp_path) == ([], [], ["unknown_kind", "unknown_kind"])


def test_a_path_that_is_not_there_is_missing(tmp_path: Path) -> None:
    gone, odd = tmp_path / "gone.txt", Path("a\x00b")
    assert names_of(gone, odd) == ([], sorted([str(gone), str(odd)]), [])


def test_links_to_folders_and_to_nothing_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "dead.txt").symlink_to(tmp_path / "gone.txt")
    found, _, codes = names_of(tmp_path)
    assert (found, sorted(codes)) == ([], ["linked_folder", "unreadable"])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes on this system")
def test_a_pipe_in_a_folder_does_not_hang_the_run(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert names_of(tmp_path) == ([], [], ["unreadable"])
