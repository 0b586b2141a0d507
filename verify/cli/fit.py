"""`verify fit`: labelled documents in, a rule pack with fitted weights of the same-event step out."""

import argparse
import hashlib
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from verify.cluster import load_encoder
from verify.cluster.fit import LabelledPairs, fit, labelled_pairs, loss_of
from verify.cluster.fit_pack import fitted_section, pack_text
from verify.cluster.weights import spec_of
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
    labels = list(_labels(Path(args.labels)))
    batch = read_inputs([Path(i) for i in args.inputs], Defaults(), rules, None)
    claims, _ = extract_all(batch, rules, LocalEngine())
    incident_of = _by_claim(claims, labels)
    halves = [{c: i for c, i in incident_of.items() if _half(i) == side} for side in (0, 1)]
    pairs = [labelled_pairs(claims, half, rules, spec, encoder) for half in halves if len(set(half.values())) > 1]
    for learn, test in ((0, 1), (1, 0)) if len(pairs) == 2 else ():
        _say_unseen(pairs[learn], pairs[test], args)
    whole = labelled_pairs(claims, incident_of, rules, spec, encoder)
    fitted = fit([whole], spec, args.method, args.strength)
    origin = (
        f"fitted by {args.method} on {fitted.pairs} candidate pairs ({fitted.same} of one incident) of {len(incident_of)} claims on "
        f"{len(set(incident_of.values()))} incidents labelled in {Path(args.labels).name}; log-loss a pair {fitted.loss_before:.3f} before, "
        f"{fitted.loss_after:.3f} after; started from: {spec.origin}"
    )
    text = pack_text(fitted_section(rules.raw["cluster"], fitted, origin), args.version)
    if args.out == "-":
        sys.stdout.write(text)
    else:
        Path(args.out).write_text(text, encoding="utf-8")
        print(args.out)
    print(f"verify: {origin}", file=sys.stderr)
    return 0


def _say_unseen(learn: LabelledPairs, test: LabelledPairs, args: argparse.Namespace) -> None:
    spec = spec_of(load_rules([Path(r) for r in args.rules]))
    half = fit([learn], spec, args.method, args.strength)
    before, after = loss_of(test, spec), loss_of(test, half, args.method)
    print(
        f"verify: on incidents not fitted on, log-loss a pair {before:.3f} with the weights in force, {after:.3f} fitted", file=sys.stderr
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
