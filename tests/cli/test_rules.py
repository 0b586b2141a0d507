"""verify rules check."""

from pathlib import Path

import pytest

from tests.cli.conftest import ROOT, Verify

HEAD = "pack: {id: mine, version: 1, kind: lang, lang: en}\n"


def test_ours_are_clean_and_their_cases_run(verify: Verify) -> None:
    done = verify("rules", "check")
    assert (done.code, done.out) == (0, ""), done.out
    assert "0 findings" in done.err
    assert int(done.err.split(" cases run")[0].rsplit(" ", 1)[-1].replace(",", "")) > 100


@pytest.mark.parametrize(
    ("folder", "where", "words"),
    [("rules-syntax-error", "broken.yml:4", "not valid YAML"), ("rules-unknown-field", "unknown.yml:3", "colour")],
)
def test_what_is_wrong_is_named_with_file_and_line(verify: Verify, folder: str, where: str, words: str) -> None:
    done = verify("rules", "check", ROOT / "fixtures" / "hostile" / folder)
    assert done.code == 1
    assert where in done.out and words in done.out


def test_a_case_that_fails_is_named_with_file_and_line(verify: Verify, tmp_path: Path) -> None:
    reads = "reads: {event_type: explosion}"
    rule = f"rules:\n  - {{id: my.rule, dimension: event, pattern: \"'kaboom'\", {reads}, cases: [{{text: Silence., {reads}}}]}}\n"
    (tmp_path / "mine.yml").write_text(HEAD + rule)
    done = verify("rules", "check", tmp_path)
    assert done.code == 1
    assert f"{tmp_path / 'mine.yml'}:3" in done.out and "my.rule" in done.out


def test_a_folder_without_packs_is_named(verify: Verify, tmp_path: Path) -> None:
    done = verify("rules", "check", tmp_path)
    assert done.code == 1
    assert "no rule pack" in done.out
