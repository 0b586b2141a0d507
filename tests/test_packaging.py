"""What is installed is what stands in the tree, and what is imported is what is declared."""

import ast
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
SHIPPED = {"verify": "verify", "rules": "verify/rules", "reports": "verify/reports"}
# Needed, though no file of ours imports them: the zones of the world where the system has none; a part of trafilatura.
INDIRECT = {"tzdata", "lxml-html-clean"}
# Imported only behind the extra `models`.
OPTIONAL = {"sentence-transformers"}
# Other people's methods, beside which the benchmark sets ours where they are installed.
COMPARED = {"crowdkit"}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def name_of(requirement: str) -> str:
    return normal(re.split(r"[\s<>=!~;\[(]", requirement, maxsplit=1)[0])


DECLARED = {name_of(r) for r in PROJECT["project"]["dependencies"]}
EXTRAS = {extra: {name_of(r) for r in wanted} for extra, wanted in PROJECT["project"]["optional-dependencies"].items()}


def files_in_tree() -> set[str]:
    found = set()
    for folder, inside in SHIPPED.items():
        for path in (ROOT / folder).rglob("*"):
            parts = path.relative_to(ROOT / folder)
            if path.is_file() and "__pycache__" not in parts.parts:
                found.add(f"{inside}/{parts.as_posix()}")
    return found


def built(tmp_path: Path, what: str) -> Path:
    """A wheel or sdist, built in a copy so that nothing is left behind in the tree."""
    copy, out = tmp_path / "copy", tmp_path / "out"
    out.mkdir()
    copy.mkdir()
    for name in (*SHIPPED, "pyproject.toml", "README.md", "LICENSE"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, copy / name)
    code = f"import sys; from setuptools import build_meta; print(build_meta.build_{what}(sys.argv[1]))"
    done = subprocess.run([sys.executable, "-c", code, str(out)], cwd=copy, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return out / done.stdout.splitlines()[-1]


def inside(wheel: Path) -> set[str]:
    with zipfile.ZipFile(wheel) as archive:
        return {name for name in archive.namelist() if not name.endswith("/") and ".dist-info/" not in name}


def test_the_wheel_holds_what_stands_in_the_tree(tmp_path: Path) -> None:
    assert inside(built(tmp_path, "wheel")) == files_in_tree()


def test_a_wheel_from_the_sdist_holds_the_same(tmp_path: Path) -> None:
    sdist = built(tmp_path, "sdist")
    shutil.unpack_archive(sdist, tmp_path / "unpacked", filter="data")
    (tree,) = (tmp_path / "unpacked").iterdir()
    code = "import sys; from setuptools import build_meta; print(build_meta.build_wheel(sys.argv[1]))"
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], cwd=tree, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert inside(tmp_path / done.stdout.splitlines()[-1]) == files_in_tree()


def test_every_folder_with_code_is_a_listed_package() -> None:
    found = {
        f"{SHIPPED[folder]}/{p.parent.relative_to(ROOT / folder).as_posix()}" for folder in SHIPPED for p in (ROOT / folder).rglob("*.py")
    }
    assert {name.removesuffix("/.").replace("/", ".") for name in found} == set(PROJECT["tool"]["setuptools"]["packages"])


def imported(folders: list[str]) -> dict[str, set[str]]:
    """Top-level modules from outside that the code imports, with the files that do."""
    found: dict[str, set[str]] = {}
    for folder in folders:
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                names = (
                    [a.name for a in node.names]
                    if isinstance(node, ast.Import)
                    else [node.module or ""]
                    if isinstance(node, ast.ImportFrom)
                    else []
                )
                for name in (
                    {n.split(".")[0] for n in names} - set(sys.stdlib_module_names) - {"verify", "bench", "tests", "rules", "reports", ""}
                ):
                    found.setdefault(name, set()).add(str(path.relative_to(ROOT)))
    return found


@pytest.fixture(scope="module")
def distributions() -> dict[str, set[str]]:
    return {module: {normal(n) for n in names} for module, names in packages_distributions().items()}


def test_what_is_imported_is_declared(distributions: dict[str, set[str]]) -> None:
    undeclared = {
        module: sorted(files) for module, files in imported(["verify"]).items()
        if not distributions.get(module, {normal(module)}) & (DECLARED | OPTIONAL)
    }  # fmt: skip
    assert undeclared == {}


def test_what_is_declared_is_imported(distributions: dict[str, set[str]]) -> None:
    used = {name for module in imported(["verify"]) for name in distributions.get(module, set())}
    assert DECLARED - used - INDIRECT == set()


def test_tests_and_tools_import_what_the_extras_declare(distributions: dict[str, set[str]]) -> None:
    known = DECLARED | OPTIONAL | set().union(*EXTRAS.values())
    undeclared = {
        module: sorted(files) for module, files in imported(["tests", "bench", "scripts"]).items()
        if not distributions.get(module, {normal(module)}) & (known | COMPARED)
    }  # fmt: skip
    assert undeclared == {}


def test_constraints_hold_every_declared_library_and_fit_its_bounds() -> None:
    from packaging.requirements import Requirement

    lines = (ROOT / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pinned = {normal(r.name): r for line in lines if line and not line.startswith("#") for r in [Requirement(line)]}
    extras = PROJECT["project"]["optional-dependencies"].values()
    for wanted in map(Requirement, [*PROJECT["project"]["dependencies"], *(r for extra in extras for r in extra)]):
        assert normal(wanted.name) in pinned, wanted
        (pin,) = pinned[normal(wanted.name)].specifier
        assert pin.operator == "=="
        assert wanted.specifier.contains(pin.version), (wanted, pin)


def test_torch_comes_with_the_models_alone() -> None:
    assert {"torch", "sentence-transformers"} <= EXTRAS["models"]
    assert not {"torch", "transformers", "sentence-transformers"} & DECLARED


def test_the_version_is_said_once() -> None:
    import verify

    assert PROJECT["project"]["version"] == verify.__version__
    assert f"## [{verify.__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
