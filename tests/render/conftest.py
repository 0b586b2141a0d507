"""Reports on disk and a browser to look at them, made once a run."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.render import build, hostile
from verify.render import write_report
from verify.render.browser import Browser, find_browser

LANGUAGES = ("en", "ar")


@pytest.fixture(scope="session")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The rich report by language, and the hostile one as `hostile`."""
    base = tmp_path_factory.mktemp("reports")
    for lang in LANGUAGES:
        write_report(*build.rich(), base / lang, lang=lang, names=build.NAMES)
    write_report(*hostile.poisoned(), base / "hostile", lang="ar")
    return {name: base / name for name in (*LANGUAGES, "hostile")}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if find_browser() is None:
        pytest.skip("there is no Chromium")
    with Browser() as found:
        yield found
