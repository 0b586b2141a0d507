"""The tags of words: what lexicons, actors and sources make of them, one by one and where several meet at the same words."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import product
from typing import Any

from verify.extract.items import Tag
from verify.extract.places import PlaceMention
from verify.text.normalise import fold
from verify.text.terms import bare

WORD_TAG = frozenset({"word"})
"""The tags of a plain word."""
ONE_TAG = {kind: frozenset({kind}) for kind in ("date", "number", "place", "actor", "actor_adj", "source")}
"""The tags of what is found by its kind."""
NAME_TAGS = frozenset({"word", "name"})
"""The tags of a word that is written as a name."""
_ARTICLE_FREE = (0, 2)


@lru_cache(maxsize=4096)
def _tags(tag: Tag) -> frozenset[str]:
    return frozenset({tag.lexicon} if tag.value is None else {tag.lexicon, f"{tag.lexicon}:{tag.value}"})


def tags_of_one(payload: Any) -> frozenset[str]:
    """The tags that a lexicon entry, an actor or a source gives."""
    return _tags(payload) if isinstance(payload, Tag) else ONE_TAG[payload[0]]


def tags_of(payloads: Iterable[Any]) -> set[str]:
    """The tags that lexicon entries, actors and sources give to the words they are found at."""
    tags: set[str] = set()
    for payload in payloads:
        if isinstance(payload, PlaceMention):
            tags.add("place")
        else:
            tags |= tags_of_one(payload)
    return tags


def tag_sets(by_index: Sequence[Sequence[tuple[str, object]]], article_free: bool) -> set[frozenset[str]]:
    """Every set of tags that one stretch of words can have: what each index may give it, together."""
    once: dict[str, tuple[int, str, frozenset[str]]] = {}  # most words are given tags by one term alone
    often: dict[str, dict[tuple[int, str], frozenset[str]]] = {}
    nothing = frozenset[str]()
    for n, pairs in enumerate(by_index):
        for term, payload in pairs:
            folded, tags = fold(term), tags_of_one(payload)
            word = " ".join([bare(w) for w in folded.split()]) if article_free else folded
            key = word if n in _ARTICLE_FREE else folded
            known = once.get(word)
            if known is None:
                once[word] = (n, key, tags)
            elif known != (n, key, tags):
                given = often.setdefault(word, {known[:2]: known[2]})
                given[n, key] = given.get((n, key), nothing) | tags
    found = {tags for word, (_, _, tags) in once.items() if word not in often}
    for given in often.values():
        if len(given) == 1:
            found.update(given.values())
            continue
        choices = [[nothing, *(tags for (m, _), tags in given.items() if m == n)] for n in range(len(by_index))]
        found.update(nothing.union(*chosen) for chosen in product(*choices))
    found |= {tags | {"actor"} for tags in found if "actor_back" in tags}
    return found
