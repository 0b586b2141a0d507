"""`verify fit`: labelled documents in, a rule pack with fitted weights of the same-event step out."""

import argparse
import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from verify.cluster import load_encoder
from verify.cluster.fit import Fitted, LabelledPairs, fit, labelled_pairs, loss_of
from verify.cluster.fit_pack import fitted_section, pack_text
from verify.cluster.weights import ClusterSpec, spec_of
from verify.engine import LocalEngine
from verify.errors import InputError
from verify.model import Claim
from verify.pipeline import extract_all
from verify.read import Defaults, read_inputs
from verify.rulepack import load_rules


class Label(Struct, frozen=True):
    """One line of the labels: which incident a document or a claim is about. Further fields are passed over."""

    incident: str
    document_id: str | None = None
    claim_id: str | None = None


def fit_command(args: argparse.Namespace) -> int:
    """Fits, says on stderr how the weights do on incidents they have not seen, and writes the pack."""
    rules = load_rules([Path(r) for r in args.rules])
    spec, encoder = spec_of(rules), load_encoder(args.encoder)
    batch = read_inputs([Path(i) for i in args.inputs], Defaults(), rules, None)
    claims, _ = extract_all(batch, rules, LocalEngine())
    sets = [_by_claim(claims, list(_labels(Path(file)))) for file in args.labels]
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


def _labels(path: Path) -> Iterator[Label]:
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise InputError(f"the labels {path} cannot be read: {error.strerror or error}") from error
    for n, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            label = msgspec.json.decode(line, type=Label)
        except msgspec.DecodeError as error:
            raise InputError(f'{path}:{n}: {error}; a label is {{"document_id": ID, "incident": NAME}}, or claim_id') from error
        if label.document_id is None and label.claim_id is None:
            raise InputError(f"{path}:{n}: a label names a document_id or a claim_id")
        yield label


def _by_claim(claims: list[Claim], labels: list[Label]) -> dict[str, str]:
    """The label of each claim. A document's label is that of the incident it tells most of, background left out."""
    by_document: dict[str, list[Claim]] = {}
    for claim in claims:
        by_document.setdefault(claim.document_id, []).append(claim)
    found: dict[str, str] = {}
    for label in labels:
        told = [c for c in by_document.get(label.document_id or "", []) if not c.background]
        names = [c.incident for c in told]
        main = max(sorted(set(names), key=str), key=names.count) if names else None
        found.update((c.id, label.incident) for c in told if c.incident == main)
    found.update((label.claim_id, label.incident) for label in labels if label.claim_id is not None)
    known = {c.id for c in claims}
    return {c: i for c, i in found.items() if c in known}


def _half(incident: str) -> int:
    return hashlib.sha256(incident.encode("utf-8", "surrogatepass")).digest()[0] % 2
