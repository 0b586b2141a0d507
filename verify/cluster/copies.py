"""Links inside an event that are not agreement: a relay, a reprint, a repost, a source's own later figure; each with its evidence."""

import re
from collections.abc import Iterator, Sequence
from heapq import merge
from itertools import combinations
from typing import TYPE_CHECKING

import msgspec
import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.process import cpdist

from verify.cluster.figures import changes, contradict, shared_values
from verify.cluster.voices import Voices, in_order, minutes
from verify.cluster.weights import ClusterSpec, spec_of
from verify.cluster.wording import Wording
from verify.cluster.words import folded, folded_together
from verify.model import Claim, ClaimLink, Cluster, Document, Link

if TYPE_CHECKING:
    from verify.rulepack import Rules

_ALL_PAIRS = 40
"""In an event of at most so many claims every pair of texts is compared; above, those that share a word-pair signature."""
_CLOCKS = 90.0
"""Minutes by which a relay may seem to come before its origin: clocks and zones are not that exact."""
_QUOTED = re.compile(r'"([^"]{20,300})"')
_MARKS = re.compile("[\"'`´«»‹›“”„‟‘’‚‛′″‴⁗＂＇]")
"""The marks that fold to the quotation mark: a text without any has no quotation."""
_SHOWN = 80


def link_claims(
    claims: Sequence[Claim], clusters: Sequence[Cluster], documents: Sequence[Document], rules: "Rules"
) -> tuple[list[Claim], list[Cluster]]:
    """The claims with `relays` and `revises` filled, sorted by id, and the clusters with a link of its own kind for each."""
    by_id = {c.id: c for c in claims}
    events = [[by_id[i] for i in cluster.claim_ids] for cluster in clusters]
    linked = []
    for cluster, (event, more) in zip(clusters, link_events(events, Voices(documents, rules), spec_of(rules)), strict=True):
        by_id.update((c.id, c) for c in event)
        linked.append(msgspec.structs.replace(cluster, links=(*cluster.links, *more)) if more else cluster)
    return [by_id[k] for k in sorted(by_id)], linked


def link_events(events: Sequence[Sequence[Claim]], voices: Voices, spec: ClusterSpec) -> Iterator[tuple[Sequence[Claim], Sequence[Link]]]:
    """For each event its claims with `relays` and `revises` filled, and a link for each that was found."""
    for event, pairs in zip(events, _twins(events, spec), strict=True):
        if len(event) < 2:
            yield event, ()
            continue
        copies = _Copies({c.id: c for c in event}, voices, spec)
        links = copies.of(sorted(event, key=in_order), pairs)
        yield list(copies.claims.values()), links


def _twins(events: Sequence[Sequence[Claim]], spec: ClusterSpec) -> list[list[tuple[str, str, float]]]:
    """For each event the pairs of claims of different documents whose texts are nearly the same, with the likeness from 0 to 100."""
    least = spec.reprint_min_length
    long = [[c for c in event if len(c.quote) >= least] if len(event) > 1 else [] for event in events]
    texts = folded_together([c.quote for event in long for c in event])
    ends: list[tuple[int, str, str]] = []
    left: list[str] = []
    right: list[str] = []
    first = 0
    for n, event in enumerate(long):
        own = texts[first : first + len(event)]
        first += len(event)
        for i, j in _candidates(own, spec) if len(own) > 1 else ():
            if event[i].document_id != event[j].document_id:
                ends.append((n, event[i].id, event[j].id))
                left.append(own[i])
                right.append(own[j])
    found: list[list[tuple[str, str, float]]] = [[] for _ in events]
    if not ends:
        return found
    cutoff = 100.0 * spec.reprint_ratio
    likeness = cpdist(left, right, scorer=fuzz.ratio, score_cutoff=cutoff, dtype=np.float32)
    for k in np.flatnonzero(likeness >= cutoff).tolist():
        n, a, b = ends[k]
        found[n].append((a, b, float(likeness[k])))
    return found


def _candidates(texts: Sequence[str], spec: ClusterSpec) -> Iterator[tuple[int, int]]:
    """Positions of texts long enough to say something by being alike, and not of quite different length."""
    sizes = [len(t) for t in texts]
    long = [i for i, size in enumerate(sizes) if size >= spec.reprint_min_length]
    pairs: Iterator[tuple[int, int]]
    if len(long) <= _ALL_PAIRS:
        pairs = combinations(long, 2)
    else:
        pairs = ((long[i], long[j]) for i, j in Wording([texts[i] for i in long], 0).near_duplicate_pairs(spec.blocks.text_cap))
    for i, j in pairs:
        a, b = sizes[i], sizes[j]
        if a >= 0.8 * b and b >= 0.8 * a:
            yield i, j


class _Copies:
    """Finds the links of an event and keeps its claims up to date."""

    def __init__(self, claims: dict[str, Claim], voices: Voices, spec: ClusterSpec) -> None:
        self.claims, self.voices, self.spec = claims, voices, spec

    def of(self, event: list[Claim], twins: Sequence[tuple[str, str, float]]) -> list[Link]:
        """The links of this event's claims, which stand in the order of their publication."""
        links = {(k.a, k.b): k for k in self._reprints(event, twins)} if twins else {}
        copied = {a for a, _ in links}
        for at, claim in enumerate(event):
            link = self._relay(claim, event) if claim.relays is not None or claim.relayed_by is not None else None
            if link is None or (link.a, link.b) in links:
                link = self._quotation(claim, event, at)
            if link is not None and (link.a, link.b) not in links:
                links[link.a, link.b] = link
                copied.add(link.a)
        for link in self._revisions(event, copied):
            links.setdefault((link.a, link.b), link)
        return [links[k] for k in sorted(links)]

    def _set_relays(self, claim: Claim, origin: Claim) -> None:
        if self.claims[claim.id].relays is None:
            target = ClaimLink(origin.source.id, origin.document_id, origin.id)
            self.claims[claim.id] = msgspec.structs.replace(self.claims[claim.id], relays=target)

    def _reprints(self, event: list[Claim], twins: Sequence[tuple[str, str, float]]) -> Iterator[Link]:
        """Each near-duplicate text hangs on the earliest text it is like."""
        place = {c.id: n for n, c in enumerate(event)}
        first: dict[int, tuple[int, float]] = {}
        for one, other, likeness in twins:
            early, late = sorted((place[one], place[other]))
            if late not in first or early < first[late][0]:
                first[late] = (early, likeness)
        for late, (early, likeness) in sorted(first.items()):
            origin, copy = event[early], event[late]
            same_author = self.voices.author(origin) == self.voices.author(copy)
            if not same_author:
                self._set_relays(copy, origin)
            who = "The same author put out" if same_author else "Another outlet carries"
            same = "word for word" if likeness >= 99.95 else f"{likeness:.0f} % the same"
            yield Link(
                copy.id, origin.id, "repost" if same_author else "reprint", self.spec.copies["text"], (f"{who} the text again, {same}.",)
            )

    def _relay(self, claim: Claim, event: list[Claim]) -> Link | None:
        """A report of somebody's words, held against that body's own statement: the one whose values fit best, then the latest."""
        given = claim.relays
        if given is not None:
            origin = next((c for c in event if c.id == given.claim_id), None)
            return None if origin is None else self._link(claim, origin, "named_origin", f"It names {origin.source.name} as its origin.")
        if self.voices.is_own(claim):
            return None
        body_of = self.voices.organisation if self.voices.is_named(claim) else self.voices.government
        body, told = body_of(claim), minutes(claim.published_at)
        own = [
            c for c in event
            if c.document_id != claim.document_id and minutes(c.published_at) <= told + _CLOCKS and not contradict(claim, c)
            and (
                ((body_of(c) == body or self.voices.same_office(claim, c)) and self.voices.is_own(c))
                or self.voices.outlet(c) == claim.source.id
            )
        ]  # fmt: skip
        if not self.voices.is_named(claim):  # "officials" may say something else than their ministry did
            own = [c for c in own if shared_values(claim, c) or self.voices.same_office(claim, c)]
        own = [c for c in own if minutes(c.published_at) <= told] or own  # what seems later is the origin only where nothing came before
        if not own:
            return None
        origin = max(own, key=lambda c: (shared_values(claim, c), c.source.id == claim.source.id, *in_order(c)))
        self._set_relays(claim, origin)
        outlet = claim.relayed_by.name if claim.relayed_by is not None else "It"
        return self._link(
            claim, origin, "named_origin", f"{outlet} reports the words of {claim.source.name}, whose own statement is at hand."
        )

    def _quotation(self, claim: Claim, event: list[Claim], place: int) -> Link | None:
        """Words in quotation marks that stand in an earlier text of another voice."""
        if _MARKS.search(claim.quote) is None:
            return None
        phrases = [p for p in _QUOTED.findall(folded(claim.quote)) if len(p.split()) >= 4]
        for phrase in phrases:
            for origin in event[:place]:
                apart = origin.document_id != claim.document_id and self.voices.organisation(origin) != self.voices.organisation(claim)
                if apart and phrase in folded(origin.quote):
                    self._set_relays(claim, origin)
                    return self._link(claim, origin, "quotation", f"It quotes words of the other text: “{phrase[:_SHOWN]}”.")
        return None

    def _revisions(self, event: list[Claim], copied: set[str]) -> Iterator[Link]:
        """A body's own later figure beside the last one it gave."""
        told: dict[str, list[Claim]] = {}
        for claim in event:
            if claim.background or claim.id in copied:
                continue
            bodies = self.voices.answers_for(claim)
            before_it = [told[body] for body in bodies if body in told]
            target = self._revised(claim, before_it) if before_it else None
            for body in bodies:
                told.setdefault(body, []).append(claim)
            if target is not None:
                before, what = target
                if self.claims[claim.id].revises is None:
                    link = ClaimLink(before.source.id, before.document_id, before.id)
                    self.claims[claim.id] = msgspec.structs.replace(self.claims[claim.id], revises=link)
                yield self._link(claim, before, "own_later_figure", *what, kind="revision")

    @staticmethod
    def _revised(claim: Claim, told: Sequence[Sequence[Claim]]) -> tuple[Claim, tuple[str, ...]] | None:
        """The last statement told before that this one changes or adds to, and what; `told` are those of its bodies in order."""
        latest_first = reversed(told[0]) if len(told) == 1 else merge(*map(reversed, told), key=in_order, reverse=True)
        for before in latest_first:
            if before.document_id != claim.document_id and minutes(before.published_at) < minutes(claim.published_at):
                what = changes(before, claim)
                if what:
                    return before, what
        return None

    def _link(self, claim: Claim, origin: Claim, why: str, *reasons: str, kind: str = "relay") -> Link:
        return Link(claim.id, origin.id, "revision" if kind == "revision" else "relay", self.spec.copies[why], reasons)
