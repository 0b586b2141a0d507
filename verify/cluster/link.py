"""Claims of one incident come together: block, score, components, then a cut inside each; and every link says why."""

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from verify.cluster.beside import Beside
from verify.cluster.block import meetings
from verify.cluster.byvalue import ByValue
from verify.cluster.columns import Columns, Floats, Ints, columns_of_units, units_of
from verify.cluster.density import unit_density
from verify.cluster.encoder import Encoder
from verify.cluster.giveaway import Leaning, give_away
from verify.cluster.increment import Again, neighbourhoods
from verify.cluster.judgements import Judgement, Ruling, resolve
from verify.cluster.linkage import Demands, components, holding, link_units
from verify.cluster.meeting import Met
from verify.cluster.pairs import Bench, against_whole_events, completed, judged, scored
from verify.cluster.peaks import parted
from verify.cluster.previous import Previous, superseding
from verify.cluster.score import Flags, Scores, prior_of, weights_of
from verify.cluster.showing import links_of, worth_showing
from verify.cluster.vectors import compare_vectors
from verify.cluster.weights import CODE, FEATURES, ClusterSpec, spec_of
from verify.cluster.wording import Wording
from verify.model import Claim, Cluster, Issue, Link, stable_id

if TYPE_CHECKING:
    from verify.rulepack import Rules

_CLEARLY = 3.0
"""A mention that fits better by this much is what a main thing is first held against."""
_ANY_MATCH = ("time", "event_type", "perpetrator", "killed", "wounded", "relation", "quotation", "text", "rare_words", "vectors")
"""Features where the sources of one incident differ among themselves, so that a claim need only match some of them."""


@dataclass(slots=True)
class ClusterStats:
    """What the step did, for the report and the benchmark."""

    claims: int = 0
    units: int = 0
    touched: int = 0
    pairs: int = 0
    dropped: dict[str, int] = field(default_factory=dict)
    texts_embedded: int = 0
    clusters: int = 0
    issues: list[Issue] = field(default_factory=list)


def cluster_claims(
    claims: Sequence[Claim],
    rules: "Rules",
    encoder: Encoder | None,
    judgements: Sequence[Judgement] = (),
    previous: Previous | None = None,
) -> list[Cluster]:
    """The incidents among these claims of any number of documents, each with the links that hold it, sorted by id.

    With a `previous` run only the neighbourhoods of what is new are looked at again, and each incident says which it supersedes.
    """
    return cluster_with_stats(claims, rules, encoder, judgements, previous)[0]


def cluster_with_stats(
    claims: Sequence[Claim],
    rules: "Rules",
    encoder: Encoder | None,
    judgements: Sequence[Judgement] = (),
    previous: Previous | None = None,
    *,
    sentences: bool = True,
    beside: Beside = nullcontext,
) -> tuple[list[Cluster], ClusterStats]:
    """`cluster_claims`, and what it cost: pairs scored, pairs dropped by a cap (by kind of block), texts embedded; and open judgements.

    Without `sentences` the links that are found say no reasons: for who wants the incidents alone. `beside`: how something is done that
    nothing else waits for; the texts are read so while the facts are.
    """
    spec = spec_of(rules)
    if not claims:
        return [], ClusterStats()
    units = units_of(claims)
    with beside(partial(Wording, units.texts, spec.blocks.rare_words)) as wording_of:
        columns = columns_of_units(units, rules)
        wording = wording_of().over(units.texts)
    rulings, issues = resolve(judgements, columns.claims, columns.members)
    met = meetings(columns, wording, spec)
    bench = Bench(columns, wording, unit_density(columns, spec), met.crowded, spec, beside, ByValue(columns, spec, len(met)))
    stats = ClusterStats(len(columns.claims), columns.n, dropped=met.dropped, issues=issues)
    if previous is None:
        stats.touched = columns.n
        return _finished(bench, met, rulings, encoder, stats, sentences), stats
    blocks = met.finish()
    clusters: list[Cluster] | None = None
    for again in neighbourhoods(bench, blocks, previous, rulings):
        stats.touched += int(again.around.sum())
        part = blocks.only(again.around[blocks.a] & again.around[blocks.b])
        clusters = _with_standing(_finished(bench, part, rulings, encoder, stats, sentences), columns, again, previous)
        if clusters is not None:
            break
    assert clusters is not None  # the widest neighbourhood is everything, and that always fits
    stats.clusters = len(clusters)
    return superseding(clusters, previous), stats


def _finished(
    bench: Bench, met: Met, rulings: Sequence[Ruling], encoder: Encoder | None, stats: ClusterStats, sentences: bool
) -> list[Cluster]:
    scores, label = _incidents(bench, met, rulings, encoder, stats)
    clusters = _clusters(bench, scores, label, rulings, sentences)
    stats.pairs, stats.clusters = len(scores.a), len(clusters)
    return clusters


def _with_standing(found: list[Cluster], columns: Columns, again: Again, previous: Previous) -> list[Cluster] | None:
    """The incidents of the core as found now and the others as they were; None if the rim came out differently than before."""
    if bool(again.core.all()):
        return found
    core, rim = (_claims_of(columns, rows) for rows in (again.core, again.rim))
    before = {c.id for c in previous.clusters}
    if any(c.id not in before for c in found if not rim.isdisjoint(c.claim_ids)):
        return None
    changed = [c for c in found if not core.isdisjoint(c.claim_ids)]
    placed = {i for c in changed for i in c.claim_ids}
    standing = [old for old in previous.clusters if placed.isdisjoint(old.claim_ids)]
    if len(placed) + sum(len(old.claim_ids) for old in standing) != len(columns.claims):
        return None
    return sorted(changed + standing, key=lambda c: c.id)


def _claims_of(columns: Columns, rows: Flags) -> set[str]:
    return {columns.claims[i].id for row in np.flatnonzero(rows).tolist() for i in columns.members[row]}


def _incidents(bench: Bench, met: Met, rulings: Sequence[Ruling], encoder: Encoder | None, stats: ClusterStats) -> tuple[Scores, Ints]:
    """The scores of the pairs looked at, and the incident of each unit."""
    scores = scored(bench, met)
    met.forget()
    scores = judged(bench, scores, rulings)
    label = np.arange(bench.columns.n)
    if not len(scores.a):
        return scores, label
    start = _joined_by_judgement(bench.columns.n, rulings)
    scores = completed(bench, scores)
    label = _firm(bench, scores, start)
    if encoder is not None:
        stats.texts_embedded, left_out = compare_vectors(bench, scores, label, encoder)
        if left_out:
            stats.dropped["vectors"] = left_out
        label = _firm(bench, scores, start)
    scores, label = _placed(bench, scores, label)
    return scores, parted(bench.columns, scores, label, bench.spec)


def _joined_by_judgement(n: int, rulings: Sequence[Ruling]) -> Ints:
    joined = [(r.a, r.b) for r in rulings if r.judgement.decision == "must_link"]
    pairs = np.array(joined, np.int64).reshape(-1, 2)
    return components(n, pairs[:, 0], pairs[:, 1])


def _firm(bench: Bench, scores: Scores, start: Ints) -> Ints:
    """Incidents from claims that state where and when; sparse ones join only where the pair speaks for itself.

    First from what the documents are about, then with what they mention besides: a thing told in passing, which is often half read, or the
    main thing told once more, must not take the place of the main thing in an incident; unless it fits what another document is about
    clearly better than any main thing does.
    """
    spec, main = bench.spec, bench.columns.main
    demands = _demands(spec, spec.sparse.sure)
    entries, label = _entries(scores), start
    if not main.all():
        about = np.flatnonzero(_mainly(scores, main))
        label = _linked(bench, label, scores.a[about], scores.b[about], scores.score[about], entries[about], demands)
        if len(about) == len(scores.a):
            return label
    return _linked(bench, label, scores.a, scores.b, scores.score, entries, demands)


def _demands(spec: ClusterSpec, sparse: float) -> Demands:
    means = spec.means
    return Demands(spec.threshold, sparse, spec.veto, spec.missing, means.least, means.smaller, means.larger)


def _entries(scores: Scores) -> Flags:
    """The pairs of two entries of one record: they differ by what they are, which no misreading explains."""
    found: Flags = scores.levels[:, FEATURES.index("author")] == CODE["author"]["own_entries"]
    return found


def _mainly(scores: Scores, main: Flags) -> Flags:
    """Pairs of main things, each of which no mention fits clearly better: it waits for that one."""
    both: Flags = main[scores.a] & main[scores.b]
    best, mention = (np.full(len(main), -np.inf) for _ in range(2))
    for side in (scores.a, scores.b):
        np.maximum.at(best, side[both], scores.score[both])
        np.maximum.at(mention, side[~both], scores.score[~both])
    waits = mention > best + _CLEARLY
    found: Flags = both & ~waits[scores.a] & ~waits[scores.b]
    return found


def _linked(bench: Bench, label: Ints, a: Ints, b: Ints, score: Floats, decided: Flags, demands: Demands) -> Ints:
    """The labels after average linkage over these pairs, inside the components that the good ones make of the incidents there are."""
    good = score >= demands.threshold
    component = components(bench.columns.n, label[a[good]], label[b[good]])[label]
    inside = np.flatnonzero(component[a] == component[b])
    return link_units(label, a[inside], b[inside], score[inside], bench.density > 0, bench.crowded, demands, decided[inside])


def _placed(bench: Bench, scores: Scores, label: Ints) -> tuple[Scores, Ints]:
    """Sparse claims go to the one incident that claims them; those left over may find each other, at the stricter prior.

    In two looks: first claims that lack a day alone go to incidents whose place and day are known; then those without a place go to any
    incident that has one, those among them whose day rests on publications alone.
    """
    placed = bench.columns.has_fine_place(bench.spec.sparse.coarse_km)
    for seeking, taking in ((placed, bench.density == 0), (np.ones(bench.columns.n, np.bool_), placed)):
        takes = holding(label, taking)
        seeks = ~takes & holding(label, seeking)
        scores = against_whole_events(bench, scores, label, seeks, takes)
        label = _given(bench, scores, label, seeks, takes)
        left = holding(label, seeking) & ~holding(label, taking)
        label = _left_over(bench, scores, label, left)
    return scores, label


def _given(bench: Bench, scores: Scores, label: Ints, seeks: Flags, takes: Flags) -> Ints:
    spec = bench.spec
    any_match = frozenset(FEATURES.index(f) for f in _ANY_MATCH)
    prior = prior_of(np.maximum(bench.density[scores.a], bench.density[scores.b]), spec)
    lean = Leaning(prior, any_match, spec.sparse.alone, spec.sparse.size, spec.sparse.whole, spec.veto, spec.open_band[0])

    def weights(pairs: Ints) -> Iterator[tuple[int, Floats]]:
        return weights_of(scores.levels.take(pairs, axis=0), spec)

    return give_away(label, scores.a, scores.b, weights, scores.score, seeks, takes, lean)


def _left_over(bench: Bench, scores: Scores, label: Ints, left: Flags) -> Ints:
    """The labels after what is left over (by cluster) has found each other."""
    spec = bench.spec
    pairs = np.flatnonzero(left[label[scores.a]] & left[label[scores.b]])
    a, b = scores.a[pairs], scores.b[pairs]
    strict = np.where(np.maximum(bench.density[a], bench.density[b]) == 1, spec.prior - spec.sparse.prior, 0.0)
    decided = _entries(scores)[pairs]
    return _linked(bench, label, a, b, scores.score[pairs] + strict, decided, _demands(spec, spec.threshold))


def _clusters(bench: Bench, scores: Scores, label: Ints, rulings: Sequence[Ruling], sentences: bool) -> list[Cluster]:
    columns = bench.columns
    judged = {(r.a, r.b): r.judgement.sentence() for r in rulings}
    with bench.beside(partial(worth_showing, columns, scores, label, bench.spec.links_per_claim)) as kept:
        groups = _ids_of(columns, label)
        links = links_of(columns, bench.wording, scores, label, bench.spec, judged, kept(), sentences=sentences)
    for row, link in _kept_apart(columns, rulings, bench.spec):
        links.setdefault(int(label[row]), []).append(link)
    found = [Cluster(event, ids, tuple(links.get(cluster, ()))) for cluster, event, ids in groups]
    return sorted(found, key=lambda c: c.id)


def _ids_of(columns: Columns, label: Ints) -> list[tuple[int, str, tuple[str, ...]]]:
    """The number of each incident, its id, and the ids of its claims."""
    told, members = [claim.id for claim in columns.claims], columns.members
    order = np.argsort(label, kind="stable")
    starts = np.flatnonzero(np.r_[True, np.diff(label[order]) != 0])
    rows, ends = order.tolist(), [*starts[1:].tolist(), len(order)]
    found = []
    for start, end, cluster in zip(starts.tolist(), ends, label[order[starts]].tolist(), strict=True):
        ids = tuple(sorted([told[i] for row in rows[start:end] for i in members[row]]))
        found.append((cluster, stable_id("event", ids), ids))
    return found


def _kept_apart(columns: Columns, rulings: Sequence[Ruling], spec: ClusterSpec) -> list[tuple[int, Link]]:
    """For both incidents a link that says whom a judgement keeps them from."""
    found = []
    for ruling in rulings:
        if ruling.judgement.decision == "cannot_link":
            one, other = (columns.claims[columns.lead[row]].id for row in (ruling.a, ruling.b))
            score = spec.weights["judgement"][2]
            for row, here, there in ((ruling.a, one, other), (ruling.b, other, one)):
                found.append((row, Link(here, there, "kept_apart", score, (ruling.judgement.sentence(),))))
    return found
