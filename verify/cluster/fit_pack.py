"""Fitted weights as a rule pack: the section in force with the new numbers, and where they come from."""

from collections.abc import Mapping
from typing import Any

import yaml

from verify.cluster.fit import Fitted
from verify.cluster.weights import LEVELS

_FIXED = ("document", "judgement")
"""Features that decide by what they are and are never fitted."""


def fitted_section(section: Mapping[str, Any], fitted: Fitted, origin: str) -> dict[str, Any]:
    """The `cluster` section with the weights of the fit; the priors move by its shift, everything else stays."""
    features = {}
    for feature, levels in LEVELS.items():
        if feature in _FIXED:
            features[feature] = dict(section["features"][feature])
        else:
            features[feature] = {level: round(w, 2) + 0.0 for level, w in zip(levels, fitted.weights[feature], strict=True)}
    sparse = dict(section["sparse"])
    for name in ("prior", "bare_prior"):
        sparse[name] = round(sparse[name] + fitted.shift, 2)
    return {**section, "origin": origin, "prior": round(section["prior"] + fitted.shift, 2), "sparse": sparse, "features": features}


def pack_text(section: Mapping[str, Any], version: int) -> str:
    """The pack as YAML that `--rules` takes."""
    pack = {"pack": {"id": "cluster", "version": version, "kind": "cluster"}, "cluster": dict(section)}
    text: str = yaml.safe_dump(pack, sort_keys=False, allow_unicode=True, width=140)
    return "# Weights of the same-event step, fitted by `verify fit`. Put this file in a folder and give it with --rules.\n" + text
