"""`verify fit`: labelled claims in, a pack out that a run takes; labels that cannot be read are named with their line."""

from pathlib import Path

import msgspec
import pytest
import yaml

from bench.generate import as_input, planted_claims
from bench.world import plant
from verify.cli.main import main
from verify.cluster.weights import ClusterSpec
from verify.rulepack import load_rules


@pytest.fixture(scope="module")
def labelled(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder, planted = tmp_path_factory.mktemp("fit"), planted_claims(plant(300, "5"))
    claims, labels = folder / "claims.jsonl", folder / "labels.jsonl"
    claims.write_bytes(b"".join(as_input(c) + b"\n" for c in planted.claims))
    labels.write_bytes(b"".join(msgspec.json.encode({"claim_id": c, "incident": e}) + b"\n" for c, e in sorted(planted.event_of.items())))
    return claims, labels


def test_a_pack_is_written_that_can_be_read(labelled: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    claims, labels = labelled
    assert main(["fit", str(claims), "--labels", str(labels), "--out", str(tmp_path / "cluster.yml"), "--version", "9"]) == 0
    pack = yaml.safe_load((tmp_path / "cluster.yml").read_text(encoding="utf-8"))
    assert pack["pack"]["version"] == 9
    assert "labels.jsonl" in ClusterSpec.from_mapping(pack["cluster"]).origin
    said = capsys.readouterr().err
    assert said.count("on incidents not fitted on") == 2
    assert "labels.jsonl" in load_rules([tmp_path]).raw["cluster"]["origin"]


@pytest.mark.parametrize("line", ["{", '{"incident": "x"}', '{"claim_id": "c"}'])
def test_a_bad_label_is_named(labelled: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str], line: str) -> None:
    labels = tmp_path / "labels.jsonl"
    labels.write_text('{"claim_id": "c", "incident": "x"}\n' + line + "\n")
    assert main(["fit", str(labelled[0]), "--labels", str(labels)]) == 2
    assert "labels.jsonl:2" in capsys.readouterr().err


def test_missing_labels(labelled: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fit", str(labelled[0]), "--labels", str(tmp_path / "none")]) == 2
    assert "cannot be read" in capsys.readouterr().err
