"""All that can be wrong with rule packs, in one answer."""

from pathlib import Path

from verify.checks import check_packs


def test_ours_have_no_findings_and_many_cases() -> None:
    findings, cases = check_packs([])
    assert findings == []
    assert cases > 100


def test_faults_of_form_come_before_the_cases(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text("pack: {id: a, version: 1, kind: region}\ncolour: red\n")
    findings, cases = check_packs([tmp_path])
    assert cases == 0
    assert [f.split(": ", 1)[0] for f in findings] == [f"{tmp_path / 'a.yml'}:2"]


def test_a_case_of_numbers_that_fails_is_found_in_its_file(tmp_path: Path) -> None:
    (tmp_path / "a.yml").write_text(
        "pack: {id: a, version: 1, kind: lang, lang: en}\nnumbers:\n  cases:\n    - {id: my.case, text: seven shells, reads: [8]}\n"
    )
    findings, _ = check_packs([tmp_path])
    assert [f for f in findings if f.startswith(f"{tmp_path / 'a.yml'}:4: ") and "my.case" in f], findings
