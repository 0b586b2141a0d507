"""Whom "the occupation" or "the enemy" means: the party its adjective names, else the one last called so in this text, else the next.

"the Turkish occupation bombed ... planes of the occupation came back" speaks of Turkey both times. A word that some party bears as its
name keeps that meaning where the text calls nobody else so.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from verify.extract.items import Item, Sentence, actors_of, lexicons_of
from verify.extract.tags import tags_of
from verify.extract.vocabulary import Vocabulary
from verify.rulepack import ActorSpec


def settle_epithets(sentences: Sequence[Sentence], vocabulary: Vocabulary) -> list[Sentence]:
    """The sentences with every epithet naming the party it means."""
    words = vocabulary.epithet_words
    if not any("epithet" in s.lexicons for s in sentences):
        return list(sentences)
    last = _first_called(sentences, words, vocabulary)
    out: list[Sentence] = []
    for sentence in sentences:
        if "epithet" not in sentence.lexicons and not any(i.payloads for i in sentence.items):
            out.append(sentence)
            continue
        items, changed = list(sentence.items), False
        for k, item in enumerate(sentence.items):
            if item.has("epithet"):
                meant = _adjective(sentence.items, k) or last
                if meant is not None and actors_of(item)[:1] != (meant,):
                    items[k], changed = _naming(item, meant, vocabulary), True
                last = meant or last
            elif item.payloads:
                last = _called(item, words, vocabulary) or last
        out.append(sentence.with_items(tuple(items)) if changed else sentence)
    return out


def _first_called(sentences: Sequence[Sentence], words: frozenset[str], vocabulary: Vocabulary) -> ActorSpec | None:
    """The party that the text is the first to call so, whose epithets may stand before it: "the occupation's army" in the headline."""
    for sentence in sentences:
        for k, item in enumerate(sentence.items):
            meant = _adjective(sentence.items, k) if item.has("epithet") else _called(item, words, vocabulary)
            if meant is not None:
                return meant
    return None


def _called(item: Item, words: frozenset[str], vocabulary: Vocabulary) -> ActorSpec | None:
    """The party that a name calls so: "the Turkish occupation". Behind "for" a letter of the article may be left on its first word."""
    if not item.payloads or item.has("epithet"):
        return None
    named = actors_of(item)
    if not named:
        return None
    said = vocabulary.bare_words(item.text)
    return named[0] if not words.isdisjoint((*said, said[0][1:] if "for" in item.front else said[0])) else None


def _adjective(items: Sequence[Item], k: int) -> ActorSpec | None:
    """The party that an adjective right behind the item names."""
    n = k + 1
    while n < len(items) and items[n].has("attack_adjective"):
        n += 1
    if n >= len(items) or items[n].front:
        return None
    return next((p[1] for p in items[n].payloads if type(p) is tuple and p[0] == "actor_adj"), None)


def _naming(item: Item, actor: ActorSpec, vocabulary: Vocabulary) -> Item:
    """The item as a name of this party; what weapon it names with it stays: "the occupation's drones"."""
    kept = tuple(t for t in item.tags if t.lexicon == "weapon")
    payloads = (("actor", actor),)
    symbol = vocabulary.known_symbol(frozenset(tags_of((*kept, *payloads))))
    return replace(item, symbol=symbol, kind="actor", tags=kept, lexicons=lexicons_of(kept), payloads=payloads)
