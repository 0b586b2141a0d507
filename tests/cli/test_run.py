"""verify run: what comes out, what is said, and that nothing is ever half written."""

import hashlib
import json
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.cli.conftest import POST, ROOT, Verify, apart, command
from verify.cli.run import NOTES, Progress, check_writable, counted, in_doubt, show_issues
from verify.errors import VerifyError
from verify.model import Issue

HOSTILE = ROOT / "fixtures" / "hostile"
WHEN = "2024-01-01T00:00:00Z"


def test_a_report_is_a_folder_and_its_address_is_all_that_stands_on_stdout(verify: Verify, post: Path, tmp_path: Path) -> None:
    out = tmp_path / "report"
    done = verify("run", post, "--out", out, "--encoder", "none")
    assert (done.code, done.out) == (0, f"{out}/index.html\n")
    assert {"index.html", "report.json", "claims.jsonl", "events"} <= {p.name for p in out.iterdir()}
    report = json.loads((out / "report.json").read_text())
    assert [d["id"] for d in report["documents"]] == ["p-1"]
    assert len((out / "claims.jsonl").read_text().splitlines()) == len(report["claims"]) == 1
    assert sorted(p.name for p in tmp_path.iterdir()) == ["post.jsonl", "report"], "nothing is left beside the report"


def test_progress_goes_to_stderr_and_can_be_silenced(verify: Verify, post: Path, tmp_path: Path) -> None:
    loud = verify("run", post, "--out", tmp_path / "a", "--encoder", "none")
    assert [step for step in ("1 document read", "1 claim read", "1 event found", "1 event assessed") if step not in loud.err] == []
    assert verify("run", post, "--out", tmp_path / "b", "--encoder", "none", "--quiet").err == ""


def test_a_long_step_says_how_far_it_is_now_and_then(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    clock = iter([0.0, 0.0, 0.5, 2.5, 2.6, 9.0])
    monkeypatch.setattr("verify.cli.run.time.monotonic", lambda: next(clock))
    progress = Progress(quiet=False)
    for done in (1, 2, 3):
        progress("of 9 texts", done)
    progress("claims read", 1234)
    assert capsys.readouterr().err == "verify:    2.5 s  2 of 9 texts\nverify:    9.0 s  1,234 claims read\n"


def test_issues_are_on_stderr_in_the_report_and_on_its_pages(verify: Verify, tmp_path: Path) -> None:
    path = tmp_path / "posts.jsonl"
    path.write_text(POST + '{"text": "cut o\n')
    done = verify("run", path, "--out", tmp_path / "report", "--encoder", "none")
    assert done.code == 0
    assert f"error: {path}:2: the line is not JSON" in done.err
    (issue,) = json.loads((tmp_path / "report/report.json").read_text())["issues"]
    assert (issue["file"], issue["line"], issue["code"], issue["severity"]) == (str(path), 2, "bad_json", "error")
    page = (tmp_path / "report/index.html").read_text()
    assert "the line is not JSON" in page and "posts.jsonl" in page


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ('{"text": "cut o', 1),
        ('{"source": "SANA"}', 1),
        (POST.strip().replace("2021-07-10T21", "3021-07-10T21").replace("p-1", "p-2"), 1),
        ('{"id": "p-1", "source": "SANA", "lang": "en", "text": "Another."}', 1),
        (POST.strip(), 0),
        (POST.strip().replace('"id"', '"colour": 1, "id"').replace("p-1", "x"), 0),
        ("", 0),
    ],
)
def test_strict_is_exit_1_if_a_record_was_left_out_or_is_in_doubt(verify: Verify, tmp_path: Path, line: str, code: int) -> None:
    path = tmp_path / "posts.jsonl"
    path.write_text(POST + line + "\n")
    assert verify("run", path, "--out", tmp_path / "report", "--encoder", "none").code == 0
    assert verify("run", path, "--out", tmp_path / "report", "--encoder", "none", "--strict").code == code
    assert (tmp_path / "report" / "index.html").exists(), "the report is written all the same"


def test_what_is_a_note_and_what_a_doubt() -> None:
    assert in_doubt(Issue("f", None, None, "encoding", "warning", "m"))
    assert in_doubt(Issue("f", None, None, "no_such_file", "error", "m"))
    assert not any(in_doubt(Issue("f", None, None, code, "warning", "m")) for code in NOTES)


def test_what_is_said_cannot_act_on_a_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    show_issues((Issue("a\x1b[31m", 1, "\u202eb", "c", "error", "m\x00", "h\n"),))
    said = capsys.readouterr().err
    assert said == "error: a\\x1b[31m:1 [\\u202eb]: m\\x00 (h\\n)\n"


def test_many_issues_are_counted(capsys: pytest.CaptureFixture[str]) -> None:
    show_issues(tuple(Issue("a", n, None, "c", "error", "m") for n in range(60)))
    assert "10 more issues are listed in the report" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("args", "code", "words"),
    [
        (["--encoder", "nosuch"], 2, "unknown encoder 'nosuch'"),
        (["--encoder", "sentence-transformers:/no/such"], 2, "no model folder"),
        (["--rules", HOSTILE / "rules-syntax-error"], 2, "broken.yml:4: not valid YAML"),
        (["--rules", "no-such-folder"], 2, "no such folder"),
        (["--published-at", "31 February 2021"], 2, "cannot be used"),
        (["--lang", "the best"], 2, "no language code"),
        (["--generated-at", "now"], 2, "no ISO 8601"),
    ],
)
def test_what_is_asked_for_and_cannot_be_is_said_and_nothing_is_written(
    verify: Verify, post: Path, tmp_path: Path, args: list[object], code: int, words: str
) -> None:
    done = verify("run", post, "--out", tmp_path / "report", *args)
    assert (done.code, done.out) == (code, "")
    assert words in done.err and done.err.startswith("verify: ")
    assert not (tmp_path / "report").exists()


@pytest.mark.parametrize(("content", "words"), [("", "the file is empty"), (" \n", "only white space")])
def test_an_empty_file_alone_is_nothing_to_read(verify: Verify, tmp_path: Path, content: str, words: str) -> None:
    (tmp_path / "a.txt").write_text(content)
    done = verify("run", tmp_path / "a.txt", "--out", tmp_path / "report")
    assert done.code == 2
    assert words in done.err


def test_an_input_of_which_nothing_could_be_read_is_exit_2(verify: Verify, tmp_path: Path) -> None:
    for name, content, words in (("a.csv", "day,words\n1,Two shells fell.\n", "no column is called text"), ("a.jsonl", "{\n", "not JSON")):
        (tmp_path / name).write_text(content)
        done = verify("run", tmp_path / name, "--out", tmp_path / "report")
        assert (done.code, done.out) == (2, "")
        assert words in done.err and "no document could be read" in done.err
        assert not (tmp_path / "report").exists()


def test_one_is_counted_in_the_singular() -> None:
    assert [counted("documents read", n) for n in (0, 1, 2)] == ["documents read", "document read", "documents read"]
    assert counted("of 3 texts searched for claims", 1) == "of 3 texts searched for claims"


def test_a_folder_with_nothing_readable_is_exit_2(verify: Verify, tmp_path: Path) -> None:
    done = verify("run", HOSTILE / "nothing-readable", "--out", tmp_path / "report")
    assert done.code == 2
    assert "nothing here can be read" in done.err and "photo.png" in done.err


def test_a_folder_of_somebody_elses_is_not_touched(verify: Verify, post: Path, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine/thesis.txt").write_text("years of work")
    for out in (tmp_path / "mine", tmp_path / "mine/thesis.txt"):
        assert verify("run", post, "--out", out).code == 2
    assert (tmp_path / "mine/thesis.txt").read_text() == "years of work"


def test_where_nothing_can_be_written_is_said_before_the_work(verify: Verify, post: Path) -> None:
    done = verify("run", post, "--out", "/proc/nowhere/report")
    assert done.code == 1
    assert "nothing can be written in /proc" in done.err and "--out" in done.err
    assert "documents read" not in done.err
    with pytest.raises(VerifyError):
        check_writable(Path("/proc/nowhere"))


def test_a_report_is_replaced_whole(verify: Verify, post: Path, tmp_path: Path) -> None:
    out = tmp_path / "report"
    for _ in range(2):
        assert verify("run", post, "--out", out, "--encoder", "none").code == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == ["post.jsonl", "report"]


def test_standard_input_is_json_lines(tmp_path: Path) -> None:
    done = apart("run", "-", "--out", tmp_path / "report", "--encoder", "none", stdin=POST.encode())
    assert done.returncode == 0, done.stderr
    assert json.loads((tmp_path / "report/report.json").read_text())["documents"][0]["id"] == "p-1"
    assert apart("run", "-", "--out", tmp_path / "other", stdin=b"").returncode == 2


def contents(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def test_same_input_same_bytes_in_any_order_under_any_hash_seed_and_with_any_number_of_workers(tmp_path: Path) -> None:
    documents = ROOT / "fixtures" / "mocha-port-2021" / "documents"
    lines = (documents / "statements.jsonl").read_text(encoding="utf-8").splitlines()
    others = [p for p in sorted(documents.iterdir()) if p.name != "statements.jsonl"]
    answers = []
    for turn, (seed, workers, order) in enumerate([("0", 1, 1), ("1", 2, -1), ("77", 1, -1)]):
        given = tmp_path / "in" / "statements.jsonl"
        given.parent.mkdir(exist_ok=True)
        given.write_text("\n".join(lines[::order]) + "\n", encoding="utf-8")
        rules = ROOT / "fixtures" / "mocha-port-2021" / "rules"
        out = tmp_path / f"out-{turn}"
        done = apart(
            "run", *[given, *others][::order], "--rules", rules, "--out", out, "--generated-at", WHEN, "--workers", workers, seed=seed
        )
        assert done.returncode == 0, done.stderr.decode()
        answers.append(contents(out))
        manifest = json.loads(answers[-1]["MANIFEST.json"])
        named = {Path(f.pop("path")).name: f["sha256"] for f in manifest["files"]}
        assert named[given.name] == hashlib.sha256(given.read_bytes()).hexdigest()  # of the file in this order of its lines
        answers[-1]["MANIFEST.json"] = json.dumps(manifest | {"files": len(named)}).encode()
    for other in answers[1:]:
        assert [name for name in answers[0].keys() | other.keys() if answers[0].get(name) != other.get(name)] == []


def heed_interrupts() -> None:
    """In the child: an interrupt counts, also where the tests themselves run in the background and ignore it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL], ids=lambda s: s.name)
def test_a_run_that_is_stopped_leaves_the_report_that_was_there(tmp_path: Path, how: signal.Signals) -> None:
    """Stopped while it writes: what was there before is whole, and the next run clears away what was left."""
    path, out = tmp_path / "posts.jsonl", tmp_path / "report"
    path.write_text(POST)
    assert apart("run", path, "--out", out, "--encoder", "none", "--generated-at", WHEN).returncode == 0
    before = contents(out)
    path.write_text(POST.replace("Five", "Nine"))
    # The run is held where half of the files are written.
    hold = (
        "import sys, os, time; import verify.render.write as w; real = w._write_all\n"
        "def slow(outputs, folder):\n"
        "    def held():\n"
        "        for n, item in enumerate(outputs):\n"
        "            if n == 2:\n"
        "                print('half', file=sys.stderr, flush=True); time.sleep(60)\n"
        "            yield item\n"
        "    return real(held(), folder)\n"
        "w._write_all = slow\n"
        "from verify.cli.main import main; sys.exit(main())"
    )
    args = command("run", path, "--out", out, "--encoder", "none", "--quiet")
    args[2] = hold
    process = subprocess.Popen(
        args, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)}, preexec_fn=heed_interrupts, stderr=subprocess.PIPE, text=True
    )
    assert process.stderr is not None
    for line in process.stderr:
        if line.strip() == "half":
            break
    process.send_signal(how)
    assert process.wait(timeout=30) != 0
    process.stderr.close()
    assert contents(out) == before
    left = sorted(p.name for p in tmp_path.iterdir())
    assert len(left) == 2 if how is not signal.SIGKILL else left[0].endswith(".partial")
    assert apart("run", path, "--out", out, "--encoder", "none").returncode == 0
    assert sorted(p.name for p in tmp_path.iterdir()) == ["posts.jsonl", "report"]
    assert b"Nine" in contents(out)["report.json"]


def test_a_run_stopped_before_it_writes_leaves_nothing(tmp_path: Path) -> None:
    args = command("run", "-", "--out", tmp_path / "report", "--encoder", "none")
    process = subprocess.Popen(
        args,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        preexec_fn=heed_interrupts,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    time.sleep(1.5)  # it waits for its input
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=30)
    assert process.returncode != 0
    assert b"Traceback" not in err
    assert list(tmp_path.iterdir()) == []
