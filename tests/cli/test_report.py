"""verify report: a report written anew, printed, themed, and cleared of names."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Verify
from tests.render import build
from verify.render import write_report
from verify.render.browser import find_browser


@pytest.fixture
def made(tmp_path: Path) -> Path:
    write_report(*build.rich(), tmp_path / "report")
    return tmp_path / "report"


@pytest.mark.parametrize("given", ["", "report.json"])
def test_pages_are_written_anew_in_another_language(verify: Verify, made: Path, tmp_path: Path, given: str) -> None:
    done = verify("report", made / given, "--out", tmp_path / "ar", "--report-lang", "ar")
    assert (done.code, done.out.strip()) == (0, str(tmp_path / "ar" / "index.html"))
    assert 'dir="rtl"' in (tmp_path / "ar" / "index.html").read_text(encoding="utf-8")
    anew, old = (json.loads((folder / "report.json").read_bytes()) for folder in (tmp_path / "ar", made))
    for event in anew["events"]:
        assert event.pop("hangs_on", None) is not None or len(event["provenance_groups"]) == 1
    for event in old["events"]:
        event.pop("hangs_on", None)
    assert anew == old


def test_written_anew_in_its_own_language_a_run_is_the_same_to_the_byte(verify: Verify, tmp_path: Path) -> None:
    mocha = Path(__file__).parents[2] / "fixtures" / "mocha-port-2021"
    run = ("run", mocha / "documents", "--rules", mocha / "rules", "--generated-at", "2021-10-01T00:00:00Z", "--report-lang", "ar")
    assert verify(*run, "--out", tmp_path / "first").code == 0
    for lang in ("en", "ar"):
        done = verify(
            "report",
            tmp_path / ("first" if lang == "en" else "en"),
            "--out",
            tmp_path / lang,
            "--report-lang",
            lang,
            "--rules",
            mocha / "rules",
        )
        assert done.code == 0
    assert (tmp_path / "ar" / "report.json").read_bytes() == (tmp_path / "first" / "report.json").read_bytes()
    assert (tmp_path / "ar" / "index.html").read_bytes() != (tmp_path / "en" / "index.html").read_bytes()
    given, kept = (json.loads((tmp_path / name / "MANIFEST.json").read_bytes())["files"] for name in ("first", "ar"))
    assert given == kept and sorted(Path(f["path"]).name for f in given) == ["port-authority.md", "statements.jsonl"]
    import hashlib

    assert all(hashlib.sha256(Path(f["path"]).read_bytes()).hexdigest() == f["sha256"] for f in given)
    closed = verify("report", tmp_path / "first", "--out", tmp_path / "closed", "--redact-names", "--rules", mocha / "rules")
    assert closed.code == 0
    assert {f["path"] for f in json.loads((tmp_path / "closed" / "MANIFEST.json").read_bytes())["files"]} == {""}


def test_a_theme_and_cleared_names(verify: Verify, made: Path, tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    theme.mkdir()
    (theme / "base.html").write_text('{% extends "report/base.html" %}{% block title %}Ours{% endblock %}', encoding="utf-8")
    done = verify("report", made, "--out", tmp_path / "new", "--theme", theme, "--redact-names")
    assert done.code == 0
    issues = json.loads((tmp_path / "new" / "report.json").read_text(encoding="utf-8"))["issues"]
    assert "names_redacted" in {i["code"] for i in issues}


@pytest.mark.browser
def test_pages_are_printed(verify: Verify, made: Path) -> None:
    if find_browser() is None:
        pytest.skip("there is no Chromium")
    done = verify("report", made, "--pdf", "--quiet")
    assert done.code == 0 and done.err == ""
    printed = [Path(line) for line in done.out.splitlines()]
    assert len(printed) == 4 and all(p.read_bytes().startswith(b"%PDF-") for p in printed)


def test_without_chromium_it_says_what_to_do(verify: Verify, made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("verify.render.browser.find_browser", lambda: None)
    done = verify("report", made, "--pdf")
    assert done.code == 1 and "Install the package chromium" in done.err


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "--out DIR"),
        (["--redact-names", "--pdf"], "give --out DIR"),
        (["--out", "{new}", "--theme", "{missing}"], "no folder"),
    ],
)
def test_wrong_use(verify: Verify, made: Path, tmp_path: Path, arguments: list[str], says: str) -> None:
    done = verify("report", made, *(a.format(new=tmp_path / "new", missing=tmp_path / "missing") for a in arguments))
    assert done.code == 2 and says in done.err
    assert not (tmp_path / "new").exists()


@pytest.mark.parametrize("content", [None, "{", '{"schema_version": "9"}'])
def test_what_is_no_report(verify: Verify, tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "report.json").write_text(content, encoding="utf-8")
    done = verify("report", tmp_path, "--out", tmp_path / "new")
    assert done.code == 2 and "report" in done.err


def test_a_folder_of_others_is_left_alone(verify: Verify, made: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "notes.txt").write_text("mine", encoding="utf-8")
    assert verify("report", made, "--out", tmp_path / "mine").code == 2
    assert [p.name for p in (tmp_path / "mine").iterdir()] == ["notes.txt"]
