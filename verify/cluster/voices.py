"""Who speaks for whom and when: the organisation behind a claim, whether the words are its own, and their order in time."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from verify.model import Claim, Document, stable_id
from verify.rulepack.states import state_adjectives
from verify.text.normalise import fold

if TYPE_CHECKING:
    from verify.rulepack import Rules

_LAST = 9e15
_SPEAKS_FOR = ("official", "militia")
_WORD = re.compile(r"\w+")
_LONGEST_NAME, _SHORTEST, _STEM, _LEAST = 5, 4, 5, 2


class Voices:
    """Answers about claims that need the rules and the documents beside them."""

    def __init__(self, documents: Sequence[Document], rules: "Rules") -> None:
        self._rules = rules
        self._documents: Mapping[str, Document] = {d.id: d for d in documents}
        self._organisations: dict[str, str] = {}
        self._parties = _parties(rules)
        self._governments = _governments(rules)
        self._sides = {stable_id("source", [kind, actor]): actor for actor in self._parties for kind in _SPEAKS_FOR}
        self._unnamed = {key: self._parties[actor] for key, actor in self._sides.items()}
        self._named: dict[tuple[str, str | None], str] = {}
        heads = (e.term for pack in rules.lang.values() for e in pack.lexicons.get("person_head", ()))
        self._heads = frozenset(w.removeprefix("ال")[:_STEM] for term in heads for w in _WORD.findall(fold(term)))
        self._stems: dict[str, frozenset[str]] = {}
        self._offices = _office_words(rules)
        self._states = state_adjectives(rules)

    def organisation(self, claim: Claim) -> str:
        """The body whose arm the speaker is: a ministry and its staff are one. For an unnamed official or fighter of a party ("a spokesman for
        the coalition") that of the party's own named voices; the source itself if no rule says more."""
        key = claim.source.id
        found = self._organisations.get(key)
        if found is None:
            spec = self._rules.sources.get(key)
            if spec is not None:
                found = spec.organisation if spec.organisation is not None else key
            else:
                found = self._unnamed.get(key) or self._of_party(claim) or key
            self._organisations[key] = found
        return found

    def is_named(self, claim: Claim) -> bool:
        """Whether the speaker is a source that the rules know by name."""
        return claim.source.id in self._rules.sources

    def government(self, claim: Claim) -> str:
        """As `organisation`, but all official bodies of one party are one: a later figure of its general staff revises its president's."""
        body = self.organisation(claim)
        return self._governments.get(body, body)

    def _of_party(self, claim: Claim) -> str | None:
        """The body of the party that the name of an official or a fighter holds: "head of Hezbollah's media office"."""
        if claim.source.kind not in _SPEAKS_FOR:
            return None
        words = _WORD.findall(claim.source.name)
        spans = ((b - a, -a, words[a:b]) for a in range(len(words)) for b in range(a + 1, min(a + _LONGEST_NAME, len(words)) + 1))
        runs = [(n, at, " ".join(run)) for n, at, run in spans if not self._offices.issuperset(fold(" ".join(run)).split())]
        houses = [(n, at, house) for n, at, run in runs if (house := self._house(run)) is not None]
        if houses:
            return max(houses)[2]
        known = [(n, at, actor.id) for n, at, run in runs if (actor := self._rules.actor_named(run)) is not None]
        if known:
            return self._parties.get(max(known)[2], max(known)[2])
        states = (
            {self._states[w] for w in fold(claim.source.name).split() if w in self._states} if claim.source.kind == "official" else set()
        )
        return self._parties.get(next(iter(states))) if len(states) == 1 else None

    def _house(self, name: str) -> str | None:
        """The organisation of the registered house of this name: the Pentagon of its deputy press secretary."""
        spec = self._rules.source_named(name)
        return spec.organisation if spec is not None and spec.kind in _SPEAKS_FOR else None

    def same_office(self, one: Claim, other: Claim) -> bool:
        """Whether two speakers are called alike: "Kurdish counter-terrorism officials" and the "Kurdistan Counter-Terrorism Directorate".

        All that tells the shorter name must stand in the longer one, two words at least; who somebody is in the house tells nothing.
        """
        if one.source.kind != other.source.kind:
            return False
        less, more = sorted((self._telling(one.source.name), self._telling(other.source.name)), key=len)
        return len(less) >= _LEAST and less <= more

    def _telling(self, name: str) -> frozenset[str]:
        """The stems of the words of a name that tell one office from another; remembered."""
        if name not in self._stems:
            words = (w.removeprefix("ال") for w in _WORD.findall(fold(name)))
            self._stems[name] = frozenset(w[:_STEM] for w in words if len(w) >= _SHORTEST and w[:_STEM] not in self._heads)
        return self._stems[name]

    def is_own(self, claim: Claim) -> bool:
        """Whether the speaker's words are the text itself and not a report of them ("Reuters quoting the Pentagon" is not)."""
        if claim.relayed_by is None:
            return True
        document = self._documents.get(claim.document_id)
        if document is None or not document.source:
            return False
        key = (document.source, document.source_kind)
        if key not in self._named:
            spec = self._rules.source_named(*key)
            self._named[key] = spec.id if spec is not None else stable_id("source", [fold(document.source)])
        return self._named[key] == claim.source.id

    def outlet(self, claim: Claim) -> str | None:
        """The outlet whose own text holds the words that a speaker gave it: the agency of "a military source told the agency"."""
        document = self._documents.get(claim.document_id)
        if claim.relayed_by is None or document is None or not (document.source or document.publisher):
            return None
        spec = self._rules.source_named(document.source or document.publisher or "", document.source_kind)
        return spec.id if spec is not None and spec.id == claim.relayed_by.id else None

    def answers_for(self, claim: Claim) -> tuple[str, ...]:
        """The bodies whose figure a claim gives: that of its speaker if the words are his own, and with it that of his party's own outlet where
        that passes them on; none for words that others report."""
        if self.is_own(claim):
            return (self.government(claim),)
        outlet = self._rules.sources.get(claim.relayed_by.id) if claim.relayed_by is not None else None
        if outlet is None or outlet.affiliation is None or self._side(claim) != outlet.affiliation:
            return ()
        return (self.government(claim), outlet.organisation if outlet.organisation is not None else outlet.id)

    def _side(self, claim: Claim) -> str | None:
        """The party a speaker speaks for."""
        spec = self._rules.sources.get(claim.source.id)
        return spec.affiliation if spec is not None else self._sides.get(claim.source.id)

    def author(self, claim: Claim) -> str:
        """Who put the text out: the one who passes it on, else the speaker."""
        return claim.source.id if self.is_own(claim) or claim.relayed_by is None else claim.relayed_by.id


def _parties(rules: "Rules") -> dict[str, str]:
    """For each party the organisation that most of its named official voices are arms of; for one without such voices itself."""
    bodies: dict[str, list[str]] = {actor: [] for actor in sorted(rules.actors)}
    for key in sorted(rules.sources):
        spec = rules.sources[key]
        if spec.affiliation is not None and spec.organisation is not None and spec.kind in _SPEAKS_FOR:
            bodies.setdefault(spec.affiliation, []).append(spec.organisation)
    return {actor: max(sorted(set(found)), key=found.count) if found else actor for actor, found in bodies.items()}


def _office_words(rules: "Rules") -> frozenset[str]:
    """The words that offices of any party are called by: a run of them alone, "ministry of health", names nobody's."""
    terms = (
        e.term for pack in rules.lang.values() for name in ("speaker", "person_head", "determiner") for e in pack.lexicons.get(name, ())
    )
    words = {w for term in terms for w in fold(term).split()}
    return frozenset([*words, *("ال" + w for w in words), "of", "the"])


def _governments(rules: "Rules") -> dict[str, str]:
    """Official organisations that speak for one party go by the name of the first of them."""
    root: dict[str, str] = {}

    def find(name: str) -> str:
        while root.get(name, name) != name:
            name = root[name]
        return name

    for key in sorted(rules.sources):
        spec = rules.sources[key]
        if spec.kind == "official" and spec.affiliation is not None and spec.organisation is not None:
            one, other = sorted((find(spec.affiliation), find(spec.organisation)))
            root[other] = one
    return {name: find(name) for name in sorted(root)}


@lru_cache(maxsize=65536)
def minutes(published_at: str | None) -> float:
    """Minutes since 1970, for putting claims in order; what has no date stands last."""
    if published_at is None:
        return _LAST
    try:
        moment = datetime.fromisoformat(published_at)
    except ValueError:
        return _LAST
    return (moment if moment.tzinfo is not None else moment.replace(tzinfo=UTC)).timestamp() / 60.0


def in_order(claim: Claim) -> tuple[float, str]:
    """What to sort claims by: publication, then id."""
    return minutes(claim.published_at), claim.id
