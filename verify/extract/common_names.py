"""Names that are a party's only in some texts: "the rebels" of another country, and "us" where it is no abbreviation.

"The rebels" are Syria's opposition in a text of Syria. In one of other countries they are the armed group it named last, or nobody the
registry knows. "They involved us in the attack" names no state.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec.structs import replace

from verify.extract.items import Item, Sentence, actors_of
from verify.extract.tags import tags_of
from verify.extract.theatre import coalition_of
from verify.extract.vocabulary import Vocabulary
from verify.rulepack import ActorSpec
from verify.text.normalise import Normalised

_LEXICONS = ("common_party", "in_capitals")
_NO_NOUN = ("dangling", "preposition", "and", "against", "near_place", "said_how", "say", "aux", "that")


def settle_common(
    sentences: Sequence[Sentence], countries: Collection[str], norm: Normalised, vocabularies: Mapping[int, Vocabulary]
) -> list[Sentence]:
    """The sentences of one text, told of these countries, with such names meaning whom they mean there; vocabularies by the sentence's number."""
    if all(s.lexicons.isdisjoint(_LEXICONS) for s in sentences):
        return list(sentences)
    last: ActorSpec | None = None
    told = {*countries, *_told_of(sentences)}
    out: list[Sentence] = []
    for sentence in sentences:
        items, changed = list(sentence.items), False
        for k, item in enumerate(sentence.items):
            if not item.payloads:
                continue
            named = actors_of(item)
            if item.has("common_party"):
                if named and named[0].kind == "coalition":
                    meant = coalition_of(named[0], item.text, told, vocabularies[sentence.number].rules.actors)
                    if meant is not named[0]:
                        items[k], changed = _meaning(item, meant, vocabularies[sentence.number]), True
                elif named and named[0].country is not None and _of_others(named[0].country, told, last):
                    items[k], changed = (
                        _meaning(item, last if named[0].kind == "armed_group" else None, vocabularies[sentence.number]),
                        True,
                    )
            elif item.has("in_capitals") and named and not _in_capitals(sentence, k, norm):
                items[k], changed = _meaning(item, None, vocabularies[sentence.number]), True
            else:
                last = next((a for a in named if a.kind == "armed_group"), last)
        out.append(sentence.with_items(tuple(items)) if changed else sentence)
    return out


def _of_others(country: str, told: Collection[str], last: ActorSpec | None) -> bool:
    """Whether a text does not tell of the country of a party: its places are others, or it has none and named a group of another country."""
    return country not in told if told else last is not None and last.country is not None and last.country != country


def _told_of(sentences: Sequence[Sentence]) -> Iterator[str]:
    """The countries in which something is said to be, by their names alone: "in Colombia"."""
    for sentence in sentences:
        for k in range(1, len(sentence.items)):
            if sentence.items[k].payloads and sentence.items[k - 1].has("inside"):
                yield from (a.country for a in actors_of(sentence.items[k]) if a.kind == "state" and a.country is not None)


def _meaning(item: Item, actor: ActorSpec | None, vocabulary: Vocabulary) -> Item:
    """The item naming this party, or none."""
    payloads = (("actor", actor),) if actor is not None else ()
    symbol = vocabulary.known_symbol(frozenset(tags_of((*item.tags, *payloads))))
    return replace(item, symbol=symbol, kind="actor" if actor is not None else "term", payloads=payloads)


def _in_capitals(sentence: Sentence, k: int, norm: Normalised) -> bool:
    """Whether the letters at `k` stand for a name: written in capitals, and in a text all in capitals with a noun behind them."""
    item = sentence.items[k]
    if norm.original[slice(*norm.span(item.start, item.end))].islower():
        return False
    if any(c.islower() for c in norm.original[slice(*norm.span(sentence.start, sentence.end))]):
        return True
    behind = sentence.items[k + 1] if k + 1 < len(sentence.items) else None
    starts = k == 0 or sentence.items[k - 1].kind == "punct" or sentence.items[k - 1].has_any(("article", "by_agent"))
    return starts or not (behind is None or behind.kind == "punct" or behind.has_any(_NO_NOUN))
