"""verify explain: what was read from each sentence, and why the rest was not."""

from pathlib import Path

from tests.cli.conftest import Verify


def test_each_sentence_is_shown_with_what_was_read_from_it(verify: Verify, post: Path) -> None:
    done = verify("explain", post)
    assert done.code == 0
    assert "document p-1" in done.out and "language en" in done.out
    assert "Five civilians were killed" in done.out
    assert "killed" in done.out and "casualties" in done.out
    assert "SANA" in done.out


def test_a_sentence_from_which_nothing_was_read_says_so(verify: Verify, tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("The museum of the town will open again next week with a show of old maps.")
    done = verify("explain", path, "--lang", "en", "--published-at", "2021-07-10")
    assert done.code == 0
    assert "museum" in done.out and "0 claims" in done.out


def test_each_value_names_its_rule_and_each_gap_its_reason(verify: Verify, tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("A doctor said four people were killed in the shelling.\n\nWho fired the shells?\n\nقتل مدنيان في غارة على السوق")
    done = verify("explain", path, "--lang", "en", "--published-at", "2021-07-10")
    assert "voice: A doctor (local" in done.out and "killed = 4" in done.out and "en.casualty" in done.out
    assert "who asks says nothing" in done.out
    assert "read as ar" in done.out and "killed = 2" in done.out


def test_a_language_nobody_reads_is_said(verify: Verify, tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("Za řekou bylo v sobotu večer slyšet několik výbuchů, řekli obyvatelé obce.")
    done = verify("explain", path, "--lang", "cs")
    assert done.code == 0
    assert "no rule pack reads" in done.out


def test_a_file_that_is_not_there_is_exit_2(verify: Verify, tmp_path: Path) -> None:
    assert verify("explain", tmp_path / "gone.txt").code == 2
