"""The Python in the documentation runs as it stands."""

import inspect
import re
from pathlib import Path

import pytest

from verify import run

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "docs").glob("*.md"))
BLOCK = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
EXAMPLES = [
    pytest.param(code, id=f"{page.name}-{n}") for page in PAGES for n, code in enumerate(BLOCK.findall(page.read_text(encoding="utf-8")), 1)
]


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 3


@pytest.mark.parametrize("code", EXAMPLES)
def test_example_runs_and_prints(code: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    exec(compile(code, "<documentation>", "exec"), {"__name__": "__main__"})
    assert capsys.readouterr().out.strip(), "an example shows something"


def test_the_signature_in_the_documentation_is_that_of_the_function() -> None:
    page = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    (stated,) = re.findall(r"^run\(.*?\) -> Report$", page, re.MULTILINE | re.DOTALL)
    given = [p.name if p.default is p.empty else f"{p.name}={p.default!r}" for p in inspect.signature(run).parameters.values()]
    names = " ".join(stated.split()).removeprefix("run(").removesuffix(") -> Report").replace("*, ", "").replace('"', "'")
    assert names == ", ".join(given)
    for name in inspect.signature(run).parameters:
        assert f"`{name}`" in page, name
