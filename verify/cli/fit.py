"""`verify fit`: labelled documents in, a rule pack with fitted weights of the same-event step out."""

import argparse
import hashlib
import sys
from pathlib import Path

from verify.cluster import load_encoder
from verify.cluster.fit import Fitted, LabelledPairs, fit, labelled_pairs, loss_of
from verify.cluster.fit_pack import fitted_section, pack_text
from verify.cluster.labels import labelled_claims, read_labels
from verify.cluster.weights import ClusterSpec, spec_of
from verify.engine import LocalEngine
from verify.pipeline import extract_all
from verify.read import Defaults, read_inputs
from verify.rulepack import load_rules


def fit_command(args: argparse.Namespace) -> int:
    """Fits, says on stderr how the weights do on incidents they have not seen, and writes the pack."""
    rules = load_rules([Path(r) for r in args.rules])
    spec, encoder = spec_of(rules), load_encoder(args.encoder)
    batch = read_inputs([Path(i) for i in args.inputs], Defaults(), rules, None)
    claims, _ = extract_all(batch, rules, LocalEngine())
    texts = {d.id: d.text for d in batch.documents}
    sets = [labelled_claims(claims, read_labels(Path(file)), texts) for file in args.labels]
    halves = [[{c: i for c, i in labelled.items() if _half(i) == side} for labelled in sets] for side in (0, 1)]
    pairs = [[labelled_pairs(claims, part, rules, spec, encoder) for part in half if len(set(part.values())) > 1] for half in halves]
    for learn, test in ((0, 1), (1, 0)) if all(pairs) else ():
        _say_unseen(pairs[learn], pairs[test], spec, args)
    fitted = fit([labelled_pairs(claims, labelled, rules, spec, encoder) for labelled in sets], spec, args.method, args.strength)
    origin = _origin(sets, fitted, spec, args)
    text = pack_text(fitted_section(rules.raw["cluster"], fitted, origin), args.version)
    if args.out == "-":
        sys.stdout.write(text)
    else:
        Path(args.out).write_text(text, encoding="utf-8")
        print(args.out)
    print(f"verify: {origin}", file=sys.stderr)
    return 0


def _origin(sets: list[dict[str, str]], fitted: Fitted, spec: ClusterSpec, args: argparse.Namespace) -> str:
    """Where the weights come from, as the pack states it."""
    claims, incidents = sum(map(len, sets)), sum(len(set(labelled.values())) for labelled in sets)
    files = ", ".join(Path(file).name for file in args.labels)
    return (
        f"fitted by {args.method} on {fitted.pairs} candidate pairs ({fitted.same} of one incident) of {claims} claims on "
        f"{incidents} incidents labelled in {files}; log-loss a pair {fitted.loss_before:.3f} before, "
        f"{fitted.loss_after:.3f} after; started from: {spec.origin}"
    )


def _say_unseen(learn: list[LabelledPairs], test: list[LabelledPairs], spec: ClusterSpec, args: argparse.Namespace) -> None:
    half = fit(learn, spec, args.method, args.strength)
    for unseen in test:
        before, after = loss_of(unseen, spec), loss_of(unseen, half, args.method)
        print(
            f"verify: on incidents not fitted on, log-loss a pair {before:.3f} with the weights in force, {after:.3f} fitted",
            file=sys.stderr,
        )


def _half(incident: str) -> int:
    return hashlib.sha256(incident.encode("utf-8", "surrogatepass")).digest()[0] % 2
