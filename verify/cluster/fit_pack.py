"""Fitted weights as a rule pack: the section in force with the new numbers, and where they come from."""

from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from verify.cluster.fit import Fitted
from verify.cluster.weights import DECIDED, LEVELS


def fitted_section(section: Mapping[str, Any], fitted: Fitted, origin: str) -> dict[str, Any]:
    """The `cluster` section with the weights of the fit; the priors move by its shift, everything else stays.

    The shift is that of stated facts alone, so the level `read` takes it back for pairs that were read.
    """
    tables = {
        name: {f: dict(section[name][f]) if f in DECIDED else _levels(f, weights[f]) for f in section[name]}
        for name, weights in (("features", fitted.weights), ("read_features", fitted.read_weights))
    }
    read = tables["read_features"]["reading"]
    tables["read_features"]["reading"] = {**read, "read": round(read["read"] - fitted.shift, 2) + 0.0}
    sparse = dict(section["sparse"])
    for name in ("prior", "bare_prior"):
        sparse[name] = round(sparse[name] + fitted.shift, 2)
    return {**section, "origin": origin, "prior": round(section["prior"] + fitted.shift, 2), "sparse": sparse, **tables}


def _levels(feature: str, weights: Sequence[float]) -> dict[str, float]:
    return {level: round(w, 2) + 0.0 for level, w in zip(LEVELS[feature], weights, strict=True)}


def pack_text(section: Mapping[str, Any], version: int) -> str:
    """The pack as YAML that `--rules` takes."""
    pack = {"pack": {"id": "cluster", "version": version, "kind": "cluster"}, "cluster": dict(section)}
    text: str = yaml.safe_dump(pack, sort_keys=False, allow_unicode=True, width=140)
    return "# Weights of the same-event step, fitted by `verify fit`. Put this file in a folder and give it with --rules.\n" + text
