"""The folder appears whole or not at all, is the same for the same report, and nobody's files are lost."""

import json
import random
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.render import build
from verify.engine import LocalEngine
from verify.errors import InputError, VerifyError
from verify.model import sha256_text
from verify.render import check_out, write_report
from verify.render.exports import digest


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_every_file_is_there_and_listed_with_its_hash(tmp_path: Path) -> None:
    written = write_report(*build.rich(), tmp_path / "out")
    files = contents(tmp_path / "out")
    assert {p.relative_to(tmp_path / "out").as_posix() for p in written} == set(files)
    listed = json.loads(files["MANIFEST.json"])
    assert {o["path"]: (o["bytes"], o["sha256"]) for o in listed["outputs"]} == {
        n: digest(d) for n, d in files.items() if n != "MANIFEST.json"
    }
    assert {i["document"]: i["sha256"] for i in listed["inputs"]} == {d.id: sha256_text(d.text) for d in build.DOCUMENTS}


def test_the_same_report_in_any_order_gives_the_same_bytes(tmp_path: Path) -> None:
    report, documents = build.rich()
    dice = random.Random(3)
    mixed = replace(
        report,
        **{
            k: tuple(dice.sample(getattr(report, k), len(getattr(report, k))))
            for k in ("claims", "events", "sources", "documents", "issues")
        },
    )
    write_report(report, documents, tmp_path / "a")
    write_report(mixed, documents[::-1], tmp_path / "b")
    assert contents(tmp_path / "a") == contents(tmp_path / "b")


def test_pages_are_the_same_whoever_makes_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("verify.render.write._PAGES_AT_ONCE", 1)
    for workers in (1, 2):
        write_report(*build.rich(), tmp_path / str(workers), engine=LocalEngine(workers))
    assert contents(tmp_path / "1") == contents(tmp_path / "2")


def test_only_the_moment_differs(tmp_path: Path) -> None:
    report, documents = build.rich()
    write_report(report, documents, tmp_path / "a")
    write_report(replace(report, generated_at="2031-05-06T07:08:09+00:00"), documents, tmp_path / "b")
    a, b = contents(tmp_path / "a"), contents(tmp_path / "b")
    assert {n for n in a if a[n] != b[n]} <= {"index.html", "report.json", "claimreview.jsonld", "MANIFEST.json"}


def test_an_interrupted_run_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "out"
    write_report(*build.rich(), out)
    before = contents(tmp_path)

    def stop(*_: object) -> bytes:
        raise KeyboardInterrupt

    monkeypatch.setattr("verify.render.write.events_csv", stop)
    with pytest.raises(KeyboardInterrupt):
        write_report(build.report(build.silos()), build.DOCUMENTS, out)
    assert contents(tmp_path) == before, "the old report stands and nothing lies beside it"


def test_a_run_that_fails_before_there_was_a_report_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> bytes:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("verify.render.write.claims_csv", full)
    with pytest.raises(VerifyError, match="No space left"):
        write_report(*build.rich(), tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_a_report_of_ours_is_replaced_whole(tmp_path: Path) -> None:
    write_report(*build.rich(), tmp_path / "out")
    write_report(build.report(build.silos()), build.DOCUMENTS, tmp_path / "out")
    assert [p.name for p in (tmp_path / "out" / "events").iterdir()] == ["ev-91c2d3e4f5a6.html"]


@pytest.mark.parametrize("name", ["notes.txt", "events/mine.html"])
def test_a_folder_with_files_of_others_is_refused(tmp_path: Path, name: str) -> None:
    write_report(*build.rich(), tmp_path)
    (tmp_path / name).write_text("mine", encoding="utf-8")
    with pytest.raises(InputError, match="not part of it"):
        write_report(*build.rich(), tmp_path)
    assert (tmp_path / name).read_text(encoding="utf-8") == "mine"


def test_a_folder_that_is_no_report_is_refused(tmp_path: Path) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"x")
    with pytest.raises(InputError, match="not empty"):
        check_out(tmp_path)
    with pytest.raises(InputError, match="is a file"):
        check_out(tmp_path / "photo.jpg")
    check_out(tmp_path / "new")


def test_ids_never_leave_the_folder(tmp_path: Path) -> None:
    bad = replace(build.silos(), id="../../etc/passwd")
    write_report(build.report(bad), build.DOCUMENTS, tmp_path / "out")
    (page,) = (tmp_path / "out" / "events").iterdir()
    assert page.parent == tmp_path / "out" / "events" and page.name.startswith("etc-passwd-")


def test_an_unknown_language_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="Choose one of: ar, en"):
        write_report(*build.rich(), tmp_path / "out", lang="fr")
