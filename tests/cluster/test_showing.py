"""The links that are shown."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from tests.cluster.build import claim
from tests.cluster.test_explain import SPEC, scored
from verify.cluster.showing import _strongest, links_of, worth_showing


def test_the_links_shown_hold_an_incident_together() -> None:
    claims = [claim(key, killed=3) for key in "abcdef"]
    scores, found = scored(claims)
    label = np.zeros(6, np.int64)
    kept = worth_showing(found.columns, scores, label, SPEC.links_per_claim)
    links = links_of(found.columns, found.wording, scores, label, SPEC, {}, kept)[0]
    reached = {links[0].a}
    for _ in links:
        reached |= {x for link in links for x in (link.a, link.b) if {link.a, link.b} & reached}
    assert reached == set("abcdef")
    assert len(links) <= 5 + SPEC.links_per_claim * 6
    assert all(link.reasons for link in links)
    bare = links_of(found.columns, found.wording, scores, label, SPEC, {}, kept, sentences=False)[0]
    assert [(k.a, k.b, k.score, k.reasons) for k in bare] == [(k.a, k.b, k.score, ()) for k in links]


@given(st.dictionaries(st.tuples(st.integers(0, 6), st.integers(0, 6)).filter(lambda p: p[0] < p[1]), st.integers(1, 4)), st.integers(1, 3))
def test_the_strongest_pairs_of_each_unit(scores: dict[tuple[int, int], int], per_claim: int) -> None:
    pairs = sorted(scores)
    best = {
        pair for unit in range(7) for pair in sorted((p for p in pairs if unit in p), key=lambda p: (-scores[p], p))[:per_claim]
    }  # fmt: skip
    a, b = (np.array([p[side] for p in pairs], np.int64) for side in (0, 1))
    kept = _strongest(a, b, np.array([scores[p] for p in pairs], np.float64), 7, per_claim)
    assert [p for p, k in zip(pairs, kept.tolist(), strict=True) if k] == [p for p in pairs if p in best]
