"""Who speaks: from a phrase such as "مسؤول بوزارة الدفاع الأمريكية" or "a spokesman for the coalition" to a source.

A registered source wins; else the phrase is classified by what it is called (ministry, brigade, network, ...) and by whose it is.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from verify.extract.items import Item, actors_of, sources_of
from verify.model import Document, Relay, SourceKind, SourceRef, stable_id
from verify.rulepack import ActorSpec, Rules, SourceSpec
from verify.rulepack.states import state_adjectives
from verify.text.normalise import fold

_NAME_WORDS = 4
_SHORT = 3
"""Letters of a party's name that is one only in capitals: "PKK spokesman", not "a had b"."""
_STATELIKE = ("state", "coalition", "authority", "government", "international_organisation")


class Speaker(Struct, frozen=True, gc=False):
    """A voice in a text: the source, who passes it on, whose side it is on, what it is called, and where the text names it.

    `party` is that side as the text names it: no registry may know it.
    """

    source: SourceRef
    relay: Relay | None
    affiliation: str | None
    called: str
    start: int | None
    end: int | None
    rule_id: str
    party: ActorSpec | None = None

    def side(self, actors: Mapping[str, ActorSpec]) -> ActorSpec | None:
        """The party the voice speaks for, registered or not."""
        return actors.get(self.affiliation, self.party) if self.affiliation is not None else None

    @property
    def key(self) -> str:
        """What makes two mentions the same voice."""
        return self.source.id


def narrator(document: Document, rules: Rules) -> Speaker:
    """The voice of the text itself: the one who is named as its source, else its publisher."""
    name = document.source or document.publisher or ""
    spec = rules.source_named(name, document.source_kind) if name else None
    relay = None
    if document.source and document.publisher and fold(document.source) != fold(document.publisher):
        outlet = rules.source_named(document.publisher)
        if outlet is None or spec is None or outlet.id != spec.id:
            relay = Relay(outlet.id, outlet.name) if outlet is not None else Relay(_named_id(document.publisher), document.publisher)
    if spec is not None:
        kind = document.source_kind or spec.kind
        return Speaker(SourceRef(spec.id, spec.name, kind), relay, spec.affiliation, "", None, None, "document.source")
    kind = document.source_kind or kind_of_name(name, rules)
    label = name or "unknown source"
    side = _side_of_name(name, rules) or (_state_of_name(name, rules) if kind == "official" else None)
    return Speaker(SourceRef(_named_id(label), label, kind), relay, side, "", None, None, "document.source")


def _named_id(name: str) -> str:
    return stable_id("source", [fold(name)])


def kind_of_name(name: str, rules: Rules) -> SourceKind:
    """The kind of a source nobody registered, from the words of its name ("قناة ...", "... brigade", "... Network")."""
    words = fold(name).split()
    for by_word in _outlet_words(rules):
        found = [
            (-len(term), rank, kind)
            for i, word in enumerate(words)
            for rank, term, kind in by_word.get(word, ())
            if _same(words[i : i + len(term)], term)
        ]
        if found:
            return min(found)[2]  # type: ignore[return-value]
    return "unknown"


@lru_cache(maxsize=4)
def _outlet_words(rules: Rules) -> list[dict[str, list[tuple[int, list[str], str]]]]:
    """For each language the words that say what an outlet is, with their rank and the kind, by every form of the first word."""
    found: list[dict[str, list[tuple[int, list[str], str]]]] = []
    for lang in sorted(rules.lang):
        by_word: dict[str, list[tuple[int, list[str], str]]] = {}
        for rank, entry in enumerate(rules.lang[lang].lexicons.get("outlet_word", [])):
            term = fold(entry.term).split()
            if entry.value and term:
                for form in _forms(term[0]):
                    by_word.setdefault(form, []).append((rank, term, entry.value))
        found.append(by_word)
    return found


def _forms(word: str) -> tuple[str, str, str]:
    return word, "ال" + word, "و" + word


def _same(words: list[str], term: list[str]) -> bool:
    return len(words) == len(term) and all(w in _forms(t) for w, t in zip(words, term, strict=True))


def _side_of_name(name: str, rules: Rules) -> str | None:
    """The party whose name stands in the name of a source: the longest found at a word's edge."""
    (known, longest), words = _party_names(rules), fold(name).split()
    runs = (" ".join(words[a:b]) for a in range(len(words)) for b in range(a + 1, min(a + longest, len(words)) + 1))
    found = [(-len(run), known[run]) for run in runs if run in known and (len(run) > _SHORT or run.upper() in name)]
    return min(found)[1][1] if found else None


def _state_of_name(name: str, rules: Rules) -> str | None:
    """The state whose adjective the name of an office bears: "Pakistani foreign ministry"; none where it bears two."""
    found = {state for word in fold(name).split() if (state := state_adjectives(rules).get(word)) is not None}
    return next(iter(found)) if len(found) == 1 else None


@lru_cache(maxsize=4)
def _party_names(rules: Rules) -> tuple[dict[str, tuple[int, str]], int]:
    """Every name of a party, folded, with the rank and the id of the party (of two of one name the first); and the words of the longest."""
    found: dict[str, tuple[int, str]] = {}
    adjectives = {fold(n) for a in rules.actors.values() for names in a.adjectives.values() for n in names}
    for rank, actor in enumerate(rules.actors[k] for k in sorted(rules.actors)):
        for lang in sorted(actor.names):
            for term in map(fold, actor.names[lang]):
                if len(term) >= _SHORT and not (lang in rules.named_by_pack and term in adjectives):
                    found.setdefault(term, (rank, actor.id))
    return found, max((term.count(" ") + 1 for term in found), default=0)


@lru_cache(maxsize=4)
def own_voices(rules: Rules) -> dict[str, SourceKind]:
    """The kind of voice in which each party speaks for itself, from the sources registered as its own.

    An armed group speaks as a militia if any of its sources does, whatever offices it runs; everyone else as most of his sources do.
    """
    found: dict[str, Counter[SourceKind]] = {}
    for source in (rules.sources[k] for k in sorted(rules.sources)):
        if source.affiliation is not None and source.kind in ("official", "militia"):
            found.setdefault(source.affiliation, Counter())[source.kind] += 1
    armed = {a.id for a in rules.actors.values() if a.kind not in _STATELIKE}
    return {party: _own_kind(kinds, party in armed) for party, kinds in found.items()}


def _own_kind(kinds: "Counter[SourceKind]", armed: bool) -> SourceKind:
    if armed and kinds["militia"]:
        return "militia"
    return "official" if kinds["official"] >= kinds["militia"] else "militia"


def resolve(
    items: Sequence[Item], raw: str, told_by: Speaker, rule_id: str, voices: Mapping[str, SourceKind], sure: bool = False
) -> Speaker | None:
    """The voice that a phrase names; None if the phrase names nobody we could call a source.

    `raw` is the phrase as it stands in the text, `told_by` the voice of the text around it, `voices` as by `own_voices`; `sure` that
    somebody speaks here, whatever he is called.
    """
    head = next((i for i in items if i.has("speaker")), None)
    source = next((s for i in items for s in sources_of(i)), None)
    actor = next((a for i in items if i.kind != "place" for a in actors_of(i)), None)
    start, end = items[0].start, items[-1].end
    if head is None and source is None and actor is None:
        return _unknown(items, raw, told_by, rule_id) if sure else None
    called = _called(head, items)
    if head is not None and (head.has("own_reporter") or (head.has("reporter") and _names_outlet(raw, told_by))):
        return replace(told_by, called=head.text, start=start, end=end, rule_id=rule_id)
    if source is not None and not (head is not None and head.has("unnamed_sources") and items.index(head) <= _index_of(items, source)):
        return _registered(source, told_by, head, start, end, rule_id)
    passed_on = Relay(told_by.source.id, told_by.source.name)
    if head is not None and head.has("unnamed_sources") and called == "local" and actor is None:
        if told_by.source.kind == "state_media":  # Nobody but the state's own outlet has heard them.
            return replace(told_by, called=head.text, start=start, end=end, rule_id=rule_id)
        outlet = source.name if source is not None and source.id != told_by.source.id else told_by.source.name
        ref = SourceRef(stable_id("source", ["unnamed", outlet]), f"sources quoted by {outlet}", "local")
        return Speaker(ref, passed_on, None, head.text, start, end, rule_id)
    kind = _kind(called, head, actor, voices)
    side = actor.id if actor is not None and kind in ("official", "militia", "state_media") else None
    if actor is None and kind == "official" and _of_the_house(items, told_by):
        side = told_by.affiliation
    key = [kind, side] if side is not None and kind != "state_media" else [kind, fold(raw)]
    if actor is None and kind == "official" and side is None and told_by.source.kind == "state_media":
        side = told_by.affiliation  # an official whom a party's own outlet quotes is one of the party's, if still a voice of his own
    name = actor.name if actor is not None and head is None else " ".join(raw.split())[:120]
    words = head.text if head is not None else ""
    party = actor if actor is not None and side == actor.id else None
    return Speaker(SourceRef(stable_id("source", key), name, kind), passed_on, side, words, start, end, rule_id, party)


def _names_outlet(raw: str, told_by: Speaker) -> bool:
    """Whether a phrase holds the name of the voice of the text: "the correspondent of X" in X."""
    name = fold(told_by.source.name)
    return bool(name) and f" {name} " in f" {fold(raw)} "


def _of_the_house(items: Sequence[Item], told_by: Speaker) -> bool:
    """Whether an office that no party is named of is that of the party whose outlet quotes it: "the ministry of health" on state television."""
    if told_by.affiliation is None or told_by.source.kind not in ("state_media", "official", "militia"):
        return False
    return any(i.has("state_office") for i in items) or all(
        i.has("speaker") or i.has("person_head") or i.has("determiner") or i.kind == "punct" for i in items
    )


def _unknown(items: Sequence[Item], raw: str, told_by: Speaker, rule_id: str) -> Speaker | None:
    """A voice of which the text gives a name alone."""
    if len(items) > _NAME_WORDS or any(i.kind not in ("word", "term", "place") for i in items):
        return None
    name = " ".join(raw.split())
    relay = Relay(told_by.source.id, told_by.source.name)
    kind: SourceKind = "local" if items[0].has("article") else "unknown"  # "a beekeeper": one of those who were there
    return Speaker(SourceRef(_named_id(name), name, kind), relay, None, items[0].text, items[0].start, items[-1].end, rule_id)


def _index_of(items: Sequence[Item], source: SourceSpec) -> int:
    return next(k for k, i in enumerate(items) if source in sources_of(i))


def _registered(source: SourceSpec, told_by: Speaker, head: Item | None, start: int, end: int, rule_id: str) -> Speaker:
    same = source.id == told_by.source.id
    relay = told_by.relay if same else Relay(told_by.source.id, told_by.source.name)
    words = head.text if head is not None else ""
    return Speaker(SourceRef(source.id, source.name, source.kind), relay, source.affiliation, words, start, end, rule_id)


def _called(head: Item | None, items: Sequence[Item]) -> str | None:
    """What a voice is called: "a source in the police command" by the command, "an official of the mission" by the mission."""
    if head is None:
        return None
    called = head.value("speaker")
    if head.has("person_head"):
        house = next((i.value("speaker") for i in items if i is not head and i.has("speaker") and not i.has("person_head")), None)
        if house is not None and not (called == "local" and house in ("international_media", "state_media", "local")):
            return house
    return called


def _kind(called: str | None, head: Item | None, actor: ActorSpec | None, voices: Mapping[str, SourceKind]) -> SourceKind:
    """What kind of voice this is: by what it is called first, by whose it is second."""
    if (
        actor is not None
        and called in (None, "official", "militia")
        and actor.id in voices
        and not (head is not None and head.has("state_office"))
    ):
        return voices[actor.id]
    armed = actor is not None and actor.kind not in _STATELIKE
    if called is None:
        return "militia" if armed else "official"
    if called == "official":
        return "militia" if armed and not (head is not None and head.has("state_office")) else "official"
    if called == "international_media" and armed:
        return "militia"
    return called  # type: ignore[return-value]
