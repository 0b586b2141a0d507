"""Which links of an incident are worth showing."""

from collections.abc import Iterator, Mapping
from itertools import repeat
from operator import attrgetter

import numpy as np
import numpy.typing as npt

from verify.cluster.columns import Columns, Floats, Ints
from verify.cluster.explain import Reasons
from verify.cluster.score import Scores
from verify.cluster.weights import ClusterSpec
from verify.cluster.wording import Wording
from verify.model import Link

_ENDS = attrgetter("a", "b")


def links_of(
    columns: Columns, wording: Wording, scores: Scores, label: Ints, spec: ClusterSpec, judged: Mapping[tuple[int, int], str],
    kept: list[int], *, sentences: bool = True,
) -> dict[int, list[Link]]:  # fmt: skip
    """The links of each cluster: those `kept`. Without `sentences` they say no reasons."""
    found: dict[int, list[Link]] = {}
    reasons = Reasons(columns, wording, scores, spec, judged)
    a, b = scores.a[kept], scores.b[kept]
    ids = [columns.claims[i].id for i in columns.lead]
    ends = zip([ids[i] for i in a.tolist()], [ids[i] for i in b.tolist()], strict=True)
    why = [reasons.of(k) for k in kept] if sentences else repeat((), len(kept))
    for c, (one, other), score, said in zip(label[a].tolist(), ends, scores.score[kept].tolist(), why, strict=True):
        if one > other:
            one, other = other, one
        link = Link(one, other, "same_event", round(score, 3), said)
        if c in found:
            found[c].append(link)
        else:
            found[c] = [link]
    for row, unit in enumerate(columns.members):
        if len(unit) > 1:
            found.setdefault(int(label[row]), []).extend(_told_together(columns, unit, spec))
    for links in found.values():
        links.sort(key=_ENDS)
    return found


def _told_together(columns: Columns, unit: list[int], spec: ClusterSpec) -> Iterator[Link]:
    why = ("One document tells both as one incident.",)
    for one, other in zip(unit, unit[1:], strict=False):
        yield Link(columns.claims[one].id, columns.claims[other].id, "same_event", spec.told_together, why)


def worth_showing(columns: Columns, scores: Scores, label: Ints, per_claim: int) -> list[int]:
    """Positions of the pairs worth showing, in order: of each cluster a tree of the strongest that holds it together, and each claim's few
    strongest besides."""
    inside = np.flatnonzero(label[scores.a] == label[scores.b])
    if not len(inside):
        return []
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import minimum_spanning_tree

    a, b, score = scores.a[inside], scores.b[inside], scores.score[inside]
    cost = score.max() - score + 1.0
    tree = minimum_spanning_tree(coo_array((cost, (a, b)), shape=(columns.n, columns.n)).tocsr()).tocoo()
    held = np.minimum(tree.row, tree.col).astype(np.int64) * columns.n + np.maximum(tree.row, tree.col)
    kept = np.zeros(len(inside), np.bool_)
    kept[np.searchsorted(a * columns.n + b, held)] = True
    worth = np.flatnonzero(score > 0.0)
    kept[worth[_strongest(a[worth], b[worth], score[worth], columns.n, per_claim)]] = True
    found: list[int] = inside[kept].tolist()
    return found


def _strongest(a: Ints, b: Ints, score: Floats, n: int, per_claim: int) -> npt.NDArray[np.bool_]:
    """Which pairs are among the so many strongest of one of their two units; of equals those that stand first."""
    found = np.zeros(len(a), np.bool_)
    ends, pairs = np.concatenate([a, b]), np.concatenate([np.arange(len(a))] * 2)
    for _ in range(per_claim):
        best, first = np.full(n, -np.inf), np.full(n, len(a))
        np.maximum.at(best, ends, score[pairs])
        equal = np.flatnonzero(score[pairs] == best[ends])
        np.minimum.at(first, ends[equal], pairs[equal])
        found[first[first < len(a)]] = True
        others = pairs != first[ends]
        ends, pairs = ends[others], pairs[others]
    return found
