"""For whom a source speaks: parties and their officials, and descriptions that name nobody."""

from collections.abc import Mapping
from functools import lru_cache

from verify.model import Claim, Source, SourceRef, stable_id
from verify.rulepack import ActorSpec, Rules
from verify.text.normalise import fold

_SPEAK_FOR = ("official", "militia")
_MOST_KNOWN = 100_000
_QUOTED_BY = "sources quoted by "


class Parties:
    """Answers whose mouth a source is, by the rules."""

    def __init__(self, rules: Rules) -> None:
        self._registered = frozenset(rules.sources)
        self._named = {fold(n): a.id for a in reversed(_sorted(rules)) for names in a.names.values() for n in names}
        self._called = {fold(n): a.id for a in reversed(_sorted(rules)) for names in a.adjectives.values() for n in names} | self._named
        self._unnamed_of = {stable_id("source", [kind, actor]): actor for actor in sorted(rules.actors) for kind in _SPEAK_FOR}
        self._body = _bodies(rules)
        self._root = _roots(rules)
        self._people = _people(rules)
        self._small, self._armies = _terms(rules, "small_word"), _terms(rules, "army_word")
        self._described: dict[tuple[str, str], bool] = {}
        self._serving: dict[str, bool] = {}

    def party(self, source_id: str, name: str, kind: str) -> str | None:
        """The party that a source the rules do not name speaks for: an unnamed official of it, or the party itself."""
        if source_id in self._unnamed_of or kind not in _SPEAK_FOR:
            return self._unnamed_of.get(source_id)
        if kind == "militia":
            return self._named.get(fold(name))
        return self._named_in(name)

    def _named_in(self, name: str) -> str | None:
        """The party that the words of a name say, the longest run of them first: "a defence official of X"."""
        words = fold(name).replace(".", "").split()
        runs = [(a - b, a, " ".join(words[a:b])) for a in range(len(words)) for b in range(a + 1, min(len(words), a + 5) + 1)]
        return next((self._called[run] for _, _, run in sorted(runs) if run in self._called), None)

    def body(self, party: str) -> str:
        """The organisation that most of a party's named official voices are arms of; the party itself where it has none."""
        return self._body.get(party, party)

    def voice(self, source_id: str, source: Source | None) -> str:
        """What makes sources one voice: all that officially speak for one party, else the arms of one organisation, else each for itself."""
        if source is None:
            return source_id
        body = source.organisation if source.organisation is not None else source_id
        return self._root.get(body, body)

    def is_unnamed(self, source: SourceRef) -> bool:
        """Whether the name is a description that fits many: "residents", "a hospital source", "a defence official of X"."""
        key = (source.id, source.name)
        found = self._described.get(key)
        if found is None:
            if len(self._described) >= _MOST_KNOWN:
                self._described.clear()
            found = self._described[key] = source.id not in self._registered and (
                source.id in self._unnamed_of or source.name.startswith(_QUOTED_BY) or self._describes(source.name)
            )
        return found

    def _describes(self, name: str) -> bool:
        given = name.split()
        if any(w[:1].isupper() and "." not in w and fold(w) not in self._called for w in given[1:]):
            return False
        words = fold(name).split()
        while words and words[0] in self._small:
            words.pop(0)
        return any(" ".join(words[:n]) in self._people for n in (3, 2, 1)) or bool(words and words[-1] in self._people)

    def speaker(self, claim: Claim, sources: Mapping[str, Source]) -> str:
        """The voice that a claim belongs to: that of its speaker; of somebody unnamed that of the outlet through which alone one hears of him."""
        if claim.relayed_by is not None and (self.only_quoted(claim, sources) or self.of_one_house(claim, sources)):
            return self.voice(claim.relayed_by.id, sources.get(claim.relayed_by.id))
        return self.voice(claim.source.id, sources.get(claim.source.id))

    def of_one_house(self, claim: Claim, sources: Mapping[str, Source]) -> bool:
        """Whether an office whose name says not whose it is is heard through a medium of its own side: two arms of one authority.

        "The ministry of health", in the television of those who rule there, is one voice with that television.
        """
        if claim.relayed_by is None or claim.relays is not None or claim.source.kind != "official" or claim.source.id in self._registered:
            return False
        office, outlet = sources.get(claim.source.id), sources.get(claim.relayed_by.id)
        if office is None or outlet is None or office.affiliation is None or office.affiliation != outlet.affiliation:
            return False
        return self._named_in(claim.source.name) is None

    def serves(self, source: SourceRef, sources: Mapping[str, Source]) -> bool:
        """Whether somebody speaks for an army of which only the text around says whose it is."""
        known = sources.get(source.id)
        if source.kind != "official" or source.id in self._registered or (known is not None and known.affiliation is not None):
            return False
        found = self._serving.get(source.name)
        if found is None:
            words = fold(source.name).split()
            found = any(" ".join(words[a : a + n]) in self._armies for n in (1, 2) for a in range(len(words)))
            if len(self._serving) < _MOST_KNOWN:
                self._serving[source.name] = found
        return found

    def only_quoted(self, claim: Claim, sources: Mapping[str, Source]) -> bool:
        """Whether a claim is told by somebody unnamed who speaks for nobody: he is not to be had but through who quotes him.

        An official of an office is that office's voice, whoever carries his words: "a source in the police command" can be asked again.
        """
        if claim.relayed_by is None or claim.relays is not None or claim.source.kind in _SPEAK_FOR:
            return False
        source = sources.get(claim.source.id)
        spoken_for = source is not None and source.affiliation is not None
        return not spoken_for and self.is_unnamed(claim.source)


@lru_cache(maxsize=65536)
def voice_id(key: str) -> str:
    """The id of the voice of this key (see `Parties.voice`)."""
    return stable_id("voice", [key])


def _sorted(rules: Rules) -> list[ActorSpec]:
    return [rules.actors[k] for k in sorted(rules.actors)]


def _people(rules: Rules) -> frozenset[str]:
    """The words that say what somebody is without naming him: those for speakers, without those that outlets and offices have in their names."""
    found: set[str] = set()
    described = _terms(rules, "described")
    for lang in sorted(rules.lang):
        lexicons = rules.lang[lang].lexicons
        outlets = {fold(e.term) for e in lexicons.get("outlet_word", ())}
        heads = {fold(e.term) for key in ("person_head", "unnamed_sources") for e in lexicons.get(key, ())}
        told = {fold(e.term) for e in lexicons.get("speaker", ()) if e.value == "local"}
        found |= heads | {t for t in told if t not in outlets or t in described}
    return frozenset(found)


def _terms(rules: Rules, lexicon: str) -> frozenset[str]:
    """The folded terms of a lexicon in every language."""
    return frozenset(fold(e.term) for lang in sorted(rules.lang) for e in rules.lang[lang].lexicons.get(lexicon, ()))


def _bodies(rules: Rules) -> dict[str, str]:
    found: dict[str, list[str]] = {}
    for key in sorted(rules.sources):
        spec = rules.sources[key]
        if spec.affiliation is not None and spec.organisation is not None and spec.kind in _SPEAK_FOR:
            found.setdefault(spec.affiliation, []).append(spec.organisation)
    return {party: max(sorted(set(bodies)), key=bodies.count) for party, bodies in found.items()}


def _roots(rules: Rules) -> dict[str, str]:
    """Organisations that speak officially for one party, and the party, by the name of the first of them."""
    pairs = [
        (spec.affiliation, spec.organisation)
        for spec in (rules.sources[k] for k in sorted(rules.sources))
        if spec.kind == "official" and spec.affiliation is not None and spec.organisation is not None
    ]
    root: dict[str, str] = {}

    def find(name: str) -> str:
        while root.get(name, name) != name:
            name = root[name]
        return name

    for pair in pairs:
        one, other = sorted(find(p) for p in pair)
        root[other] = one
    return {name: find(name) for name in sorted(root)}


@lru_cache(maxsize=8)
def parties_of(rules: Rules) -> Parties:
    """The parties of these rules, worked out once."""
    return Parties(rules)
