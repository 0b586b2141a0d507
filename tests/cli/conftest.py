"""The command line as a person calls it, in this process or in one of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from verify.cli.main import main

ROOT = Path(__file__).parents[2]
POST = '{"id": "p-1", "source": "SANA", "published_at": "2021-07-10T21:00:00+03:00", "lang": "en", "text": "Five civilians were killed on Saturday evening in shelling on the town of Khasham, SANA said."}\n'  # noqa: E501


class Done(NamedTuple):
    code: int
    out: str
    err: str


Verify = Callable[..., Done]


@pytest.fixture
def verify(capsys: pytest.CaptureFixture[str]) -> Verify:
    """`verify("run", path, "--out", out)` in this process."""

    def call(*args: object) -> Done:
        capsys.readouterr()
        try:
            code = main([str(a) for a in args])
        except SystemExit as stopped:
            code = int(stopped.code or 0)
        out, err = capsys.readouterr()
        return Done(code, out, err)

    return call


def command(*args: object) -> list[str]:
    """The same as a process of its own."""
    return [sys.executable, "-c", "import sys; from verify.cli.main import main; sys.exit(main())", *map(str, args)]


def apart(*args: object, seed: str = "0", stdin: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command(*args), capture_output=True, check=False, cwd=ROOT, env=environment, input=stdin, timeout=300)


@pytest.fixture
def post(tmp_path: Path) -> Path:
    """A file with one statement."""
    path = tmp_path / "post.jsonl"
    path.write_text(POST)
    return path
